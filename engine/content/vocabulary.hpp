#pragma once
// The names that content may use. They come from the body and the scene, which content does not know.
#include <memory>
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/choreography/prop.hpp"
#include "engine/choreography/stage.hpp"

namespace windlass::content {

/// The stage's body must outlive it.
struct Vocabulary {
  std::shared_ptr<const choreography::Stage> stage;  ///< Who performs: coordinates, ranges, spots.
  std::vector<std::string> landmarks;  ///< Both sides.
  std::vector<std::string> cameras;    ///< "lateral", "antero_medial" …
  std::vector<std::string> parts = {};  ///< Of the body: each needs its words.
  std::vector<choreography::PropKind> kinds = {};  ///< Of things.

  const anatomy::Rig& rig() const { return stage->body->rig; }
};

inline Vocabulary vocabulary_of(choreography::Stage stage, std::vector<std::string> cameras,
                                std::vector<choreography::PropKind> kinds = {}) {
  const anatomy::Body& body = *stage.body;
  Vocabulary vocabulary{std::make_shared<const choreography::Stage>(std::move(stage)), {}, std::move(cameras), {},
                        std::move(kinds)};
  for (const anatomy::Landmark& landmark : body.landmarks) vocabulary.landmarks.push_back(landmark.name);
  for (const anatomy::Part& part : body.parts) vocabulary.parts.push_back(part.name);
  return vocabulary;
}

}  // namespace windlass::content
