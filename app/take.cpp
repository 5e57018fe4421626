#include "app/take.hpp"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "app/emphasis.hpp"
#include "app/showing.hpp"
#include "engine/base/hash.hpp"
#include "engine/choreography/course.hpp"
#include "engine/choreography/emphasis.hpp"
#include "engine/choreography/extras.hpp"
#include "engine/scene/framing.hpp"
#include "engine/scene/layers.hpp"

namespace windlass::app {
namespace {

using choreography::Demonstration;
using motion::Side;

constexpr double margin = 1.10;     // around what must be seen
constexpr double beside = 0.30;     // m from the right foot: what belongs to its picture
constexpr int moments_framed = 10;  // of a repetition
constexpr double longest_hold = 1.5;   // s that a hold is shown for
constexpr double longest_whole = 9.0;  // s that all the rest of what is but held is shown for

bool hangs_on(const anatomy::Rig& rig, int joint, std::string_view stem) {
  for (; joint >= 0; joint = rig.joints[static_cast<std::size_t>(joint)].parent) {
    const std::string& name = rig.joints[static_cast<std::size_t>(joint)].name;
    if (name.size() == stem.size() + 2 && name.starts_with(stem)) return true;
  }
  return false;
}

/// Where the limb that hangs on `joint` ends, as a view's subject has it: "talus", "shank", "hand"; all of a person.
const char* stem_of(scene::Subject subject) {
  switch (subject) {
    case scene::Subject::foot: return "talus";
    case scene::Subject::leg: return "shank";
    case scene::Subject::hand: return "hand";
    case scene::Subject::person: break;
  }
  return "";
}

struct Limb {
  scene::Ball ball;
  bool left = false;
};

/// What is seen of the body from outside, both sides, in balls that move with its joints.
std::vector<Limb> limbs_of(const anatomy::Body& body) {
  std::vector<Limb> limbs;
  for (const anatomy::Part& part : body.parts) {
    if (!scene::is_outside(part.layer)) continue;
    const bool sided = anatomy::is_sided(part, body.rig);
    for (const scene::Ball& ball : scene::balls_of(part)) {
      limbs.push_back({ball, false});
      if (sided) limbs.push_back({ball, true});
    }
  }
  return limbs;
}

glm::vec4 placed(const Limb& limb, const anatomy::Rig& rig, const std::vector<base::Transform>& joints) {
  const auto mirror = static_cast<std::size_t>(rig.joints[limb.ball.joint].mirror);
  glm::dvec3 centre(limb.ball.centre_model);
  if (limb.left) centre = base::mirrored(centre);
  return {glm::vec3(base::apply(joints[limb.left ? mirror : limb.ball.joint], centre)), limb.ball.radius};
}

/// The balls of what the picture is about, throughout `times`.
std::vector<glm::vec4> framed_balls(const anatomy::Body& body, const motion::Clip& clip, scene::Subject subject,
                                    bool whole, const std::vector<double>& times) {
  std::vector<Limb> limbs = limbs_of(body);
  const std::string_view stem = stem_of(subject);
  const bool has_limb = !stem.empty() && anatomy::find_joint(body.rig, std::string(stem) + "_r");
  const auto is_star = [&](const Limb& limb) {
    return !has_limb || (!limb.left && hangs_on(body.rig, limb.ball.joint, stem));
  };
  const auto first = motion::world_from_neutral(body.rig, motion::pose_at(clip, times.front()));
  std::vector<glm::vec4> star;
  for (const Limb& limb : limbs) {
    if (is_star(limb)) star.push_back(placed(limb, body.rig, first));
  }
  std::erase_if(limbs, [&](const Limb& limb) {
    if (is_star(limb)) return false;
    const int joint = limb.ball.joint;
    if (!whole || !(hangs_on(body.rig, joint, "hand") || hangs_on(body.rig, joint, "talus"))) return true;
    const glm::vec3 here(placed(limb, body.rig, first));
    return std::none_of(star.begin(), star.end(),
                        [&](const glm::vec4& its) { return glm::distance(here, glm::vec3(its)) < beside; });
  });
  std::vector<glm::vec4> balls;
  for (const double time : times) {
    const auto joints = motion::world_from_neutral(body.rig, motion::pose_at(clip, time));
    for (const Limb& limb : limbs) balls.push_back(placed(limb, body.rig, joints));
  }
  return balls;
}

/// When the body is farthest from where the repetition begins.
double farthest(const anatomy::Rig& rig, const motion::Clip& clip, double begin, double end) {
  constexpr int steps = 24;
  const auto start = motion::world_from_neutral(rig, motion::pose_at(clip, begin));
  double most = -1.0;
  double when = begin;
  for (int i = 0; i <= steps; ++i) {
    const double time = begin + (end - begin) * i / steps;
    const auto joints = motion::world_from_neutral(rig, motion::pose_at(clip, time));
    double way = 0.0;
    for (std::size_t k = 0; k < joints.size(); ++k) {
      const glm::dvec3 beside_pivot = rig.joints[k].pivot_model + glm::dvec3(0.1);  // it goes with turns, too
      way += glm::distance(base::apply(joints[k], beside_pivot), base::apply(start[k], beside_pivot));
    }
    if (way > most) {
      most = way;
      when = time;
    }
  }
  return when;
}

std::size_t phase_at(const std::vector<choreography::Span>& spans, double time) {
  return choreography::phase_in(spans, time).first;
}

/// Where `value` lies between the knots, by one of their times, told by the other.
double passed(const std::vector<Take::Knot>& knots, double Take::Knot::*from, double Take::Knot::*to, double value) {
  for (std::size_t i = 1; i < knots.size(); ++i) {
    const double length = knots[i].*from - knots[i - 1].*from;
    if (value > knots[i].*from && i + 1 < knots.size()) continue;
    const double share = length > 0.0 ? std::clamp((value - knots[i - 1].*from) / length, 0.0, 1.0) : 0.0;
    return knots[i - 1].*to + share * (knots[i].*to - knots[i - 1].*to);
  }
  return knots.front().*to;
}

/// The phases from `first` to `last`.
std::vector<Take::Knot> knots_of(const std::vector<choreography::Phase>& phases,
                                 const std::vector<choreography::Span>& spans, std::size_t first, std::size_t last,
                                 double longest) {
  double moving = 0.0;
  for (std::size_t i = first; i <= last; ++i) moving += phases[i].hold ? 0.0 : spans[i].end - spans[i].begin;
  const double faster = std::max(1.0, moving / longest);
  std::vector<Take::Knot> knots{{spans[first].begin, 0.0}};
  for (std::size_t i = first; i <= last; ++i) {
    const double length = spans[i].end - spans[i].begin;
    const double shown = phases[i].hold ? std::min(length, longest_hold) : length / faster;
    knots.push_back({spans[i].end, knots.back().shown + shown});
  }
  return knots;
}

}  // namespace

double Take::time_at(double elapsed) const {
  const double now = passed(knots, &Knot::clip, &Knot::shown, still) + elapsed;
  return passed(knots, &Knot::shown, &Knot::clip, period() > 0.0 ? std::fmod(now, period()) : 0.0);
}

routine::Thumbnail thumbnail_wish(const routine::Library& library, const Demonstration& demonstration) {
  const auto found = library.thumbnails.find(demonstration.id);
  return found == library.thumbnails.end() ? routine::Thumbnail{} : found->second;
}

Take take_of(const anatomy::Body& body, const Demonstration& demonstration, const routine::Thumbnail& wish,
             const motion::Clip& clip) {
  const auto spans = choreography::spans_of(demonstration);
  const auto& phases = demonstration.phases;
  const auto repeats = [](const choreography::Phase& phase) { return phase.part == choreography::Part::repeat; };
  std::size_t first = 0;
  std::size_t last = phases.size() - 1;
  while (first < last && !repeats(phases[first])) ++first;
  while (last > first && !repeats(phases[last])) --last;
  const double begin = spans[first].begin;
  const double end = spans[last].end;
  const bool is_held = std::all_of(phases.begin() + static_cast<std::ptrdiff_t>(first),
                                   phases.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                   [](const choreography::Phase& phase) { return phase.hold; });
  Take take;
  take.knots = is_held ? knots_of(phases, spans, 0, phases.size() - 1, longest_whole)
                       : knots_of(phases, spans, first, last, end - begin);
  const auto shown = std::find_if(phases.begin(), phases.end(), [&](const choreography::Phase& phase) {
    return wish.phase.empty() ? phase.hold && repeats(phase) : phase.name == wish.phase;
  });
  if (shown != phases.end()) {
    const choreography::Span& span = spans[static_cast<std::size_t>(shown - phases.begin())];
    take.still = shown->hold ? 0.5 * (span.begin + span.end) : span.end;
  } else {
    take.still = farthest(body.rig, clip, begin, end);
  }

  const motion::Pose pose = motion::pose_at(clip, take.still);
  const std::size_t phase =
      shown != phases.end() ? static_cast<std::size_t>(shown - phases.begin()) : phase_at(spans, take.still);
  std::string name = wish.view.empty() ? view_at(demonstration, phase, false) : wish.view;
  if (name.empty()) name = demonstration.cameras.empty() ? "lateral" : demonstration.cameras.front();
  const scene::View view = *scene::find_view(name);
  std::vector<double> times{take.still};
  for (int i = 0; i < moments_framed; ++i) times.push_back(begin + (end - begin) * i / moments_framed);
  take.camera = scene::camera_for(view, Side::right, body.rig, pose);
  take.camera.azimuth = wish.turn.value_or(take.camera.azimuth);
  take.camera.elevation = wish.lift.value_or(take.camera.elevation);
  take.camera = scene::framed(take.camera, framed_balls(body, clip, view.subject, wish.whole, times), take_aspect);
  take.camera = scene::zoomed(take.camera, margin / wish.zoom);
  const double height = 2.0 * take.camera.distance * std::tan(0.5 * scene::field_of_view);  // m
  take.camera = scene::panned(take.camera, wish.shift.x * height, wish.shift.y * height);
  const bool is_whole = wish.whole || scene::is_by_hand(demonstration, body);
  take.shown = scene::shown_for(is_whole ? scene::Subject::person : view.subject, Side::right);
  return take;
}

scene::Look look_of(const Tutor& tutor, const Demonstration& demonstration, const motion::Clip& clip, const Take& take,
                    double time) {
  const std::size_t phase = phase_at(choreography::spans_of(demonstration), time);
  scene::Look look;
  look.camera = take.camera;
  look.shown = take.shown;
  look.xray = choreography::xray_at(demonstration, time).value_or(0.0);
  look.backdrop = backdrop_of(tutor.view.theme);
  look.body_revision = tutor.body_revision;
  look.tone = *scene::find_tone(tutor.view.skin_tone);
  look.dents = choreography::dents_at(demonstration, clip, time);
  look.things = things_of(demonstration, clip, time);
  look.highlights = parts_shown(tutor, demonstration.phases[phase].shows);
  look.marks = marks_of(tutor, demonstration, motion::pose_at(clip, time), Side::right, time);
  look.shot = base::hash_of("thumbnail " + demonstration.id);
  return look;
}

}  // namespace windlass::app
