#pragma once
// The builder's state: the draft, what is looked at, what is being asked.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/routine/draft.hpp"

namespace windlass::app {

struct Tutor;

struct Building {
  /// A question that stands before everything else.
  enum class Asks { nothing, replace, put_away, deletion };

  std::optional<routine::Draft> draft;
  int item = -1;           ///< Whose dose is shown; -1: none.
  bool adds = false;       ///< The movements to add are shown.
  std::string search;      ///< Words that those must hold.
  Asks asks = Asks::nothing;
  std::string about;       ///< Id of the routine that is asked about.
  std::vector<routine::Routine> deleted;  ///< Since the place was entered; the last one can be brought back.
  std::string note;        ///< What has just been done, or what is missing.
};

struct BeginDraft { std::optional<int> routine; };  ///< A copy of that routine of the library; nothing: empty.
struct EditRoutine { int routine = 0; };            ///< One of one's own, itself.
struct ShowItem { int item = -1; };                 ///< -1: none.
struct ShowMovements { bool shown = true; };
struct FindMovement { std::string words; };
struct KeepDraft {};     ///< Asks first where another one's file would be replaced.
struct ReplaceOther {};  ///< The answer: yes.
struct KeepBoth {};      ///< The answer: under another name.
struct PutDraftAway { bool surely = false; };  ///< Asks first where something would be lost.
struct DeleteRoutine { std::string id; bool surely = false; };
struct BringBack {};     ///< The routine that was deleted last.
struct Never {};         ///< Answers a question: no.
// What has come of it; said by whoever carries errands out.
struct RoutineKept { routine::Routine routine; };
struct RoutineGone { routine::Routine routine; };
struct RoutineTaken { routine::Routine routine; };  ///< From somebody else; it may be there already.
struct NameIsTaken { routine::Routine routine; };
using BuildAction =
    std::variant<routine::DraftAction, BeginDraft, EditRoutine, ShowItem, ShowMovements, FindMovement, KeepDraft,
                 ReplaceOther, KeepBoth, PutDraftAway, DeleteRoutine, BringBack, Never, RoutineKept, RoutineGone,
                 RoutineTaken, NameIsTaken>;

void apply(Tutor& tutor, const BuildAction& action);

/// "name", else "name-2", "name-3" … that nothing has; with `own_may_have` only what is ours counts.
std::string free_id(const Tutor& tutor, const std::string& name, bool own_may_have);

/// Whether a routine is the user's own: it lies in `Tutor::own_routines`.
bool is_own(const Tutor& tutor, const routine::Routine& routine);

/// What can be undone only here has been left.
void leave(Building& building);

}  // namespace windlass::app
