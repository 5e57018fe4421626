#include "engine/sculpt/garment.hpp"

#include <algorithm>
#include <limits>

#include "engine/sculpt/primitives.hpp"

namespace windlass::sculpt {
namespace {

constexpr float fold_reach_mm = 12.0F;
constexpr float far_mm = 1e4F;

float clipped(const GarmentPiece& piece, const glm::vec3& point) {
  if (!piece.loft) return joined(far_mm, piece.solids, point);
  const float below = smooth_max(piece.loft->distance(point), piece.ends[0] - point.y, piece.rounding[0]);
  return smooth_max(below, point.y - piece.ends[1], piece.rounding[1]);
}

/// The joint or coordinate that `found` holds; else a fault.
int known(text::Table& table, std::string_view key, const std::string& name, const std::optional<int>& found) {
  if (!found) table.fault(key, "the rig has no '" + name + "'", "take a name from rig.toml");
  return found.value_or(0);
}

std::array<float, 2> pair(text::Table& table, std::string_view key) {
  const std::vector<double> values = table.numbers(key, 2);
  return {static_cast<float>(values[0]), static_cast<float>(values[1])};
}

GarmentPiece piece_from(text::Table& table, const anatomy::Rig& rig) {
  GarmentPiece piece;
  table.string("name");
  const std::string joint = table.string("joint");
  piece.joint = known(table, "joint", joint, anatomy::find_joint(rig, joint));
  if (table.has("sections")) {
    piece.loft.emplace(read_sections(table, "sections", 11));
    piece.ends = pair(table, "ends");
    piece.rounding = pair(table, "rounding");
  } else {
    Compound solids;
    read_solids(table, "solids", Authoring{}, solids);
    piece.solids = solids.solids();
    if (piece.solids.empty()) table.fault("solids", "a piece needs sections or solids");
  }
  piece.blend = static_cast<float>(table.number("blend", 0, 200));
  piece.is_opening = table.boolean_or("opening", false);
  piece.is_cut = table.boolean_or("cut", false) || piece.is_opening;
  table.check_unread();
  return piece;
}

double value_of(text::Table& table, const anatomy::Rig& rig, int coordinate, std::string_view key, double shown) {
  if (shown == 0.0) table.fault(key, "at 0 there is nothing to do", "leave it out");
  return anatomy::value_from_shown(rig.coordinates[static_cast<std::size_t>(coordinate)], shown);
}

std::vector<std::pair<int, double>> posture_from(text::Table& table, std::string_view key, const anatomy::Rig& rig) {
  std::vector<std::pair<int, double>> posture;
  for (const text::NamedNumber& entry : table.named_numbers(key)) {
    const int coordinate = known(table, key, entry.name, anatomy::find_coordinate(rig, entry.name));
    posture.emplace_back(coordinate,
                         anatomy::value_from_shown(rig.coordinates[static_cast<std::size_t>(coordinate)], entry.value));
  }
  return posture;
}

/// Leaves other keys of the table unread.
GarmentFit keys_from(text::Table& table, const anatomy::Rig& rig) {
  GarmentFit fit;
  const std::string name = table.string("coordinate");
  fit.coordinate = known(table, "coordinate", name, anatomy::find_coordinate(rig, name));
  for (const double at : table.numbers("at")) fit.at.push_back(value_of(table, rig, fit.coordinate, "at", at));
  return fit;
}

GarmentFit fit_from(text::Table& table, const anatomy::Rig& rig) {
  GarmentFit fit = keys_from(table, rig);
  table.check_unread();
  return fit;
}

GarmentDrape drape_from(text::Table& table, const anatomy::Rig& rig) {
  GarmentDrape drape;
  drape.over = table.string("over");
  drape.gap_mm = static_cast<float>(table.number("gap", 0, 50));
  drape.below_mm = static_cast<float>(table.number("below"));
  drape.keys = keys_from(table, rig);
  if (table.has("also")) drape.also = posture_from(table, "also", rig);
  table.check_unread();
  return drape;
}

GarmentSwell swell_from(text::Table& table, const anatomy::Rig& rig) {
  GarmentSwell swell;
  const std::string name = table.string("coordinate");
  swell.coordinate = known(table, "coordinate", name, anatomy::find_coordinate(rig, name));
  swell.at = value_of(table, rig, swell.coordinate, "at", table.number("at"));
  for (text::Table& push : table.tables("pushes")) swell.pushes.push_back(read_push(push, 1));
  table.check_unread();
  return swell;
}

}  // namespace

GarmentTables load_garment(const std::string& folder, const std::string& name, const anatomy::Rig& rig) {
  text::Errors errors;
  GarmentTables garment;
  garment.name = name;
  if (const auto file = text::Document::load(folder + "/clothes.toml", errors)) {
    text::Table root = file->root(errors);
    if (auto table = root.table(name)) {
      garment.colour = table->vec3("colour");
      garment.inside = table->vec3("inside");
      garment.cell_mm = static_cast<float>(table->number("cell", 0.5, 10));
      garment.seam = static_cast<float>(table->number("seam", 0.1, 100));
      garment.bounds = {table->vec3("low"), table->vec3("high")};
      for (const double count : table->numbers("triangles"))
        garment.triangles.push_back(static_cast<std::size_t>(count));
      if (garment.triangles.empty()) table->fault("triangles", "a garment needs a level of detail or more");
      garment.posture = posture_from(*table, "posture", rig);
      for (text::Table& piece : table->tables("piece")) garment.pieces.push_back(piece_from(piece, rig));
      if (garment.pieces.empty() || garment.pieces.front().is_cut) {
        table->fault("piece", "a garment begins with a piece that is neither cut nor opening");
      }
      garment.folds = read_curves(*table, "fold");
      for (text::Table& fit : table->tables("fit")) garment.fits.push_back(fit_from(fit, rig));
      for (text::Table& swell : table->tables("swell")) garment.swells.push_back(swell_from(swell, rig));
      for (text::Table& drape : table->tables("drape")) garment.drapes.push_back(drape_from(drape, rig));
      table->check_unread();
    }
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return garment;
}

Garment::Sides Garment::placed(const std::vector<base::Transform>& joints) const {
  Sides sides;
  for (const GarmentPiece& piece : tables_->pieces) {
    const auto right = static_cast<std::size_t>(piece.joint);
    const auto left = static_cast<std::size_t>(rig_->joints[right].mirror);
    for (std::size_t side = 0; side < 2; ++side) {
      const base::Transform back = base::inverse(side == 0 ? joints[right] : joints[left]);
      const bool is_mirrored = side == 1 && left != right;
      Placed& placed = sides[side].emplace_back();
      placed.piece = &piece;
      const auto carried = [&](const glm::dvec3& foot_mm) {
        glm::dvec3 model = base::apply(back, frame_.to_model(foot_mm));
        if (is_mirrored) model = base::mirrored(model);
        return frame_.to_foot(model);
      };
      const glm::dvec3 origin = carried(glm::dvec3(0.0));
      placed.shift = glm::vec3(origin);
      for (int axis = 0; axis < 3; ++axis) {
        glm::dvec3 unit(0.0);
        unit[axis] = 1.0;
        placed.turn[axis] = glm::vec3(carried(unit) - origin);
      }
    }
  }
  return sides;
}

float Garment::distance(const Placed& placed, const glm::vec3& point) const {
  glm::vec3 local = placed.turn * point + placed.shift;
  float d = clipped(*placed.piece, local);
  if (placed.piece->is_cut || std::abs(d) > fold_reach_mm) return d;
  // The folds of one side serve both.
  const auto middle = static_cast<float>(-frame_.stance_mm.z);
  local.z = middle + std::abs(local.z - middle);
  return d - folds_.height_at(local);
}

Field Garment::posed(const std::vector<base::Transform>& joints) const {
  return [this, sides = placed(joints)](const glm::vec3& point) {
    std::array<float, 2> of_side{};
    for (std::size_t side = 0; side < 2; ++side) {
      float& d = of_side[side];
      d = distance(sides[side].front(), point);
      for (std::size_t i = 1; i < sides[side].size(); ++i) {
        const Placed& placed = sides[side][i];
        const float own = distance(placed, point);
        d = placed.piece->is_cut ? smooth_max(d, -own, placed.piece->blend) : smooth_min(d, own, placed.piece->blend);
      }
    }
    return smooth_min(of_side[0], of_side[1], tables_->seam);
  };
}

Field Garment::hollows(const std::vector<base::Transform>& joints) const {
  return [this, sides = placed(joints)](const glm::vec3& point) {
    float d = std::numeric_limits<float>::max();
    for (const auto& side : sides) {
      for (const Placed& placed : side) {
        if (placed.piece->is_opening) d = std::min(d, distance(placed, point));
      }
    }
    return d;
  };
}

}  // namespace windlass::sculpt
