#pragma once
// Sizes of leg and foot as an anthropometrist takes them, and what surveys say they should be.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anatomy/body.hpp"

namespace windlass::anatomy {

/// One size of a body.
struct Measure {
  std::string name;    ///< "ball_girth", "metatarsal1_length"
  double value = 0.0;  ///< m, or a share
  bool is_share = false;
};

/// Sizes of the right leg in the neutral posture, standing on the floor y = 0. Breadths run along z, lengths along x.
/// Taken on the finest level of "skin_leg", on the bones and at the landmarks; what lacks one of these is left out.
std::vector<Measure> measures_of(const Body& body);

/// The size called `name`; nothing when it was left out.
std::optional<double> find_measure(const std::vector<Measure>& measures, std::string_view name);

/// Points where the plane through `point` across `normal` cuts edges of `mesh` (m).
std::vector<glm::dvec3> section_of(const Mesh& mesh, const glm::dvec3& point, const glm::dvec3& normal);

/// Length of a tape drawn tight around points of a plane across `normal` (m): hollows are bridged.
double tape_length(const std::vector<glm::dvec3>& points, const glm::dvec3& normal);

/// What a size should be, on a foot of a certain length.
struct Reference {
  enum class Kind { survey, mesh, bone };  ///< Mean ± 1 SD of people; a value of the reference's meshes; its bones.
  std::string measure;
  Kind kind = Kind::survey;
  double mean = 0.0;         ///< m at `foot_length`
  double margin = 0.0;       ///< As `mean`: what lies within is inside.
  double foot_length = 0.0;  ///< m
  std::string source;
};

/// `reference` for a foot `foot_length` (m) long.
Reference scaled(Reference reference, double foot_length);

bool is_inside(double value, const Reference& reference);

std::optional<Reference> find_reference(const std::vector<Reference>& references, std::string_view measure);

}  // namespace windlass::anatomy
