#include "engine/audit/quantity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <glm/geometric.hpp>

#include "engine/audit/things.hpp"
#include "engine/base/require.hpp"
#include "engine/base/units.hpp"

namespace windlass::audit {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double mm = 1e3;
constexpr double touches = 0.001;       // m, the gap at which a contact still counts as touching
constexpr double painted_reach = 0.008;  // m around the middle of what presses: half a thumb's breadth

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> words{""};
  for (const char c : text) {
    if (c == by) {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

template <class Items>
std::optional<std::size_t> index_of(const Items& items, const std::string& name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  if (found == items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

bool is_in(const std::vector<std::string>& known, const std::string& word) {
  return std::find(known.begin(), known.end(), word) != known.end();
}

std::optional<std::size_t> axis_named(const std::string& word) {
  if (word.size() != 1 || word[0] < 'x' || word[0] > 'z') return std::nullopt;
  return static_cast<std::size_t>(word[0] - 'x');
}

/// Finds out what keeps a name from being measured.
class Fault {
 public:
  Fault(const choreography::Demonstration& demonstration, const anatomy::Body& body)
      : d_(demonstration), touches_(touches_of(demonstration)), body_(body) {}

  std::optional<std::string> in(const std::string& name) const {
    if (anatomy::find_coordinate(body_.rig, name)) return std::nullopt;
    const std::vector<std::string> words = split(name, '.');
    const std::string& kind = words[0];
    const std::size_t count = words.size();
    if (kind == "lm" && count == 3) return !axis_named(words[2]) ? axis(words[2]) : landmark(words[1]);
    if ((kind == "com" || kind == "com_acceleration") && count == 2) return axis_named(words[1]) ? std::nullopt : axis(words[1]);
    if (kind == "contact" && count == 3) return contact(words[1], words[2]);
    if (kind == "prop" && count == 3) return prop(words[1], words[2]);
    if (kind == "height_mm" && count == 2) return spots(words[1]);
    if ((kind == "yaw_deg" || kind == "pitch_deg" || kind == "twist_deg") && count == 2) return joint(words[1]);
    if (kind == "distance_mm" && count == 3) return first({place(words[1]), place(words[2])});
    if ((kind == "along_mm" || kind == "aside_mm") && count == 4) {
      return first({place(words[1]), place(words[2]), place(words[3])});
    }
    if (kind == "touching" && count == 2) return contacts(words[1]);
    if (kind == "painted_percent" && count == 3) return first({contacts(words[1]), spots(words[2])});
    return "nothing measured is called '" + name + "'";
  }

 private:
  using Result = std::optional<std::string>;

  static Result first(const std::vector<Result>& results) {
    for (const Result& result : results) {
      if (result) return result;
    }
    return std::nullopt;
  }
  static Result axis(const std::string& word) { return "an axis is x, y or z, not '" + word + "'"; }
  Result landmark(const std::string& word) const {
    if (index_of(body_.landmarks, word)) return std::nullopt;
    return "the body has no landmark '" + word + "'";
  }
  Result spots(const std::string& word) const {
    if (!anatomy::spots_named(body_.spots, word).empty()) return std::nullopt;
    return "the body has no spot '" + word + "'";
  }
  Result place(const std::string& word) const {
    if (anatomy::find_spot(body_.spots, word) || index_of(body_.landmarks, word)) return std::nullopt;
    return "the body has no spot or landmark '" + word + "'";
  }
  Result joint(const std::string& word) const {
    if (anatomy::find_joint(body_.rig, word)) return std::nullopt;
    return "the rig has no segment '" + word + "'";
  }
  Result contacts(const std::string& words) const {
    for (const std::string& word : split(words, '+')) {
      if (!index_of(touches_, word)) return "no contact is called '" + word + "'";
    }
    return std::nullopt;
  }
  Result contact(const std::string& word, const std::string& end) const {
    if (!is_in(contact_quantities(), end)) return "a contact has no '" + end + "'";
    return contacts(word);
  }
  Result prop(const std::string& word, const std::string& end) const {
    if (!is_in(prop_quantities(), end)) return "a thing has no '" + end + "'";
    if (!index_of(d_.props, word)) return "no prop is called '" + word + "'";
    return std::nullopt;
  }

  const choreography::Demonstration& d_;
  const std::vector<choreography::Contact> touches_;
  const anatomy::Body& body_;
};

/// Where a spot's middle or a landmark is, moment by moment.
class Places {
 public:
  Places(const Record& record, const std::vector<std::string>& names) : record_(&record) {
    const anatomy::Body& body = *record.body;
    std::vector<Region> regions;
    for (const std::string& name : names) {
      Place place;
      if (const auto landmark = index_of(body.landmarks, name)) {
        place.landmark = *landmark;
        place.joint = static_cast<std::size_t>(body.landmarks[*landmark].joint);
      } else {
        const anatomy::Spot& spot = body.spots.all[static_cast<std::size_t>(*anatomy::find_spot(body.spots, name))];
        place.region = regions.size();
        regions.push_back(region_of(spot));
        const anatomy::Mesh& mesh = body.parts[spot.part].levels.front();
        place.joint = mesh.influences[spot.vertices.front()].joints[0];
        if (spot.is_left) place.joint = static_cast<std::size_t>(body.rig.joints[place.joint].mirror);
      }
      places_.push_back(place);
    }
    skin_.emplace(body, regions);
  }

  /// Of each name.
  std::vector<glm::dvec3> at(const Moment& moment) {
    skin_->pose(moment.pose, moment.world_from_neutral);
    std::vector<glm::dvec3> points;
    for (const Place& place : places_) {
      if (place.landmark) {
        points.push_back(base::apply(moment.world_from_neutral[place.joint],
                                     record_->body->landmarks[*place.landmark].point_model));
        continue;
      }
      glm::dvec3 sum(0.0);
      const std::vector<glm::dvec3>& skin = skin_->points(place.region);
      for (const glm::dvec3& point : skin) sum += point;
      points.push_back(sum / static_cast<double>(skin.size()));
    }
    return points;
  }
  std::size_t joint(std::size_t place) const { return places_[place].joint; }

 private:
  struct Place {
    std::optional<std::size_t> landmark;
    std::size_t region = 0;
    std::size_t joint = 0;
  };
  const Record* record_;
  std::vector<Place> places_;
  std::optional<PosedSkin> skin_;
};

/// `value` of each moment.
Series each(const Record& record, const std::function<double(const Moment&)>& value) {
  Series series;
  for (const Moment& moment : record.moments) series.push_back(value(moment));
  return series;
}

/// m/s² of the centre of mass: that of the parabola which fits best over a tenth of a second.
Series accelerations(const Record& record, glm::length_t axis) {
  constexpr std::size_t reach = 3;
  constexpr std::array weights{5.0, 0.0, -3.0, -4.0, -3.0, 0.0, 5.0};
  const std::vector<Moment>& moments = record.moments;
  Series series(moments.size(), none);
  for (std::size_t n = reach; n + reach < moments.size(); ++n) {
    const double step = (moments[n + reach].time - moments[n - reach].time) / (2.0 * reach);
    if (step > 1.5 / rate) continue;  // a hold that is not measured whole
    double sum = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * moments[n - reach + i].centre_of_mass[axis];
    series[n] = sum / (42.0 * step * step);
  }
  return series;
}

Series heights(const Record& record, const std::string& name) {
  std::vector<Region> regions;
  for (const int spot : anatomy::spots_named(record.body->spots, name)) {
    regions.push_back(region_of(record.body->spots.all[static_cast<std::size_t>(spot)]));
  }
  PosedSkin skin(*record.body, regions);
  return each(record, [&](const Moment& moment) {
    skin.pose(moment.pose, moment.world_from_neutral);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t r = 0; r < regions.size(); ++r) {
      for (const glm::dvec3& point : skin.points(r)) least = std::min(least, point.y);
    }
    return mm * least;
  });
}

/// Yaw, pitch or twist of a segment.
Series angles(const Record& record, const std::string& kind, const std::string& name) {
  const auto joint = static_cast<std::size_t>(*anatomy::find_joint(record.body->rig, name));
  const double outward = name.ends_with("_l") ? -1.0 : 1.0;
  const glm::dquat start = record.moments.front().world_from_neutral[joint].rotation;
  return each(record, [&](const Moment& moment) {
    const glm::dquat rotation = moment.world_from_neutral[joint].rotation;
    if (kind == "twist_deg") {
      const glm::dquat turned = glm::conjugate(start) * rotation;
      const double angle = base::degrees(-2.0 * std::atan2(turned.y, turned.w));  // about y, its length in neutral
      return outward * std::remainder(angle, 360.0);
    }
    const glm::dvec3 front = rotation * glm::dvec3(1, 0, 0);
    if (kind == "yaw_deg") return outward * base::degrees(std::atan2(front.z, front.x));
    return base::degrees(std::asin(std::clamp(front.y, -1.0, 1.0)));
  });
}

/// along_mm, aside_mm, distance_mm.
Series lengths(const Record& record, const std::vector<std::string>& words) {
  Places places(record, {words.begin() + 1, words.end()});
  return each(record, [&](const Moment& moment) {
    const std::vector<glm::dvec3> p = places.at(moment);
    if (words[0] == "distance_mm") return mm * glm::length(p[1] - p[0]);
    const glm::dvec3 along = glm::normalize(p[2] - p[1]);
    if (words[0] == "along_mm") return mm * glm::dot(p[0] - p[1], along);
    const glm::dvec3 right = moment.world_from_neutral[places.joint(1)].rotation * glm::dvec3(0, 0, 1);
    return mm * glm::dot(p[0] - p[1], glm::normalize(right - glm::dot(right, along) * along));
  });
}

std::vector<std::size_t> contacts_named(const Record& record, const std::string& words) {
  std::vector<std::size_t> contacts;
  for (const std::string& word : split(words, '+')) contacts.push_back(*index_of(record.touches, word));
  return contacts;
}

bool touches_now(const Touching& touching) {
  return touching.active && touching.gap < touches;
}

/// NaN while it is not active.
double value_of(const Touching& touching, const std::string& quantity) {
  if (!touching.active) return none;
  return mm * (quantity == "gap_mm" ? touching.gap : quantity == "slip_mm" ? touching.slip : touching.depth);
}

Series painted(const Record& record, const std::string& by, const std::string& on) {
  std::vector<std::size_t> contacts = contacts_named(record, by);
  std::erase_if(contacts, [&](std::size_t contact) { return record.touches[contact].spots.empty(); });  // tools
  std::vector<Region> regions;
  for (const int spot : anatomy::spots_named(record.body->spots, on)) {
    regions.push_back(region_of(record.body->spots.all[static_cast<std::size_t>(spot)]));
  }
  const std::size_t canvases = regions.size();
  std::vector<std::vector<bool>> done;
  std::vector<std::vector<double>> areas;  // of each vertex
  for (const Region& region : regions) {
    const anatomy::Mesh& mesh = record.body->parts[region.part].levels.front();
    std::vector<double> area(region.vertices.size(), 0.0);
    for (const auto& [a, b, c] : triangles_in(*record.body, region)) {
      const glm::vec3 corner = mesh.positions[region.vertices[a]];
      const double third = static_cast<double>(glm::length(glm::cross(mesh.positions[region.vertices[b]] - corner,
                                                                      mesh.positions[region.vertices[c]] - corner))) / 6.0;
      for (const std::uint32_t v : {a, b, c}) area[v] += third;
    }
    areas.push_back(std::move(area));
    done.emplace_back(region.vertices.size(), false);
  }
  std::vector<std::size_t> brush_of;  // each contact's first spot
  for (const std::size_t contact : contacts) {
    const std::vector<std::string>& spots = record.touches[contact].spots;
    const auto spot = anatomy::find_spot(record.body->spots, spots.front());
    brush_of.push_back(regions.size());
    regions.push_back(region_of(record.body->spots.all[static_cast<std::size_t>(*spot)]));
  }
  PosedSkin skin(*record.body, regions);
  double whole = 0.0;
  for (const auto& area : areas) {
    for (const double a : area) whole += a;
  }
  double covered = 0.0;
  return each(record, [&](const Moment& moment) {
    const auto is_touching = [&](std::size_t contact) { return touches_now(moment.contacts[contact]); };
    if (std::any_of(contacts.begin(), contacts.end(), is_touching)) skin.pose(moment.pose, moment.world_from_neutral);
    for (std::size_t i = 0; i < contacts.size(); ++i) {
      if (!is_touching(contacts[i])) continue;
      glm::dvec3 middle(0.0);
      const std::vector<glm::dvec3>& brush = skin.points(brush_of[i]);
      for (const glm::dvec3& point : brush) middle += point / static_cast<double>(brush.size());
      for (std::size_t r = 0; r < canvases; ++r) {
        for (std::size_t v = 0; v < done[r].size(); ++v) {
          if (done[r][v] || glm::length(skin.points(r)[v] - middle) > painted_reach) continue;
          done[r][v] = true;
          covered += areas[r][v];
        }
      }
    }
    return whole > 0.0 ? 100.0 * covered / whole : 0.0;
  });
}

}  // namespace

std::optional<std::string> fault_in_quantity(const std::string& name,
                                             const choreography::Demonstration& demonstration,
                                             const anatomy::Body& body) {
  return Fault(demonstration, body).in(name);
}

const std::vector<std::string>& contact_quantities() {
  static const std::vector<std::string> ends{"gap_mm", "slip_mm", "depth_mm"};
  return ends;
}

const std::vector<std::string>& prop_quantities() {
  static const std::vector<std::string> ends{"x", "y", "z", "angle_deg", "length_mm", "stretch", "skid_mm_s"};
  return ends;
}

double value_at(const Record& record, const Series& series, double time) {
  const auto later = std::lower_bound(record.moments.begin(), record.moments.end(), time - 1e-9,
                                      [](const Moment& moment, double t) { return moment.time < t; });
  if (later == record.moments.end()) return series.back();
  const auto after = static_cast<std::size_t>(later - record.moments.begin());
  if (after == 0 || later->time <= time + 1e-9) return series[after];
  const double before = record.moments[after - 1].time;
  const double share = (time - before) / (later->time - before);
  if (std::isnan(series[after - 1]) || std::isnan(series[after])) return series[share < 0.5 ? after - 1 : after];
  return series[after - 1] + share * (series[after] - series[after - 1]);
}

Series series_of(const std::string& name, const Record& record) {
  WINDLASS_REQUIRE(!fault_in_quantity(name, *record.demonstration, *record.body));
  const anatomy::Body& body = *record.body;
  if (const auto found = anatomy::find_coordinate(body.rig, name)) {
    const auto coordinate = static_cast<std::size_t>(*found);
    return each(record, [&](const Moment& moment) {
      return anatomy::shown_value(body.rig.coordinates[coordinate], moment.pose.values[coordinate]);
    });
  }
  const std::vector<std::string> words = split(name, '.');
  const std::string& kind = words[0];
  if (kind == "lm") {
    Places places(record, {words[1]});
    const auto axis = static_cast<glm::length_t>(*axis_named(words[2]));
    return each(record, [&](const Moment& moment) { return places.at(moment)[0][axis]; });
  }
  if (kind == "com") {
    const auto axis = static_cast<glm::length_t>(*axis_named(words[1]));
    return each(record, [&](const Moment& moment) { return moment.centre_of_mass[axis]; });
  }
  if (kind == "com_acceleration") return accelerations(record, static_cast<glm::length_t>(*axis_named(words[1])));
  if (kind == "contact") {
    const std::size_t contact = *index_of(record.touches, words[1]);
    return each(record, [&](const Moment& moment) { return value_of(moment.contacts[contact], words[2]); });
  }
  if (kind == "prop") return thing_series(record, *index_of(record.demonstration->props, words[1]), words[2]);
  if (kind == "height_mm") return heights(record, words[1]);
  if (kind == "yaw_deg" || kind == "pitch_deg" || kind == "twist_deg") return angles(record, kind, words[1]);
  if (kind == "touching") {
    const std::vector<std::size_t> contacts = contacts_named(record, words[1]);
    return each(record, [&](const Moment& moment) {
      return static_cast<double>(std::count_if(
          contacts.begin(), contacts.end(), [&](std::size_t contact) { return touches_now(moment.contacts[contact]); }));
    });
  }
  if (kind == "painted_percent") return painted(record, words[1], words[2]);
  return lengths(record, words);
}

}  // namespace windlass::audit
