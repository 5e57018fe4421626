#include "app/tutor.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <functional>

#include <glm/geometric.hpp>

#include "app/words.hpp"
#include "engine/base/hash.hpp"
#include "engine/choreography/extras.hpp"
#include "engine/base/require.hpp"

namespace windlass::app {
namespace {

using routine::Cue;

const choreography::Demonstration& demonstration_of(const Tutor& tutor, const Cue& cue) {
  return tutor.library.demonstrations[static_cast<std::size_t>(cue.demonstration)];
}

/// The right side's pose at `time`; the one that stays where there is no clip.
motion::Pose right_pose(const Tutor& tutor, double time) {
  return tutor.showing.clip ? motion::pose_at(*tutor.showing.clip, time) : tutor.showing.pose;
}

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

void send_camera(Tutor& tutor, const std::string& preset) {
  const auto to = preset_camera(tutor, preset);
  if (!to) return;
  tutor.view.preset = preset;
  tutor.view.move = CameraMove{tutor.view.camera, *to};
}

/// Takes the camera into the user's hand, where it is.
scene::Camera& held_camera(View& view) {
  view.held = true;
  view.move.reset();
  return view.camera;
}

scene::Camera mirrored(scene::Camera camera) {
  camera.azimuth = -camera.azimuth;
  camera.target.z = -camera.target.z;
  return camera;
}

/// Moves the camera where the cue wants it, given the cue and the routine before something happened.
void follow(Tutor& tutor, const Cue& before, const std::string& routine_before) {
  const Cue cue = cue_of(tutor.session);
  const auto& demonstration = demonstration_of(tutor, cue);
  const std::string& wish = demonstration.phases[static_cast<std::size_t>(cue.phase)].camera;
  const bool other_item = tutor.session.routine.id != routine_before || cue.item != before.item;
  if (other_item) {
    tutor.view.held = false;
    const std::string& first = demonstration.cameras.empty() ? tutor.view.preset : demonstration.cameras.front();
    send_camera(tutor, wish.empty() ? first : wish);
  } else if (tutor.view.held) {
    if (cue.side == before.side) return;
    tutor.view.move = CameraMove{tutor.view.camera, mirrored(tutor.view.camera)};
  } else if (!wish.empty() && (wish != tutor.view.preset || cue.side != before.side)) {
    send_camera(tutor, wish);
  } else if (cue.side != before.side) {
    send_camera(tutor, tutor.view.preset);
  }
}

/// Adds what is not told yet.
void report(Tutor& tutor, const std::vector<base::Error>& errors) {
  for (const base::Error& error : errors) {
    const auto same = [&](const base::Error& told) { return base::to_text(told) == base::to_text(error); };
    if (std::any_of(tutor.faults.begin(), tutor.faults.end(), same)) continue;
    tutor.faults.push_back(error);
    tutor.view.faults_read = false;
  }
}

/// Takes the clip of what the session shows if it is at hand; until it is, one of an earlier version of the same
/// demonstration goes on, and another demonstration's gives way to `pose` (right side). True when what is shown changed.
bool take_clip(Tutor& tutor, const motion::Pose& pose) {
  Showing& showing = tutor.showing;
  const auto& demonstration = demonstration_of(tutor, cue_of(tutor.session));
  const std::uint64_t key = tutor.library.clips->key_of(demonstration);
  if (showing.clip && showing.key == key) return false;
  if (showing.id != demonstration.id) {
    showing.clip.reset();
    showing.pose = pose;
    showing.id = demonstration.id;
  }
  const auto compiled = tutor.library.clips->find(demonstration);
  if (!compiled) return false;
  if (compiled->clip) {
    showing.clip = compiled->clip;
    showing.demonstration = demonstration;
    showing.key = key;
    return true;
  }
  if (showing.failed == key) return false;
  showing.failed = key;
  report(tutor, compiled->errors);
  return true;
}

/// From now on clips are made for the body's present shape.
void renew_clips(Tutor& tutor) {
  if (tutor.clips_morphology == tutor.morphology) return;
  tutor.clips_morphology = tutor.morphology;
  tutor.library.clips =
      tutor.library.clips->of_shape(choreography::performer_of(tutor.body), shape_key(tutor.morphology));
}

/// Takes `out` towards `wanted`, `step` at most. True when it moved.
bool slid(double& out, double wanted, double step) {
  if (out == wanted) return false;
  out = std::abs(wanted - out) <= step ? wanted : out + (wanted > out ? step : -step);
  return true;
}

/// What is drawn in full, and how present the rest of the person will be.
scene::Shown wanted_part(const Tutor& tutor) {
  const View& view = tutor.view;
  const auto preset = scene::find_view(view.preset);
  scene::Shown shown = scene::shown_for(preset ? preset->subject : scene::Subject::foot, cue_of(tutor.session).side);
  shown.legs = view.legs.value_or(shown.legs);
  shown.figure = view.figure.value_or(shown.figure);
  return shown;
}

/// The posture that `demonstration` asks for at its start, before anything is solved.
motion::Pose posture_before(const choreography::Demonstration& demonstration, const anatomy::Rig& rig) {
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values = choreography::keys_of(demonstration, rig).front();
  motion::couple(rig, pose.values);
  pose.world_from_model.translation.y = demonstration.height;
  return pose;
}

bool is_sliding(const Tutor& tutor) {
  const View& view = tutor.view;
  return view.figure_out != wanted_part(tutor).figure || view.library_out != (view.library ? 1.0 : 0.0) ||
         view.inspector_out != (view.inspector ? 1.0 : 0.0);
}

struct Applier {
  Tutor& t;
  View& v = t.view;

