#pragma once
// Clothes as implicit surfaces made of pieces that follow the joints, so that they can be cut and fitted in any
// posture. Millimetres, foot frame.
#include <optional>
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>

#include "engine/base/transform.hpp"
#include "engine/motion/pose.hpp"
#include "engine/sculpt/compound.hpp"
#include "engine/sculpt/correctives.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/lofts.hpp"
#include "engine/sculpt/relief.hpp"

namespace windlass::sculpt {

/// One piece, in the neutral posture: a loft cut off at both ends, or solids. A piece on a right-hand joint has its
/// mirror image on the left.
struct GarmentPiece {
  int joint = 0;
  std::optional<LegLoft> loft;
  std::array<float, 2> ends{};      ///< mm, heights at which the loft is cut …
  std::array<float, 2> rounding{};  ///< … and how roundly.
  std::vector<Solid> solids;
  float blend = 1.0F;       ///< mm, with what stands before it.
  bool is_cut = false;      ///< Taken away from what stands before it: an edge, …
  bool is_opening = false;  ///< … or hollowed out of it, dark inside.
};

/// Where a garment is fitted while the joint moves.
struct GarmentFit {
  int coordinate = 0;
  std::vector<double> at;  ///< rad, or a share; on either side of 0 the smaller ones first
};

/// A shape of its own at one value of a coordinate.
struct GarmentSwell {
  int coordinate = 0;
  double at = 0.0;  ///< rad, or a share
  std::vector<Push> pushes;
};

/// Where a garment lies over another one that moves under it.
struct GarmentDrape {
  std::string over;       ///< The other garment.
  float gap_mm = 0.0F;    ///< From that one to this one's outer side, …
  float below_mm = 0.0F;  ///< … where it hangs lower than this.
  GarmentFit keys;
  std::vector<std::pair<int, double>> also;  ///< It clears the other one, too, with these besides (rad).
};

struct GarmentTables {
  std::string name;
  std::vector<GarmentPiece> pieces;
  std::vector<DetailCurve> folds;  ///< Neutral posture; of each its mirror image too.
  std::vector<GarmentFit> fits;
  std::vector<GarmentSwell> swells;
  std::vector<GarmentDrape> drapes;
  std::vector<std::pair<int, double>> posture;  ///< Coordinates and values (rad) in which the garment is cut.
  float seam = 1.0F;                            ///< mm over which the two sides are joined.
  float cell_mm = 3.0F;
  Box bounds;                          ///< Holds it in the posture in which it is cut.
  glm::vec3 colour{0.0F};              ///< sRGB, 0 to 255 …
  glm::vec3 inside{0.0F};              ///< … and of the hollows.
  std::vector<std::size_t> triangles;  ///< Of each level.
};

/// Reads the garment called `name` from clothes.toml in `folder`. Throws `base::Failure`.
GarmentTables load_garment(const std::string& folder, const std::string& name, const anatomy::Rig& rig);

class Garment {
 public:
  Garment(const GarmentTables& tables, const anatomy::Rig& rig, const FootFrame& frame)
      : tables_(&tables), rig_(&rig), frame_(frame), folds_(tables.folds) {}

  /// Signed distance (mm) when the joints stand at `joints` (world_from_neutral). Holds as long as the garment.
  Field posed(const std::vector<base::Transform>& joints) const;
  /// Distance to the nearest hollow (mm): 0 on the inner surfaces.
  Field hollows(const std::vector<base::Transform>& joints) const;

 private:
  /// A piece on one side of the body, and what carries points back to where it was made.
  struct Placed {
    const GarmentPiece* piece = nullptr;
    glm::mat3 turn{1.0F};
    glm::vec3 shift{0.0F};
  };
  using Sides = std::array<std::vector<Placed>, 2>;
  Sides placed(const std::vector<base::Transform>& joints) const;
  float distance(const Placed& placed, const glm::vec3& point) const;

  const GarmentTables* tables_;
  const anatomy::Rig* rig_;
  FootFrame frame_;
  Relief folds_;
};

}  // namespace windlass::sculpt
