// windlass play: whole sittings without a window.
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/store/log.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using tests::windlass_run;
namespace fs = std::filesystem;
using Json = nlohmann::json;
using Catch::Matchers::Contains;

namespace {

/// A person with an own log.
struct Person {
  fs::path folder;

  explicit Person(const std::string& name) : folder(tests::scratch_folder() / name) { fs::remove_all(folder); }

  tests::Result run(const std::string& arguments) const {
    return windlass_run(arguments, "XDG_DATA_HOME='" + folder.string() + "'");
  }
  std::string text_of_events(const std::string& arguments, const std::string& script = "") {
    const fs::path events = tests::scratch_folder() / "events.jsonl";
    std::string more;
    if (!script.empty()) {
      const fs::path file = tests::scratch_folder() / "script.txt";
      std::ofstream(file) << script;
      more = " --script '" + file.string() + "'";
    }
    worked = run("play --clock simulated " + arguments + more + " --events '" + events.string() + "'").worked;
    return tests::content_of(events);
  }
  std::vector<Json> events(const std::string& arguments, const std::string& script = "") {
    std::istringstream lines(text_of_events(arguments, script));
    std::vector<Json> records;
    for (std::string line; std::getline(lines, line);) records.push_back(Json::parse(line));
    return records;
  }
  routine::History history() const {
    return store::open_log((folder / "windlass" / store::log_name).string(), 0).log.history();
  }
  bool worked = false;
};

std::vector<Json> only(const std::vector<Json>& events, const std::string& name) {
  std::vector<Json> found;
  for (const Json& event : events) {
    if (event["event"] == name) found.push_back(event);
  }
  return found;
}

std::vector<Json> sets_in(const std::vector<Json>& events) {
  std::vector<Json> sets;
  for (const Json& event : only(events, "log")) {
    if (event["row"] == "set") sets.push_back(event);
  }
  return sets;
}

}  // namespace

TEST_CASE("Every preset plays to its end without input: as long as announced, a row a set, words that end in time") {
  for (const char* id : {"ankle-and-toe-tour", "class-tour", "evening-massage", "first-step-morning", "painful-stage",
                         "return-to-running", "strength-one", "strength-two", "stretch-only", "tool-massage"}) {
    INFO(id);
    Person person("preset");
    const std::vector<Json> events = person.events(id);
    CHECK(person.worked);
    REQUIRE_FALSE(events.empty());
    const Json& end = events.back();
    CHECK(end["finished"] == true);
    const double announced = end["announced_s"];
    CHECK(end["played_s"].get<double>() == Approx(announced).margin(1e-6));
    CHECK(end["t"].get<double>() == Approx(announced).margin(1.5 / 60.0));
    if (std::string(id) != "class-tour") {
      CHECK(end["right_s"].get<double>() == Approx(end["left_s"].get<double>()).margin(1e-6));
    }
    CHECK(person.history().sets.size() == sets_in(events).size());
    double busy = 0.0;
    for (const Json& speech : only(events, "speech")) {
      CHECK(speech["begin_s"].get<double>() >= busy);
      busy = speech["end_s"];
      CHECK(busy <= speech["moment_s"].get<double>());
    }
  }
}

TEST_CASE("The same script gives the same events, byte for byte") {
  const std::string script =
      "0 gate achilles no\n0 pain 4\n1 start\n20 pause\n25 skip\n25 go\n60 extend 15\n90 pace hold=12\n120 back\n"
      "150 stop\n151 kind 1\n152 pain 6\n";
  Person first("replay one");
  Person second("replay two");
  const std::string events = first.text_of_events("evening-massage", script);
  CHECK(events == second.text_of_events("evening-massage", script));
  CHECK_FALSE(first.worked);  // it was stopped
  CHECK(first.history().sittings.at(0).ending == routine::Ending::stopped);
  CHECK(first.history().pains.size() == 2);
}

