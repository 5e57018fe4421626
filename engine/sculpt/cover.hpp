#pragma once
// The skin as what lies below it must keep below it.
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/tube.hpp"

namespace windlass::sculpt {

/// The posed skin, for depths below it.
class Cover {
 public:
  /// `skin`: a part of the outside; its finest level counts.
  Cover(const anatomy::Rig& rig, const anatomy::Part& skin, const motion::Pose& pose, const FootFrame& frame);

  struct Depth {
    float mm = 0.0F;         ///< Negative: outside.
    glm::vec3 outward{0.0F};  ///< Of the nearest skin.
  };
  /// `point`: mm, foot frame of the world.
  Depth depth_at(const glm::vec3& point) const;

 private:
  struct Cell {
    glm::vec3 low{0.0F}, high{0.0F};
    std::vector<std::uint32_t> vertices;
  };
  std::vector<glm::vec3> positions_;  // mm
  std::vector<glm::vec3> normals_;
  std::vector<Cell> cells_;
};

/// Moves the points of a tube inward until its whole skin side lies `room` mm below `cover`. `give`, of each point: 1
/// flattens half as far as it would move, so that its deep side stays where it is; 0 only moves.
void tuck_under(const Cover& cover, float room, const std::vector<glm::vec3>& ups, const std::vector<float>& give,
                std::vector<TubePoint>& points);

}  // namespace windlass::sculpt
