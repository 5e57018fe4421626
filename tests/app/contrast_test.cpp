// Contrast as it is seen: every letter of every place and card against the pixels that lie behind it.
#include <algorithm>
#include <functional>

#include <imgui_impl_opengl3.h>

#include "app/preparing.hpp"
#include "app/stage.hpp"
#include "app/start.hpp"
#include "engine/platform/window.hpp"
#include "tests/app/letters.hpp"
#include "tests/app/practised.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using app::Place;
using app::Tutor;
using routine::GuideAction;
using tests::Letter;

namespace {

constexpr double least = 4.5;         // of letters
constexpr double least_symbol = 3.0;  // of symbols, which words stand beside or explain

/// A state of the program, by name, and the way there from the start.
struct Screen {
  const char* name;
  std::function<void(Tutor&)> reach;
};

void prepare_routine(Tutor& tutor, const char* id) {
  const auto found = routine::find_routine(tutor.library, id);
  REQUIRE(found);
  app::apply(tutor, GuideAction(routine::Prepare{tutor.library.routines[static_cast<std::size_t>(*found)]}));
}

void start_routine(Tutor& tutor, const char* id) {
  prepare_routine(tutor, id);
  app::apply(tutor, GuideAction(routine::TellPain{4}));
  app::apply(tutor, GuideAction(routine::Start{}));
  app::prepare(tutor);
}

/// Goes on until something of a kind is being done.
void go_to(Tutor& tutor, routine::Activity activity) {
  for (const routine::Segment& segment : tutor.session.timeline.segments) {
    if (segment.activity != activity || segment.begin < tutor.session.time) continue;
    app::apply(tutor, routine::Action(routine::Seek{0.5 * (segment.begin + segment.end)}));
    return;
  }
  FAIL("nothing of the kind in this routine");
}

Screen place(Place place) {
  return {app::name_of(place), [place](Tutor& tutor) { app::apply(tutor, app::GoTo{place}); }};
}

std::vector<Screen> screens() {
  const auto do_guide = [](Tutor& tutor, const GuideAction& action) { app::apply(tutor, action); };
  std::vector<Screen> screens;
  for (const Place each : app::every_place) screens.push_back(place(each));
  const std::vector<Screen> others = {
      {"today, cut off", [](Tutor& t) {
         t.guide.resumable = t.guide.history.sittings.back();
         app::apply(t, app::GoTo{Place::today});
       }},
      {"today, the morning after", [](Tutor& t) {
         t.guide.history.pains.clear();
         app::apply(t, app::GoTo{Place::today});
       }},
      {"today, a week", [](Tutor& t) {
         app::apply(t, app::PlanningAction(routine::PlanAction(routine::Follow{t.library.programmes.front().id})));
         app::apply(t, app::GoTo{Place::today});
       }},
      {"library, searched", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::library});
         app::apply(t, app::CatalogueAction(app::Search{"calf"}));
         app::apply(t, app::CatalogueAction(app::WantGoal{app::Goal::stretch}));
       }},
      {"library, nothing found", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::library});
         app::apply(t, app::CatalogueAction(app::Search{"qqq"}));
       }},
      {"player, body", [](Tutor& t) {
         app::apply(t, app::ShowBody{true});
         app::apply(t, app::OpenLayer{"bone"});
         app::apply(t, app::ChoosePart{"calcaneus"});
       }},
      {"player, labels", [](Tutor& t) {
         app::apply(t, routine::Action(routine::ChooseDemonstration{*routine::find_demonstration(t.library, "pain-map")}));
         app::prepare(t);
         app::apply(t, routine::Action(routine::Seek{routine::get_ready_seconds + 1.0}));
       }},
      {"player, no cards", [](Tutor& t) {
         app::apply(t, app::ShowLibrary{false});
         app::apply(t, app::ShowInspector{false});
       }},
      {"builder, a draft", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::builder});
         app::apply(t, app::BuildAction(app::BeginDraft{0}));
         app::apply(t, app::BuildAction(app::ShowItem{0}));
       }},
      {"builder, movements", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::builder});
         app::apply(t, app::BuildAction(app::BeginDraft{0}));
         app::apply(t, app::BuildAction(app::ShowMovements{true}));
       }},
      {"learn, a topic", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::learn});
         app::apply(t, app::LearnAction(app::OpenTopic{t.library.cards.front().topic.id}));
       }},
      {"learn, a card", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::learn});
         app::apply(t, app::LearnAction(app::OpenCard{t.library.cards.front().id}));
         app::prepare(t);
       }},
      {"progress, at first", [](Tutor& t) {
         t.guide.history = {};
         app::apply(t, app::GoTo{Place::progress});
       }},
      {"settings, about", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::settings});
         app::apply(t, app::SettingsAction(app::ShowAbout{true}));
       }},
      {"settings, erasing", [](Tutor& t) {
         app::apply(t, app::GoTo{Place::settings});
         app::apply(t, app::SettingsAction(app::AskToErase{true}));
       }},
      {"check", [=](Tutor& t) {
         t.guide.history.checks.clear();
         do_guide(t, routine::AskCheck{});
         do_guide(t, routine::CheckFlag{"R6"});
       }},
      {"held back", [=](Tutor& t) {
         t.guide.history.checks.clear();
         do_guide(t, routine::AskCheck{});
         do_guide(t, routine::CheckFlag{"R6"});
         do_guide(t, routine::FinishCheck{});
       }},
      {"before", [=](Tutor& t) {
         prepare_routine(t, "evening-massage");
         do_guide(t, routine::AnswerGate{"achilles", true});
         do_guide(t, routine::TellPain{7});
       }},
      {"running, ready", [](Tutor& t) { start_routine(t, "stretch-only"); }},
      {"running, hold", [](Tutor& t) {
         start_routine(t, "stretch-only");
         go_to(t, routine::Activity::perform);
       }},
      {"running, paused in a rest", [](Tutor& t) {
         start_routine(t, "stretch-only");
         go_to(t, routine::Activity::rest);
         app::apply(t, routine::Action(routine::Pause{}));
       }},
      {"stopped", [=](Tutor& t) {
         start_routine(t, "stretch-only");
         do_guide(t, routine::Stop{});
         do_guide(t, routine::NameStopPain{0});
         do_guide(t, routine::TellPain{8});
       }},
      {"after", [=](Tutor& t) {
         start_routine(t, "stretch-only");
         const double end = t.session.timeline.duration;
         routine::follow(t.guide, t.session, t.library, 0.0, end, t.now);
         do_guide(t, routine::TellPain{2});
       }},
      {"help", [](Tutor& t) { app::apply(t, app::ShowHelp{true}); }},
      {"quit", [](Tutor& t) { app::apply(t, app::AskToQuit{true}); }},
      {"faults", [](Tutor& t) {
         app::apply(t, app::ReportFaults{{{{"content/cards/pain.toml", 3, 5}, "this is wrong", "put it right"}}});
       }},
  };
  screens.insert(screens.end(), others.begin(), others.end());
  return screens;
}

