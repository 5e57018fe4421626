// The panel operated by its pointer and keys, without a window and without GL.
#include "app/panel.hpp"

#include <cstdio>

#include <SDL.h>
#include <glm/geometric.hpp>

#include "app/input.hpp"
#include "app/keys.hpp"
#include "app/overlay.hpp"
#include "app/parts.hpp"
#include "tests/app/hand.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using app::Tutor;
using tests::Hand;

namespace {

}  // namespace

TEST_CASE("Transport: play, pause, steps, scrub, speed, phase, restart") {
  Hand hand;
  hand.click("play");
  CHECK(hand.tutor.session.playing);
  hand.click("play");
  CHECK_FALSE(hand.tutor.session.playing);
  hand.click("scrub", 0.5F);
  CHECK(hand.tutor.session.time == Approx(hand.tutor.session.timeline.duration / 2).epsilon(0.01));
  hand.click("restart");
  CHECK(hand.tutor.session.time == 0.0);
  hand.click("step forward");
  CHECK(hand.tutor.session.time == Approx(routine::get_ready_seconds));
  hand.click("phase hold");
  CHECK(cue_of(hand.tutor.session).phase == 2);
  hand.click("step back");
  CHECK(cue_of(hand.tutor.session).phase == 1);
  hand.click("speed", 0.05F);
  CHECK(hand.tutor.session.speed == Approx(0.1));
}

TEST_CASE("Library: routines and demonstrations are chosen; the card goes and comes") {
  Hand hand;
  hand.click("demonstration second");
  CHECK(hand.tutor.session.routine.id == "second");
  hand.click("routine pair");
  CHECK(hand.tutor.session.routine.id == "pair");
  hand.click("hide library");
  CHECK_FALSE(hand.tutor.view.library);
  while (app::is_moving(hand.tutor)) app::advance(hand.tutor, 0.05);
  hand.look();
  hand.click("show library");
  CHECK(hand.tutor.view.library);
}

TEST_CASE("Inspector: view, x-ray, side, pace, theme") {
  Hand hand;
  hand.click("view sole");
  CHECK(hand.tutor.view.preset == "sole");
  hand.click("x-ray", 0.98F);
  CHECK(hand.tutor.view.xray == 1.0);
  hand.click("side Left");
  CHECK(hand.tutor.session.pace.sides == routine::Sides::left);
  CHECK(cue_of(hand.tutor.session).side == motion::Side::left);
  hand.click("Repetitions more");
  CHECK(hand.tutor.session.pace.repetitions == 3);
  hand.click("Hold more");
  CHECK(hand.tutor.session.pace.hold == Approx(4.0));
  hand.click("Rest less");
  CHECK(hand.tutor.session.pace.rest == 0.0);
  hand.click("pace as written");
  CHECK_FALSE(hand.tutor.session.pace.repetitions.has_value());
  CHECK(hand.tutor.session.pace.sides == routine::Sides::left);
  hand.click("theme");
  CHECK(hand.tutor.view.theme == app::Theme::dark);
}

TEST_CASE("Body: shape, skin tone and figure, each with a way back") {
  Hand hand;
  hand.tutor.shapes.shortest = 0.21;
  hand.tutor.shapes.longest = 0.31;
  hand.tutor.shapes.narrowest = 0.9;
  hand.tutor.shapes.broadest = 1.1;
  const glm::vec3 before = hand.tutor.body.parts[0].levels[0].positions[0];
  hand.click("page body");
  CHECK(hand.tutor.view.body_page);
  hand.click("Arch", 0.01F);
  CHECK(hand.tutor.morphology.arch == -1.0);
  hand.click("Arch back");
  CHECK(hand.tutor.morphology.arch == 0.0);
  hand.click("Length", 0.99F);
  CHECK(hand.tutor.morphology.foot_length == Approx(0.31));
  CHECK(glm::distance(hand.tutor.body.parts[0].levels[0].positions[0], before * (0.31F / 0.256F)) < 1e-6F);
  CHECK(hand.tutor.body_revision > 0);
  hand.click("Length back");
  CHECK(hand.tutor.body.parts[0].levels[0].positions[0] == before);
  hand.click("Breadth", 0.99F);
  CHECK(hand.tutor.morphology.breadth == Approx(1.1));
  hand.click("Breadth", 0.505F);  // near the neutral breadth
  CHECK(hand.tutor.morphology.breadth == 1.0);
  hand.click("tone deep");
  CHECK(hand.tutor.view.skin_tone == "deep");
  hand.click("figure Ghost");
  CHECK(hand.tutor.view.figure == Approx(app::ghost_presence));
  hand.click("figure Auto");
  CHECK_FALSE(hand.tutor.view.figure.has_value());
}

