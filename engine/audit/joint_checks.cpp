#include <algorithm>
#include <optional>
#include <string_view>

#include "engine/audit/checks.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

using choreography::Contact;
using choreography::Feature;

/// "ankle_r.dorsiflexion" → "ankle.dorsiflexion".
std::string without_side(const std::string& name) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  if (dot < 2 || name[dot - 2] != '_') return name;
  return name.substr(0, dot - 2) + name.substr(dot);
}

std::string side_of(const std::string& name) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  return dot >= 2 && name[dot - 2] == '_' ? name.substr(dot - 2, 2) : "";
}

bool has_spot(const Contact& contact, const std::string& name) {
  return std::find(contact.spots.begin(), contact.spots.end(), name) != contact.spots.end();
}

/// Whether the person sits: seat or thighs rest on something.
bool sits(const choreography::Demonstration& demonstration, std::size_t phase) {
  return std::any_of(demonstration.contacts.begin(), demonstration.contacts.end(), [&](const Contact& contact) {
    if (!contact.active[phase] || contact.on != Contact::On::feature) return false;
    return std::any_of(contact.spots.begin(), contact.spots.end(), [](const std::string& spot) {
      return spot.starts_with("seat_") || spot.starts_with("thigh_back_");
    });
  });
}

/// Whether the foot of `side` ("_r") carries weight: its load says so, or someone who does not sit has heel or ball
/// planted on something flat. A seated foot is free (shot list 0.2), wherever it rests.
bool is_loaded(const Record& record, const Moment& moment, const std::string& side, const Limits& limits) {
  const auto load = anatomy::find_coordinate(record.body->rig, "foot" + side + ".load");
  if (load && moment.pose.values[static_cast<std::size_t>(*load)] > limits.loaded_share) return true;
  if (sits(*record.demonstration, moment.phase)) return false;
  return std::any_of(record.demonstration->contacts.begin(), record.demonstration->contacts.end(),
                     [&](const Contact& contact) {
                       if (!contact.active[moment.phase] || contact.on != Contact::On::feature) return false;
                       if (contact.feature.shape != Feature::Shape::plane) return false;
                       return has_spot(contact, "heel" + side) || has_spot(contact, "mt1" + side) ||
                              has_spot(contact, "mt5" + side);
                     });
}

const char* unit_of(const anatomy::Coordinate& coordinate) {
  switch (coordinate.kind) {
    case anatomy::Kind::turn: return "deg";
    case anatomy::Kind::shift: return "m";
    case anatomy::Kind::share: return "";
  }
  return "";
}

}  // namespace

Findings joint_findings(const Record& record, const Limits& limits, bool is_mistake) {
  Findings findings;
  const anatomy::Rig& rig = record.body->rig;
  std::vector<bool> loaded_right;
  std::vector<bool> loaded_left;
  for (const Moment& moment : record.moments) {
    loaded_right.push_back(is_loaded(record, moment, "_r", limits));
    loaded_left.push_back(is_loaded(record, moment, "_l", limits));
  }
  for (std::size_t c = 0; c < rig.coordinates.size(); ++c) {
    const anatomy::Coordinate& coordinate = rig.coordinates[c];
    const std::string name = without_side(coordinate.name);
    const std::string side = side_of(coordinate.name);
    const auto has_name = [&](const Clamp& row) {
      return std::find(row.coordinates.begin(), row.coordinates.end(), name) != row.coordinates.end();
    };
    const auto row = std::find_if(limits.clamps.begin(), limits.clamps.end(), has_name);
    const bool is_ankle = name == "ankle.dorsiflexion";
    const auto knee = is_ankle ? anatomy::find_coordinate(rig, "knee" + side + ".flexion") : std::nullopt;
    Worst range("range", coordinate.name, unit_of(coordinate));
    Worst clamp("clamp", coordinate.name, unit_of(coordinate));
    const auto shown_of = [&](double value) { return anatomy::shown_value(coordinate, value); };
    const double tolerance = coordinate.kind == anatomy::Kind::turn ? limits.angle_tolerance : limits.shift_tolerance;
    for (std::size_t n = 0; n < record.moments.size(); ++n) {
      const Moment& moment = record.moments[n];
      const double value = moment.pose.values[c];
      // What is reported is the value against the limit, so the tolerance widens the limit.
      range.above(moment.time, shown_of(value), shown_of(coordinate.max + tolerance));
      range.below(moment.time, shown_of(value), shown_of(coordinate.min - tolerance));
      if (row == limits.clamps.end() || is_mistake) continue;
      const bool is_loaded_now = side == "_r" ? loaded_right[n] : loaded_left[n];
      double most = is_loaded_now ? row->loaded_max : row->open_max;
      const double least = is_loaded_now ? row->loaded_min : row->open_min;
      if (knee && is_loaded_now && moment.pose.values[static_cast<std::size_t>(*knee)] < limits.straight_knee) {
        most = std::min(most, limits.straight_ankle);
      }
      clamp.above(moment.time, shown_of(value), shown_of(most + tolerance));
      clamp.below(moment.time, shown_of(value), shown_of(least - tolerance));
    }
    range.report(record, coordinate.name + " is at", findings);
    clamp.report(record, coordinate.name + " is at", findings);
  }
  return findings;
}

}  // namespace windlass::audit