  void operator()(const routine::Action& a) const {
    const Cue before = cue_of(t.session);
    const std::string routine_before = t.session.routine.id;
    const motion::Pose pose = right_pose(t, before.clip_time);
    routine::apply(t.session, t.library, a);
    take_clip(t, pose);
    follow(t, before, routine_before);
  }
  void operator()(const ChooseView& a) const {
    if (!scene::find_view(a.name)) return;
    send_camera(t, a.name);
    v.held = true;
  }
  void operator()(const Orbit& a) const { held_camera(v) = scene::orbited(v.camera, a.azimuth, a.elevation); }
  void operator()(const Zoom& a) const { held_camera(v) = scene::zoomed(v.camera, a.factor); }
  void operator()(const Pan& a) const {
    const double height = 2.0 * v.camera.distance * std::tan(scene::field_of_view / 2.0);  // m at the target
    held_camera(v) = scene::panned(v.camera, a.right * height, a.up * height);
  }
  void operator()(const ResetCamera&) const {
    v.held = false;
    send_camera(t, v.preset);
  }
  void operator()(const SetXray& a) const { v.xray = std::clamp(a.depth, 0.0, 1.0); }
  void operator()(const ShowFigure& a) const {
    v.figure = a.presence;
    if (v.figure) v.figure = std::clamp(*v.figure, 0.0, 1.0);
  }
  void operator()(const ShowLegs& a) const { v.legs = a.legs; }
  void operator()(const SetMorphology& a) const {
    const anatomy::Morphology wanted = anatomy::clamped(a.morphology, t.shapes);
    if (wanted == t.morphology) return;
    if (!t.neutral) t.neutral = t.body;
    anatomy::reshape(t.body, *t.neutral, t.morphology, wanted, t.shapes);
    t.morphology = wanted;
    t.shape_age = 0.0;
    ++t.body_revision;
  }
  void operator()(const SetSkinTone& a) const {
    if (const auto tone = scene::find_tone(a.name)) v.skin_tone = tone->name;
  }
  void operator()(const ChoosePart& a) const {
    const auto part = find_part(t, a.name);
    v.part = part ? a.name : "";
    if (!part) return;
    const anatomy::Layer layer = t.body.parts[*part].layer;
    v.xray = std::max(v.xray, depth_of(layer));
    v.open_layer = anatomy::name_of(layer);
  }
  void operator()(const FindPart& a) const {
    v.search = a.words;
    v.searching = a.typing;
    if (a.typing) v.panel = v.inspector = v.body_page = true;
  }
  void operator()(const ShowBody& a) const { v.body_page = a.shown; }
  void operator()(const OpenLayer& a) const { v.open_layer = a.name; }
  void operator()(const SetTheme& a) const { v.theme = a.theme; }
  void operator()(const SetScale& a) const { v.scale = std::clamp(a.scale, 1.0, 2.5); }
  void operator()(const ShowPanel& a) const { v.panel = a.shown; }
  void operator()(const ShowLibrary& a) const { v.library = a.shown; }
  void operator()(const ShowInspector& a) const { v.inspector = a.shown; }
  void operator()(const ShowHelp& a) const { v.help = a.shown; }
  void operator()(const AskToQuit& a) const { v.asks_to_quit = a.asked; }
  void operator()(const PutFaultsAway&) const { v.faults_read = true; }
  void operator()(const Quit&) const { t.quit = true; }
  void operator()(const ReportFaults& a) const { report(t, a.errors); }
  void operator()(const ReplaceContent& a) const {
    t.faults = a.errors;
    v.faults_read = false;
    if (a.library.demonstrations.empty()) return;
    const Cue before = cue_of(t.session);
    const std::string routine_before = t.session.routine.id;
    const motion::Pose pose = right_pose(t, before.clip_time);
    const auto clips = t.library.clips;
    t.session = routine::carried_over(t.session, a.library);
    t.library = a.library;
    if (!t.library.clips) t.library.clips = clips;
    t.showing.failed = 0;  // its faults are not among the new ones
    take_clip(t, pose);
    follow(t, before, routine_before);
  }
};

}  // namespace

double depth_of(anatomy::Layer layer) {
  switch (layer) {
    case anatomy::Layer::clothes:
    case anatomy::Layer::skin:
    case anatomy::Layer::nail: return 0.0;
    case anatomy::Layer::fat_pad: return 0.36;
    case anatomy::Layer::superficial_muscle: return 0.5;
    case anatomy::Layer::deep_muscle: return 0.72;
    case anatomy::Layer::fascia: return 0.76;
    case anatomy::Layer::ligament: return 0.86;
    case anatomy::Layer::bone: break;
  }
  return 1.0;
}

std::optional<std::size_t> find_part(const Tutor& tutor, const std::string& name) {
  const auto& parts = tutor.body.parts;
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.name == name; });
  if (found == parts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - parts.begin());
}

