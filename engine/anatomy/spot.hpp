#pragma once
// Places of the outside that touch things, by name: "heel_r", "thumb_pad_l".
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec3.hpp>

namespace windlass::anatomy {

struct Body;

/// A patch of one part's finest level.
struct Spot {
  std::string name;
  std::size_t part = 0;                 ///< In `Body::parts`.
  bool is_left = false;                 ///< It lies on the part's mirror image.
  std::vector<std::uint32_t> vertices;  ///< Never empty.
  std::vector<float> weights;           ///< One a vertex, sum 1: heaviest in the middle.
};

/// Spots that touch together: "sole_r" is heel, ball and toes.
struct SpotGroup {
  std::string name;
  std::vector<int> spots;  ///< In `Spots::all`; what holds it most firmly comes first.
};

struct Spots {
  std::vector<Spot> all;
  std::vector<SpotGroup> groups;
};

/// A spot as tables have it, of the right side or the mid-line.
struct SpotRow {
  std::string name;
  std::string part;
  glm::dvec3 at_model{0.0};          ///< m, neutral posture, near the surface
  glm::dvec3 outward{0.0, -1.0, 0.0};  ///< Unit; skin that faces another way does not belong to it.
  double radius = 0.008;             ///< m
};

/// The vertices within the row's radius of the surface's point nearest to it; heavier the nearer. Nothing when the part
/// is not there or has no surface there that faces the row's way.
std::optional<Spot> spot_at(const Body& body, const SpotRow& row);

/// The left counterpart of `spot`, which `row` gave: on a part of both sides other vertices, else the mirror image.
Spot mirrored(const Body& body, const SpotRow& row, const Spot& spot);

std::optional<int> find_spot(const Spots& spots, std::string_view name);
/// The spots of the group `name`, or the one spot of that name; none when there is neither.
std::vector<int> spots_named(const Spots& spots, std::string_view name);

}  // namespace windlass::anatomy
