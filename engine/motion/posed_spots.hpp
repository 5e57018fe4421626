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
  /// World, m: each of the spot's vertices.
  std::vector<glm::dvec3> places(std::size_t spot) const;

  /// What of the spot lies lowest over a plane.
  struct Lowest {
    double height = 0.0;          ///< m over the plane; negative: below it.
    std::vector<double> weights;  ///< Of the spot's vertices: how much each counts; sum 1.
  };
  /// Through `point` with unit `normal`, on whose side the body is. Follows the posture without a jump: what lies hardly
  /// higher counts too.
  Lowest lowest(std::size_t spot, const glm::dvec3& point, const glm::dvec3& normal) const;

  /// The mean height (m) of the spot's vertices over that plane, with `weights`.
  double mean_height(std::size_t spot, const std::vector<double>& weights, const glm::dvec3& point,
                     const glm::dvec3& normal) const;

  /// How the rig's joints and correctives carry a weighted mean of a spot's vertices, in the present posture.
  struct Carriage {
    struct Joint {
      std::size_t joint = 0;
      double share = 0.0;
      glm::dvec3 moment{0.0};  ///< World, m: sum of share times place.
    };
    struct Bulge {
      std::size_t coordinate = 0;
      glm::dvec3 velocity{0.0};  ///< World, m/rad.
    };
    std::vector<Joint> joints;
    std::vector<Bulge> bulges;
  };
  /// Of the middle.
  Carriage carriage(std::size_t spot) const;
  /// Of the vertices with other weights.
  Carriage carriage(std::size_t spot, const std::vector<double>& weights) const;
  /// Whether `joint` carries any of the spot.
  bool is_carried_by(std::size_t spot, std::size_t joint) const;

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
    std::vector<float> slopes;  ///< Of each corrective in the present posture: 1/rad.
    Surface surface;     ///< Relative to `origin_world` (reflected for the left side).
    glm::dvec3 origin_world{0.0};
  };
  struct Place {
    std::size_t patch = 0;
    std::vector<std::uint32_t> vertices;  ///< Of the patch.
    std::vector<float> weights;
    /// Of each vertex: the offsets of the patch's correctives (m, model frame of the right side).
    std::vector<std::vector<std::pair<std::size_t, glm::vec3>>> offsets;
    glm::dvec3 centre{0.0};
    glm::dvec3 normal{0, 1, 0};
  };
  glm::dvec3 vertex_world(const Patch& patch, std::uint32_t vertex) const;
  const anatomy::Rig* rig_;
  std::vector<Patch> patches_;
  std::vector<Place> places_;
  Pose pose_;
  std::vector<base::Transform> world_from_neutral_;
};

}  // namespace windlass::motion
