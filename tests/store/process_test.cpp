// Processes that die in the middle of writing, and processes that write side by side.
#include <limits>
#include <random>
#include <set>

#include <unistd.h>

#include "engine/store/log.hpp"
#include "engine/store/prepare.hpp"
#include "tests/catch.hpp"
#include "tests/child.hpp"
#include "tests/store/records.hpp"

using namespace windlass;
using namespace windlass::tests;
namespace fs = std::filesystem;

namespace {

/// Kills `child` `microseconds` after it has told `enough` numbers; every number that it told.
std::vector<int> told_until_killed(const Child& child, std::size_t enough, unsigned microseconds) {
  std::vector<int> told;
  const auto listen = [&](std::size_t most) {
    for (int number = 0; told.size() < most && std::fread(&number, sizeof(number), 1, child.told()) == 1;) {
      told.push_back(number);
    }
  };
  listen(enough);
  usleep(microseconds);
  child.killed();
  listen(std::numeric_limits<std::size_t>::max());
  return told;
}

void tell(int pipe, int number) {
  if (write(pipe, &number, sizeof(number)) != sizeof(number)) _exit(1);
}

/// Takes up the open sitting, or begins one, and does set after set, telling each that is saved.
int practise_for_ever(const fs::path& path, int pipe) {
  store::Opened opened = store::open_log(path.string(), monday);
  if (!opened.notes.empty()) return 1;
  if (opened.log.open_sittings().empty() && opened.log.begin(sitting())) return 2;
  for (int number = static_cast<int>(opened.log.history().sets.size()) + 1;; ++number) {
    if (opened.log.finished(set_of("s1", number))) return 3;
    tell(pipe, number);
    if (number % 3 == 0 && opened.log.set("last", std::to_string(number))) return 4;
  }
}

std::string verdict_on(const fs::path& path) {
  store::Database database(path.string());
  store::Statement check = database.prepared("PRAGMA integrity_check");
  return check.step() ? check.text(0) : "";
}

}  // namespace

TEST_CASE("Killed at any moment: no set that was saved is lost or doubled, and the sitting can be taken up again") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  std::mt19937 random(20251124);
  std::uniform_int_distribution<unsigned> moment(0, 40000);
  std::set<int> told;
  for (int i = 0; i < 60; ++i) {
    Child child([&](int pipe) { return practise_for_ever(path, pipe); });
    const std::vector<int> now = told_until_killed(child, static_cast<std::size_t>(i % 3), moment(random));
    told.insert(now.begin(), now.end());
    INFO("kill " << i);
    if (!fs::exists(path)) continue;
    store::Opened opened = store::open_log(path.string(), monday);
    REQUIRE(opened.notes.empty());
    REQUIRE(verdict_on(path) == "ok");
    const routine::History history = opened.log.history();
    std::set<int> found;
    for (const routine::SetRecord& set : history.sets) {
      REQUIRE(set == set_of("s1", set.set));
      REQUIRE(found.insert(set.set).second);
    }
    for (const int number : told) REQUIRE(found.count(number) == 1);
    if (!told.empty()) REQUIRE(opened.log.open_sittings() == std::vector<routine::SittingRecord>{sitting()});
  }
  CHECK(told.size() >= 60);
  CHECK(names_in(folder, "windlass.db.").empty());  // nothing was ever taken for damaged
}

TEST_CASE("Killed while an older log is migrated: it is the old one or the new one") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  const fs::path original = folder / "original";
  {
    store::Opened opened = store::open_log(original.string(), monday);
    REQUIRE_FALSE(opened.log.add(full_history()));
  }
  std::string many = "CREATE TABLE more (x)";
  for (int i = 0; i < 300; ++i) many += ";INSERT INTO more VALUES (randomblob(5000))";
  const std::vector<const char*> steps = {store::shipped_steps()[0], many.c_str()};
  const auto migrate = [&] {
    std::vector<base::Error> notes;
    store::prepare(path.string(), monday, steps, notes);
    return 0;
  };
  const auto is_new = [&] {
    store::Database database(path.string());
    REQUIRE(verdict_on(path) == "ok");
    REQUIRE(store::history_in(database) == full_history());
    const bool has_second_step = store::schema_of(database) == 2;
    if (has_second_step) REQUIRE(database.number("SELECT count(*) FROM more") == 300);
    return has_second_step;
  };
  std::mt19937 random(3);
  std::uniform_int_distribution<unsigned> moment(0, 60000);
  bool was_old = false;
  for (int i = 0; i < 25; ++i) {
    fs::copy_file(original, path, fs::copy_options::overwrite_existing);
    told_until_killed(Child([&](int) { return migrate(); }), 0, i == 0 ? 0 : moment(random));
    was_old = !is_new() || was_old;
  }
  CHECK(was_old);
  migrate();
  CHECK(is_new());
}

TEST_CASE("Two processes write side by side") {
  const fs::path path = empty_folder() / "windlass.db";
  const auto practise = [&](const std::string& id) {
    store::Opened opened = store::open_log(path.string(), monday);
    if (!opened.notes.empty()) return 1;
    opened.log.begin(sitting(id));
    for (int number = 1; number <= 25; ++number) opened.log.finished(set_of(id, number));
    opened.log.set("from " + id, "yes");
    opened.log.end(id, routine::Ending::finished);
    for (int i = 0; i < 10 && opened.log.unsaved() > 0; ++i) opened.log.save();
    return opened.log.unsaved() == 0 ? 0 : 2;
  };
  Child one([&](int) { return practise("one"); });
  Child other([&](int) { return practise("other"); });
  CHECK(one.ended() == 0);
  CHECK(other.ended() == 0);
  store::Opened opened = store::open_log(path.string(), monday);
  CHECK(opened.notes.empty());
  CHECK(opened.log.history().sittings.size() == 2);
  CHECK(opened.log.history().sets.size() == 50);
  CHECK(opened.log.open_sittings().empty());
  CHECK(opened.log.setting("from one") == "yes");
  CHECK(opened.log.setting("from other") == "yes");
}