TEST_CASE("Body: parts are found by name, listed by layer, chosen and let go") {
  Hand hand;
  const std::string part = hand.tutor.body.parts[0].name;
  const std::string layer = anatomy::name_of(hand.tutor.body.parts[0].layer);
  hand.click("page body");
  hand.click("layer " + layer);
  CHECK(hand.tutor.view.open_layer == layer);
  hand.click("part " + part);
  CHECK(hand.tutor.view.part == part);
  hand.click("part " + part);
  CHECK(hand.tutor.view.part.empty());

  hand.press(SDLK_f);
  CHECK(hand.tutor.view.writing == "find part");
  hand.press(SDLK_x);
  hand.type("xq");
  CHECK(hand.tutor.view.search == "xq");
  CHECK(hand.tutor.view.xray == 0.0);  // letters are no shortcuts now
  CHECK(app::parts_found(hand.tutor).empty());
  hand.press(SDLK_BACKSPACE);
  hand.press(SDLK_BACKSPACE);
  hand.press(SDLK_DOWN);
  CHECK(hand.tutor.view.part == hand.tutor.body.parts[app::parts_found(hand.tutor).front()].name);
  hand.press(SDLK_RETURN);
  CHECK(hand.tutor.view.writing.empty());
  hand.look();
  hand.click("clear parts");
  CHECK(hand.tutor.view.part.empty());
  hand.press(SDLK_b);
  CHECK_FALSE(hand.tutor.view.part.empty());
  hand.press(SDLK_ESCAPE);
  CHECK(hand.tutor.view.part.empty());
  CHECK_FALSE(hand.tutor.view.asks_to_quit);
}

TEST_CASE("A click on the foot that is no drag says where it was") {
  Hand hand;
  hand.click_foot({640, 250});
  REQUIRE(hand.clicked);
  CHECK(hand.clicked->x == 640.0F);
  hand.clicked.reset();
  hand.drag_foot({40, 0}, false);
  CHECK_FALSE(hand.clicked);
}

TEST_CASE("The foot turns with the left button, moves with the right one, nears with the wheel") {
  Hand hand;
  const scene::Camera before = hand.tutor.view.camera;
  hand.drag_foot({40, 0}, false);
  CHECK(hand.tutor.view.camera.azimuth != before.azimuth);
  CHECK(hand.tutor.view.camera.target == before.target);
  const scene::Camera turned = hand.tutor.view.camera;
  hand.drag_foot({40, 10}, true);
  CHECK(hand.tutor.view.camera.azimuth == turned.azimuth);
  CHECK(hand.tutor.view.camera.target != turned.target);
  hand.wheel_over_foot(1.0F);
  CHECK(hand.tutor.view.camera.distance < turned.distance);
  // Over a card the same drag does nothing to the foot.
  const scene::Camera still = hand.tutor.view.camera;
  hand.click("scrub", 0.3F);
  CHECK(hand.tutor.view.camera.distance == still.distance);
}

TEST_CASE("Everything has a key") {
  Hand hand;
  const auto& session = hand.tutor.session;
  const auto& view = hand.tutor.view;
  hand.press(SDLK_SPACE);
  CHECK(session.playing);
  hand.press(SDLK_SPACE);
  CHECK_FALSE(session.playing);
  hand.press(SDLK_PERIOD);
  CHECK(session.time == Approx(routine::get_ready_seconds + 1.0));
  hand.press(SDLK_COMMA);
  CHECK(session.time == Approx(routine::get_ready_seconds));
  hand.press(SDLK_LEFTBRACKET);
  CHECK(session.speed == Approx(0.9));
  hand.press(SDLK_3);
  CHECK(view.preset == scene::views()[2].name);
  hand.press(SDLK_x);
  CHECK(view.xray == app::xray_stops[1].depth);
  hand.press(SDLK_s);
  CHECK(session.pace.sides == routine::Sides::right);
  hand.press(SDLK_n);
  CHECK(session.pace.repetitions == 3);
  hand.press(SDLK_h, true);
  CHECK(session.pace.hold == Approx(2.0));
  hand.press(SDLK_e);
  CHECK(session.pace.rest == Approx(9.0));
  hand.press(SDLK_p);
  CHECK_FALSE(session.pace.repetitions.has_value());
  hand.press(SDLK_j);
  CHECK(session.routine.id == "first");
  hand.press(SDLK_j, true);
  CHECK(session.routine.id == "pair");
  hand.press(SDLK_l);
  CHECK(view.theme == app::Theme::dark);
  hand.press(SDLK_a);
  CHECK(hand.tutor.morphology.arch == 0.25);
  hand.press(SDLK_k);
  CHECK(view.skin_tone != "fair");
  hand.press(SDLK_g);
  CHECK(view.figure == 1.0);
  hand.press(SDLK_d);
  CHECK(view.body_page);
  hand.press(SDLK_v);
  CHECK_FALSE(view.panel);
  hand.press(SDLK_F1);
  CHECK(view.help);
  hand.press(SDLK_ESCAPE);
  CHECK_FALSE(view.help);
  hand.press(SDLK_ESCAPE);
  CHECK(view.asks_to_quit);
  hand.press(SDLK_RETURN);
  CHECK(hand.tutor.quit);
}

