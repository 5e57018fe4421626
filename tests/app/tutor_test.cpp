#include "app/showing.hpp"
#include "app/tutor.hpp"

#include "app/emphasis.hpp"
#include "app/pacing.hpp"
#include "app/theme.hpp"
#include "tests/app/small_tutor.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using app::Action;
using app::Tutor;

namespace {

void act(Tutor& tutor, const Action& action) {
  app::apply(tutor, action);
}

void let_pass(Tutor& tutor, double seconds) {
  for (int n = 0; n < static_cast<int>(seconds * 50.0 + 0.5); ++n) app::advance(tutor, 0.02);
}

double ankle(const Tutor& tutor, const char* name) {
  return app::shown_pose(tutor).values[static_cast<std::size_t>(*anatomy::find_coordinate(tutor.body.rig, name))];
}

}  // namespace

TEST_CASE("Nothing changes while nothing plays, moves or slides") {
  Tutor tutor = tests::small_tutor();
  CHECK_FALSE(app::is_moving(tutor));
  CHECK_FALSE(app::advance(tutor, 0.05));
  act(tutor, routine::Play{});
  CHECK(app::is_moving(tutor));
  CHECK(app::advance(tutor, 0.05));
  act(tutor, routine::Pause{});
  CHECK_FALSE(app::is_moving(tutor));
  act(tutor, app::ShowLibrary{false});
  CHECK(app::is_moving(tutor));
  let_pass(tutor, app::slide_seconds + 0.05);
  CHECK_FALSE(app::is_moving(tutor));
  CHECK(tutor.view.library_out == 0.0);
}

TEST_CASE("A machine that slept does not skip") {
  Tutor tutor = tests::small_tutor();
  act(tutor, routine::Play{});
  app::advance(tutor, 30.0);
  CHECK(tutor.session.time == Approx(routine::get_ready_seconds + app::longest_step));  // who watches is ready
  app::advance(tutor, -1.0);
  CHECK(tutor.session.time == Approx(routine::get_ready_seconds + app::longest_step));  // who watches is ready
}

TEST_CASE("The same moment gives the same posture, from wherever it is sought") {
  Tutor tutor = tests::small_tutor();
  const double moment = routine::get_ready_seconds + 4.0;
  act(tutor, routine::Seek{moment});
  const auto sought = app::shown_pose(tutor).values;
  act(tutor, routine::Seek{40.0});
  act(tutor, routine::Seek{moment});
  CHECK(app::shown_pose(tutor).values == sought);
  Tutor played = tests::small_tutor();
  act(played, routine::Play{});
  let_pass(played, 4.0);
  CHECK(app::shown_pose(played).values[0] == Approx(sought[0]).margin(1e-9));
}

TEST_CASE("The left side shows the right side's movement") {
  Tutor tutor = tests::small_tutor();
  act(tutor, routine::ChooseDemonstration{0});
  act(tutor, routine::Seek{routine::get_ready_seconds + 4.5});  // settle 1 s, raise 2 s: in the hold
  CHECK(ankle(tutor, "ankle_r.dorsiflexion") == Approx(0.4));
  CHECK(ankle(tutor, "ankle_l.dorsiflexion") == Approx(0.0));
  act(tutor, routine::SetPace{{.repetitions = {}, .hold = {}, .rest = {}, .sides = routine::Sides::left}});
  act(tutor, routine::Seek{routine::get_ready_seconds + 4.5});
  CHECK(ankle(tutor, "ankle_l.dorsiflexion") == Approx(0.4));
  CHECK(ankle(tutor, "ankle_r.dorsiflexion") == Approx(0.0));
}

TEST_CASE("The camera goes where the phase looks, in less than a second") {
  Tutor tutor = tests::small_tutor();
  act(tutor, routine::ChooseDemonstration{0});
  CHECK(tutor.view.preset == "lateral");
  act(tutor, routine::Seek{routine::get_ready_seconds + 3.5});
  CHECK(tutor.view.preset == "medial");
  CHECK(tutor.view.move.has_value());
  let_pass(tutor, 0.8);
  CHECK_FALSE(tutor.view.move.has_value());
  CHECK(tutor.view.camera.azimuth == Approx(app::preset_camera(tutor, "medial")->azimuth));
}

