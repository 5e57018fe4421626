#include "app/catalogue.hpp"

#include "app/keys.hpp"
#include "app/start.hpp"
#include <set>

#include "tests/app/hand.hpp"

#include <SDL_keycode.h>

using namespace windlass;
using app::Goal;
using tests::Hand;

namespace {

choreography::Demonstration shot(const std::string& shot) {
  choreography::Demonstration d;
  d.shot = shot;
  return d;
}

/// The library as it ships.
const app::Tutor& shipped() {
  static const app::Tutor tutor = [] {
    app::Sources sources = app::find_sources();
    sources.own_routines.clear();
    return app::load_tutor(sources);
  }();
  return tutor;
}

}  // namespace

TEST_CASE("A movement's goal follows from its shot") {
  CHECK(app::goal_of(shot("S-03")) == Goal::stretch);
  CHECK(app::goal_of(shot("S-04")) == Goal::strengthen);
  CHECK(app::goal_of(shot("S-16")) == Goal::strengthen);
  CHECK(app::goal_of(shot("S-17")) == Goal::balance);
  CHECK(app::goal_of(shot("S-31")) == Goal::jumps);
  CHECK(app::goal_of(shot("S-32")) == Goal::massage);
  CHECK(app::goal_of(shot("G-0")) == Goal::massage);
  CHECK(app::goal_of(shot("X-14")) == Goal::explain);
  CHECK(app::comes_before("S-04", "S-12"));
  CHECK(app::comes_before("S-43", "G-0"));
  CHECK(app::comes_before("G-0", "X-01"));
  CHECK_FALSE(app::comes_before("S-12", "S-04"));
}

TEST_CASE("The shipped library: everything is offered, in the order of goals and shots, and can be sifted") {
  const routine::Library& library = shipped().library;
  const auto tiles = app::tiles_of(library, shipped().body.rig);
  CHECK(tiles.size() == library.routines.size() + routine::originals(library).size());
  for (std::size_t i = library.routines.size() + 1; i < tiles.size(); ++i) {
    INFO(tiles[i].id);
    const bool in_order = tiles[i - 1].goals != tiles[i].goals ? tiles[i - 1].goals < tiles[i].goals
                                                               : !app::comes_before(tiles[i].shot, tiles[i - 1].shot);
    CHECK(in_order);
  }
  const auto found = [&](const app::Catalogue& catalogue) {
    std::vector<std::string> ids;
    for (const app::Tile& tile : tiles) {
      if (app::is_wanted(tile, catalogue)) ids.push_back(tile.id);
    }
    return ids;
  };
  const auto has = [](const std::vector<std::string>& ids, const char* id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  };
  app::Catalogue seated;
  seated.position = app::Position::seated;
  CHECK(has(found(seated), "toe-scrunch"));
  CHECK_FALSE(has(found(seated), "calf-stretch"));
  app::Catalogue standing;
  standing.position = app::Position::standing;
  CHECK(has(found(standing), "heel-raise-step"));
  CHECK(has(found(standing), "single-leg-balance"));
  CHECK_FALSE(has(found(standing), "ankle-dorsiflexion"));  // nothing but a foot is seen
  app::Catalogue floor;
  floor.position = app::Position::floor;
  CHECK(has(found(floor), "band-inversion"));
  CHECK(has(found(floor), "achilles-roll"));
  app::Catalogue words;
  words.search = "BALL roll";
  CHECK(has(found(words), "tennis-ball-roll"));
  CHECK_FALSE(has(found(words), "frozen-bottle-roll"));
  words.search = "no such words";
  CHECK(found(words).empty());
  app::Catalogue massage;
  massage.goal = Goal::massage;
  CHECK(has(found(massage), "evening-massage"));  // a routine has the goals of its movements
  CHECK_FALSE(has(found(massage), "calf-stretch"));
}

TEST_CASE("The library's tiles lead where they say") {
  Hand hand;
  hand.go_to(app::Place::library);
  hand.check_fits_in_every_look();
  hand.press("demonstration second");
  CHECK(hand.tutor.view.place == app::Place::player);
  CHECK(hand.tutor.session.routine.id == "second");
  app::apply(hand.tutor, app::GoTo{app::Place::library});
  hand.look();
  hand.press("routine pair");
  CHECK(hand.tutor.guide.step != routine::Step::none);
  CHECK(hand.tutor.guide.routine.id == "pair");
}

