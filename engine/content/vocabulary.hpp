#pragma once
// The names that content may use. They come from the body and the scene, which content does not know.
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/choreography/prop.hpp"

namespace windlass::content {

/// The body must outlive it.
struct Vocabulary {
  const anatomy::Body* body = nullptr;  ///< Who performs: coordinates, ranges, spots.
  std::vector<std::string> landmarks;  ///< Both sides.
  std::vector<std::string> cameras;    ///< "lateral", "antero_medial" …
  std::vector<std::string> parts = {};  ///< Of the body: each needs its words.
  std::vector<choreography::PropKind> kinds = {};  ///< Of things.

  const anatomy::Rig& rig() const { return body->rig; }
};

inline Vocabulary vocabulary_of(const anatomy::Body& body, std::vector<std::string> cameras,
                                std::vector<choreography::PropKind> kinds = {}) {
  Vocabulary vocabulary{&body, {}, std::move(cameras), {}, std::move(kinds)};
  for (const anatomy::Landmark& landmark : body.landmarks) vocabulary.landmarks.push_back(landmark.name);
  for (const anatomy::Part& part : body.parts) vocabulary.parts.push_back(part.name);
  return vocabulary;
}

}  // namespace windlass::content
