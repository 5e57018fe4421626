#include "engine/routine/draft.hpp"
#include "engine/routine/timeline.hpp"
#include "tests/catch.hpp"
#include "tests/english_words.hpp"

using namespace windlass;
using namespace windlass::routine;

namespace {

Library small_library() {
  Library library;
  for (const char* id : {"first", "second", "third"}) {
    choreography::Demonstration d;
    d.id = id;
    d.title = id;
    choreography::Phase phase;
    phase.duration = 4.0;
    phase.hold = true;
    d.phases.push_back(phase);
    d.advice.dose.repetitions = choreography::Advised<choreography::Range>{{10, 15}, Provenance::article};
    library.demonstrations.push_back(d);
  }
  Routine pair;
  pair.id = "pair";
  pair.title = "A pair";
  pair.covers = {"RT1"};
  pair.items = {{0, {.repetitions = 3, .rest = 10}}, {1, {.repetitions = 2, .rest = 10}}};
  library.routines = {pair};
  return library;
}

std::vector<int> order(const Draft& draft) {
  std::vector<int> order;
  for (const Item& item : draft.routine.items) order.push_back(item.demonstration);
  return order;
}

}  // namespace

TEST_CASE("A draft: add, remove, move, duplicate, and back again step by step") {
  const Library library = small_library();
  Draft draft = empty_draft(tests::english_words());
  CHECK(what_is_missing(draft.routine, tests::english_words()) == "Add a movement first.");
  std::vector<std::vector<int>> seen{order(draft)};
  for (const DraftAction& action : {DraftAction(AddItem{2}), DraftAction(AddItem{0}), DraftAction(MoveItem{1, -1}),
                                    DraftAction(DuplicateItem{0}), DraftAction(RemoveItem{2})}) {
    apply(draft, library, action);
    seen.push_back(order(draft));
  }
  CHECK(seen.back() == std::vector<int>{0, 0});
  CHECK(seen[3] == std::vector<int>{0, 2});
  for (std::size_t i = seen.size(); i-- > 1;) {
    CHECK(order(draft) == seen[i]);
    apply(draft, library, Undo{});
  }
  CHECK(order(draft).empty());
  CHECK_FALSE(draft.is_changed());
  apply(draft, library, Undo{});  // nothing is left to undo
  for (std::size_t i = 1; i < seen.size(); ++i) {
    apply(draft, library, Redo{});
    CHECK(order(draft) == seen[i]);
  }
  CHECK(draft.is_changed());
  apply(draft, library, Undo{});
  apply(draft, library, AddItem{1});
  CHECK(draft.future.empty());  // another way was taken
}

TEST_CASE("What changes nothing leaves no trace") {
  const Library library = small_library();
  Draft draft = copy_of(library.routines[0], tests::english_words());
  const Dose dose = draft.routine.items[0].dose;
  for (const DraftAction& action :
       {DraftAction(MoveItem{0, -1}), DraftAction(MoveItem{1, 1}), DraftAction(RemoveItem{7}), DraftAction(AddItem{9}),
        DraftAction(DuplicateItem{-1}), DraftAction(SetDose{0, dose}), DraftAction(SetDose{5, dose}),
        DraftAction(Retitle{draft.routine.title})}) {
    apply(draft, library, action);
    CHECK(draft.past.empty());
  }
  CHECK(draft.routine.items[0].dose.provenance == Provenance::app_default);
}

TEST_CASE("An edited dose is the clinician's, within bounds, and changes the length") {
  const Library library = small_library();
  Draft draft = empty_draft(tests::english_words());
  apply(draft, library, AddItem{0});
  CHECK(draft.routine.items[0].dose.repetitions == 10);
  CHECK(draft.routine.items[0].dose.provenance == Provenance::article);
  const double before = timeline_of(draft.routine, library, {}).duration;
  Dose dose = draft.routine.items[0].dose;
  dose.sets = 2;
  apply(draft, library, SetDose{0, dose});
  CHECK(draft.routine.items[0].dose.provenance == Provenance::clinician);
  CHECK(timeline_of(draft.routine, library, {}).duration > before);
  dose.repetitions = 0;
  dose.sets = 99;
  dose.hold = -5.0;
  dose.rest = 1e6;
  dose.minutes = 1000.0;
  apply(draft, library, SetDose{0, dose});
  const Dose& now = draft.routine.items[0].dose;
  CHECK(now.repetitions == 1);
  CHECK(now.sets == most_sets);
  CHECK(now.hold == 0.0);
  CHECK(now.rest == longest_rest);
  CHECK(now.minutes == most_minutes);
  apply(draft, library, Undo{});
  apply(draft, library, Undo{});
  CHECK(draft.routine.items[0].dose.provenance == Provenance::article);
}

TEST_CASE("A copy leaves the original alone; the letters of a title are one change") {
  const Library library = small_library();
  Draft draft = copy_of(library.routines[0], tests::english_words());
  CHECK(draft.routine.id.empty());
  CHECK(draft.routine.covers.empty());
  CHECK(draft.routine.items == library.routines[0].items);
  const std::string before = draft.routine.title;
  for (const char* title : {"M", "My", "My m"}) apply(draft, library, Retitle{title});
  CHECK(draft.past.size() == 1);
  apply(draft, library, Undo{});
  CHECK(draft.routine.title == before);
}

TEST_CASE("Undo does not forget under which name a draft is kept") {
  const Library library = small_library();
  Draft draft = copy_of(library.routines[0], tests::english_words());
  apply(draft, library, AddItem{2});
  draft.routine.id = "mine";
  apply(draft, library, Undo{});
  CHECK(draft.routine.id == "mine");
}

TEST_CASE("A file's name comes from the title") {
  CHECK(id_from("My heel's  morning!") == "my-heel-s-morning");
  CHECK(id_from("RT-7") == "rt-7");
  CHECK(id_from("F\xC3\xBC\xC3\x9F" "e") == "fe");
  CHECK(id_from(" \xE2\x80\x93 ") == "routine");
  CHECK(what_is_missing(Routine{}, tests::english_words()) == "Give it a title first.");
}

TEST_CASE("A draft outlives a change of the library") {
  const Library before = small_library();
  Library after = small_library();
  after.demonstrations.erase(after.demonstrations.begin());
  const Draft draft = carried_over(copy_of(before.routines[0], tests::english_words()), before, after);
  CHECK(order(draft) == std::vector<int>{0});  // the second one; the first has gone
  CHECK_FALSE(draft.is_changed());
}
