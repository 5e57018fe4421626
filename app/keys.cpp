#include "app/keys.hpp"
#include "app/focus.hpp"
#include "app/parts.hpp"

#include <algorithm>
#include <optional>

#include <SDL_gamecontroller.h>
#include <SDL_keycode.h>

#include "app/emphasis.hpp"
#include "app/fields.hpp"
#include "app/showing.hpp"

namespace windlass::app {
namespace {

using routine::Pace;
using routine::Sides;

constexpr double turn = 0.12;  // rad a key press

Action in_session(routine::Action action) {
  return action;
}

const routine::Dose& dose_now(const Tutor& tutor) {
  return tutor.session.routine.items[static_cast<std::size_t>(cue_of(tutor.session).item)].dose;
}

Action other_side(const Tutor& tutor) {
  Pace pace = tutor.session.pace;
  const Sides now = pace.sides.value_or(dose_now(tutor).sides);
  pace.sides = now == Sides::right ? Sides::left : now == Sides::left ? both_of(dose_now(tutor)) : Sides::right;
  return in_session(routine::SetPace{pace});
}

Action other_repetitions(const Tutor& tutor, int by) {
  Pace pace = tutor.session.pace;
  pace.repetitions = pace.repetitions.value_or(dose_now(tutor).repetitions) + by;
  return in_session(routine::SetPace{pace});
}

Action other_hold(const Tutor& tutor, double by) {
  Pace pace = tutor.session.pace;
  const auto& phases =
      tutor.library.demonstrations[static_cast<std::size_t>(cue_of(tutor.session).demonstration)].phases;
  const auto hold = std::find_if(phases.begin(), phases.end(), [](const auto& phase) { return phase.hold; });
  const double authored = hold == phases.end() ? 0.0 : hold->duration;
  pace.hold = pace.hold.value_or(dose_now(tutor).hold.value_or(authored)) + by;
  return in_session(routine::SetPace{pace});
}

Action other_rest(const Tutor& tutor, double by) {
  Pace pace = tutor.session.pace;
  pace.rest = pace.rest.value_or(dose_now(tutor).rest) + by;
  return in_session(routine::SetPace{pace});
}

/// The entry `by` places below the present one in the library card; nothing past its ends.
std::vector<Action> other_entry(const Tutor& tutor, int by) {
  const int routines = static_cast<int>(tutor.library.routines.size());
  const int demonstrations = static_cast<int>(tutor.library.demonstrations.size());
  const auto routine = find_routine(tutor.library, tutor.session.routine.id);
  const auto demonstration = find_demonstration(tutor.library, tutor.session.routine.id);
  const int now = routine ? *routine : demonstration ? routines + *demonstration : 0;
  const int next = now + by;
  if (next < 0 || next >= routines + demonstrations) return {};
  if (next < routines) return {in_session(routine::ChooseRoutine{next})};
  return {in_session(routine::ChooseDemonstration{next - routines})};
}

/// The next stop of the x-ray slider; from the last back to the skin.
double next_layer(double xray) {
  const auto* next = std::find_if(std::begin(xray_stops), std::end(xray_stops),
                                  [&](const XrayStop& s) { return s.depth > xray + 0.01; });
  return next == std::end(xray_stops) ? 0.0 : next->depth;
}

/// Adds `by` to one of the shape's numbers.
Action other_shape(const Tutor& tutor, double anatomy::Morphology::*number, double by) {
  anatomy::Morphology wanted = tutor.morphology;
  wanted.*number += by;
  return SetMorphology{wanted};
}

/// The tone `by` places on, round and round.
Action other_tone(const Tutor& tutor, int by) {
  const auto& tones = scene::skin_tones();
  const auto count = static_cast<int>(tones.size());
  const auto now =
      std::find_if(tones.begin(), tones.end(), [&](const auto& t) { return t.name == tutor.view.skin_tone; });
  return SetSkinTone{
      tones[static_cast<std::size_t>((static_cast<int>(now - tones.begin()) + by + count) % count)].name};
}

/// As the view asks → on → ghost → off.
Action other_figure(const Tutor& tutor) {
  const auto& now = tutor.view.figure;
  if (!now) return ShowFigure{1.0};
  if (*now == 1.0) return ShowFigure{ghost_presence};
  return *now > 0.0 ? ShowFigure{0.0} : ShowFigure{};
}

/// The part `by` places on in the list; past its ends none.
Action other_part(const Tutor& tutor, int by) {
  const std::vector<std::size_t> parts = parts_found(tutor);
  const auto now = std::find_if(parts.begin(), parts.end(),
                                [&](std::size_t i) { return tutor.body.parts[i].name == tutor.view.part; });
  const auto count = static_cast<int>(parts.size());
  const int place = now == parts.end() ? (by > 0 ? 0 : count - 1) : static_cast<int>(now - parts.begin()) + by;
  if (place < 0 || place >= count) return ChoosePart{};
  return ChoosePart{tutor.body.parts[parts[static_cast<std::size_t>(place)]].name};
}

/// From the field in which cards are looked for to the best of those found: it is read, or what the keyboard is on.
std::vector<Action> to_best_card(const Tutor& tutor, bool is_read) {
  const std::vector<int> found = listed_cards(tutor);
  if (tutor.learning.search.empty() || found.empty()) return {WriteIn{}};
  const std::string& best = tutor.library.cards[static_cast<std::size_t>(found.front())].id;
  if (is_read) return {LearnAction(OpenCard{best})};
  return {FocusOn{"card " + best}};
}

/// The card `by` places on, when one is read.
std::vector<Action> leaf(const Tutor& tutor, int by) {
  const routine::Card* card = other_card(tutor, by);
  if (card == nullptr) return {};
  return {LearnAction(OpenCard{card->id})};
}

bool is_enter(int key) {
  return key == SDLK_RETURN || key == SDLK_KP_ENTER;
}

/// What a key does while a field is written into; nothing: what it does elsewhere.
std::optional<std::vector<Action>> written(const Tutor& tutor, int key) {
  const std::string& field = tutor.view.writing;
  const bool is_on = key == SDLK_DOWN || key == SDLK_TAB;
  if (field == "find card" && (is_on || is_enter(key))) return to_best_card(tutor, is_enter(key));
  if (field == "find part" && key == SDLK_DOWN) return std::vector{other_part(tutor, 1)};
  if (field == "find part" && key == SDLK_UP) return std::vector{other_part(tutor, -1)};
  if (key == SDLK_TAB) return std::nullopt;
  return actions_of_field_key(tutor, key);
}

Action escape(const Tutor& tutor) {
  if (tutor.view.asks_to_quit) return AskToQuit{false};
  if (tutor.view.help) return ShowHelp{false};
  if (is_asked(tutor)) return routine::GuideAction(routine::Finish{});
  if (!tutor.faults.empty() && !tutor.view.faults_read) return PutFaultsAway{};
  if (!tutor.view.part.empty()) return ChoosePart{};
  if (tutor.view.place == Place::learn && open_card(tutor) != nullptr) return LearnAction(OpenCard{});
  if (!tutor.view.came_from.empty()) return GoBack{};
  return AskToQuit{true};
}

}  // namespace

int key_of_button(int button) {
  switch (button) {
    case SDL_CONTROLLER_BUTTON_A: return SDLK_RETURN;
    case SDL_CONTROLLER_BUTTON_B: return SDLK_ESCAPE;
    case SDL_CONTROLLER_BUTTON_X: return SDLK_s;
    case SDL_CONTROLLER_BUTTON_Y: return SDLK_TAB;
    case SDL_CONTROLLER_BUTTON_START: return SDLK_SPACE;
    case SDL_CONTROLLER_BUTTON_DPAD_UP: return SDLK_UP;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN: return SDLK_DOWN;
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT: return SDLK_LEFT;
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT: return SDLK_RIGHT;
    case SDL_CONTROLLER_BUTTON_LEFTSHOULDER: return SDLK_PAGEUP;
    case SDL_CONTROLLER_BUTTON_RIGHTSHOULDER: return SDLK_PAGEDOWN;
    case SDL_CONTROLLER_BUTTON_BACK: return SDLK_F2;
    default: return 0;
  }
}

namespace {

bool is_on_slider(const Tutor& tutor, const std::vector<Placed>& placed) {
  return std::any_of(placed.begin(), placed.end(),
                     [&](const Placed& one) { return one.slides && !one.is_covered && one.name == tutor.view.focus; });
}

/// Moves through what can be clicked, and clicks; nothing for other keys. In the player, Page up and down (two of a
/// clicker's three buttons) stay off the rail, and while practising on what leads the practice.
std::optional<std::vector<Action>> led(const Tutor& tutor, int key, bool shift, const std::vector<Placed>& placed) {
  const bool is_clicker = tutor.view.place == Place::player && (key == SDLK_PAGEDOWN || key == SDLK_PAGEUP);
  std::vector<Placed> reachable;
  std::copy_if(placed.begin(), placed.end(), std::back_inserter(reachable), [&](const Placed& p) {
    if (p.is_covered) return false;
    return !is_clicker || (is_practising(tutor) ? p.card == "running" : p.card != "rail");
  });
  const auto step = [&](Toward toward) {
    return std::vector<Action>{FocusOn{focus_after(reachable, tutor.view.focus, toward)}};
  };
  const bool slides = is_on_slider(tutor, placed);
  if (slides && key == SDLK_LEFT) return std::vector<Action>{NudgeFocus{-1}};
  if (slides && key == SDLK_RIGHT) return std::vector<Action>{NudgeFocus{1}};
  switch (key) {
    case SDLK_TAB: return step(shift ? Toward::previous : Toward::next);
    case SDLK_PAGEDOWN: return step(Toward::next);
    case SDLK_PAGEUP: return step(Toward::previous);
    case SDLK_LEFT: return step(Toward::left);
    case SDLK_RIGHT: return step(Toward::right);
    case SDLK_UP: return step(Toward::up);
    case SDLK_DOWN: return step(Toward::down);
    case SDLK_SPACE:
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
      if (!tutor.view.focus.empty()) return std::vector<Action>{PressFocus{}};
      if (tutor.view.asks_to_quit) return std::vector<Action>{Quit{}};
      if (is_asked(tutor)) return std::vector<Action>{FocusOn{"guide done"}, PressFocus{}};
      return std::vector<Action>{};
    default: return std::nullopt;
  }
}

/// What a key changes in how one looks.
std::vector<Action> looked(const Tutor& tutor, int key, bool shift) {
  const View& view = tutor.view;
  const int sign = shift ? -1 : 1;
  if (key >= SDLK_1 && key <= SDLK_9) {
    const auto index = static_cast<std::size_t>(key - SDLK_1);
    if (index < scene::views().size()) return {ChooseView{scene::views()[index].name}};
    return {};
  }
  switch (key) {
    case SDLK_LEFT: return {shift ? Action(Pan{-0.05, 0.0}) : Action(Orbit{-turn, 0.0})};
    case SDLK_RIGHT: return {shift ? Action(Pan{0.05, 0.0}) : Action(Orbit{turn, 0.0})};
    case SDLK_UP: return {shift ? Action(Pan{0.0, 0.05}) : Action(Orbit{0.0, turn})};
    case SDLK_DOWN: return {shift ? Action(Pan{0.0, -0.05}) : Action(Orbit{0.0, -turn})};
    case SDLK_PLUS:
    case SDLK_EQUALS:
    case SDLK_KP_PLUS: return {Zoom{0.9}};
    case SDLK_MINUS:
    case SDLK_KP_MINUS: return {Zoom{1.0 / 0.9}};
    case SDLK_0: return {ResetCamera{}};
    case SDLK_x: return {SetXray{next_layer(shown_xray(tutor))}};
    case SDLK_l: return {SetTheme{view.theme == Theme::light ? Theme::dark : Theme::light}};
    case SDLK_t: return {SetScale{view.scale + 0.25 * sign}};
    case SDLK_a: return {other_shape(tutor, &anatomy::Morphology::arch, 0.25 * sign)};
    case SDLK_z: return {other_shape(tutor, &anatomy::Morphology::foot_length, 0.005 * sign)};
    case SDLK_w: return {other_shape(tutor, &anatomy::Morphology::breadth, 0.01 * sign)};
    case SDLK_k: return {other_tone(tutor, sign)};
    case SDLK_g: return {other_figure(tutor)};
    case SDLK_f: return {ShowPanel{}, ShowInspector{}, ShowBody{}, WriteIn{"find part"}};
    case SDLK_d: return {ShowBody{!view.body_page}};
    case SDLK_b: return {other_part(tutor, sign)};
    case SDLK_v: return {ShowPanel{!view.panel}};
    case SDLK_m: return {ShowLibrary{!view.library}};
    case SDLK_i: return {ShowInspector{!view.inspector}};
    case SDLK_F1: return {ShowHelp{!view.help}};
    default: return {};
  }
}

/// While a routine is done along, any key pauses; from a pause, keys lead on.
std::vector<Action> practised(const Tutor& tutor, int key, bool shift) {
  if (key == SDLK_s) return {routine::GuideAction(routine::Stop{})};
  if (tutor.session.playing) return {in_session(routine::Pause{})};
  switch (key) {
    case SDLK_PERIOD: return {in_session(routine::StepSet{1})};
    case SDLK_COMMA: return {in_session(routine::StepSet{-1})};
    case SDLK_r: return {in_session(routine::StepSet{0})};
    case SDLK_e: return {in_session(routine::Extend{15.0})};
    case SDLK_SPACE:
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return {in_session(routine::Play{})};
    case SDLK_ESCAPE: return {escape(tutor)};
    default: return looked(tutor, key, shift);
  }
}

/// What a key does in the player while nothing is done along.
std::vector<Action> played(const Tutor& tutor, int key, bool shift) {
  const routine::Session& session = tutor.session;
  const int sign = shift ? -1 : 1;
  switch (key) {
    case SDLK_SPACE:
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return {session.playing ? in_session(routine::Pause{}) : in_session(routine::Play{})};
    case SDLK_r: return {in_session(routine::Restart{})};
    case SDLK_COMMA: return {in_session(routine::StepPhase{-1})};
    case SDLK_PERIOD: return {in_session(routine::StepPhase{1})};
    case SDLK_LEFTBRACKET: return {in_session(routine::SetSpeed{session.speed - 0.1})};
    case SDLK_RIGHTBRACKET: return {in_session(routine::SetSpeed{session.speed + 0.1})};
    case SDLK_o: return {in_session(routine::SetLoop{!session.loop})};
    case SDLK_j: return other_entry(tutor, sign);
    case SDLK_s: return {other_side(tutor)};
    case SDLK_n: return {other_repetitions(tutor, sign)};
    case SDLK_h: return {other_hold(tutor, sign)};
    case SDLK_e: return {other_rest(tutor, 5.0 * sign)};
    case SDLK_p: return {in_session(routine::SetPace{})};
    case SDLK_ESCAPE: return {escape(tutor)};
    default: return looked(tutor, key, shift);
  }
}

}  // namespace

bool is_asked(const Tutor& tutor) {
  return tutor.guide.step != routine::Step::none && !is_practising(tutor);
}

std::vector<Action> actions_of_key(const Tutor& tutor, int key, bool shift, const std::vector<Placed>& placed) {
  const View& view = tutor.view;
  const auto lead = [&] { return led(tutor, key, shift, placed); };
  if (view.asks_to_quit || view.help) {
    if (key == SDLK_ESCAPE || (key == SDLK_F1 && view.help)) return {escape(tutor)};
    return lead().value_or(std::vector<Action>{});
  }
  if (key >= SDLK_F2 && key < SDLK_F2 + static_cast<int>(std::size(every_place)) && view.rail) {
    return {GoTo{every_place[key - SDLK_F2]}};
  }
  if (!view.writing.empty()) {
    if (auto actions = written(tutor, key)) return *actions;
  }
  const bool is_sideways = key == SDLK_LEFT || key == SDLK_RIGHT;
  const bool walks = key == SDLK_TAB || key == SDLK_PAGEDOWN || key == SDLK_PAGEUP ||
                     (is_enter(key) && !view.focus.empty()) ||
                     (is_sideways && is_on_slider(tutor, placed));  // in the player, other keys are its own
  if (view.place == Place::player && key == SDLK_ESCAPE && !view.focus.empty()) return {FocusOn{}};
  if (is_practising(tutor) && (view.place == Place::player || tutor.session.playing)) {
    return walks && !tutor.session.playing ? *lead() : practised(tutor, key, shift);
  }
  if (is_asked(tutor)) {
    if (key == SDLK_ESCAPE) return {escape(tutor)};
    return lead().value_or(std::vector<Action>{});
  }
  if (view.place == Place::learn) {
    if (key == SDLK_f) return {LearnAction(OpenCard{}), WriteIn{"find card"}};
    if (open_card(tutor) != nullptr && (key == SDLK_PAGEDOWN || key == SDLK_PAGEUP)) {
      return leaf(tutor, key == SDLK_PAGEDOWN ? 1 : -1);
    }
  }
  if (view.place != Place::player || walks) {
    if (auto actions = lead()) return *actions;
  }
  return played(tutor, key, shift);
}

const std::vector<const char*>& key_help() {
  static const std::vector<const char*> lines = {
      "play",  "restart", "step", "speed", "other",  "again", "side", "repetitions", "hold",  "rest",  "pace",
      "views", "turn",    "zoom", "camera", "xray",  "arch",  "size", "page",        "tone",  "figure", "find",
      "part",  "cards",   "panel", "focus", "places", "theme", "text_size", "help",   "back"};
  return lines;
}

}  // namespace windlass::app
