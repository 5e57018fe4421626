// windlass log, as people and scripts run it.
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "app/user_log.hpp"
#include "engine/store/export.hpp"
#include "engine/store/log.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"
#include "tests/store/records.hpp"

using namespace windlass;
using tests::bytes_of;
using tests::full_history;
using tests::monday;
using tests::Result;
using tests::windlass_run;
namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

/// A user's data folder with a log in it.
struct User {
  fs::path folder;

  explicit User(const std::string& name, const routine::History& history = full_history())
      : folder(tests::scratch_folder() / name) {
    fs::remove_all(folder);
    store::Opened opened = store::open_log(log().string(), monday);
    REQUIRE(opened.notes.empty());
    REQUIRE_FALSE(opened.log.add(history));
  }

  fs::path log() const { return folder / "windlass" / store::log_name; }
  routine::History history() const { return store::open_log(log().string(), monday).log.history(); }
  Result run(const std::string& arguments, const std::string& answer = "") const {
    const fs::path input = tests::scratch_folder() / "answer.txt";
    std::ofstream(input) << answer;
    return windlass_run(arguments + " <'" + input.string() + "'", "XDG_DATA_HOME='" + folder.string() + "'");
  }
};

}  // namespace

TEST_CASE("log shows sittings in a table, and all records to programs") {
  const User user("user");
  const Result table = user.run("log");
  INFO(table.err);
  CHECK(table.worked);
  CHECK_THAT(table.out, StartsWith("began             sets  right min  left min  pain*         ended     routine\n"
                                   "2025-11-24 09:00     3        1.7       1.7  4 - 0 - 10    finished  "
                                   "Before the first step\n"
                                   "2025-11-25 04:30     0        0.0       0.0                stopped   Kurz"));
  const Result json = user.run("log --json");
  REQUIRE(json.worked);
  const auto records = nlohmann::json::parse(json.out);
  CHECK(records["sittings"].size() == 2);
  CHECK(records["sittings"][0]["began"] == "2025-11-24T09:00:00+01:00");
  CHECK(records["sittings"][0]["ending"] == "finished");
  CHECK(records["sets"].size() == 3);
  CHECK(records["sets"][0]["hold_s"] == 30.0);
  CHECK(records["sets"][1]["hold_s"].is_null());
  CHECK(records["sets"][1]["side"] == "left");
  CHECK(records["pains"][2]["level"] == 10);
  CHECK(records["checks"][1]["flags"] == nlohmann::json({"R6", "R12"}));

  const User beginner("beginner", {});
  CHECK(beginner.run("log").out == "Nothing has been written down yet.\n");
}

TEST_CASE("log hands everything on to another user, and a table to a spreadsheet") {
  const User user("user");
  const User other("other", {});
  const std::string json = (tests::scratch_folder() / "out" / "log.json").string();
  const std::string csv = (tests::scratch_folder() / "out" / "log.csv").string();
  const Result exported = user.run("log --export '" + json + "'");
  INFO(exported.err);
  CHECK(exported.worked);
  CHECK(exported.out == json + ": 2 sittings, 3 sets\n");
  CHECK(user.run("log --export '" + csv + "'").worked);
  CHECK(bytes_of(csv) == store::to_csv(full_history()));

  CHECK(other.run("log --import '" + json + "'").out == json + ": 2 sittings, 3 sets; new: 2 sittings, 3 sets\n");
  CHECK(other.run("log --import '" + json + "'").out == json + ": 2 sittings, 3 sets; new: 0 sittings, 0 sets\n");
  CHECK(other.history() == full_history());

  const auto complaint = [&](const std::string& arguments) {
    const Result result = other.run(arguments);
    CHECK_FALSE(result.worked);
    CHECK(result.out.empty());
    return result.err;
  };
  CHECK_THAT(complaint("log --export log.txt"), Contains("neither a .csv nor a .json file"));
  CHECK_THAT(complaint("log --export /dev/null/log.csv"), Contains("cannot be written"));
  CHECK_THAT(complaint("log --import '" + csv + "'"), StartsWith(csv + ":1:1: this is not JSON"));
  CHECK_THAT(complaint("log --import nowhere.json"), StartsWith("nowhere.json: this file cannot be read"));
  CHECK_THAT(complaint("log --erase --json"), Contains("windlass --help"));
  CHECK(other.history() == full_history());
}

TEST_CASE("log erases only what someone has confirmed") {
  const User user("user");
  CHECK_THAT(user.run("log --erase").err, StartsWith("nobody answered; nothing was erased"));
  CHECK_FALSE(user.run("log --erase", "no").worked);
  CHECK(user.history() == full_history());
  const Result asked = user.run("log --erase", "yes");
  CHECK(asked.worked);
  CHECK_THAT(asked.out, StartsWith("This takes away 2 sittings, 3 sets,") && Contains("Everything has been erased."));
  CHECK(user.history() == routine::History{});

  const User other("other");
  CHECK(other.run("log --erase --yes").out == "Everything has been erased.\n");
  CHECK(other.history() == routine::History{});
}

TEST_CASE("log says what is wrong with the file, and goes on") {
  const User user("user");
  std::ofstream(user.log(), std::ios::binary) << "coffee";
  const Result damaged = user.run("log");
  CHECK_FALSE(damaged.worked);
  CHECK_THAT(damaged.err, StartsWith(user.log().string() + ": this log cannot be read") && Contains(".damaged-"));
  CHECK(damaged.out == "Nothing has been written down yet.\n");
  CHECK(user.run("log").worked);

  const User other("other");
  fs::remove_all(other.folder);
  std::ofstream(other.folder) << "a file in the folder's place";
  const Result blocked = other.run("log");
  CHECK_FALSE(blocked.worked);
  CHECK_THAT(blocked.err, Contains("the log cannot be saved"));
  CHECK(bytes_of(other.folder) == "a file in the folder's place");
}

TEST_CASE("The offset from UTC is that of the place and the season") {
  setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
  tzset();
  CHECK(app::utc_offset_at(monday) == 60);
  CHECK(app::utc_offset_at(monday - 150 * 86400) == 120);
  setenv("TZ", "NST3:30", 1);
  tzset();
  CHECK(app::utc_offset_at(monday) == -210);
  unsetenv("TZ");
  tzset();
  CHECK(app::now() > monday);
}
