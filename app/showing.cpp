#include "app/showing.hpp"

#include <algorithm>
#include <functional>

#include <glm/geometric.hpp>

#include "engine/choreography/course.hpp"
#include "engine/choreography/extras.hpp"

namespace windlass::app {

using routine::Cue;

namespace {

/// The pose at `time`, on the cue's side.
motion::Pose pose_on(const Tutor& tutor, const Cue& cue, double time) {
  const motion::Pose right = right_pose(tutor, time);
  return cue.side == motion::Side::right ? right : motion::mirrored(tutor.body.rig, right);
}

/// The point the demonstration's `aim` names, on the cue's side, before anything moves (m, world).
std::optional<glm::dvec3> aim_of(const Tutor& tutor, const Cue& cue, const motion::Pose& pose) {
  const std::string& name = demonstration_of(tutor, cue).aim;
  const std::string sided = cue.side == motion::Side::right ? name : anatomy::mirrored_name(name);
  const auto& landmarks = tutor.body.landmarks;
  const auto found = std::find_if(landmarks.begin(), landmarks.end(), [&](const auto& l) { return l.name == sided; });
  if (found == landmarks.end()) return std::nullopt;
  const auto world_from_neutral = motion::world_from_neutral(tutor.body.rig, pose);
  return base::apply(world_from_neutral[static_cast<std::size_t>(found->joint)], found->point_model);
}

}  // namespace

const choreography::Demonstration& demonstration_of(const Tutor& tutor, const Cue& cue) {
  return tutor.library.demonstrations[static_cast<std::size_t>(cue.demonstration)];
}

motion::Pose right_pose(const Tutor& tutor, double time) {
  return tutor.showing.clip ? motion::pose_at(*tutor.showing.clip, time) : tutor.showing.pose;
}

motion::Pose shown_pose(const Tutor& tutor) {
  const Cue cue = cue_of(tutor.session);
  return pose_on(tutor, cue, cue.clip_time);
}

std::vector<scene::Thing> shown_things(const Tutor& tutor) {
  if (!tutor.showing.clip) return {};
  return things_of(tutor.showing.demonstration, *tutor.showing.clip, cue_of(tutor.session).clip_time);
}

std::vector<scene::Thing> things_of(const choreography::Demonstration& demonstration, const motion::Clip& clip,
                                    double time) {
  std::vector<scene::Thing> things;
  std::vector<choreography::PropState> states = choreography::prop_states_at(demonstration, clip, time);
  for (std::size_t i = 0; i < states.size(); ++i) things.push_back({&demonstration.props[i].kind, std::move(states[i])});
  return things;
}

std::vector<motion::Dent> shown_dents(const Tutor& tutor) {
  if (!tutor.showing.clip) return {};
  const Cue cue = cue_of(tutor.session);
  auto dents = choreography::dents_at(tutor.showing.demonstration, *tutor.showing.clip, cue.clip_time);
  if (cue.side == motion::Side::left) {
    for (motion::Dent& dent : dents) {
      dent.point_world = base::mirrored(dent.point_world);
      dent.direction_world = base::mirrored(dent.direction_world);
    }
  }
  return dents;
}

scene::Shown wanted_part(const Tutor& tutor) {
  const View& view = tutor.view;
  const auto preset = scene::find_view(view.preset);
  const Cue cue = cue_of(tutor.session);
  const bool is_whole = view.figure != 0.0 && scene::is_by_hand(demonstration_of(tutor, cue), tutor.body);
  const scene::Subject subject = is_whole ? scene::Subject::person : preset ? preset->subject : scene::Subject::foot;
  scene::Shown shown = scene::shown_for(subject, cue.side);
  if (cue.together && shown.legs != scene::Sides::none) shown.legs = scene::Sides::both;
  shown.legs = view.legs.value_or(shown.legs);
  shown.figure = view.figure.value_or(shown.figure);
  return shown;
}

scene::Shown shown_part(const Tutor& tutor) {
  scene::Shown shown = wanted_part(tutor);
  shown.figure = tutor.view.figure_out;
  return shown;
}

scene::Backdrop backdrop_of(Theme theme) {
  return theme == Theme::light ? scene::Backdrop::light : scene::Backdrop::dark;
}

std::uint64_t shot_of(const Tutor& tutor) {
  const Cue cue = cue_of(tutor.session);
  std::uint64_t shot = std::hash<std::string>()(tutor.view.preset);
  for (const int part : {cue.item, cue.demonstration, static_cast<int>(cue.activity),
                         cue.side == motion::Side::left ? 1 : 0, cue.phase}) {
    shot = shot * 1099511628211U + static_cast<std::uint64_t>(part) + 1U;
  }
  return shot;
}

std::string view_at(const choreography::Demonstration& demonstration, std::size_t phase, bool again) {
  const auto& phases = demonstration.phases;
  const auto repeats = [](const choreography::Phase& p) { return p.part == choreography::Part::repeat; };
  const auto chosen = [&](std::size_t from, std::size_t to) {  // the last one that chooses
    while (to > from && phases[to - 1].camera.empty()) --to;
    return to > from ? phases[to - 1].camera : std::string();
  };
  const auto first = static_cast<std::size_t>(std::find_if(phases.begin(), phases.end(), repeats) - phases.begin());
  if (!again || !repeats(phases[phase])) return chosen(0, phase + 1);
  const std::string now = chosen(first, phase + 1);
  if (!now.empty()) return now;
  const auto last = std::find_if(phases.rbegin(), phases.rend(), repeats).base() - phases.begin();
  return chosen(0, static_cast<std::size_t>(last));
}

std::optional<scene::Camera> preset_camera(const Tutor& tutor, const std::string& name) {
  const auto view = scene::find_view(name);
  if (!view) return std::nullopt;
  const Cue cue = cue_of(tutor.session);
  const auto& demonstration = demonstration_of(tutor, cue);
  const bool waits = view->subject == scene::Subject::foot && demonstration.aim_phase;
  const double looked = waits ? choreography::spans_of(demonstration)[*demonstration.aim_phase].end : 0.0;
  const motion::Pose start = pose_on(tutor, cue, looked);
  const base::Transform joint = scene::world_from_joint(view->subject, cue.side, tutor.body.rig, start);
  scene::Camera camera = scene::camera_for(*view, cue.side, tutor.body.rig, start);
  if (view->subject != scene::Subject::foot) return camera;
  const glm::dvec3 eyes = scene::position_of(camera);
  // The views are balanced around the ankle; anything else that is aimed at stands in the middle.
  constexpr double at_ankle = 0.03;  // m
  const auto aim = aim_of(tutor, cue, start);
  if (aim && glm::distance(*aim, joint.translation) > at_ankle) camera.target = *aim;
  if (view->along == scene::Along::gaze) return scene::looking(eyes, camera.target);
  return scene::zoomed(camera, 1.0 / demonstration.zoom);
}

const routine::Card* open_card(const Tutor& tutor) {
  const auto& cards = tutor.library.cards;
  const auto is_it = [&](const routine::Card& card) { return card.id == tutor.learning.card; };
  const auto found = std::find_if(cards.begin(), cards.end(), is_it);
  return found == cards.end() ? nullptr : &*found;
}

const routine::Shot* shown_shot(const Tutor& tutor) {
  if (tutor.view.place != Place::learn) return nullptr;
  const routine::Card* card = open_card(tutor);
  return card != nullptr && card->shot.demonstration == tutor.session.routine.id ? &card->shot : nullptr;
}

std::vector<int> listed_cards(const Tutor& tutor) {
  return routine::found(tutor.library.cards, tutor.learning.search);
}

const routine::Card* other_card(const Tutor& tutor, int by) {
  const auto& cards = tutor.library.cards;
  const std::vector<int> listed = listed_cards(tutor);
  const auto now = std::find_if(listed.begin(), listed.end(), [&](int i) {
    return cards[static_cast<std::size_t>(i)].id == tutor.learning.card;
  });
  const auto place = now - listed.begin() + by;
  if (now == listed.end() || place < 0 || place >= static_cast<std::ptrdiff_t>(listed.size())) return nullptr;
  return &cards[static_cast<std::size_t>(listed[static_cast<std::size_t>(place)])];
}

}  // namespace windlass::app
