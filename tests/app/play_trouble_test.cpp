// windlass play where the log cannot be used as it should: that is told once, the exercise goes on to its end, and nothing
// is overwritten.
#include <fstream>

#include "app/outlet.hpp"
#include "engine/store/log.hpp"
#include "tests/app/player.hpp"
#include "tests/app/program.hpp"
#include "tests/app/small_tutor.hpp"

using namespace windlass;
using tests::content_of;
using tests::Player;
namespace fs = std::filesystem;
using Json = nlohmann::json;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr const char* routine_id = "strength-one";

/// A user's empty data folder.
struct Home {
  fs::path data = tests::scratch_folder() / "data";
  fs::path folder = data / "windlass";
  fs::path log = folder / store::log_name;

  Home() { fs::remove_all(data); }

  routine::History history() const {
    store::Opened opened = store::open_log(log.string(), 0);
    CHECK(opened.notes.empty());
    return opened.log.history();
  }

  /// Does the routine once, undisturbed.
  std::vector<Json> practise() const {
    Player player(data, routine_id);
    REQUIRE(player.played_out());
    REQUIRE(player.troubles().empty());
    return player.events();
  }

  /// The log's neighbour whose name goes on with `what`.
  fs::path beside(const std::string& what) const {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().filename().string().starts_with(store::log_name + what)) return entry.path();
    }
    return {};
  }
};

/// All that has to do with the exercise, and not with where it is written down.
std::vector<Json> exercise_in(std::vector<Json> events) {
  std::erase_if(events, [](const Json& event) { return event["event"] == "trouble" || event["event"] == "resume offered"; });
  for (Json& event : events) {
    event.erase("saved");
    event.erase("unsaved");
  }
  return events;
}

/// The one thing that it complained of. It has gone on to the same end as an undisturbed one.
std::string only_trouble_of(Player& player, const std::vector<Json>& undisturbed) {
  CHECK(player.played_out());
  CHECK(exercise_in(player.events()) == exercise_in(undisturbed));
  REQUIRE(player.troubles().size() == 1);
  return player.troubles().front();
}

}  // namespace

TEST_CASE("play on a full disk says so once and goes on; what was there stays, what it says is saved is there") {
  const Home home;
  const std::vector<Json> undisturbed = home.practise();
  const std::size_t all = home.history().sets.size();
  fs::remove_all(home.data);

  Player nothing_fits(home.data, routine_id, 1000);
  CHECK_THAT(only_trouble_of(nothing_fits, undisturbed),
             StartsWith(home.log.string() + ": the log cannot be saved: the disk is full") && Contains("make room on it") &&
                 Contains("you can go on"));
  CHECK(nothing_fits.written("set") == 0);
  CHECK(nothing_fits.events().back()["unsaved"] == all + 2);  // the sitting and its end

  fs::remove_all(home.data);
  home.practise();
  std::size_t saved = all;
  std::size_t times = 1;
  for (; saved == all && times < 20; ++times) {  // until the file has to grow in the middle of it, and must not
    INFO("after " << times << " times");
    Player player(home.data, routine_id, fs::file_size(home.log));
    CHECK(player.played_out());
    CHECK(exercise_in(player.events()) == exercise_in(undisturbed));
    saved = player.written("set");
    CHECK(player.troubles().size() == (saved == all ? 0 : 1));
    CHECK(home.history().sets.size() == times * all + saved);
    CHECK(home.beside(".").empty());
  }
  CHECK(saved > 0);
  REQUIRE(saved < all);
  Player rest(home.data, "--resume");  // there is room again
  CHECK(rest.played_out());
  CHECK(home.history().sets.size() == times * all);
}

TEST_CASE("play says when a file is in the folder's place, goes on, and leaves it there") {
  const Home home;
  const std::vector<Json> undisturbed = home.practise();
  fs::remove_all(home.folder);
  std::ofstream(home.folder) << "a file in the folder's place";
  Player player(home.data, routine_id);
  CHECK_THAT(only_trouble_of(player, undisturbed),
             StartsWith(home.log.string() + ": the log cannot be saved") &&
                 Contains("check that its folder exists and that you may write to it"));
  CHECK(player.written("set") == 0);
  CHECK(content_of(home.folder) == "a file in the folder's place");
}

TEST_CASE("play leaves a newer version's log alone, byte for byte, and writes beside it") {
  const Home home;
  const std::vector<Json> undisturbed = home.practise();
  const routine::History history = home.history();
  store::Database(home.log.string()).run("PRAGMA user_version = 7; CREATE TABLE of_tomorrow (x)");
  const std::string newer = content_of(home.log);
  for (std::size_t times = 1; times <= 2; ++times) {
    Player player(home.data, routine_id);
    CHECK_THAT(only_trouble_of(player, undisturbed), StartsWith(home.log.string() + ": ") && Contains("a newer version") &&
                                                         Contains(home.log.string() + ".schema-1"));
    CHECK(player.written("set") == history.sets.size());
    CHECK(content_of(home.log) == newer);
    store::Database beside(home.log.string() + ".schema-1");
    CHECK(store::history_in(beside).sets.size() == times * history.sets.size());
  }
}

TEST_CASE("play keeps a damaged log aside, byte for byte, and begins a new one") {
  const Home home;
  const std::vector<Json> undisturbed = home.practise();
  const routine::History history = home.history();
  const std::string good = content_of(home.log);
  std::string torn = good;
  for (std::size_t i = 4096; i < 9000; ++i) torn[i] = static_cast<char>(i * 7919);
  for (const std::string& bytes : {std::string("coffee"), good.substr(0, good.size() / 2), torn}) {
    INFO(bytes.size() << " bytes");
    fs::remove_all(home.folder);
    fs::create_directories(home.folder);
    std::ofstream(home.log, std::ios::binary) << bytes;
    Player player(home.data, routine_id);
    const std::string trouble = only_trouble_of(player, undisturbed);
    const fs::path aside = home.beside(".damaged-");
    REQUIRE_FALSE(aside.empty());
    CHECK_THAT(trouble, StartsWith(home.log.string() + ": this log cannot be read") && Contains("a new one has been begun") &&
                            Contains(aside.string()));
    CHECK(content_of(aside) == bytes);
    CHECK(player.written("set") == history.sets.size());
    CHECK(home.history().sets.size() == history.sets.size());
  }
}

TEST_CASE("The window knows how much of what was done still waits to be written down, and complains once") {
  app::Tutor tutor = tests::small_tutor();
  app::Outlet outlet(store::open_log("/dev/null/windlass.db", 0).log, false);
  outlet.join(tutor);
  tutor.guide.history.checks.push_back({tutor.now.utc, {}, false});
  app::apply(tutor, routine::GuideAction(routine::Prepare{tutor.library.routines.front()}));
  app::apply(tutor, routine::GuideAction(routine::Start{}));
  outlet.carry_out(tutor);
  CHECK(tutor.unsaved == 1);  // the sitting
  app::apply(tutor, routine::GuideAction(routine::Stop{}));
  outlet.carry_out(tutor);
  CHECK(tutor.unsaved == 2);
  REQUIRE(tutor.faults.size() == 1);
  CHECK_THAT(base::to_text(tutor.faults), StartsWith("/dev/null/windlass.db: the log cannot be saved"));
}
