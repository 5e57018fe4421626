#pragma once
// The names that content may use. They come from the body and the scene, which content does not know.
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::content {

struct Vocabulary {
  anatomy::Rig rig;                    ///< Coordinates and their ranges, both sides.
  std::vector<std::string> landmarks;  ///< Both sides.
  std::vector<std::string> cameras;    ///< "lateral", "antero_medial" …
  std::vector<std::string> parts = {};  ///< Of the body: each needs its words.
};

inline Vocabulary vocabulary_of(const anatomy::Body& body, std::vector<std::string> cameras) {
  Vocabulary vocabulary{body.rig, {}, std::move(cameras), {}};
  for (const anatomy::Landmark& landmark : body.landmarks) vocabulary.landmarks.push_back(landmark.name);
  for (const anatomy::Part& part : body.parts) vocabulary.parts.push_back(part.name);
  return vocabulary;
}

}  // namespace windlass::content
