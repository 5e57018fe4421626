// windlass play, killed in the middle of a routine again and again: its log is whole each time, nothing that was done is
// lost or doubled, and it can be gone on with.
//
// By default a few kills; WINDLASS_KILLS sets their number and has a summary printed, WINDLASS_SEED chooses others.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <tuple>

#include "engine/store/log.hpp"
#include "tests/app/player.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
using tests::Player;
namespace fs = std::filesystem;
using routine::Ending;

namespace {

constexpr const char* routine_id = "strength-one";

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* text = std::getenv(variable);
  return text != nullptr ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

/// What tells one set of a sitting from another.
using Key = std::tuple<int, routine::Worked, int>;

Key key_of(const routine::SetRecord& set) {
  return {set.item, set.side, set.set};
}

/// Somebody whose program is killed.
struct Victim {
  fs::path data = tests::scratch_folder() / "data";
  fs::path log = data / "windlass" / store::log_name;
  std::vector<Key> plan;       ///< All sets of the routine, in order.
  std::size_t all_events = 0;  ///< Of the whole routine.
  std::size_t sittings = 0;    ///< Done to their end.
  std::size_t promised = 0;    ///< Sets of the present sitting that were told to be on the disk.
  std::size_t told = 0;        ///< Events of it.
  bool has_begun = false;      ///< It was told to be on the disk.

  // What was hit.
  std::size_t amid_writing = 0;  ///< A journal was left behind.
  std::size_t before_telling = 0;  ///< On the disk, not yet told.
  std::vector<std::size_t> hits;   ///< By the number of sets that were done.

  Victim() {
    fs::remove_all(data);
    Player player(data, routine_id);
    REQUIRE(player.played_out());
    all_events = player.events().size();
    for (const routine::SetRecord& set : history().sets) plan.push_back(key_of(set));
    REQUIRE(plan.size() > 10);
    hits.resize(plan.size() + 1);
    sittings = 1;
  }

  /// The log as it lies there, whole. Looked at in a copy: the program itself has to deal with what was left behind.
  routine::History history() const {
    const fs::path copy = tests::scratch_folder() / "copy";
    fs::remove_all(copy);
    fs::copy(log.parent_path(), copy);
    for (const auto& file : fs::directory_iterator(copy)) {
      const std::string name = file.path().filename().string();
      REQUIRE((name == store::log_name || name == std::string(store::log_name) + "-journal"));  // nothing set aside
    }
    store::Database database((copy / store::log_name).string());
    store::Statement check = database.prepared("PRAGMA integrity_check");
    REQUIRE(check.step());
    REQUIRE(check.text(0) == "ok");
    return store::history_in(database);
  }

  /// Starts anew, or goes on; checks that going on is offered exactly then when it should be.
  Player start() const {
    return {data, has_begun ? "--resume" : routine_id};
  }

  void take_note(const Player& player) {
    told += player.events().size();
    promised += player.written("set");
    if (!player.events().empty()) {
      REQUIRE((player.events().front()["event"] == "resume offered") == has_begun);
    }
    has_begun = has_begun || player.written("sitting") > 0;
  }

  /// Looks at what is left. `has_ended`: the program said that it had written the end.
  void look(bool has_ended) {
    const routine::History history = this->history();
    REQUIRE(history.sittings.size() >= sittings);
    REQUIRE(history.sittings.size() <= sittings + 1);
    const bool is_there = history.sittings.size() > sittings;
    if (has_begun) REQUIRE(is_there);
    for (std::size_t i = 0; i < sittings; ++i) REQUIRE(history.sittings[i].ending == Ending::finished);
    REQUIRE(history.sets.size() >= sittings * plan.size() + promised);
    std::vector<Key> done;
    for (const routine::SetRecord& set : history.sets) {
      REQUIRE(set.take == 1);
      if (is_there && set.sitting == history.sittings.back().id) done.push_back(key_of(set));
    }
    REQUIRE(history.sets.size() == sittings * plan.size() + done.size());
    REQUIRE(done.size() >= promised);
    REQUIRE(done.size() <= promised + 1);
    REQUIRE(std::is_permutation(done.begin(), done.end(), plan.begin(), plan.begin() + static_cast<long>(done.size())));
    before_telling += done.size() - promised;
    promised = done.size();
    has_begun = is_there;
    if (is_there && history.sittings.back().ending != Ending::open) {
      REQUIRE(history.sittings.back().ending == Ending::finished);
      REQUIRE(done.size() == plan.size());
      ++sittings;
      promised = told = 0;
      has_begun = false;
    } else {
      REQUIRE_FALSE(has_ended);
    }
  }
};

}  // namespace

TEST_CASE("Killed at any moment of a routine: the log is whole, no set is lost or doubled, and it can be resumed") {
  const unsigned wanted = number_from("WINDLASS_KILLS", 20);
  const unsigned seed = number_from("WINDLASS_SEED", 1);
  INFO("WINDLASS_SEED=" << seed);
  std::mt19937 random(seed);
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };

  Victim victim;
  for (unsigned kills = 0; kills < wanted;) {
    INFO("after " << kills << " kills");
    Player player = victim.start();
    const std::size_t left = victim.all_events - std::min(victim.told, victim.all_events - 1);
    const bool was_killed = player.killed_after(below(left), static_cast<unsigned>(below(3000)));
    kills += was_killed ? 1 : 0;
    victim.take_note(player);
    if (was_killed) ++victim.hits[victim.promised];
    if (was_killed && fs::exists(victim.log.string() + "-journal")) ++victim.amid_writing;
    victim.look(player.written("ending") > 0);
    if (!victim.has_begun || below(2) == 0) continue;

    Player other = victim.start();
    REQUIRE(other.played_out());
    victim.take_note(other);
    REQUIRE(victim.promised == victim.plan.size());
    const std::size_t sittings = victim.sittings;
    victim.look(true);
    REQUIRE(victim.sittings == sittings + 1);
  }
  if (std::getenv("WINDLASS_KILLS") == nullptr) return;
  std::printf("seed %u, %u kills: %zu amid a write, %zu between a write and telling it; %zu routines of %zu sets done\n",
              seed, wanted, victim.amid_writing, victim.before_telling, victim.sittings, victim.plan.size());
  std::printf("by sets done:");
  for (const std::size_t hits : victim.hits) std::printf(" %zu", hits);
  std::printf("\n");
}