TEST_CASE("A gate without an answer leaves its item out; the answer that lets through takes it in") {
  Person person("gates");
  const auto holds = [](const std::vector<Json>& events, const std::string& id) {
    for (const Json& set : sets_in(events)) {
      if (set["demonstration"] == id) return true;
    }
    return false;
  };
  const auto unanswered = person.events("evening-massage");
  const auto calm = person.events("evening-massage", "0 gate achilles no\n0 start\n");
  const auto inflamed = person.events("evening-massage", "0 gate achilles yes\n0 start\n");
  CHECK_FALSE(holds(unanswered, "achilles-side-to-side"));
  CHECK(holds(calm, "achilles-side-to-side"));
  CHECK_FALSE(holds(inflamed, "achilles-side-to-side"));
  CHECK(calm.back()["announced_s"].get<double>() > unanswered.back()["announced_s"].get<double>());
}

TEST_CASE("A red flag holds exercise back until somebody has looked at it") {
  Person person("flags");
  const auto held = person.events("stretch-only --first-launch", "0 flag R6 yes\n1 checked\n");
  CHECK_FALSE(person.worked);
  CHECK(held.back()["step"] == "held back");
  CHECK(sets_in(held).empty());
  Person seen("seen");
  const auto cleared = seen.events("stretch-only --first-launch", "0 flag R6 yes\n1 checked\n2 seen yes\n3 checked\n");
  CHECK(seen.worked);
  CHECK(sets_in(cleared).size() == 4);
  Person advised("advised");
  advised.events("stretch-only --first-launch", "0 flag R5 yes\n1 checked\n");
  CHECK(advised.worked);
}

TEST_CASE("What was cut off is offered, goes on where it was, and doubles nothing") {
  Person person("cut off");
  person.events("strength-one");
  const std::size_t all = person.history().sets.size();
  for (const std::size_t kept : {std::size_t{0}, std::size_t{1}, std::size_t{7}, all - 1, all}) {
    INFO("cut off after " << kept << " of " << all << " sets");
    store::Database((person.folder / "windlass" / store::log_name).string())
        .run("UPDATE sitting SET ending = 'open'; DELETE FROM finished_set WHERE rowid > " + std::to_string(kept));
    const auto events = person.events("--resume");
    CHECK(person.worked);
    CHECK(events.front()["event"] == "resume offered");
    CHECK(sets_in(events).size() == all - kept);
    const auto history = person.history();
    CHECK(history.sittings.size() == 1);
    CHECK(history.sittings.front().ending == routine::Ending::finished);
    CHECK(history.sets.size() == all);
    for (const routine::SetRecord& set : history.sets) CHECK(set.take == 1);
  }
}

TEST_CASE("Faults of a script have their line and say what to do") {
  Person person("faults");
  const fs::path file = tests::scratch_folder() / "faulty.txt";
  std::ofstream(file) << "0 start\nsoon pain 3\n5 pian 3\n6 pain 11\n7 pace speed=2\n";
  const auto result = person.run("play stretch-only --clock simulated --script '" + file.string() + "'");
  CHECK_FALSE(result.worked);
  CHECK_THAT(result.err, Contains("faulty.txt:2:1") && Contains("did you mean 'pain'") && Contains("faulty.txt:4:1") &&
                             Contains("faulty.txt:5:1"));
  CHECK_THAT(person.run("play streth-only --clock simulated").err, Contains("did you mean 'stretch-only'?"));
}

TEST_CASE("From first launch to the first stretch: three decisions, well under a minute") {
  Person person("first launch");
  // none of these; Start of what is suggested; Start
  const auto events = person.events("stretch-only --first-launch", "2 checked\n4 start\n");
  CHECK(person.worked);
  for (const Json& cue : only(events, "cue")) {
    if (cue["activity"] != "perform") continue;
    CHECK(cue["t"].get<double>() < 60.0);
    break;
  }
}
