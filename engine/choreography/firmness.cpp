#include "engine/choreography/firmness.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/base/units.hpp"
#include "engine/choreography/course.hpp"

namespace windlass::choreography {
namespace {

struct Row {
  std::string_view begins;  ///< The coordinate's name does.
  double yielding;          ///< Degrees, or m of shifts.
  double aimed;             ///< The same when the demonstration moves it.
};

// App default. The first that fits counts.
constexpr std::array rows = {
    Row{"pelvis.forward", 0.10, 0.03}, Row{"pelvis.up", 0.10, 0.05},  Row{"pelvis.right", 0.10, 0.02},
    Row{"pelvis.", 5.0, 2.0},          Row{"lumbar", 1.5, 1.0},       Row{"thorax.breath", 0.0, 0.0},
    Row{"thorax", 1.5, 1.0},           Row{"neck", 0.0, 0.0},         Row{"head", 0.0, 0.0},
    Row{"hip", 8.0, 3.0},              Row{"knee", 6.0, 1.0},         Row{"ankle", 6.0, 1.0},
    Row{"subtalar", 3.0, 1.0},         Row{"midtarsal_r.twist", 8.0, 2.0}, Row{"midtarsal_l.twist", 8.0, 2.0}, Row{"midtarsal", 0.3, 0.3},
    Row{"shoulder_girdle", 4.0, 3.0},  Row{"shoulder", 15.0, 6.0},    Row{"elbow", 15.0, 6.0},
    Row{"forearm", 15.0, 6.0},         Row{"wrist", 10.0, 5.0},
    Row{"thumb", 8.0, 8.0},            Row{"index", 8.0, 8.0},        Row{"middle", 8.0, 8.0},
    Row{"ring", 8.0, 8.0},             Row{"little", 8.0, 8.0},
};

bool is_splay(std::string_view name) {
  return name.ends_with(".splay");
}

bool is_toe(std::string_view name) {
  return name.starts_with("mtp") || name.starts_with("pip") || name.starts_with("dip") || name.starts_with("ip1");
}

bool is_digit(std::string_view name) {
  return name.starts_with("thumb") || name.starts_with("index") || name.starts_with("middle") ||
         name.starts_with("ring") || name.starts_with("little");
}

double spread_of(const anatomy::Coordinate& coordinate, bool aimed) {
  double spread = 0.0;
  if (coordinate.kind == anatomy::Kind::share || is_splay(coordinate.name)) return 0.0;
  if (is_toe(coordinate.name)) {
    spread = aimed ? 1.5 : 4.0;
  } else {
    for (const Row& row : rows) {
      if (!std::string_view(coordinate.name).starts_with(row.begins)) continue;
      spread = aimed ? row.aimed : row.yielding;
      break;
    }
  }
  return coordinate.kind == anatomy::Kind::turn ? base::radians(spread) : spread;
}

}  // namespace

std::vector<double> spreads_of(const Demonstration& demonstration, const anatomy::Rig& rig) {
  const std::vector<Values> keys = keys_of(demonstration, rig);
  std::vector<bool> aimed(rig.coordinates.size(), false);
  for (const Values& key : keys) {
    for (std::size_t c = 0; c < aimed.size(); ++c) aimed[c] = aimed[c] || key[c] != keys.front()[c];
  }
  const bool strokes = std::any_of(demonstration.contacts.begin(), demonstration.contacts.end(),
                                   [](const Contact& contact) { return contact.stroke.has_value(); });
  for (const Phase& phase : demonstration.phases) {
    for (const Target& sway : phase.sway) aimed[static_cast<std::size_t>(sway.coordinate)] = true;
  }
  std::vector<double> spreads;
  for (std::size_t c = 0; c < aimed.size(); ++c) {
    const bool rests = !strokes && is_digit(rig.coordinates[c].name);  // fingers give way on skin alone
    spreads.push_back(rests ? 0.0 : spread_of(rig.coordinates[c], aimed[c]));
  }
  for (const Firmness& firmness : demonstration.firmness) {
    spreads[static_cast<std::size_t>(firmness.coordinate)] = firmness.spread;
  }
  return spreads;
}

}  // namespace windlass::choreography
