#pragma once
// The things of a picture: posed, and out of the way of the body.
#include <cstdint>
#include <memory>
#include <vector>

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/choreography/prop.hpp"
#include "engine/scene/frame.hpp"
#include "engine/scene/prop_mesh.hpp"
#include "engine/scene/sight.hpp"

namespace windlass::scene {

/// A thing in the picture, as on the right side; `kind` must outlive the call that it is given to.
struct Thing {
  const choreography::PropKind* kind = nullptr;
  choreography::PropState state;
};

/// Share (0 … 1) of `places` (world; w: what each counts) that a thing hides from `eye_world`. Strands and blades hide
/// nothing.
double hidden_share(const PropModel& model, const base::Transform& world_from_prop, const glm::dvec3& eye_world,
                    const std::vector<glm::vec4>& places);

/// Keeps the meshes of things from picture to picture.
class Things {
 public:
  struct Wish {
    bool mirrored = false;  ///< Left side: all is drawn reflected.
    glm::dvec3 eye_world{0.0};
    const std::vector<glm::vec4>* body = nullptr;  ///< Places that shall be seen; world.
    Quality quality = Quality::good;
    double pixels = 1000.0;  ///< Of a metre seen from a metre away.
  };

  /// Appends what `sight` holds of `things` to `frame`: those that would hide the body as glass.
  void add(const std::vector<Thing>& things, const Sight& sight, const Wish& wish, Frame& frame);

  /// Bounds (m, world) of each thing of the last picture.
  struct Bounds {
    glm::vec3 low{0.0F}, high{0.0F};
  };
  const std::vector<Bounds>& bounds() const { return bounds_; }

 private:
  /// One thing's model and where it was last. Its place in memory tells the renderer which it is: it stays.
  struct Kept {
    std::size_t place = 0;  ///< In the list of things.
    PropModel model;
    choreography::PropState state;
    std::vector<motion::Surface> surfaces;  ///< One a mesh.
    Bounds bounds;
    std::uint64_t revision = 0;
  };

  Kept& kept(std::size_t place, const choreography::PropKind& kind);
  static void move(Kept& kept, const choreography::PropState& state);

  std::vector<std::unique_ptr<Kept>> kept_;
  std::vector<Bounds> bounds_;
};

}  // namespace windlass::scene
