// What is written is what is read, whoever else writes.
#include <algorithm>

#include "engine/store/log.hpp"
#include "engine/store/prepare.hpp"
#include "tests/catch.hpp"
#include "tests/store/records.hpp"

using namespace windlass;
using namespace windlass::tests;
namespace fs = std::filesystem;
using Catch::Matchers::Contains;

namespace {

store::Log opened(const fs::path& path) {
  store::Opened opened = store::open_log(path.string(), monday);
  for (const base::Error& note : opened.notes) FAIL(base::to_text(note));
  return std::move(opened.log);
}

/// Writes a history the way a session does, record by record.
void practise(store::Log& log, const routine::History& history) {
  for (const routine::SittingRecord& one : history.sittings) {
    routine::SittingRecord open = one;
    open.ending = routine::Ending::open;
    REQUIRE_FALSE(log.begin(open));
  }
  for (const routine::SafetyRecord& one : history.checks) REQUIRE_FALSE(log.check(one));
  for (const routine::SetRecord& one : history.sets) REQUIRE_FALSE(log.finished(one));
  for (const routine::PainRecord& one : history.pains) REQUIRE_FALSE(log.pain(one));
  for (const routine::SittingRecord& one : history.sittings) REQUIRE_FALSE(log.end(one.id, one.ending));
}

}  // namespace

TEST_CASE("What was written is there after closing and opening, every field of it") {
  const fs::path path = empty_folder() / "new" / "folder" / "windlass.db";
  const routine::History history = full_history();
  {
    store::Log log = opened(path);
    CHECK(log.history() == routine::History{});
    practise(log, history);
    CHECK(log.history() == history);
    CHECK(log.unsaved() == 0);
    CHECK(log.path() == path.string());
  }
  CHECK(names_in(path.parent_path(), "") == std::vector<std::string>{"windlass.db"});
  CHECK(opened(path).history() == history);
}

TEST_CASE("In memory the same, without a file") {
  store::Log log = opened(store::in_memory);
  practise(log, full_history());
  CHECK_FALSE(log.set("theme", "dark"));
  CHECK(log.history() == full_history());
  CHECK(log.setting("theme") == "dark");
  CHECK_FALSE(log.erase_everything());
  CHECK(log.history() == routine::History{});
}

TEST_CASE("Nothing is doubled by writing it twice") {
  store::Log log = opened(empty_folder() / "windlass.db");
  practise(log, full_history());
  routine::SetRecord again = full_history().sets[0];
  again.ended += 7;
  CHECK_FALSE(log.finished(again));
  CHECK_FALSE(log.check(full_history().checks[1]));
  CHECK(log.history() == full_history());
  again.take = 2;  // done once more on purpose: another one
  CHECK_FALSE(log.finished(again));
  CHECK(log.history().sets.size() == full_history().sets.size() + 1);
}

TEST_CASE("Pain is said once for each moment, and the last word counts") {
  store::Log log = opened(empty_folder() / "windlass.db");
  CHECK_FALSE(log.begin(sitting()));
  CHECK_FALSE(log.pain({"s1", routine::PainMoment::before, 3, monday}));
  CHECK_FALSE(log.pain({"s1", routine::PainMoment::after, 2, monday + 900}));
  CHECK_FALSE(log.pain({"s1", routine::PainMoment::before, 6, monday + 5}));
  const std::vector<routine::PainRecord> expected = {{"s1", routine::PainMoment::before, 6, monday + 5},
                                                     {"s1", routine::PainMoment::after, 2, monday + 900}};
  CHECK(log.history().pains == expected);
}

TEST_CASE("A sitting that was cut off can be found and taken up again") {
  const fs::path path = empty_folder() / "windlass.db";
  {
    store::Log log = opened(path);
    CHECK_FALSE(log.begin(sitting("done", monday - 86400)));
    CHECK_FALSE(log.end("done", routine::Ending::finished));
    CHECK_FALSE(log.begin(sitting("late", monday)));
    CHECK_FALSE(log.begin(sitting("early", monday - 10)));
    CHECK_FALSE(log.finished(set_of("late", 1)));
  }
  store::Log log = opened(path);
  const std::vector<routine::SittingRecord> open = {sitting("early", monday - 10), sitting("late", monday)};
  CHECK(log.open_sittings() == open);
  routine::SittingRecord shorter = open[1];
  shorter.plan = "title = \"What is left\"\n";
  CHECK_FALSE(log.begin(shorter));
  CHECK_FALSE(log.finished(set_of("late", 2)));
  CHECK(log.open_sittings()[1] == shorter);
  CHECK(log.history().sets.size() == 2);
}

