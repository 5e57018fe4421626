#pragma once
// Where chosen spots of the outside are in a posture, without posing whole meshes.
#include <vector>

#include "engine/anatomy/spot.hpp"
#include "engine/motion/skinning.hpp"

namespace windlass::motion {

/// Poses spots of one body; all results are of the last posture given to `pose`.
class PosedSpots {
 public:
  /// `spots`: those that will be asked for. Numbers below are places in that list.
  PosedSpots(const anatomy::Body& body, std::vector<anatomy::Spot> spots);

  /// Other weights for a spot's vertices, sum 1, from the next posture on.
  void set_weights(std::size_t spot, const std::vector<float>& weights);

  /// `world_from_neutral`: of the joints in `pose`.
  void pose(const Pose& pose, const std::vector<base::Transform>& world_from_neutral);

  std::size_t size() const { return places_.size(); }
  /// World, m; the middle of the skin.
  const glm::dvec3& centre(std::size_t spot) const { return places_[spot].centre; }
  /// World, unit, outward.
  const glm::dvec3& normal(std::size_t spot) const { return places_[spot].normal; }

  /// What of the spot lies lowest over a plane.
  struct Lowest {
    double height = 0.0;   ///< m over the plane; negative: below it.
    glm::dvec3 point{0.0};  ///< World, m.
  };
  /// Through `point` with unit `normal`, on whose side the body is. Follows the posture without a jump: what lies hardly
  /// higher counts too.
  Lowest lowest(std::size_t spot, const glm::dvec3& point, const glm::dvec3& normal) const;

  /// How fast correctives alone move a spot as the rig's `coordinate` grows: world, m/rad.
  glm::dvec3 corrective_velocity(std::size_t spot, std::size_t coordinate) const;

  /// The share with which each joint of the rig moves the spot; sum 1.
  const std::vector<double>& carriers(std::size_t spot) const { return places_[spot].carriers; }

 private:
  /// Neighbouring spots of one part on one side, as a mesh of their vertices alone. It is posed about a point of its own:
  /// single precision is then good to some hundredths of a micrometre, and a search for a posture is not lost in noise.
  struct Patch {
    Side side = Side::right;
    std::size_t part = 0;
    glm::dvec3 centre_model{0.0};  ///< m; of the right side's mesh.
    std::size_t joint = 0;         ///< Carries it.
    std::vector<std::uint32_t> vertices;
    anatomy::Mesh mesh;  ///< Relative to `centre_model`.
    Surface surface;     ///< Relative to `origin_world` (reflected for the left side).
    glm::dvec3 origin_world{0.0};
  };
  struct Place {
    std::size_t patch = 0;
    std::vector<std::uint32_t> vertices;  ///< Of the patch.
    std::vector<float> weights;
    std::vector<double> carriers;
    /// Mean offset (m, model frame of the right side) of each of the patch's correctives; empty where there is none.
    std::vector<std::pair<std::size_t, glm::dvec3>> offsets;
    std::size_t main_joint = 0;  ///< Carries most of it.
    glm::dvec3 centre{0.0};
    glm::dvec3 normal{0, 1, 0};
  };
  void set_carriers(Place& place);
  const anatomy::Rig* rig_;
  std::vector<Patch> patches_;
  std::vector<Place> places_;
  Pose pose_;
  std::vector<base::Transform> world_from_neutral_;
};

}  // namespace windlass::motion