TEST_CASE("A camera that the user turned stays until another item or a preset") {
  Tutor tutor = tests::small_tutor();
  act(tutor, routine::ChooseDemonstration{0});
  let_pass(tutor, 1.0);
  const double before = tutor.view.camera.azimuth;
  act(tutor, app::Orbit{0.3, 0.0});
  CHECK(tutor.view.camera.azimuth == Approx(before + 0.3));
  act(tutor, routine::Seek{routine::get_ready_seconds + 3.5});  // the phase asks for "medial"
  let_pass(tutor, 1.0);
  CHECK(tutor.view.camera.azimuth == Approx(before + 0.3));
  act(tutor, app::ResetCamera{});
  let_pass(tutor, 1.0);
  CHECK(tutor.view.camera.azimuth == Approx(before));
  act(tutor, app::Orbit{0.3, 0.0});
  act(tutor, routine::ChooseDemonstration{1});
  let_pass(tutor, 1.0);
  CHECK(tutor.view.preset == "anterior");
  CHECK_FALSE(tutor.view.held);
}

TEST_CASE("The x-ray is as the demonstration says until the user takes it, and again in the next item") {
  Tutor tutor = tests::small_tutor();
  routine::Library library = tutor.library;
  for (choreography::Phase& phase : library.demonstrations[1].phases) phase.xray = 0.5;
  library.demonstrations[1].arch = -1.0;
  act(tutor, app::ReplaceContent{library, {}});
  act(tutor, app::SetXray{0.2});
  CHECK(app::shown_xray(tutor) == 0.2);
  act(tutor, routine::ChooseDemonstration{1});
  CHECK(app::shown_xray(tutor) == Approx(0.5));
  CHECK(tutor.morphology.arch == -1.0);
  act(tutor, app::SetXray{0.9});
  CHECK(app::shown_xray(tutor) == 0.9);
  act(tutor, routine::ChooseDemonstration{0});
  CHECK(tutor.morphology.arch == 0.0);
  act(tutor, routine::ChooseDemonstration{1});
  CHECK(app::shown_xray(tutor) == Approx(0.5));
}

TEST_CASE("What a phase shows stands out under its name, beside the part that the user chose") {
  Tutor tutor = tests::small_tutor();
  routine::Library library = tutor.library;
  library.zones["lower_leg"] = {"Lower leg", {"calf", "bone"}};
  for (choreography::Phase& phase : library.demonstrations[1].phases) phase.shows = {"lower_leg", "skin"};
  act(tutor, app::ReplaceContent{library, {}});
  CHECK(app::shown_labels(tutor).empty());
  act(tutor, routine::ChooseDemonstration{1});
  CHECK(app::shown_highlights(tutor) == std::vector<std::size_t>{1, 2, 0});
  const std::vector<app::Label> labels = app::shown_labels(tutor);
  REQUIRE(labels.size() == 2);
  CHECK(labels[0].words == "Lower leg");
  CHECK(labels[1].words == "Skin");
  act(tutor, app::ChoosePart{"bone"});
  CHECK(app::shown_highlights(tutor).front() == 2);
}

TEST_CASE("Values out of range are clamped, unknown names ignored") {
  Tutor tutor = tests::small_tutor();
  act(tutor, app::SetXray{7.0});
  CHECK(tutor.view.xray == 1.0);
  act(tutor, app::SetScale{0.1});
  CHECK(tutor.view.scale == 1.0);
  const std::string preset = tutor.view.preset;
  act(tutor, app::ChooseView{"from the moon"});
  CHECK(tutor.view.preset == preset);
}

TEST_CASE("Faulty content leaves the last good one; repaired content goes on at the same moment") {
  Tutor tutor = tests::small_tutor();
  act(tutor, routine::Seek{20.0});
  act(tutor, app::ReplaceContent{{}, {{{"content/x.toml", 3, 7}, "broken", "mend it"}}});
  CHECK(tutor.faults.size() == 1);
  CHECK(tutor.library.demonstrations.size() == 2);
  CHECK(tutor.session.time == 20.0);

  routine::Library changed = tests::small_library(tutor.body.rig);
  changed.demonstrations[0].title = "New title";
  act(tutor, app::ReplaceContent{changed, {}});
  CHECK(tutor.faults.empty());
  CHECK(tutor.library.demonstrations[0].title == "New title");
  CHECK(tutor.session.time == 20.0);

  changed.demonstrations[0].title = "Newer title";  // one file changed while another is faulty
  act(tutor, app::ReplaceContent{changed, {{{"content/x.toml", 3, 7}, "broken", "mend it"}}});
  CHECK(tutor.faults.size() == 1);
  CHECK(tutor.library.demonstrations[0].title == "Newer title");
}

