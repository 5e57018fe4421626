#include "engine/routine/draft.hpp"

#include <algorithm>
#include <cctype>

namespace windlass::routine {
namespace {

bool is_same(const Routine& a, const Routine& b) {
  return a.title == b.title && a.items == b.items;
}

Dose within_bounds(Dose dose) {
  dose.repetitions = std::clamp(dose.repetitions, 1, most_repetitions);
  dose.sets = std::clamp(dose.sets, 1, most_sets);
  if (dose.hold) dose.hold = std::clamp(*dose.hold, 0.0, longest_hold);
  if (dose.minutes) dose.minutes = std::clamp(*dose.minutes, 0.5, most_minutes);
  dose.rest = std::clamp(dose.rest, 0.0, longest_rest);
  return dose;
}

/// The routine after `action`; Undo and Redo are no changes.
struct Changer {
  Routine& r;
  const Library& library;

  bool has(int item) const { return item >= 0 && item < static_cast<int>(r.items.size()); }

  void operator()(const Retitle& a) const { r.title = a.title; }
  void operator()(const AddItem& a) const {
    if (a.demonstration < 0 || a.demonstration >= static_cast<int>(library.demonstrations.size())) return;
    if (r.items.size() >= longest_routine) return;
    Item item{a.demonstration};
    item.dose = dose_of(library.demonstrations[static_cast<std::size_t>(a.demonstration)]);
    r.items.push_back(item);
  }
  void operator()(const RemoveItem& a) const {
    if (has(a.item)) r.items.erase(r.items.begin() + a.item);
  }
  void operator()(const MoveItem& a) const {
    if (has(a.item) && has(a.item + a.by)) std::swap(r.items[at(a.item)], r.items[at(a.item + a.by)]);
  }
  void operator()(const DuplicateItem& a) const {
    if (!has(a.item) || r.items.size() >= longest_routine) return;
    const Item copy = r.items[at(a.item)];
    r.items.insert(r.items.begin() + a.item + 1, copy);
  }
  void operator()(const SetDose& a) const {
    if (!has(a.item)) return;
    Dose& dose = r.items[at(a.item)].dose;
    Dose wanted = within_bounds(a.dose);
    wanted.provenance = dose.provenance;
    if (wanted == dose) return;
    dose = wanted;
    dose.provenance = Provenance::clinician;
  }
  void operator()(const Undo&) const {}
  void operator()(const Redo&) const {}

  static std::size_t at(int item) { return static_cast<std::size_t>(item); }
};

/// Goes to the last of `from`; the present becomes the last of `to`. Where it is kept stays.
void step(Routine& now, std::vector<Routine>& from, std::vector<Routine>& to) {
  if (from.empty()) return;
  Routine next = std::move(from.back());
  from.pop_back();
  next.id = now.id;
  next.where = now.where;
  to.push_back(std::move(now));
  now = std::move(next);
}

}  // namespace

bool Draft::is_changed() const {
  return !is_same(routine, kept);
}

Draft empty_draft(const Words& words) {
  Draft draft;
  draft.routine.title = words("builder.my_routine");
  draft.routine.summary = words("builder.summary");
  draft.routine.source = words("builder.source");
  draft.kept = draft.routine;
  return draft;
}

Draft copy_of(const Routine& routine, const Words& words) {
  Draft draft = empty_draft(words);
  const std::string mine = words("builder.my", {{"routine", routine.title}});
  constexpr std::size_t longest_title = 50;
  if (mine.size() <= longest_title) draft.routine.title = mine;
  draft.routine.summary = routine.summary;
  draft.routine.items = routine.items;
  draft.routine.labels = routine.labels;
  draft.kept = draft.routine;
  return draft;
}

Draft draft_of(const Routine& routine) {
  return {routine, {}, {}, routine};
}

void apply(Draft& draft, const Library& library, const DraftAction& action) {
  if (std::holds_alternative<Undo>(action)) return step(draft.routine, draft.past, draft.future);
  if (std::holds_alternative<Redo>(action)) return step(draft.routine, draft.future, draft.past);
  Routine changed = draft.routine;
  std::visit(Changer{changed, library}, action);
  if (is_same(changed, draft.routine)) return;
  // While a title is written, what it was before the first letter is what undo goes back to.
  const bool goes_on = std::holds_alternative<Retitle>(action) && !draft.past.empty() &&
                       draft.past.back().items == draft.routine.items &&
                       draft.past.back().title != draft.routine.title && draft.future.empty();
  if (!goes_on) draft.past.push_back(std::move(draft.routine));
  draft.routine = std::move(changed);
  draft.future.clear();
}

Draft carried_over(Draft draft, const Library& before, const Library& library) {
  const auto carry = [&](Routine& routine) {
    std::vector<Item> items;
    for (Item& item : routine.items) {
      const std::string& id = before.demonstrations[static_cast<std::size_t>(item.demonstration)].id;
      const auto found = find_demonstration(library, id);
      if (!found) continue;
      item.demonstration = *found;
      items.push_back(std::move(item));
    }
    routine.items = std::move(items);
  };
  carry(draft.routine);
  carry(draft.kept);
  for (Routine& routine : draft.past) carry(routine);
  for (Routine& routine : draft.future) carry(routine);
  return draft;
}

std::string id_from(std::string_view title) {
  std::string id;
  for (const char c : title) {
    const auto letter = static_cast<unsigned char>(c);
    if (letter < 0x80U && std::isalnum(letter) != 0) {
      id += static_cast<char>(std::tolower(letter));
    } else if (letter < 0x80U && !id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "routine" : id;
}

std::string what_is_missing(const Routine& routine, const Words& words) {
  if (routine.title.find_first_not_of(' ') == std::string::npos) return words("builder.title_is_missing");
  if (routine.items.empty()) return words("builder.movement_is_missing");
  return "";
}

}  // namespace windlass::routine