ImU32 pixel_of(const base::Image& image, int x, int y) {
  const std::uint8_t* p = &image.rgba[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x))];
  return IM_COL32(p[0], p[1], p[2], 255);
}

/// `ink` over an opaque `ground`.
ImU32 over(ImU32 ink, ImU32 ground) {
  const ImVec4 a = ImGui::ColorConvertU32ToFloat4(ink);
  const ImVec4 b = ImGui::ColorConvertU32ToFloat4(ground);
  const auto mix = [&](float from, float to) { return from + (to - from) * a.w; };
  return ImGui::ColorConvertFloat4ToU32({mix(b.x, a.x), mix(b.y, a.y), mix(b.z, a.z), 1.0F});
}

/// The least contrast of a letter with any pixel that lies behind it.
double contrast_of(const Letter& letter, const base::Image& grounds) {
  double worst = 21.0;
  const int right = std::min(static_cast<int>(std::ceil(letter.rect.max.x)), grounds.width);
  const int bottom = std::min(static_cast<int>(std::ceil(letter.rect.max.y)), grounds.height);
  for (int y = std::max(0, static_cast<int>(letter.rect.min.y)); y < bottom; ++y) {
    for (int x = std::max(0, static_cast<int>(letter.rect.min.x)); x < right; ++x) {
      const ImU32 ground = pixel_of(grounds, x, y);
      worst = std::min(worst, app::contrast_of(over(letter.colour, ground), ground));
    }
  }
  return worst;
}