std::string title_of(const Tutor& tutor, const anatomy::Part& part) {
  const auto text = tutor.library.parts.find(part.name);
  return text == tutor.library.parts.end() ? spoken(part.name) : text->second.title;
}

std::vector<std::size_t> parts_found(const Tutor& tutor) {
  const auto lower = [](std::string words) {
    std::transform(words.begin(), words.end(), words.begin(), [](unsigned char c) { return std::tolower(c); });
    return words;
  };
  const std::string wanted = lower(tutor.view.search);
  const auto& parts = tutor.body.parts;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (lower(title_of(tutor, parts[i])).find(wanted) != std::string::npos) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    if (parts[a].layer != parts[b].layer) return parts[a].layer < parts[b].layer;
    return title_of(tutor, parts[a]) < title_of(tutor, parts[b]);
  });
  return found;
}

Tutor start_tutor(anatomy::Body body, routine::Library library) {
  WINDLASS_REQUIRE(!library.demonstrations.empty());
  Tutor tutor;
  tutor.body = std::move(body);
  tutor.library = std::move(library);
  if (!tutor.library.clips) {
    tutor.library.clips = std::make_shared<choreography::Clips>(choreography::performer_of(tutor.body));
  }
  tutor.session = routine::start_session(tutor.library);
  take_clip(tutor, posture_before(demonstration_of(tutor, cue_of(tutor.session)), tutor.body.rig));
  follow(tutor, cue_of(tutor.session), "");
  if (tutor.view.move) tutor.view.camera = tutor.view.move->to;
  tutor.view.move.reset();
  tutor.view.figure_out = wanted_part(tutor).figure;
  return tutor;
}

std::uint64_t shape_key(const anatomy::Morphology& morphology) {
  char text[80];
  std::snprintf(text, sizeof text, "%.9g %.9g %.9g", morphology.arch, morphology.foot_length, morphology.breadth);
  return base::hash_of(text);
}

void apply(Tutor& tutor, const Action& action) {
  std::visit(Applier{tutor}, action);
}

