#pragma once
// One body in many shapes: flat, neutral and high arch, foot length, breadth. A smooth one-to-one warp of the space
// that the neutral posture stands in moves everything alike, so what lies inside stays inside.
#include <array>
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>

#include "engine/anatomy/body.hpp"

namespace windlass::anatomy {

/// Which shape is wanted. The defaults are the body as its tables make it.
struct Morphology {
  double arch = 0.0;           ///< -1 flat … 0 neutral … 1 high
  double foot_length = 0.256;  ///< m; the whole body grows with its feet
  double breadth = 1.0;        ///< Of the feet, in shares of the neutral breadth.

  bool operator==(const Morphology&) const = default;
};

/// 0 up to `from`, rising smoothly to 1 at `full`, 1 up to `until`, falling to 0 at `to`.
struct Rise {
  double from = 0.0, full = 0.0, until = 0.0, to = 0.0;
};

/// A region of the foot that moves with the arch: by `flat` at arch -1, by `high` at arch 1, in proportion between.
struct Shift {
  std::string name;
  std::array<Rise, 3> reach;  ///< Along x, y, z of the foot frame (m); their product is the share that moves.
  glm::dvec3 flat{0.0};       ///< m
  glm::dvec3 high{0.0};       ///< m
  std::string source;
};

/// Heights of the navicular tuberosity that count as one kind of arch.
struct ArchBand {
  std::string name;
  double arch = 0.0;                   ///< The morphology that stands for it.
  double lowest = 0.0, highest = 0.0;  ///< m, on a foot of the neutral length
  std::string source;
};

/// How much of what `driver` does by couplings is done in other shapes: shares of the neutral one, at arch -1 and at
/// arch 1, in proportion between.
struct Give {
  std::string driver;  ///< A coordinate of the right side; the left one follows.
  double flat = 1.0;
  double high = 1.0;
  std::string source;
};

/// How the shapes come about: numbers of assets/anatomy/morphology.toml.
struct MorphologyTable {
  double foot_length = 0.256;            ///< m, as the body's tables make it …
  double shortest = 0.256, longest = 0.256;  ///< … and what may be asked for
  double narrowest = 1.0, broadest = 1.0;
  double middle_at_heel = 0.0, middle_slope = 0.0;  ///< The line z = a + b x from which breadth is counted (m).
  Rise breadth_height;                              ///< Heights that breadth applies to (m).
  std::vector<Shift> shifts;
  std::vector<Give> gives;
  std::vector<ArchBand> bands;  ///< flat, neutral, high
  glm::dvec3 stance{0.0};       ///< Where the foot frame stands in the model frame (m).
};

/// `wanted` kept within what the table allows.
Morphology clamped(const Morphology& wanted, const MorphologyTable& table);

/// A point and how space stretches there.
struct Warped {
  glm::dvec3 point{0.0};
  glm::dmat3 stretch{1.0};  ///< Of the new place by the old one.
};

/// Where `morphology` puts a point of the right half of the neutral model (m).
Warped warped(const glm::dvec3& point_model, const Morphology& morphology, const MorphologyTable& table);

/// `neutral` in another shape: vertices, normals, corrective offsets, pivots, axis points, gains of couplings, landmarks
/// of both sides.
/// Directions of axes, weights and triangles stay.
Body shaped(const Body& neutral, const Morphology& morphology, const MorphologyTable& table);

/// Gives `body`, which is `neutral` in the shape `from`, the shape `to`; visits only what differs.
void reshape(Body& body, const Body& neutral, const Morphology& from, const Morphology& to,
             const MorphologyTable& table);

/// The kind of arch to which a navicular tuberosity of `height` (m) on a foot of `foot_length` (m) belongs: the
/// nearest band.
const ArchBand& band_of(double height, double foot_length, const MorphologyTable& table);

}  // namespace windlass::anatomy
