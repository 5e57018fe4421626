#include "app/tutor.hpp"

#include <algorithm>
#include <cmath>

#include "app/emphasis.hpp"
#include "app/parts.hpp"
#include "app/preparing.hpp"
#include "app/showing.hpp"
#include "engine/base/require.hpp"
#include "engine/content/read_routine.hpp"

namespace windlass::app {
namespace {

using routine::Cue;

/// The camera is where it was on its way to.
void arrive(View& view) {
  view.camera = view.move->to;
  view.move.reset();
}

void send_camera(Tutor& tutor, const std::string& preset) {
  const auto to = preset_camera(tutor, preset);
  if (!to) return;
  tutor.view.preset = preset;
  tutor.view.move = CameraMove{tutor.view.camera, *to};
  if (tutor.view.reduced_motion) arrive(tutor.view);
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

/// Gives the body the shape that is `asked` for, as far as there is such a one.
void take_shape(Tutor& tutor, const anatomy::Morphology& asked) {
  const anatomy::Morphology wanted = anatomy::clamped(asked, tutor.shapes);
  if (wanted == tutor.morphology) return;
  if (!tutor.neutral) tutor.neutral = tutor.body;
  anatomy::reshape(tutor.body, *tutor.neutral, tutor.morphology, wanted, tutor.shapes);
  tutor.morphology = wanted;
  tutor.shape_age = 0.0;
  ++tutor.body_revision;
}

/// Gives the body the arch that `demonstration` asks for, or takes that back again.
void take_arch(Tutor& tutor, const choreography::Demonstration& demonstration) {
  if (!demonstration.arch && !tutor.own_arch) return;
  anatomy::Morphology wanted = tutor.morphology;
  if (demonstration.arch) {
    if (!tutor.own_arch) tutor.own_arch = wanted.arch;
    wanted.arch = *demonstration.arch;
  } else {
    wanted.arch = *tutor.own_arch;
    tutor.own_arch.reset();
  }
  take_shape(tutor, wanted);
}

/// Moves the camera where the cue wants it, given the cue and the routine before something happened.
void follow(Tutor& tutor, const Cue& before, const std::string& routine_before) {
  const Cue cue = cue_of(tutor.session);
  const auto& demonstration = demonstration_of(tutor, cue);
  const std::string wish = view_at(demonstration, static_cast<std::size_t>(cue.phase), cue.repetition > 1);
  const bool other_item = tutor.session.routine.id != routine_before || cue.item != before.item;
  if (other_item) {
    tutor.view.held = false;
    tutor.view.xray_held = false;
    take_arch(tutor, demonstration);
    const std::string& first = demonstration.cameras.empty() ? tutor.view.preset : demonstration.cameras.front();
    send_camera(tutor, wish.empty() ? first : wish);
  } else if (tutor.view.held) {
    if (cue.side == before.side) return;
    tutor.view.move = CameraMove{tutor.view.camera, mirrored(tutor.view.camera)};
    if (tutor.view.reduced_motion) arrive(tutor.view);
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

/// Takes `out` towards `wanted`, `step` at most. True when it moved.
bool slid(double& out, double wanted, double step) {
  if (out == wanted) return false;
  out = std::abs(wanted - out) <= step ? wanted : out + (wanted > out ? step : -step);
  return true;
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

  /// Does `what`, which may change what is played, and goes on from the posture that is shown.
  template <class What>
  void change_play(const What& what) const {
    const Cue before = cue_of(t.session);
    const std::string routine_before = t.session.routine.id;
    const motion::Pose pose = right_pose(t, before.clip_time);
    what();
    take_clip(t, pose);
    follow(t, before, routine_before);
  }

  void operator()(const routine::Action& a) const {
    const bool is_other = std::holds_alternative<routine::ChooseRoutine>(a) ||
                          std::holds_alternative<routine::ChooseDemonstration>(a);
    if (is_other && is_practising(t)) return;
    change_play([&] {
      const bool was_playing = t.session.playing;
      routine::apply(t.session, t.library, a);
      const bool is_watched = std::holds_alternative<routine::Play>(a) && !is_practising(t);
      if (is_watched && t.session.time < routine::get_ready_seconds) t.session.time = routine::get_ready_seconds;
      if (is_practising(t) && (t.session.playing || was_playing)) routine::replan(t.guide, t.session, t.library);
    });
  }
  void operator()(const routine::GuideAction& a) const {
    change_play([&] {
      if (std::holds_alternative<routine::Prepare>(a)) v.reminder.reset();
      const routine::Step step_before = t.guide.step;
      const auto* prepare = std::get_if<routine::Prepare>(&a);
      const auto* swap = std::get_if<routine::Swap>(&a);
      if (swap != nullptr) take_rung(t.rungs, t.library, t.guide.routine.id, swap->item, swap->demonstration);
      if (prepare != nullptr || swap != nullptr) t.planning.item = -1;
      const routine::GuideAction done =
          prepare == nullptr ? a : routine::Prepare{with_rungs(prepare->routine, t.rungs, t.library)};
      routine::apply(t.guide, t.session, t.library, done, t.now, t.plan_text);
      if (t.guide.step == step_before) return;
      v.focus.clear();
      if (!is_practising(t)) return;
      (*this)(GoTo{Place::player});
      v.library = v.inspector = false;  // nothing but the foot, and what to do
    });
  }
  void operator()(const LearnAction& a) const {
    apply(t.learning, a);
    if (const auto* shot = std::get_if<ShowShot>(&a)) show(shot->shot);
    if (std::holds_alternative<OpenCard>(a)) {
      v.writing.clear();
      if (const routine::Card* card = open_card(t)) show(card->shot);
    }
  }
  /// What is being done along is not taken away for it.
  void show(const routine::Shot& shot) const {
    const auto demonstration = routine::find_demonstration(t.library, shot.demonstration);
    if (!demonstration || is_practising(t)) return;
    (*this)(routine::Action(routine::Pause{}));
    (*this)(routine::Action(routine::ChooseDemonstration{*demonstration}));
    const double time = routine::time_showing(t.session.timeline, shot.moment).value_or(0.0);
    (*this)(routine::Action(routine::Seek{time}));
    v.part.clear();
    v.xray_held = false;
    (*this)(ChooseView{shot.view});
    v.held = t.showing.clip != nullptr;  // else the camera aims anew when there is a clip
  }
  void operator()(const ResumeSitting&) const {
    if (!t.guide.resumable) return;
    const routine::SittingRecord& sitting = *t.guide.resumable;
    std::vector<base::Error> errors;
    const auto routine =
        content::parse_routine(sitting.plan, "the plan of " + sitting.title, sitting.routine, t.library, errors);
    if (routine) {
      (*this)(routine::GuideAction(routine::Resume{*routine}));
    } else {
      report(t, errors);
    }
  }
  void operator()(const GoTo& a) const {
    if (a.place == v.place) return;
    v.came_from.push_back(v.place);
    constexpr std::size_t remembered = 20;
    if (v.came_from.size() > remembered) v.came_from.erase(v.came_from.begin());
    go(a.place);
  }
  void operator()(const GoBack&) const {
    if (v.came_from.empty()) return;
    const Place place = v.came_from.back();
    v.came_from.pop_back();
    go(place);
  }
  void go(Place place) const {
    v.place = place;
    v.focus.clear();
    v.writing.clear();
    if (place != Place::builder) leave(t.building);
    if (place != Place::player) (*this)(routine::Action(routine::Pause{}));
    const routine::Card* card = place == Place::learn ? open_card(t) : nullptr;
    if (card != nullptr && shown_shot(t) == nullptr) show(card->shot);
  }
  void operator()(const FocusOn& a) const {
    v.focus = a.name;
    if (!a.name.empty() && a.name != v.writing) v.writing.clear();
  }
  void operator()(const PressFocus& a) const { v.is_pressed = a.is_pressed && !v.focus.empty(); }
  void operator()(const NudgeFocus& a) const { v.nudge = v.focus.empty() ? 0 : a.by; }
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
  void operator()(const SetXray& a) const {
    v.xray = std::clamp(a.depth, 0.0, 1.0);
    v.xray_held = true;
  }
  void operator()(const ShowFigure& a) const {
    v.figure = a.presence;
    if (v.figure) v.figure = std::clamp(*v.figure, 0.0, 1.0);
  }
  void operator()(const ShowLegs& a) const { v.legs = a.legs; }
  void operator()(const SetMorphology& a) const { take_shape(t, a.morphology); }
  void operator()(const SetSkinTone& a) const {
    if (const auto tone = scene::find_tone(a.name)) v.skin_tone = tone->name;
  }
  void operator()(const ChoosePart& a) const {
    const auto part = find_part(t, a.name);
    v.part = part ? a.name : "";
    if (!part) return;
    const anatomy::Layer layer = t.body.parts[*part].layer;
    v.xray = std::max(shown_xray(t), depth_of(layer));
    v.xray_held = true;
    v.open_layer = anatomy::name_of(layer);
  }
  void operator()(const FindPart& a) const { v.search = a.words; }
  void operator()(const ShowBody& a) const { v.body_page = a.shown; }
  void operator()(const OpenLayer& a) const { v.open_layer = a.name; }
  void operator()(const WriteIn& a) const { v.writing = a.field; }
  void operator()(const CatalogueAction& a) const { app::apply(t.catalogue, a); }
  void operator()(const BuildAction& a) const { app::apply(t, a); }
  void operator()(const PlanningAction& a) const { app::apply(t, a); }
  void operator()(const SettingsAction& a) const { app::apply(t, a); }
  void operator()(const SetTheme& a) const { v.theme = a.theme; }
  void operator()(const SetScale& a) const { v.scale = std::clamp(a.scale, 1.0, 2.5); }
  void operator()(const ShowPanel& a) const { v.panel = a.shown; }
  void operator()(const ShowLibrary& a) const { v.library = a.shown; }
  void operator()(const ShowInspector& a) const { v.inspector = a.shown; }
  void operator()(const ShowHelp& a) const {
    v.help = a.shown;
    v.focus.clear();
  }
  void operator()(const AskToQuit& a) const {
    v.asks_to_quit = a.asked;
    v.focus.clear();
  }
  void operator()(const PutReminderAway&) const { v.reminder.reset(); }
  void operator()(const PutFaultsAway&) const { v.faults_read = true; }
  void operator()(const Quit&) const { t.quit = true; }
  void operator()(const ReportFaults& a) const { report(t, a.errors); }
  void operator()(const ReplaceContent& a) const {
    if (is_practising(t)) return;
    t.faults = a.errors;
    v.faults_read = false;
    if (!a.library.demonstrations.empty()) change_play([&] { take_content(a); });
  }
  void take_content(const ReplaceContent& a) const {
    const auto clips = t.library.clips;
    t.session = routine::carried_over(t.session, a.library);
    if (t.building.draft) t.building.draft = routine::carried_over(std::move(*t.building.draft), t.library, a.library);
    t.building.item = -1;
    t.library = a.library;
    if (!t.library.clips) t.library.clips = clips;
    t.showing.failed = 0;  // its faults are not among the new ones
  }
};

}  // namespace

const char* name_of(Place place) {
  switch (place) {
    case Place::today: return "today";
    case Place::library: return "library";
    case Place::player: return "player";
    case Place::builder: return "builder";
    case Place::learn: return "learn";
    case Place::progress: return "progress";
    case Place::settings: return "settings";
  }
  return "";
}

bool is_practising(const Tutor& tutor) {
  return tutor.guide.step == routine::Step::running;
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

void apply(Tutor& tutor, const Action& action) {
  std::visit(Applier{tutor}, action);
}

bool remind_if_due(Tutor& tutor) {
  if (tutor.guide.step != routine::Step::none) return false;
  const auto due = routine::due_reminder(tutor.reminders, tutor.plan, tutor.library, tutor.guide.history, tutor.reminded,
                                         tutor.now);
  if (!due) return false;
  tutor.reminded = routine::reminded(tutor.reminded, tutor.now);
  tutor.view.reminder = *due;
  return true;
}

std::string reminder_text(const Tutor& tutor) {
  const routine::Words& words = tutor.library.words;
  const auto found = routine::find_routine(tutor.library, tutor.view.reminder.value_or(""));
  if (!found) return words("reminder.anything");
  return words("reminder.planned", {{"routine", tutor.library.routines[static_cast<std::size_t>(*found)].title}});
}

bool advance(Tutor& tutor, double dt) {
  const double step = std::clamp(dt, 0.0, longest_step);
  const Cue before = cue_of(tutor.session);
  const motion::Pose pose = right_pose(tutor, before.clip_time);
  tutor.shape_age += step;
  if (tutor.shape_age >= settled_shape) renew_clips(tutor);
  const bool waited = is_preparing(tutor);
  const bool took = take_clip(tutor, pose);
  if (took && waited && !tutor.view.held) {
    send_camera(tutor, tutor.view.preset);  // it aims at what is shown
    tutor.view.held = shown_shot(tutor) != nullptr;
  }
  const double from = tutor.session.time;
  const bool played = (tutor.is_blind || tutor.showing.clip) && routine::advance(tutor.session, step);
  if (played) routine::follow(tutor.guide, tutor.session, tutor.library, from, tutor.session.time, tutor.now);
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
  const bool flashed = tutor.view.flash > 0.0;
  tutor.view.flash = std::max(0.0, tutor.view.flash - step);
  const double slide = tutor.view.reduced_motion ? 1.0 : step / slide_seconds;
  const bool library_slid = slid(tutor.view.library_out, tutor.view.library ? 1.0 : 0.0, slide);
  const bool inspector_slid = slid(tutor.view.inspector_out, tutor.view.inspector ? 1.0 : 0.0, slide);
  const bool figure_slid = slid(tutor.view.figure_out, wanted_part(tutor).figure, step / camera_seconds);
  return flashed || took || played || travelled || library_slid || inspector_slid || figure_slid;
}

bool is_moving(const Tutor& tutor) {
  const bool plays = tutor.session.playing && tutor.showing.clip;
  return plays || tutor.view.flash > 0.0 || tutor.view.move.has_value() || is_sliding(tutor) || tutor.clips_morphology != tutor.morphology;
}

}  // namespace windlass::app
