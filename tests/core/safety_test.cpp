#include "engine/routine/routine.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::routine;

namespace {

Safety small_safety() {
  Safety safety;
  using Kind = RedFlag::Kind;
  safety.flags = {{"R1", Kind::holds_back, "Severe.", "See somebody."},
                  {"R5", Kind::advises, "A week.", "Get it checked."},
                  {"R10", Kind::explains, "A crack.", "Only an examination tells."}};
  safety.gates = {{"achilles", "Inflamed?", false, "Left in peace."},
                  {"support", "Something to hold?", true, "Find it."}};
  safety.pain.rules = {{"five", "Up to five", 5, "", ""}};
  return safety;
}

/// Four items: without a gate, achilles, support, achilles again.
Library small_library() {
  Library library;
  for (const char* gate : {"", "achilles", "support"}) {
    choreography::Demonstration d;
    d.advice.gate = gate;
    library.demonstrations.push_back(d);
  }
  Routine routine;
  for (const int demonstration : {0, 1, 2, 1}) routine.items.push_back({demonstration, {}});
  library.routines = {routine};
  library.safety = small_safety();
  return library;
}

std::vector<int> items_left_out(const Answers& answers) {
  const Library library = small_library();
  std::vector<int> items;
  for (const LeftOut& one : left_out(library.routines[0], library, answers)) items.push_back(one.item);
  return items;
}

constexpr Instant day = 24 * 3600;

}  // namespace

TEST_CASE("The red flags are asked at first, and again after a week") {
  constexpr Instant now = 1'800'000'000;
  CHECK(is_due(std::nullopt, now));
  CHECK_FALSE(is_due(now, now));
  CHECK_FALSE(is_due(now - 7 * day + 1, now));
  CHECK(is_due(now - 7 * day, now));
  CHECK(is_due(now + 1, now));  // a clock that was wrong
}

TEST_CASE("Some flags hold back until it is confirmed that somebody has looked; others advise") {
  const Safety safety = small_safety();
  CHECK(holds_back({"R5", "R1"}, safety));
  CHECK_FALSE(holds_back({"R5", "R10"}, safety));
  CHECK_FALSE(holds_back({}, safety));

  Clearance clearance = clearance_of({0, {"R1", "R5", "R10"}, false}, safety);
  CHECK_FALSE(clearance.may_exercise);
  CHECK(clearance.because == std::vector<std::string>{"R1"});
  CHECK(clearance.advised == std::vector<std::string>{"R5"});
  clearance = clearance_of({0, {"R1"}, true}, safety);
  CHECK(clearance.may_exercise);
  CHECK(clearance.because == std::vector<std::string>{"R1"});
  CHECK(clearance_of({0, {"R5"}, false}, safety).may_exercise);
  CHECK(clearance_of({0, {}, false}, safety).may_exercise);
}

TEST_CASE("An item stays out while its gate is unanswered or answered the wrong way") {
  const Library library = small_library();
  CHECK(gates_of(library.routines[0], library) == std::vector<std::string>{"achilles", "support"});
  CHECK(items_left_out({}) == std::vector<int>{1, 2, 3});
  CHECK(items_left_out({{"achilles", false}}) == std::vector<int>{2});  // not inflamed: lets through
  CHECK(items_left_out({{"achilles", true}, {"support", true}}) == std::vector<int>{1, 3});
  CHECK(items_left_out({{"achilles", false}, {"support", false}}) == std::vector<int>{2});
  CHECK(items_left_out({{"achilles", false}, {"support", true}}).empty());

  const std::vector<LeftOut> out = left_out(library.routines[0], library, {{"support", false}});
  REQUIRE(out.size() == 3);
  CHECK(out[0].gate == "achilles");
  CHECK_FALSE(out[0].is_answered);
  CHECK(out[0].reason == "Left in peace.");
  CHECK(out[1].gate == "support");
  CHECK(out[1].is_answered);
  const Routine rest = without(library.routines[0], out);
  REQUIRE(rest.items.size() == 1);
  CHECK(rest.items[0].demonstration == 0);
  CHECK(without(library.routines[0], {}).items.size() == 4);
}

TEST_CASE("An item may have a gate of its own besides the demonstration's") {
  Library library = small_library();
  Routine routine = library.routines[0];
  routine.items[1].gate = "support";
  routine.items[2].gate = "support";  // the same once more
  CHECK(gates_of(routine, library) == std::vector<std::string>{"achilles", "support"});
  const std::vector<LeftOut> out = left_out(routine, library, {{"achilles", false}});
  REQUIRE(out.size() == 2);
  CHECK(out[0].item == 1);
  CHECK(out[0].gate == "support");
  CHECK(out[1].item == 2);
}

TEST_CASE("A gate of which nothing is known never lets through") {
  Library library = small_library();
  library.safety = {};
  CHECK(left_out(library.routines[0], library, {{"achilles", false}, {"support", true}}).size() == 3);
}

TEST_CASE("What pain leads to: modify or stop, unless a clinician's rule counts") {
  const PainScale scale = small_safety().pain;
  CHECK(before_start(6, scale) == PainAdvice::carry_on);
  CHECK(before_start(7, scale) == PainAdvice::get_checked);

  CHECK(after_pain(3, 3, scale) == PainAdvice::carry_on);
  CHECK(after_pain(3, 1, scale) == PainAdvice::carry_on);
  CHECK(after_pain(3, 4, scale) == PainAdvice::modify_or_stop);
  CHECK(after_pain(8, 7, scale) == PainAdvice::get_checked);
  CHECK(next_morning(3, 3, scale) == PainAdvice::carry_on);
  CHECK(next_morning(3, 4, scale) == PainAdvice::modify_or_stop);

  const Safety safety = small_safety();
  const PainRule* rule = find_rule(safety, "five");
  REQUIRE(rule);
  CHECK(after_pain(1, 5, scale, rule) == PainAdvice::wait_for_morning);
  CHECK(after_pain(1, 6, scale, rule) == PainAdvice::reduce_load);
  CHECK(after_pain(1, 7, scale, rule) == PainAdvice::get_checked);
  CHECK(next_morning(1, 1, scale, rule) == PainAdvice::carry_on);
  CHECK(next_morning(1, 2, scale, rule) == PainAdvice::reduce_load);
}