TEST_CASE("Settings are texts by name") {
  const fs::path path = empty_folder() / "windlass.db";
  {
    store::Log log = opened(path);
    CHECK(log.setting("voice") == std::nullopt);
    CHECK_FALSE(log.set("voice", "on"));
    CHECK_FALSE(log.set("voice", ""));
    CHECK_FALSE(log.set("name", std::string("a\0b – 'c'", 11)));
  }
  store::Log log = opened(path);
  CHECK(log.setting("voice") == "");
  CHECK(log.setting("name") == std::string("a\0b – 'c'", 11));
}

TEST_CASE("What breaks the rules of the tables is told and does not hold up the rest") {
  store::Log log = opened(empty_folder() / "windlass.db");
  CHECK_FALSE(log.begin(sitting()));
  const auto refused = log.pain({"s1", routine::PainMoment::after, 11, monday});
  REQUIRE(refused);
  CHECK_THAT(refused->what, Contains("cannot be written down"));
  CHECK(log.finished(set_of("nobody's", 1)));
  CHECK(log.end("nobody's", routine::Ending::finished));
  CHECK(log.unsaved() == 0);
  CHECK_FALSE(log.finished(set_of("s1", 1)));
  CHECK(log.history().sets.size() == 1);
  CHECK(log.history().pains.empty());
}

TEST_CASE("A history is added whole, twice without doubling, and ends what was open") {
  store::Log log = opened(empty_folder() / "windlass.db");
  CHECK_FALSE(log.begin(sitting()));
  CHECK_FALSE(log.pain({"s1", routine::PainMoment::before, 4, monday - 5}));
  CHECK_FALSE(log.add(full_history()));
  CHECK_FALSE(log.add(full_history()));
  CHECK(log.history() == full_history());

  routine::History faulty = full_history();
  faulty.sittings = {sitting("s3")};
  faulty.pains = {{"s3", routine::PainMoment::after, 2, monday}, {"nobody", routine::PainMoment::after, 2, monday}};
  CHECK(log.add(faulty));
  CHECK(log.history() == full_history());
}

TEST_CASE("Two hands on one log see each other's writes") {
  const fs::path path = empty_folder() / "windlass.db";
  store::Log one = opened(path);
  store::Log other = opened(path);
  CHECK_FALSE(one.begin(sitting()));
  CHECK_FALSE(other.finished(set_of("s1", 1)));
  CHECK_FALSE(one.finished(set_of("s1", 2)));
  CHECK(one.history() == other.history());
  CHECK(one.history().sets.size() == 2);

  // Erased by one, the other's sitting comes back as soon as it goes on, without what was erased elsewhere.
  CHECK_FALSE(other.begin(sitting("s2")));
  CHECK_FALSE(other.erase_everything());
  CHECK(one.history() == routine::History{});
  CHECK_FALSE(one.finished(set_of("s1", 3)));
  CHECK(one.history().sittings == std::vector<routine::SittingRecord>{sitting()});
}

TEST_CASE("Nothing of what was erased can be read from the file or beside it") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  const std::string secret = "a name that nobody else uses";
  store::Log log = opened(path);
  for (int i = 0; i < 40; ++i) {
    routine::SittingRecord one = sitting("s" + std::to_string(i));
    one.title = secret;
    CHECK_FALSE(log.begin(one));
  }
  CHECK_FALSE(log.set("name", secret));
  std::ofstream(folder / "windlass.db.damaged-20250101-000000") << secret;
  std::ofstream(folder / "windlass.db.before-schema-9-20250101-000000-journal") << secret;
  std::ofstream(folder / "windlass.db.mine") << "not ours to erase";
  REQUIRE_THAT(bytes_of(path), Contains(secret));
  const auto size = fs::file_size(path);

  CHECK_FALSE(log.erase_everything());
  CHECK(log.history() == routine::History{});
  CHECK(log.setting("name") == std::nullopt);
  CHECK(fs::file_size(path) < size);
  std::vector<std::string> left = names_in(folder, "");
  std::sort(left.begin(), left.end());
  CHECK(left == std::vector<std::string>{"windlass.db", "windlass.db.mine"});
  CHECK(bytes_of(path).find(secret) == std::string::npos);
  CHECK_FALSE(log.begin(sitting()));
  CHECK(log.history().sittings.size() == 1);
}