TEST_CASE("SDL's events reach pointer and keys") {
  Tutor tutor = tests::small_tutor();
  app::Input input;
  input.pixels_per_unit = 2.0;
  SDL_Event event{};
  event.type = SDL_MOUSEBUTTONDOWN;
  event.button.button = SDL_BUTTON_LEFT;
  event.button.x = 10;
  event.button.y = 20;
  app::take(input, event, &tutor);
  CHECK(input.pointer.left);
  CHECK(input.pointer.at == glm::vec2(20, 40));
  CHECK(input.happened);
  event = {};
  event.type = SDL_KEYDOWN;
  event.key.keysym.sym = SDLK_SPACE;
  app::take(input, event, &tutor);
  CHECK(tutor.session.playing);
  event = {};
  event.type = SDL_QUIT;
  app::take(input, event, &tutor);
  CHECK(input.closed);
}

TEST_CASE("A click that begins and ends between two pictures is seen by both of them") {
  app::Input input;
  const auto button = [&](std::uint32_t type) {
    SDL_Event event{};
    event.type = type;
    event.button.button = SDL_BUTTON_LEFT;
    app::take(input, event, nullptr);
  };
  button(SDL_MOUSEBUTTONDOWN);
  button(SDL_MOUSEBUTTONUP);
  CHECK(input.pointer.left);
  CHECK(app::after_pass(input));  // there is more to see
  CHECK_FALSE(input.pointer.left);
  CHECK_FALSE(app::after_pass(input));
  button(SDL_MOUSEBUTTONDOWN);
  CHECK_FALSE(app::after_pass(input));
  CHECK(input.pointer.left);  // held
  button(SDL_MOUSEBUTTONUP);
  CHECK_FALSE(input.pointer.left);
}

TEST_CASE("What is missing is no fault in a file, and waits for what is asked") {
  Hand hand;
  app::apply(hand.tutor, app::ReportFaults{{{{}, "there is no sound here", "connect a loudspeaker"}}});
  hand.tutor.guide.step = routine::Step::check;
  hand.look();
  CHECK_FALSE(hand.has("put faults away"));
  hand.tutor.guide.step = routine::Step::none;
  hand.look();
  CHECK(hand.has("put faults away"));
  const auto says = [&](const std::string& words) {
    return std::find(hand.pass.texts.begin(), hand.pass.texts.end(), words) != hand.pass.texts.end();
  };
  CHECK(says("Please note"));
  CHECK(says("There is no sound here"));
  app::apply(hand.tutor, app::ReportFaults{{{{"a.toml", 3, 1}, "unknown key", "rename it"}}});
  hand.look();
  CHECK(says("2 faults in files"));
}

TEST_CASE("The key that leads into a field writes nothing there; the next one does") {
  Tutor tutor = tests::small_tutor();
  app::Input input;
  const auto press = [&](int key, const char* letter) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = key;
    app::take(input, event, &tutor);
    event = {};
    event.type = SDL_TEXTINPUT;
    std::snprintf(event.text.text, sizeof event.text.text, "%s", letter);
    app::take(input, event, &tutor);
    event = {};
    event.type = SDL_KEYUP;
    app::take(input, event, &tutor);
  };
  press(SDLK_f, "f");
  CHECK(tutor.view.writing == "find part");
  CHECK(tutor.view.search.empty());
  press(SDLK_f, "f");
  press(0, "ü");
  CHECK(tutor.view.search == "fü");
}

