// A programme: what is planned for which day, and the way from stage to stage.
#include "engine/routine/programme.hpp"

#include "engine/routine/routine.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::routine;

namespace {

Routine called(const std::string& id) {
  Routine routine;
  routine.id = id;
  return routine;
}

/// Every morning "a"; in the second stage "b" on Monday evenings, behind the gate "settled".
Library library() {
  Library library;
  library.routines = {called("a"), called("b")};
  library.safety.gates = {{"settled", "Is it easy?", true, "Stay."}};
  Stage first{"first", "", "", {}};
  for (auto& day : first.week) day[0] = "a";
  Stage second = first;
  second.title = "second";
  second.gate = "settled";
  second.week[0][1] = "b";
  library.programmes = {{"up", "Up", "", "", {}, {first, second}, {}}};
  return library;
}

constexpr Instant monday = 20409;  // 2025-11-17

}  // namespace

TEST_CASE("Weeks begin on Monday, also before 1970") {
  CHECK(weekday_of(0) == 3);
  CHECK(weekday_of(monday) == 0);
  CHECK(weekday_of(monday + 6) == 6);
  CHECK(weekday_of(-4) == 6);
  CHECK(weekday_of(-3) == 0);
}

TEST_CASE("A programme begins with its first stage; moving up is asked about, moving back is not") {
  const Library all = library();
  Plan plan;
  CHECK(plan.is_empty());
  apply(plan, all, Follow{"down"});
  CHECK(plan.is_empty());
  apply(plan, all, Follow{"up"});
  CHECK(stage_of(plan, all.programmes)->title == "first");
  CHECK(planned(plan, all, monday, Half::morning)->id == "a");
  CHECK(planned(plan, all, monday, Half::evening) == nullptr);

  apply(plan, all, ChangeStage{1});
  CHECK(plan.stage == 0);  // not asked
  apply(plan, all, ChangeStage{1, false});
  CHECK(plan.stage == 0);
  apply(plan, all, ChangeStage{1, true});
  CHECK(plan.stage == 1);
  CHECK(planned(plan, all, monday, Half::evening)->id == "b");
  CHECK(planned(plan, all, monday + 1, Half::evening) == nullptr);
  apply(plan, all, ChangeStage{1, true});
  CHECK(plan.stage == 1);  // there is no third
  apply(plan, all, ChangeStage{-1});
  CHECK(plan.stage == 0);
  CHECK(planned(plan, all, monday, Half::evening) == nullptr);
}

TEST_CASE("A week is one's own to change, and can be had as written again") {
  const Library all = library();
  Plan plan;
  apply(plan, all, Follow{"up"});
  CHECK_FALSE(is_changed(plan, all.programmes));
  apply(plan, all, PutIn{2, Half::evening, "b"});
  apply(plan, all, PutIn{0, Half::morning, ""});
  apply(plan, all, PutIn{7, Half::morning, "b"});
  apply(plan, all, PutIn{1, Half::morning, "unknown"});
  CHECK(is_changed(plan, all.programmes));
  CHECK(planned(plan, all, monday + 2, Half::evening)->id == "b");
  CHECK(planned(plan, all, monday, Half::morning) == nullptr);
  CHECK(planned(plan, all, monday + 1, Half::morning)->id == "a");
  const Plan changed = plan;
  CHECK(plan_from(text_of(changed)) == changed);
  apply(plan, all, AsWritten{});
  CHECK_FALSE(is_changed(plan, all.programmes));
  apply(plan, all, LeavePlan{});
  CHECK(plan.is_empty());
  CHECK(plan_from(text_of(plan)) == plan);
}

TEST_CASE("A week without a programme can be made") {
  const Library all = library();
  Plan plan;
  apply(plan, all, PutIn{5, Half::morning, "b"});
  CHECK_FALSE(plan.is_empty());
  CHECK(stage_of(plan, all.programmes) == nullptr);
  CHECK_FALSE(is_changed(plan, all.programmes));
  CHECK(planned(plan, all, monday + 5, Half::morning)->id == "b");
}

TEST_CASE("What has gone from the library counts as free, and a damaged plan as none") {
  Library all = library();
  Plan plan;
  apply(plan, all, Follow{"up"});
  all.routines.erase(all.routines.begin());
  CHECK(planned(plan, all, monday, Half::morning) == nullptr);
  CHECK_FALSE(plan_from("").has_value());
  CHECK_FALSE(plan_from("up;x;;;;;;;;;;;;;;").has_value());
  CHECK_FALSE(plan_from("up;-1;;;;;;;;;;;;;;").has_value());
  CHECK_FALSE(plan_from("up;0;;;").has_value());
}

TEST_CASE("Done is what has at least a set on that day, by the clock of the place") {
  History history;
  SittingRecord sitting;
  sitting.id = "1";
  sitting.routine = "a";
  sitting.began = monday * 24 * 3600 + 23 * 3600;
  sitting.utc_offset = 120;  // 1 o'clock on Tuesday there
  history.sittings.push_back(sitting);
  CHECK_FALSE(is_done(history, "a", monday + 1));
  SetRecord set;
  set.sitting = "1";
  history.sets.push_back(set);
  CHECK(is_done(history, "a", monday + 1));
  CHECK_FALSE(is_done(history, "a", monday));
  CHECK_FALSE(is_done(history, "b", monday + 1));
}
