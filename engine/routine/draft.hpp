#pragma once
// A routine while somebody makes it. Every change keeps what was before, whole.
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "engine/routine/routine.hpp"

namespace windlass::routine {

struct Draft {
  Routine routine;              ///< As it is now. Its id is empty until it has been kept.
  std::vector<Routine> past;    ///< What it was, the last one at the end …
  std::vector<Routine> future;  ///< … and what was undone, the next one at the end.
  Routine kept;                 ///< As it was last kept, or begun.

  bool is_changed() const;
};

/// What a dose may be, as a routine's file allows.
inline constexpr int most_repetitions = 50;
inline constexpr int most_sets = 10;
inline constexpr double most_minutes = 60.0;
inline constexpr double longest_hold = 600.0;  ///< s
inline constexpr double longest_rest = 600.0;  ///< s
inline constexpr std::size_t longest_routine = 60;  ///< Items.

/// Without items. Its title and the like are in `words`.
Draft empty_draft(const Words& words);

/// A copy under another title that covers nothing of the articles any more: the original stays as it is.
Draft copy_of(const Routine& routine, const Words& words);

/// To change `routine` itself.
Draft draft_of(const Routine& routine);

struct Retitle { std::string title; };
struct AddItem { int demonstration = 0; };  ///< At the end, with the dose that the demonstration advises.
struct RemoveItem { int item = 0; };
struct MoveItem { int item = 0; int by = 1; };
struct DuplicateItem { int item = 0; };     ///< The copy comes right after it.
/// The dose as it shall be; out-of-range values are clamped. It counts as the clinician's from then on.
struct SetDose { int item = 0; Dose dose; };
struct Undo {};
struct Redo {};
using DraftAction = std::variant<Retitle, AddItem, RemoveItem, MoveItem, DuplicateItem, SetDose, Undo, Redo>;

/// What changes nothing leaves no trace in the past. An item or demonstration that does not exist is ignored. Letters
/// of one title are one change.
void apply(Draft& draft, const Library& library, const DraftAction& action);

/// The same draft where `library` has taken the place of `before`. Movements that have gone are left out.
Draft carried_over(Draft draft, const Library& before, const Library& library);

/// What a file of a routine of this title is called, without folder and ending: "My heel's morning" → "my-heel-s-morning".
/// Never empty.
std::string id_from(std::string_view title);

/// What keeps it from being kept, one sentence; empty: nothing.
std::string what_is_missing(const Routine& routine, const Words& words);

}  // namespace windlass::routine
