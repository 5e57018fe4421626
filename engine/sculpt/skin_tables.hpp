#pragma once
// The authored description of the skin, as read from the tables. Millimetres, foot frame.
#include <array>
#include <string>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/text/table.hpp"

namespace windlass::sculpt {

/// A spline table: the station, which rises from row to row, then the columns that skin.toml names.
using Rows = std::vector<std::vector<double>>;

struct Ellipsoid {
  glm::vec3 centre{0.0F};
  glm::vec3 radii{1.0F};
  float blend = 1.0F;
};

struct MassTables {
  Rows leg_sections;
  float leg_top = 0.0F;
  float leg_top_rounding = 1.0F;
  Rows foot_sections;
  Rows foot_shear;
  std::array<float, 2> foot_shear_grows{};
  std::array<float, 3> foot_front{};  ///< station, height, lean
  float foot_front_rounding = 1.0F;
  float foot_back = 0.0F;
  float foot_back_rounding = 1.0F;
  float leg_and_foot_blend = 1.0F;
  float floor_height = 0.0F;
  float floor_softness = 1.0F;
  float sink = 0.0F;
  float sink_height = 1.0F;
  std::vector<Ellipsoid> bumps;
  std::vector<Ellipsoid> hollows;
};

struct DetailPoint {
  glm::vec3 position{0.0F};
  float height = 0.0F;
  float spread = 1.0F;
};

using DetailCurve = std::vector<DetailPoint>;

struct Crease {
  int row = 0;  ///< Of the chain.
  float beyond = 0.0F;
  float depth = 0.0F;
  float spread = 1.0F;
  float half_width = 1.0F;  ///< 0: all round the toe
  bool plantar = false;
};

struct Nail {
  float width = 0.0F;
  float length = 0.0F;
  float beyond = 0.0F;  ///< Of its middle, from the third row of the chain toward the tip.
  float height = 0.0F;
};

struct ToeShape {
  std::array<glm::vec3, 4> centres{};
  std::array<float, 4> half_widths{};
  std::array<float, 4> half_heights{};
  glm::vec3 up{0.0F, 1.0F, 0.0F};
  float blend = 1.0F;
  float web = 1.0F;
  glm::vec3 pad{0.0F};
  glm::vec3 pad_radii{1.0F};  ///< across, along the height, along the toe
  float pad_blend = 1.0F;
  float knuckle_height = 0.0F;
  float knuckle_spread = 1.0F;
  std::vector<Crease> creases;
  Nail nail;
};

struct SkinTables {
  MassTables masses;
  std::vector<DetailCurve> details;
  std::vector<DetailCurve> lines;  ///< Drawn onto the skin that the details have made: veins and creases.
  std::array<ToeShape, 5> toes;
};

/// Exactly `Count` numbers; faults are reported to the table.
template <std::size_t Count>
std::array<float, Count> numbers(text::Table& table, std::string_view key) {
  const std::vector<double> values = table.numbers(key, Count);
  std::array<float, Count> result{};
  for (std::size_t i = 0; i < Count; ++i) result[i] = static_cast<float>(values[i]);
  return result;
}

/// A spline table of `columns` columns, the station included; faults are reported to the table.
Rows read_sections(text::Table& table, std::string_view key, std::size_t columns);

/// The curves listed under `key`; faults are reported to the table.
std::vector<DetailCurve> read_curves(text::Table& table, std::string_view key);

/// Reads skin.toml, skin_detail.toml and toes.toml in `folder`. Throws `base::Failure` with every fault.
SkinTables load_skin_tables(const std::string& folder);

}  // namespace windlass::sculpt