TEST_CASE("The quit dialog asks, and takes the clicks of what lies below") {
  Hand hand;
  hand.press(SDLK_ESCAPE);
  hand.look();
  hand.click("play");  // below the veil, beside the dialog: closes it
  CHECK_FALSE(hand.tutor.session.playing);
  CHECK_FALSE(hand.tutor.view.asks_to_quit);
  hand.press(SDLK_ESCAPE);
  hand.look();
  hand.click("leave");
  CHECK(hand.tutor.quit);
}

TEST_CASE("Faults of content are listed and can be put away") {
  Hand hand;
  app::apply(hand.tutor,
             app::ReplaceContent{
                 {}, {{{"content/demonstrations/x.toml", 3, 7}, "unknown key 'hodl'", "did you mean 'hold'?"}}});
  hand.look();
  CHECK(hand.pass.cut_texts.empty());
  hand.click("put faults away");
  CHECK(hand.tutor.view.faults_read);
  CHECK(hand.tutor.faults.size() == 1);
}

TEST_CASE("Widgets lie inside the window and texts fit, at every size and scale") {
  struct Setting {
    glm::ivec2 size;
    double scale;
    bool library, inspector;
  };
  for (const Setting& setting : {Setting{{1280, 720}, 1.0, true, true}, Setting{{1920, 1080}, 1.0, true, true},
                                 Setting{{1280, 720}, 2.0, false, false}, Setting{{1280, 720}, 2.0, true, false},
                                 Setting{{1280, 720}, 2.0, false, true}, Setting{{2560, 1440}, 2.0, true, true}}) {
    Hand hand;
    hand.resize(setting.size);
    auto& view = hand.tutor.view;
    view.scale = setting.scale;
    view.library = setting.library;
    view.inspector = setting.inspector;
    view.library_out = setting.library ? 1.0 : 0.0;
    view.inspector_out = setting.inspector ? 1.0 : 0.0;
    for (const bool help : {false, true}) {
      view.help = help;
      view.body_page = !help;
      hand.look();
      INFO(setting.size.x << " x " << setting.size.y << " at " << setting.scale << (help ? ", help" : ""));
      for (const std::string& text : hand.pass.cut_texts) CHECK(text == "");
      for (const app::Placed& placed : hand.pass.placed) {
        INFO(placed.name);
        CHECK(placed.visible.min.x >= 0.0F);
        CHECK(placed.visible.max.x <= static_cast<float>(setting.size.x));
        CHECK(placed.rect.width() > 0.0F);
      }
    }
  }
}

TEST_CASE("Without typefaces the panel still works") {
  Tutor tutor = tests::small_tutor();
  app::Overlay overlay("/nowhere", false);
  overlay.begin({1280, 720}, {}, app::Theme::light, 1.0, 0.02);
  const app::PanelPass pass = app::panel(tutor, overlay.types(), {1280, 720});
  overlay.end();
  CHECK_FALSE(overlay.types().has_icons);
  CHECK(pass.placed.size() > 30);
}

TEST_CASE("Faults can be put away in every place, and leave the way to stop free while something is done along") {
  const base::Error fault{{"windlass.db", 0, 0}, "the log cannot be saved: the disk is full or faulty", "make room on it"};
  for (const app::Place place : app::every_place) {
    for (const double scale : {1.0, 2.0}) {
      INFO(app::name_of(place) << ", scale " << scale);
      tests::Hand hand({1280, 720}, scale);
      hand.go_to(place);
      app::apply(hand.tutor, app::ReportFaults{{fault}});
      hand.look();
      hand.check_fits();
      hand.click("put faults away");
      CHECK(hand.tutor.view.faults_read);
    }
  }
  tests::Hand hand;
  hand.tutor.plan_text = [](const routine::Routine&) { return ""; };
  hand.tutor.guide.history.checks.push_back({hand.tutor.now.utc, {}, false});
  app::apply(hand.tutor, routine::GuideAction(routine::Prepare{hand.tutor.library.routines.front()}));
  app::apply(hand.tutor, routine::GuideAction(routine::Start{}));
  app::apply(hand.tutor, app::ReportFaults{{fault}});
  hand.look();
  hand.click("need to stop");
  CHECK(hand.tutor.guide.step == routine::Step::stopped);
}
