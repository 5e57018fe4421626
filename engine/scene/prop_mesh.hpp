#pragma once
// Things as triangles: a kind of thing → its meshes, and where they are at one moment.
#include <optional>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/choreography/prop.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::scene {

/// Solids of one thing that are drawn together: of one material, and moving alike.
struct PropMesh {
  Material material = Material::plaster;
  anatomy::Mesh mesh;  ///< Colours and triangles; `positions` say where grain sticks: its fibres run along x.
  motion::Surface rest;                ///< In the thing's frame.
  std::vector<float> give;             ///< Of what is soft, a vertex: how far it follows what sinks in, 0 … 1.
  double soft = 0.0;                   ///< m: see `choreography::Solid`.
  double edge = 0.0;                   ///< Mean length of triangle edges (m).
  std::optional<std::size_t> strand;   ///< The solid that lies along the state's course, in `PropKind::solids`; or …
  std::optional<double> along;         ///< … it rides on that course, at this share of its length.
};

/// What a kind of thing looks like.
struct PropModel {
  /// What a solid fills, roughly.
  struct Box {
    base::Transform thing_from_box;
    glm::dvec3 low{0.0}, high{0.0};  ///< m
  };
  choreography::PropKind kind;
  std::vector<PropMesh> meshes;
  std::vector<Box> boxes;           ///< Of every solid but strands and blades.
  glm::vec3 low{0.0F}, high{0.0F};  ///< Bounds at rest (m), in the thing's frame.
};

PropModel model_of(const choreography::PropKind& kind);

/// Writes where `mesh` of `model` is in `state` (m, world).
void pose(const PropModel& model, const PropMesh& mesh, const choreography::PropState& state, motion::Surface& surface);

/// Factors of linear albedo: a band grows warmer as it is stretched.
glm::vec3 tint_of(const choreography::PropState& state);

}  // namespace windlass::scene
