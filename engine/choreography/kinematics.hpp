#pragma once
// Joints in a posture, and how each coordinate moves what hangs on them.
#include <vector>

#include "engine/anatomy/mass.hpp"
#include "engine/choreography/course.hpp"
#include "engine/motion/posed_spots.hpp"

namespace windlass::choreography {

/// Where a coordinate acts in the present posture: it turns about the line through `origin` along unit `axis`, or shifts
/// along `axis`. World.
struct Lever {
  glm::dvec3 axis{0.0};
  glm::dvec3 origin{0.0};
};

class Kinematics {
 public:
  Kinematics(const anatomy::Rig& rig, std::vector<anatomy::Mass> masses, double height);

  /// Own values, couplings not included.
  void set(const Values& own);

  const motion::Pose& pose() const { return pose_; }
  const std::vector<base::Transform>& world_from_neutral() const { return world_; }
  const std::vector<Lever>& levers() const { return levers_; }
  const glm::dvec3& centre_of_mass() const { return centre_of_mass_; }

  /// Whether `coordinate` moves `joint`.
  bool moves(std::size_t coordinate, std::size_t joint) const { return moves_[coordinate * joints_ + joint] != 0; }
  /// How fast what is carried so goes as `coordinate` grows: m/rad, or m/m. Followers are not counted.
  glm::dvec3 velocity(std::size_t coordinate, const motion::PosedSpots::Carriage& carriage) const;
  /// What follows `coordinate` by a coupling, and how fast, in the present posture.
  const std::vector<std::pair<std::size_t, double>>& followers(std::size_t coordinate) const {
    return followers_[coordinate];
  }
  /// The same for a direction, which correctives leave alone.
  glm::dvec3 turning(std::size_t coordinate, const glm::dvec3& direction,
                     const motion::PosedSpots::Carriage& carriage) const;
  /// The same for the centre of mass.
  glm::dvec3 mass_velocity(std::size_t coordinate) const;

 private:
  const anatomy::Rig* rig_;
  std::vector<anatomy::Mass> masses_;
  std::size_t joints_;
  std::vector<std::uint8_t> moves_;
  motion::Pose pose_;
  std::vector<base::Transform> world_;
  std::vector<Lever> levers_;
  std::vector<std::vector<std::pair<std::size_t, double>>> followers_;
  std::vector<glm::dvec3> mass_points_;  ///< World.
  glm::dvec3 centre_of_mass_{0.0};
};

}  // namespace windlass::choreography
