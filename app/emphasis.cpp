#include "app/emphasis.hpp"

#include <algorithm>

#include <glm/geometric.hpp>

#include "app/parts.hpp"
#include "app/showing.hpp"
#include "engine/choreography/emphasis.hpp"

namespace windlass::app {
namespace {

using choreography::Mark;

constexpr double least_strength = 0.01;  // what is fainter is not there

/// What the open card shows, or else the phase of `cue`.
const std::vector<std::string>& shows_of(const Tutor& tutor, const routine::Cue& cue) {
  const routine::Shot* shot = shown_shot(tutor);
  if (shot != nullptr && !shot->shows.empty()) return shot->shows;
  return demonstration_of(tutor, cue).phases[static_cast<std::size_t>(cue.phase)].shows;
}

/// The parts of a zone, or the one of that name.
std::vector<std::size_t> parts_named(const Tutor& tutor, const std::string& name) {
  const auto zone = tutor.library.zones.find(name);
  std::vector<std::size_t> parts;
  for (const std::string& part : zone == tutor.library.zones.end() ? std::vector{name} : zone->second.parts) {
    if (const auto found = find_part(tutor, part)) parts.push_back(*found);
  }
  return parts;
}

glm::vec3 colour_of(Mark::Means means) {
  switch (means) {
    case Mark::Means::pain: return {0.80F, 0.02F, 0.02F};
    case Mark::Means::load: return {0.95F, 0.36F, 0.01F};
    case Mark::Means::place: break;
  }
  return {0.03F, 0.24F, 0.72F};
}

/// Calls `found(mark, world_from_neutral, middle, strength)` for each mark that shows at `time` (s in the clip), on `side`.
template <class Found>
void for_each_mark(const Tutor& tutor, const choreography::Demonstration& demonstration, const motion::Pose& pose,
                   motion::Side side, double time, Found found) {
  if (demonstration.marks.empty()) return;
  const std::vector<double> strengths = choreography::marks_at(demonstration, time);
  const auto joints = motion::world_from_neutral(tutor.body.rig, pose);
  const bool left = side == motion::Side::left;
  const auto& landmarks = tutor.body.landmarks;
  for (std::size_t i = 0; i < strengths.size(); ++i) {
    if (strengths[i] < least_strength) continue;
    Mark mark = demonstration.marks[i];
    if (left) {
      mark.landmark = anatomy::mirrored_name(mark.landmark);
      mark.shift = base::mirrored(mark.shift);
      mark.half = base::mirrored(mark.half);
    }
    const auto is_it = [&](const anatomy::Landmark& landmark) { return landmark.name == mark.landmark; };
    const auto at = std::find_if(landmarks.begin(), landmarks.end(), is_it);
    if (at == landmarks.end()) continue;
    const base::Transform& joint = joints[static_cast<std::size_t>(at->joint)];
    found(mark, joint, base::apply(joint, at->point_model + mark.shift), strengths[i]);
  }
}

}  // namespace

double shown_xray(const Tutor& tutor) {
  const routine::Cue cue = cue_of(tutor.session);
  if (tutor.view.xray_held) return tutor.view.xray;
  const routine::Shot* shot = shown_shot(tutor);
  if (shot != nullptr && shot->xray) return *shot->xray;
  return choreography::xray_at(demonstration_of(tutor, cue), cue.clip_time).value_or(tutor.view.xray);
}

std::vector<std::size_t> shown_highlights(const Tutor& tutor) {
  std::vector<std::size_t> parts;
  if (const auto chosen = find_part(tutor, tutor.view.part)) parts.push_back(*chosen);
  const std::vector<std::size_t> more = parts_shown(tutor, shows_of(tutor, cue_of(tutor.session)));
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

std::vector<std::size_t> parts_shown(const Tutor& tutor, const std::vector<std::string>& names) {
  std::vector<std::size_t> parts;
  for (const std::string& name : names) {
    const std::vector<std::size_t> more = parts_named(tutor, name);
    parts.insert(parts.end(), more.begin(), more.end());
  }
  return parts;
}

std::vector<scene::Mark> marks_of(const Tutor& tutor, const choreography::Demonstration& demonstration,
                                  const motion::Pose& pose, motion::Side side, double time) {
  std::vector<scene::Mark> marks;
  for_each_mark(tutor, demonstration, pose, side, time,
                [&](const Mark& mark, const base::Transform& joint, const glm::dvec3& middle, double strength) {
                  marks.push_back({glm::vec3(middle), glm::vec3(joint.rotation * mark.half),
                                   static_cast<float>(mark.radius), colour_of(mark.means), static_cast<float>(strength)});
                });
  return marks;
}

std::vector<scene::Mark> shown_marks(const Tutor& tutor) {
  const routine::Cue cue = cue_of(tutor.session);
  return marks_of(tutor, demonstration_of(tutor, cue), shown_pose(tutor), cue.side, cue.clip_time);
}

std::vector<Label> shown_labels(const Tutor& tutor) {
  std::vector<Label> labels;
  for (const std::string& name : shows_of(tutor, cue_of(tutor.session))) {
    const std::vector<std::size_t> parts = parts_named(tutor, name);
    if (parts.empty()) continue;
    const auto zone = tutor.library.zones.find(name);
    const bool is_zone = zone != tutor.library.zones.end();
    labels.push_back({is_zone ? zone->second.title : title_of(tutor, tutor.body.parts[parts.front()]),
                      middle_of_part(tutor, parts.front())});
  }
  const routine::Cue cue = cue_of(tutor.session);
  for_each_mark(tutor, demonstration_of(tutor, cue), shown_pose(tutor), cue.side, cue.clip_time,
                [&](const Mark& mark, const base::Transform&, const glm::dvec3& middle, double) {
                  if (!mark.label.empty()) labels.push_back({mark.label, middle});
                });
  return labels;
}

glm::dvec3 middle_of_part(const Tutor& tutor, std::size_t index) {
  const anatomy::Part& part = tutor.body.parts[index];
  const anatomy::Rig& rig = tutor.body.rig;
  // The corner nearest to the mean: a ring's or a sheet's mean may lie beside it.
  const auto& points = part.levels.back().positions;
  glm::vec3 mean(0.0F);
  for (const glm::vec3& p : points) mean += p / static_cast<float>(points.size());
  const auto nearer = [&](const glm::vec3& a, const glm::vec3& b) {
    return glm::distance(a, mean) < glm::distance(b, mean);
  };
  glm::dvec3 middle(*std::min_element(points.begin(), points.end(), nearer));
  int joint = scene::main_joint(part, rig);
  if (cue_of(tutor.session).side == motion::Side::left && anatomy::is_sided(part, rig)) {
    middle = base::mirrored(middle);
    joint = rig.joints[static_cast<std::size_t>(joint)].mirror;
  }
  return base::apply(motion::world_from_neutral(rig, shown_pose(tutor))[static_cast<std::size_t>(joint)], middle);
}

}  // namespace windlass::app
