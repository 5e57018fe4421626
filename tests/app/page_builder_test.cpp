#include "app/building.hpp"

#include <filesystem>

#include "app/errands.hpp"
#include "engine/content/read_routine.hpp"
#include "engine/platform/file.hpp"
#include "tests/app/hand.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
using tests::Hand;

namespace {

/// The builder with a folder for its files, and somebody who carries errands out.
class Bench : public Hand {
 public:
  Bench() {
    go_to(app::Place::builder);
    std::filesystem::remove_all(folder);
    tutor.own_routines = folder.generic_string();
    for (routine::Routine& one : tutor.library.routines) one.summary = "A summary.";
    look();
  }
  void run() {
    app::carry_out_errands(tutor, log.log);
    look();
  }
  void change(const routine::DraftAction& action) {
    app::apply(tutor, app::BuildAction(action));
    look();
  }
  std::string file(const std::string& id) const { return (folder / (id + ".toml")).generic_string(); }

  std::filesystem::path folder = tests::scratch_folder() / "routines";
  store::Opened log = store::open_log(":memory:", 0);
};

std::vector<int> order(const app::Tutor& tutor) {
  std::vector<int> result;
  for (const routine::Item& item : tutor.building.draft->routine.items) result.push_back(item.demonstration);
  return result;
}

}  // namespace

TEST_CASE("A routine is built, kept, opened, deleted and brought back") {
  Bench bench;
  bench.check_fits_in_every_look();
  bench.press("begin empty");
  bench.check_fits_in_every_look();
  bench.press("add second");
  bench.press("add first");
  bench.press("done adding");
  CHECK(order(bench.tutor) == std::vector<int>{1, 0});
  bench.press("move up 2");
  CHECK(order(bench.tutor) == std::vector<int>{0, 1});
  bench.press("duplicate 1");
  CHECK(order(bench.tutor) == std::vector<int>{0, 0, 1});
  bench.press("remove 2");
  bench.press("undo");
  CHECK(order(bench.tutor).size() == 3);
  bench.press("redo");
  CHECK(order(bench.tutor) == std::vector<int>{0, 1});
  bench.press("item 1");
  bench.check_fits_in_every_look();
  bench.press("Count more");
  bench.press("Sets more");
  bench.press("Hold more");
  bench.press("dose Right");
  bench.press("dose Minutes");
  const routine::Dose& dose = bench.tutor.building.draft->routine.items[0].dose;
  CHECK(dose.sets == 2);
  CHECK(dose.hold == 4.0);
  CHECK(dose.minutes == 1.0);
  CHECK(dose.sides == routine::Sides::right);
  CHECK(dose.provenance == routine::Provenance::clinician);
  bench.press("routine title");
  bench.type(" no. 1");
  CHECK(bench.tutor.building.draft->routine.title == "My routine no. 1");

  bench.press("keep");
  bench.run();
  CHECK(std::filesystem::exists(bench.file("my-routine-no-1")));
  CHECK_FALSE(bench.tutor.building.draft->is_changed());
  const auto index = routine::find_routine(bench.tutor.library, "my-routine-no-1");
  REQUIRE(index);
  CHECK(app::is_own(bench.tutor, bench.tutor.library.routines[static_cast<std::size_t>(*index)]));
  bench.press("put away");
  bench.check_fits_in_every_look();
  bench.press("edit my-routine-no-1");
  bench.press("put away");

  bench.press("delete my-routine-no-1");
  CHECK(bench.tutor.building.asks == app::Building::Asks::deletion);
  bench.check_fits_in_every_look();
  bench.press("never mind");
  bench.press("delete my-routine-no-1");
  bench.press("delete surely");
  bench.run();
  CHECK_FALSE(std::filesystem::exists(bench.file("my-routine-no-1")));
  CHECK_FALSE(bench.has("edit my-routine-no-1"));
  bench.press("bring back");
  bench.run();
  CHECK(bench.has("edit my-routine-no-1"));
  CHECK(std::filesystem::exists(bench.file("my-routine-no-1")));
  CHECK(bench.tutor.faults.empty());
}

TEST_CASE("Who leaves the program is told of changes that are not kept") {
  Hand hand;
  hand.go_to(app::Place::builder);
  const auto says_so = [&] {
    app::apply(hand.tutor, app::AskToQuit{true});
    hand.look();
    const auto& texts = hand.pass.texts;
    return std::find(texts.begin(), texts.end(), hand.tutor.library.words("quit.draft")) != texts.end();
  };
  CHECK_FALSE(says_so());
  app::apply(hand.tutor, app::AskToQuit{false});
  app::apply(hand.tutor, app::BuildAction(app::BeginDraft{}));
  app::apply(hand.tutor, app::BuildAction(routine::DraftAction(routine::AddItem{0})));
  CHECK(says_so());
  hand.check_fits_in_every_look();
}

