#include "engine/audit/touching.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include "engine/base/require.hpp"

namespace windlass::audit {
namespace {

using choreography::Contact;
using choreography::Feature;

constexpr double nearby_reach = 0.025;  // m: skin around a spot that may sink in
constexpr double other_reach = 0.045;   // m: skin around a touched spot
constexpr double touch_fade = 0.0005;   // m: skin that lies so much higher than the nearest touches 1/e as much
constexpr double still_touching = 0.003;  // m: farther away nothing slips

glm::dvec3 mean(const std::vector<glm::dvec3>& points) {
  glm::dvec3 sum(0.0);
  for (const glm::dvec3& p : points) sum += p;
  return sum / static_cast<double>(points.size());
}

/// The skin along a line on the foot.
Region line_of(const choreography::Stroke& stroke, const anatomy::Body& body) {
  const auto skin = std::find_if(body.parts.begin(), body.parts.end(),
                                 [](const anatomy::Part& part) { return part.name == "skin_leg"; });
  WINDLASS_REQUIRE(skin != body.parts.end());
  const auto part = static_cast<std::size_t>(skin - body.parts.begin());
  const auto path = motion::SkinPath::drawn(body, part, stroke.from, stroke.points, stroke.is_left);
  WINDLASS_REQUIRE(path);
  Region region{part, stroke.is_left, path->spot().vertices};
  std::sort(region.vertices.begin(), region.vertices.end());
  region.vertices.erase(std::unique(region.vertices.begin(), region.vertices.end()), region.vertices.end());
  return region;
}

void keep_greater(double& value, std::size_t& spot, double candidate, std::size_t of) {
  if (candidate <= value) return;
  value = candidate;
  spot = of;
}

/// A frame that goes with a patch of skin: its middle, its normal, and the way to one of its vertices.
base::Transform frame_of(const std::vector<glm::dvec3>& points, const std::vector<glm::dvec3>& normals) {
  const glm::dvec3 middle = mean(points);
  const glm::dvec3 y = glm::normalize(mean(normals));
  glm::dvec3 x = points.front() - middle;
  x = glm::normalize(x - glm::dot(x, y) * y);
  return {glm::quat_cast(glm::dmat3(x, y, glm::cross(x, y))), middle};
}

}  // namespace

std::vector<Contact> touches_of(const choreography::Demonstration& demonstration) {
  std::vector<Contact> touches = demonstration.contacts;
  for (const choreography::Roll& roll : demonstration.rolls) {
    Contact touch;
    touch.name = roll.prop;
    touch.prop = roll.prop;
    touch.active = roll.active;
    touch.stroke = roll.line;
    touch.press = roll.press;
    touch.slides = roll.slides;
    for (const choreography::Prop& prop : demonstration.props) {
      if (prop.name != roll.prop) continue;
      const auto round = std::find_if(prop.kind.features.begin(), prop.kind.features.end(),
                                      [](const Feature& feature) { return feature.shape != Feature::Shape::plane; });
      touch.feature = {roll.prop, Feature::Shape::bar, {}, {0, 0, 1}, roll.radius};
      if (round != prop.kind.features.end()) touch.feature = *round;
      touch.feature = choreography::placed(touch.feature, prop.world_from_prop);
    }
    touches.push_back(std::move(touch));
  }
  return touches;
}

TouchMeter::TouchMeter(const choreography::Demonstration& demonstration, std::vector<Contact> touches,
                       const anatomy::Body& body)
    : touches_(std::move(touches)) {
  std::vector<Region> regions;
  const auto add = [&](Region region) {
    regions.push_back(std::move(region));
    return regions.size() - 1;
  };
  const auto spot_named = [&](const std::string& name) -> const anatomy::Spot& {
    const auto found = anatomy::find_spot(body.spots, name);
    WINDLASS_REQUIRE(found);
    return body.spots.all[static_cast<std::size_t>(*found)];
  };
  for (const Contact& contact : touches_) {
    Subject subject;
    std::vector<Region> own;
    for (const std::string& name : contact.spots) own.push_back(region_of(spot_named(name)));
    if (own.empty()) own.push_back(line_of(*contact.stroke, body));
    for (const Region& region : own) {
      subject.spots.push_back(add(region));
      subject.nearby.push_back(add(around(body, region, nearby_reach)));
    }
    std::optional<SkinSupport> skin;
    if (contact.on == Contact::On::spot) {
      const Region other = contact.stroke ? line_of(*contact.stroke, body) : region_of(spot_named(contact.other));
      const Region near_other = around(body, other, other_reach);
      subject.other = add(other);
      subject.other_nearby = add(near_other);
      skin.emplace(triangles_in(body, near_other));
    } else if (contact.on == Contact::On::feature) {
      subject.feature = contact.feature;
      for (std::size_t p = 0; p < demonstration.props.size(); ++p) {
        if (demonstration.props[p].name != contact.prop) continue;
        subject.prop = p;
        subject.feature =
            choreography::placed(contact.feature, base::inverse(demonstration.props[p].world_from_prop));
      }
    }
    subjects_.push_back(std::move(subject));
    skins_.push_back(std::move(skin));
  }
  skin_.emplace(body, regions);
}

Touching TouchMeter::in_space(Subject& subject) const {
  Touching result{true};
  const bool begins = subject.tracks.empty();
  if (begins) subject.tracks.resize(subject.spots.size());
  for (std::size_t s = 0; s < subject.spots.size(); ++s) {
    const glm::dvec3 now = mean(skin_->points(subject.spots[s]));
    if (begins) subject.tracks[s].points = {now};
    keep_greater(result.slip, result.slip_spot, glm::length(now - subject.tracks[s].points.front()), s);
  }
  return result;
}

Touching TouchMeter::touching(const Contact& contact, Subject& subject,
                              const std::vector<choreography::PropState>& props) {
  if (contact.on == Contact::On::space) return in_space(subject);
  const bool on_skin = contact.on == Contact::On::spot;
  const SkinSupport* skin = nullptr;
  base::Transform world_from_support;
  double squash = 0.0;
  if (on_skin) {
    const auto index = static_cast<std::size_t>(&subject - subjects_.data());
    skins_[index]->show(skin_->points(subject.other_nearby), skin_->normals(subject.other_nearby),
                        mean(skin_->points(subject.spots.front())));
    skin = &*skins_[index];
    world_from_support = frame_of(skin_->points(subject.other), skin_->normals(subject.other));
  } else if (subject.prop) {
    world_from_support = props[*subject.prop].world_from_prop;
    squash = props[*subject.prop].squash;
  }
  const base::Transform support_from_world = base::inverse(world_from_support);
  /// Distance of a point of the world, and the way out there, in the support's frame.
  std::uint32_t guess = 0;  // neighbours are asked for one after the other
  const auto nearest = [&](const glm::dvec3& world) -> SkinSupport::Nearest {
    if (skin != nullptr) {
      SkinSupport::Nearest found = skin->nearest(world, guess);
      found.normal = support_from_world.rotation * found.normal;
      return found;
    }
    const glm::dvec3 own = base::apply(support_from_world, world);
    return {distance_to(subject.feature, own) + 0.5 * squash, outward_at(subject.feature, own)};
  };

  const bool begins = subject.tracks.empty();
  if (begins) {
    subject.tracks.resize(subject.spots.size());
    subject.around.assign(subject.spots.size(), {});
  }
  double moved = on_skin ? 0.0 : 1e9;  // m, of the skin that is touched, in its frame, since the moment before
  if (on_skin) {
    const std::vector<glm::dvec3>& points = skin_->points(subject.other_nearby);
    subject.touched.resize(points.size(), glm::dvec3(1e9));
    for (std::size_t i = 0; i < points.size(); ++i) {
      const glm::dvec3 place = base::apply(support_from_world, points[i]);
      moved = std::max(moved, glm::length(place - subject.touched[i]));
      subject.touched[i] = place;
    }
  }
  const bool is_plane = !on_skin && subject.feature.shape == Feature::Shape::plane;
  Touching result{true, is_plane ? 0.0 : 1e9};
  for (std::size_t s = 0; s < subject.spots.size(); ++s) {
    const std::vector<glm::dvec3>& world = skin_->points(subject.spots[s]);
    Track now;
    now.slip = subject.tracks[s].slip;
    std::vector<double> distances;
    glm::dvec3 outward(0.0);
    now.distance = 1e9;
    for (const glm::dvec3& point : world) {
      const SkinSupport::Nearest found = nearest(point);
      distances.push_back(found.distance);
      if (found.distance < now.distance) outward = found.normal;
      now.distance = std::min(now.distance, found.distance);
      now.points.push_back(base::apply(support_from_world, point));
    }
    double sum = 0.0;
    for (const double distance : distances) {
      now.weights.push_back(std::exp(-(distance - now.distance) / touch_fade));
      sum += now.weights.back();
    }
    for (double& weight : now.weights) weight /= sum;

    if (!begins && now.distance < still_touching && subject.tracks[s].distance < still_touching) {
      const Track& before = subject.tracks[s];
      glm::dvec3 step(0.0);
      for (std::size_t i = 0; i < now.points.size(); ++i) {
        step += 0.5 * (before.weights[i] + now.weights[i]) * (now.points[i] - before.points[i]);
      }
      now.slip += step - glm::dot(step, outward) * outward;
    }
    keep_greater(result.slip, result.slip_spot, glm::length(now.slip), s);
    const double gap = std::max(now.distance, 0.0);
    if (is_plane) {
      keep_greater(result.gap, result.gap_spot, gap, s);
    } else if (gap < result.gap) {
      result.gap = gap;
      result.gap_spot = s;
    }
    keep_greater(result.depth, result.depth_spot, -now.distance, s);
    if (!is_plane) {
      const std::vector<glm::dvec3>& points = skin_->points(subject.nearby[s]);
      Subject::Nearby& nearby = subject.around[s];
      nearby.places.resize(points.size());
      nearby.clear.resize(points.size(), -1.0);
      for (std::size_t i = 0; i < points.size(); ++i) {
        // What was farther outside than both have moved since is outside still.
        const glm::dvec3 place = base::apply(support_from_world, points[i]);
        nearby.clear[i] -= glm::length(place - nearby.places[i]) + moved;
        nearby.places[i] = place;
        if (nearby.clear[i] > 0.0) continue;
        nearby.clear[i] = nearest(points[i]).distance;
        keep_greater(result.depth, result.depth_spot, -nearby.clear[i], s);
      }
    }
    subject.tracks[s] = std::move(now);
  }
  return result;
}

std::vector<Touching> TouchMeter::read(const motion::Pose& pose,
                                       const std::vector<base::Transform>& world_from_neutral, std::size_t phase,
                                       const std::vector<choreography::PropState>& props) {
  std::vector<Touching> result(subjects_.size());
  const std::vector<Contact>& contacts = touches_;
  const auto is_active = [&](const Contact& contact) { return contact.active[phase]; };
  const bool any = std::any_of(contacts.begin(), contacts.end(), is_active);
  if (any) skin_->pose(pose, world_from_neutral);
  for (std::size_t i = 0; i < subjects_.size(); ++i) {
    if (contacts[i].active[phase]) {
      result[i] = touching(contacts[i], subjects_[i], props);
    } else {
      subjects_[i].tracks.clear();
    }
  }
  return result;
}

}  // namespace windlass::audit
