// Tools and strokes of a performance: the lines on the skin that they follow, and where a tool lies.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/ease.hpp"
#include "engine/base/require.hpp"
#include "engine/choreography/performance.hpp"
#include "engine/choreography/stroke.hpp"

namespace windlass::choreography {
namespace {

/// Where on its line (0 … 1) a tool that rolls from `begin` to `end` (s) is at `time`.
double line_share(const Stroke& stroke, double begin, double end, double time) {
  const double gone = stroke.passes * base::eased((time - begin) / (end - begin));
  const double pass = std::min(std::floor(gone), std::max(0.0, stroke.passes - 1.0));
  const double within = gone - pass;
  // There and back it slows down at the ends of the line, else only where it begins and stops.
  const double share = stroke.passes > 1.0 ? 0.5 - 0.5 * std::cos(std::numbers::pi * within) : within;
  return std::fmod(pass, 2.0) == 0.0 ? share : 1.0 - share;
}

}  // namespace

motion::SkinPath Performer::line_of(const Stroke& stroke) const {
  const auto skin = std::find_if(body_.parts.begin(), body_.parts.end(),
                                 [](const anatomy::Part& part) { return part.name == "skin_leg"; });
  WINDLASS_REQUIRE(skin != body_.parts.end());
  auto path = motion::SkinPath::drawn(body_, static_cast<std::size_t>(skin - body_.parts.begin()), stroke.from,
                                      stroke.points, stroke.is_left);
  WINDLASS_REQUIRE(path);  // checked when the file was read
  return std::move(*path);
}

std::size_t Performer::path_spot(const motion::SkinPath& path, const std::string& name) {
  spots_.push_back(path.spot());
  spots_.back().name = "line of " + name;
  return spots_.size() - 1;
}

void Performer::find_rollings() {
  for (std::size_t i = 0; i < demonstration_.rolls.size(); ++i) {
    const Roll& roll = demonstration_.rolls[i];
    for_each_run(roll.active, course_.spans(), [&](double begin, double end) {
      motion::SkinPath path = line_of(roll.line);
      const std::size_t spot = path_spot(path, roll.prop);
      Rolling rolling{i, begin, end, spot, std::move(path), {}};
      if (!roll.reached.empty()) rolling.share.emplace(demonstration_, roll.reached);
      rolling.is_bar = is_bar(prop_named(demonstration_, roll.prop).kind);
      rollings_.push_back(std::move(rolling));
    });
  }
}

void Performer::place_lines(double time) {
  for (Touch& touch : touches_) {
    if (!touch.path) continue;
    const Contact& contact = demonstration_.contacts[touch.contact];
    const Progress now = progress_of(*contact.stroke, *touch.path, contact.press, touch.begin, touch.end, time);
    solver_->stage().set_weights(touch.other, touch.path->weights_at(now.share));
    touch.depth = now.depth;
  }
  for (const Rolling& rolling : rollings_) {
    solver_->stage().set_weights(rolling.spot, rolling.path.weights_at(rolled_share(rolling, time)));
  }
}

double Performer::rolled_share(const Rolling& rolling, double time) const {
  if (rolling.share) return rolling.share->at(time);
  return line_share(demonstration_.rolls[rolling.roll].line, rolling.begin, rolling.end, time);
}

/// Which way the lines of tools that roll run in the world, in the posture at the start of each.
void Performer::find_ways() {
  for (Rolling& rolling : rollings_) {
    const auto x_at = [&](double share) {
      solver_->stage().set_weights(rolling.spot, rolling.path.weights_at(share));
      solver_->stage().show(course_.at(rolling.begin));
      return solver_->spots().centre(rolling.spot).x;
    };
    rolling.forward = x_at(1.0) < x_at(0.0) ? -1.0 : 1.0;
  }
}

/// Where the tool lies at `time`. It rolls without slipping on the floor and under the skin: it has turned by as much of
/// the line as has passed over it, and by as much as the skin has tipped.
Rest Performer::rest_of(const Rolling& rolling, double time) const {
  const Roll& roll = demonstration_.rolls[rolling.roll];
  Rest rest;
  rest.spot = rolling.spot;
  rest.radius = roll.radius - 0.5 * roll.squash - roll.press;
  rest.floor_radius = roll.floor_radius - 0.5 * roll.squash;
  rest.is_bar = rolling.is_bar;
  rest.centre = prop_named(demonstration_, roll.prop).world_from_prop.translation;
  rest.centre.y = rest.floor_radius;
  if (roll.slides) {
    rest.floor_radius = 0.0;
    return rest;
  }
  const double passed = rolling.path.length() * (rolled_share(rolling, time) - rolled_share(rolling, rolling.begin));
  rest.centre.x -= rolling.forward * passed * rest.floor_radius / rest.radius;
  return rest;
}

const Rolling& Performer::current(const Roll& roll, double time) const {
  const Rolling* current = nullptr;
  for (const Rolling& rolling : rollings_) {
    if (&demonstration_.rolls[rolling.roll] != &roll) continue;
    if (current == nullptr || rolling.begin <= time) current = &rolling;
  }
  WINDLASS_REQUIRE(current != nullptr);
  return *current;
}

Moving::Rolled Performer::rolled(const Roll& roll, double time) const {
  const motion::PosedSpots& spots = solver_->spots();
  // Before its first stretch the tool lies where that begins, afterwards where it ended.
  const Rolling& rolling = current(roll, time);
  const Rest rest = rest_of(rolling, std::clamp(time, rolling.begin, rolling.end));
  const glm::dvec3& normal = spots.normal(rolling.spot);
  const double tip = tip_of(normal);
  const double level_x = rest_of(rolling, rolling.begin).centre.x;
  Moving::Rolled rolled;
  rolled.centre = rest.centre - glm::dvec3(rest.floor_radius * tip, 0.0, 0.0);
  rolled.angle = roll.slides ? 0.0 : tip - (rest.centre.x - level_x) / rest.floor_radius;
  rolled.dent.point_world = spots.centre(rolling.spot);
  rolled.dent.direction_world = -normal;
  rolled.dent.depth = time >= rolling.begin && time <= rolling.end ? roll.press : 0.0;
  return rolled;
}

}  // namespace windlass::choreography