bool advance(Tutor& tutor, double dt) {
  const double step = std::clamp(dt, 0.0, longest_step);
  const Cue before = cue_of(tutor.session);
  const motion::Pose pose = right_pose(tutor, before.clip_time);
  tutor.shape_age += step;
  if (tutor.shape_age >= settled_shape) renew_clips(tutor);
  const bool waited = is_preparing(tutor);
  const bool took = take_clip(tutor, pose);
  if (took && waited && !tutor.view.held) send_camera(tutor, tutor.view.preset);  // it aims at what is shown
  const bool played = tutor.showing.clip && routine::advance(tutor.session, step);
  if (played) {
    take_clip(tutor, pose);
    follow(tutor, before, tutor.session.routine.id);
  }

  const bool travelled = tutor.view.move.has_value();
  if (travelled) {
    CameraMove& move = *tutor.view.move;
    move.elapsed += step;
    tutor.view.camera = scene::blended(move.from, move.to, std::min(move.elapsed / camera_seconds, 1.0));
    if (move.elapsed >= camera_seconds) tutor.view.move.reset();
  }
  const bool library_slid = slid(tutor.view.library_out, tutor.view.library ? 1.0 : 0.0, step / slide_seconds);
  const bool inspector_slid = slid(tutor.view.inspector_out, tutor.view.inspector ? 1.0 : 0.0, step / slide_seconds);
  const bool figure_slid = slid(tutor.view.figure_out, wanted_part(tutor).figure, step / camera_seconds);
  return took || played || travelled || library_slid || inspector_slid || figure_slid;
}

bool is_moving(const Tutor& tutor) {
  const bool plays = tutor.session.playing && tutor.showing.clip;
  return plays || tutor.view.move.has_value() || is_sliding(tutor) || tutor.clips_morphology != tutor.morphology;
}

bool is_preparing(const Tutor& tutor) {
  if (tutor.showing.clip) return false;
  return tutor.showing.failed != tutor.library.clips->key_of(demonstration_of(tutor, cue_of(tutor.session)));
}

std::vector<int> wanted(const Tutor& tutor) {
  std::vector<int> missing;
  const auto add = [&](int index) {
    if (std::find(missing.begin(), missing.end(), index) != missing.end()) return;
    if (!tutor.library.clips->find(tutor.library.demonstrations[static_cast<std::size_t>(index)])) {
      missing.push_back(index);
    }
  };
  const Cue cue = cue_of(tutor.session);
  add(cue.demonstration);
  for (const routine::Item& item : tutor.session.routine.items) add(item.demonstration);
  return missing;
}

void prepare(Tutor& tutor) {
  renew_clips(tutor);
  const motion::Pose pose = right_pose(tutor, cue_of(tutor.session).clip_time);
  for (const int index : wanted(tutor)) {
    const auto compiled = tutor.library.clips->get(tutor.library.demonstrations[static_cast<std::size_t>(index)]);
    if (!compiled.errors.empty()) throw base::Failure(compiled.errors);
  }
  take_clip(tutor, pose);
}

motion::Pose shown_pose(const Tutor& tutor) {
  const Cue cue = cue_of(tutor.session);
  return pose_on(tutor, cue, cue.clip_time);
}

std::vector<scene::Thing> shown_things(const Tutor& tutor) {
  std::vector<scene::Thing> things;
  if (!tutor.showing.clip) return things;
  const choreography::Demonstration& demonstration = tutor.showing.demonstration;
  std::vector<choreography::PropState> states =
      choreography::prop_states_at(demonstration, *tutor.showing.clip, cue_of(tutor.session).clip_time);
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

scene::Shown shown_part(const Tutor& tutor) {
  scene::Shown shown = wanted_part(tutor);
  shown.figure = tutor.view.figure_out;
  return shown;
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

std::optional<scene::Camera> preset_camera(const Tutor& tutor, const std::string& name) {
  const auto view = scene::find_view(name);
  if (!view) return std::nullopt;
  const Cue cue = cue_of(tutor.session);
  const auto& demonstration = demonstration_of(tutor, cue);
  const bool follows = view->subject == scene::Subject::foot && demonstration.aim_phase;
  const double looked = follows ? choreography::spans_of(demonstration)[*demonstration.aim_phase].end : 0.0;
  const motion::Pose start = pose_on(tutor, cue, looked);
  const base::Transform joint = scene::world_from_joint(view->subject, cue.side, tutor.body.rig, start);
  scene::Camera camera = scene::camera_for(*view, cue.side, tutor.body.rig, start);
  if (view->subject != scene::Subject::foot) return camera;
  // The views are balanced around the ankle; anything else that is aimed at stands in the middle.
  constexpr double at_ankle = 0.03;  // m
  const auto aim = aim_of(tutor, cue, start);
  if (aim && glm::distance(*aim, joint.translation) > at_ankle) camera.target = *aim;
  return scene::zoomed(camera, 1.0 / demonstration.zoom);
}

}  // namespace windlass::app