/// Words that cannot be read, with how bad they are.
std::vector<std::string> faults_in(const std::vector<Letter>& letters, const base::Image& grounds) {
  std::vector<std::string> faults;
  const Letter* before = nullptr;
  for (const Letter& letter : letters) {
    if (letter.is_off) continue;
    const double contrast = contrast_of(letter, grounds);
    if (contrast >= (letter.is_symbol ? least_symbol : least)) continue;
    const bool goes_on = before != nullptr && letter.colour == before->colour &&
                         std::abs(letter.rect.max.y - before->rect.max.y) < letter.rect.height() &&
                         letter.rect.min.x - before->rect.max.x < letter.rect.height();
    if (goes_on) {
      faults.back() += letter.text;
    } else {
      char head[64];
      std::snprintf(head, sizeof head, "%.2f:1 at %.0f, %.0f: ", contrast, letter.rect.min.x, letter.rect.min.y);
      faults.push_back(head + letter.text);
    }
    before = &letter;
  }
  return faults;
}

}  // namespace

TEST_CASE("Every text stands out from what lies behind it, 4.5 to 1, on every screen and in every theme") {
  const platform::Window context = platform::Window::hidden();
  Tutor fresh = app::load_tutor(app::find_sources());
  app::prepare(fresh);
  fresh.now = {tests::this_evening, 60};
  fresh.guide.history = tests::ten_weeks();
  fresh.guide.history.checks.push_back({fresh.now.utc, {}, false});
  fresh.plan_text = [](const routine::Routine&) { return ""; };
  fresh.view.rail = true;
  fresh.view.reduced_motion = true;
  const std::pair<glm::ivec2, double> windows[] = {{{1280, 720}, 1.0}, {{1280, 720}, 2.0}, {{1280, 2200}, 1.0}};
  for (const auto& [size, scale] : windows) {
    const render::Target target = render::Target::off_screen(size, false);
    app::Stage stage(scale);
    stage.set_body(fresh.body);
    for (const Screen& screen : screens()) {
      Tutor tutor = fresh;
      tutor.view.scale = scale;
      app::fit_cards(tutor.view, {1280, 720});
      screen.reach(tutor);
      const bool shows_foot = tutor.view.place == Place::player || tutor.view.place == Place::learn;
      if (size.y > 720 && shows_foot) continue;  // a high window is for long lists
      app::advance(tutor, 0.001);  // cards that slide are there at once
      for (const app::Theme theme : {app::Theme::light, app::Theme::dark, app::Theme::high_contrast}) {
        tutor.view.theme = theme;
        INFO(screen.name << ", " << app::name_of(theme) << ", " << size.x << " x " << size.y << ", scale " << scale);
        for (int i = 0; i < 2; ++i) {  // lists know their height from the pass before
          stage.draw(tutor, target, scene::Quality::fast, {}, 0.01);
        }
        ImDrawData& drawn = *ImGui::GetDrawData();
        const auto rim = static_cast<float>(10.0 * scale);
        const std::vector<Letter> letters = tests::take_letters_out(drawn, app::colours_of(theme).veil, rim);
        CHECK(letters.size() > 20);
        stage.draw_foot(tutor, target, scene::Quality::fast);
        ImGui_ImplOpenGL3_RenderDrawData(&drawn);
        for (const std::string& fault : faults_in(letters, render::read_back(target))) CHECK(fault == "");
      }
    }
  }
}