TEST_CASE("Typing searches the library; Escape ends it; nothing found leads back") {
  Hand hand;
  hand.go_to(app::Place::library);
  hand.press("library search");
  hand.type("second");
  CHECK_FALSE(hand.has("demonstration first"));
  CHECK(hand.has("demonstration second"));
  for (const app::Action& action : app::actions_of_key(hand.tutor, SDLK_BACKSPACE, false)) app::apply(hand.tutor, action);
  CHECK(hand.tutor.catalogue.search == "secon");
  hand.type("\xC3\xA4");
  CHECK_FALSE(hand.has("demonstration second"));
  for (const app::Action& action : app::actions_of_key(hand.tutor, SDLK_BACKSPACE, false)) app::apply(hand.tutor, action);
  CHECK(hand.tutor.catalogue.search == "secon");
  hand.type("zzz");
  hand.check_fits_in_every_look();
  for (const app::Action& action : app::actions_of_key(hand.tutor, SDLK_ESCAPE, false)) app::apply(hand.tutor, action);
  CHECK(hand.tutor.view.writing.empty());
  CHECK(hand.tutor.view.place == app::Place::library);
  hand.look();
  hand.press("show everything");
  CHECK(hand.has("demonstration first"));
  hand.press("only Jumps");
  CHECK_FALSE(hand.has("demonstration first"));
  hand.press("only Jumps");
  CHECK(hand.has("demonstration first"));
}

TEST_CASE("All that ships fits its tile") {
  Hand hand({1280, 720}, 1.0, app::Theme::light, shipped());
  hand.go_to(app::Place::library);
  hand.check_fits_in_every_look();
}

TEST_CASE("Every tile has its thumbnail; the one that is pointed at or has the keyboard moves") {
  Hand hand;
  hand.go_to(app::Place::library);
  const auto moving = [&] {
    std::vector<int> all;
    for (const app::PictureWish& wish : hand.pass.pictures) {
      CHECK(wish.size.x > 100);
      if (wish.moves) all.push_back(wish.demonstration);
    }
    return all;
  };
  CHECK(hand.pass.pictures.size() == 4);  // two of the routine, and each on its own
  CHECK(moving().empty());
  app::apply(hand.tutor, app::FocusOn{"demonstration second"});
  hand.look();
  CHECK(moving() == std::vector<int>{1});
  app::apply(hand.tutor, app::FocusOn{"routine pair"});
  hand.look();
  CHECK(moving() == std::vector<int>{0});
  hand.tutor.view.reduced_motion = true;
  hand.look();
  CHECK(moving().empty());
}

TEST_CASE("The keyboard comes by every tile of the library") {
  Hand hand;
  hand.go_to(app::Place::library);
  std::set<std::string> reached;
  for (std::size_t i = 0; i < hand.pass.placed.size() + 4; ++i) {
    hand.press(SDLK_TAB);
    hand.look();
    reached.insert(hand.tutor.view.focus);
  }
  for (const char* name : {"routine pair", "demonstration first", "demonstration second"}) {
    CHECK(reached.contains(name));
  }
}

TEST_CASE("Today's suggestion moves, unless motion is reduced") {
  Hand hand;
  hand.go_to(app::Place::today);
  REQUIRE_FALSE(hand.pass.pictures.empty());
  CHECK(hand.pass.pictures.front().moves);
  CHECK_FALSE(hand.pass.pictures.front().is_pointed);
  app::apply(hand.tutor, app::FocusOn{"start suggested"});
  hand.look();
  CHECK(hand.pass.pictures.front().is_pointed);
  app::apply(hand.tutor, routine::GuideAction(routine::Prepare{hand.tutor.library.routines.front()}));
  hand.look();
  CHECK_FALSE(hand.pass.pictures.front().moves);  // behind a question
  app::apply(hand.tutor, routine::GuideAction(routine::Finish{}));
  hand.look();
  CHECK(hand.pass.pictures.front().moves);
  hand.tutor.view.reduced_motion = true;
  hand.look();
  CHECK_FALSE(hand.pass.pictures.front().moves);
  hand.check_fits_in_every_look();
}