TEST_CASE("Deleting can be undone only until the place is left") {
  Bench bench;
  bench.press("begin pair");
  bench.press("keep");
  bench.run();
  bench.press("put away");
  bench.press("delete my-a-pair");
  bench.press("delete surely");
  bench.run();
  CHECK(bench.has("bring back"));
  app::apply(bench.tutor, app::GoTo{app::Place::library});
  app::apply(bench.tutor, app::GoTo{app::Place::builder});
  bench.look();
  CHECK_FALSE(bench.has("bring back"));
}

TEST_CASE("Nothing is replaced without asking: not what is known, not a file that could not be read") {
  Bench bench;
  const auto keep_copy = [&] {
    bench.press("begin pair");
    bench.press("keep");
    bench.run();
  };
  keep_copy();
  bench.press("put away");
  keep_copy();
  CHECK(bench.tutor.building.asks == app::Building::Asks::replace);
  bench.check_fits_in_every_look();
  bench.press("keep both");
  bench.run();
  CHECK(std::filesystem::exists(bench.file("my-a-pair-2")));
  CHECK(bench.tutor.library.routines.size() == 3);
  bench.press("put away");

  platform::write_whole(bench.file("mine"), "[=");
  bench.press("begin pair");
  bench.change(routine::Retitle{"Mine"});
  bench.press("keep");
  bench.run();
  CHECK(bench.tutor.building.asks == app::Building::Asks::replace);
  CHECK(platform::load_text(bench.file("mine")) == "[=");
  bench.press("replace");
  bench.run();
  CHECK(platform::load_text(bench.file("mine")) != "[=");
}

TEST_CASE("A routine of ours is never replaced, and one's own keeps its file when it is kept again") {
  Bench bench;
  bench.press("begin pair");
  bench.change(routine::Retitle{"Pair"});
  bench.press("keep");
  bench.run();
  CHECK(std::filesystem::exists(bench.file("pair-2")));
  bench.change(routine::Retitle{"Another name"});
  bench.press("keep");
  bench.run();
  CHECK(bench.tutor.building.asks == app::Building::Asks::nothing);
  CHECK(bench.tutor.library.routines.size() == 2);
  CHECK(bench.tutor.library.routines[1].title == "Another name");
  CHECK(bench.tutor.library.routines[0].title == "A pair");
}

TEST_CASE("What is missing is said; what was changed is not lost by leaving; a folder that cannot be is told") {
  Bench bench;
  bench.press("begin empty");
  bench.press("keep");
  CHECK(bench.tutor.building.note == "Add a movement first.");
  CHECK(bench.tutor.errands.empty());
  bench.press("add first");
  bench.press("put away");
  CHECK(bench.tutor.building.asks == app::Building::Asks::put_away);
  bench.press("never mind");
  CHECK(bench.tutor.building.draft);
  platform::write_whole(bench.folder.generic_string(), "a file where the folder would be");
  bench.press("keep");
  bench.run();
  CHECK(bench.tutor.faults.size() == 1);
  CHECK(bench.tutor.building.draft->is_changed());
  app::apply(bench.tutor, app::PutFaultsAway{});
  bench.look();
  bench.press("put away");
  bench.press("put away surely");
  CHECK_FALSE(bench.tutor.building.draft);
}

TEST_CASE("A routine that somebody mailed is dropped on the window and becomes one's own, once") {
  Bench bench;
  const std::filesystem::path inbox = tests::scratch_folder() / "inbox";
  std::filesystem::remove_all(inbox);
  std::filesystem::create_directories(inbox);
  const auto drop = [&](const std::string& name, const std::string& text) {
    const std::string file = (inbox / name).generic_string();
    platform::write_whole(file, text);
    app::apply(bench.tutor, app::SettingsAction(app::Import{file}));
    bench.run();
  };
  routine::Routine mailed = bench.tutor.library.routines.front();
  mailed.title = "From my clinician";
  const std::string text = content::text_of(mailed, bench.tutor.library);
  const std::size_t before = bench.tutor.library.routines.size();
  bench.go_to(app::Place::today);
  drop("Pair.toml", text);  // "pair" is the name of another one
  CHECK(bench.tutor.faults.empty());
  CHECK(bench.tutor.view.place == app::Place::builder);
  REQUIRE(bench.tutor.library.routines.size() == before + 1);
  CHECK(bench.tutor.library.routines.back().id == "pair-2");
  CHECK(app::is_own(bench.tutor, bench.tutor.library.routines.back()));
  CHECK(platform::load_text(bench.file("pair-2")) == text);
  CHECK(bench.has("edit pair-2"));
  bench.check_fits();

  drop("Pair.TOML", text);
  CHECK(bench.tutor.library.routines.size() == before + 1);
  CHECK_FALSE(std::filesystem::exists(bench.file("pair-3")));

  drop("broken.toml", "title = 7\n");
  REQUIRE_FALSE(bench.tutor.faults.empty());
  CHECK(base::to_text(bench.tutor.faults.front()).find("broken.toml:1:") != std::string::npos);
  CHECK(bench.tutor.library.routines.size() == before + 1);
  CHECK_FALSE(std::filesystem::exists(bench.file("broken")));
}