TEST_CASE("Texts keep their contrast in every theme") {
  for (const app::Theme theme : {app::Theme::dark, app::Theme::light, app::Theme::high_contrast}) {
    const double least = theme == app::Theme::high_contrast ? 7.0 : 4.5;
    const app::Colours& colours = app::colours_of(theme);
    for (const ImU32 text : {colours.ink, colours.faint, colours.accent, colours.warn})
      CHECK(app::contrast_of(text, colours.card) >= least);
    CHECK(app::contrast_of(colours.on_accent, colours.accent) >= least);
  }
}

TEST_CASE("Effort follows what frames cost, without flicker") {
  app::Pacing slow;
  for (int n = 0; n < 30; ++n) slow.measured(0.05);
  CHECK(slow.effort() == app::Effort::fast);
  for (int n = 0; n < 200; ++n) slow.measured(0.02);
  CHECK(slow.effort() == app::Effort::fast);
  app::Pacing quick;
  for (int n = 0; n < 100; ++n) quick.measured(0.003);
  CHECK(quick.effort() == app::Effort::smooth);
  for (int n = 0; n < 15; ++n) quick.measured(0.04);
  CHECK(quick.effort() == app::Effort::good);
  for (int n = 0; n < 100; ++n) quick.measured(0.003);  // smooth was tried, and was too much
  CHECK(quick.effort() == app::Effort::good);
}

TEST_CASE("What a view is about decides how much of the person is shown; the user may ask for more") {
  Tutor tutor = tests::small_tutor();
  CHECK(app::shown_part(tutor).legs == scene::Sides::right);
  CHECK(app::shown_part(tutor).figure == 0.0);
  app::apply(tutor, app::ChooseView{"figure"});
  CHECK(app::is_moving(tutor));
  CHECK(app::shown_part(tutor).figure == 0.0);  // it appears while the camera travels
  while (app::is_moving(tutor)) app::advance(tutor, 0.05);
  CHECK(app::shown_part(tutor).figure == 1.0);
  CHECK(app::shown_part(tutor).legs == scene::Sides::both);
  app::apply(tutor, app::ShowFigure{0.2});
  app::apply(tutor, app::ShowLegs{scene::Sides::left});
  while (app::is_moving(tutor)) app::advance(tutor, 0.05);
  CHECK(app::shown_part(tutor).figure == Approx(0.2));
  CHECK(app::shown_part(tutor).legs == scene::Sides::left);
  app::apply(tutor, app::ShowFigure{});
  app::apply(tutor, app::ShowLegs{});
  CHECK(app::shown_part(tutor).legs == scene::Sides::both);
}

TEST_CASE("A shot lasts as long as phase, side and view") {
  Tutor tutor = tests::small_tutor();
  const std::uint64_t first = app::shot_of(tutor);
  app::apply(tutor, app::Orbit{0.2, 0.1});
  app::apply(tutor, app::Zoom{0.5});
  CHECK(app::shot_of(tutor) == first);
  app::apply(tutor, app::ChooseView{"medial"});
  const std::uint64_t second = app::shot_of(tutor);
  CHECK(second != first);
  app::apply(tutor, routine::Action(routine::StepPhase{1}));
  app::apply(tutor, app::ChooseView{"medial"});
  CHECK(app::shot_of(tutor) != second);
}

TEST_CASE("A skin tone is chosen by name or number; an unknown one changes nothing") {
  Tutor tutor = tests::small_tutor();
  app::apply(tutor, app::SetSkinTone{"brown"});
  CHECK(tutor.view.skin_tone == "brown");
  app::apply(tutor, app::SetSkinTone{"1"});
  CHECK(tutor.view.skin_tone == "light");
  app::apply(tutor, app::SetSkinTone{"blue"});
  CHECK(tutor.view.skin_tone == "light");
}
