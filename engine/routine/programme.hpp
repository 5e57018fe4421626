#pragma once
// Which routine on which days, morning and evening, and the way up from gentle to hard, stage by stage. What somebody
// follows is a copy that may be changed; moving up is asked about first.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/routine/record.hpp"

namespace windlass::routine {

struct Library;
struct Routine;

enum class Half { morning, evening };
inline constexpr Half every_half[] = {Half::morning, Half::evening};
const char* name_of(Half half);

/// Until this hour of the day it is morning.
inline constexpr int noon = 14;

/// Monday first.
inline constexpr std::array<const char*, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};

/// Ids of routines by weekday and half of the day; empty: free.
using Week = std::array<std::array<std::string, 2>, 7>;

struct Stage {
  std::string title;
  std::string summary;
  std::string gate;  ///< What must be asked before one moves on to it; empty: nothing.
  Week week;

  bool operator==(const Stage&) const = default;
};

/// Stages from easier to harder.
struct Programme {
  std::string id;
  std::string title;
  std::string summary;
  std::string source;
  std::vector<std::string> covers;  ///< Inventory items: "M9.2".
  std::vector<Stage> stages;
  base::Where where;
};

/// What somebody follows: nothing as long as `week` is empty.
struct Plan {
  std::string programme;  ///< Id; empty: a week of one's own.
  int stage = 0;
  Week week;  ///< As the stage has it, or changed.

  bool operator==(const Plan&) const = default;
  bool is_empty() const { return week == Week{}; }
};

const Programme* find_programme(const std::vector<Programme>& programmes, std::string_view id);

/// The stage that is followed; null where there is none (any more).
const Stage* stage_of(const Plan& plan, const std::vector<Programme>& programmes);

/// Whether the week differs from its stage's.
bool is_changed(const Plan& plan, const std::vector<Programme>& programmes);

struct Follow {
  std::string programme;
};
struct LeavePlan {};
/// To the next stage (1), if its gate is answered by what lets through, or has none; or back (-1), which is never asked.
struct ChangeStage {
  int by = 1;
  std::optional<bool> answer = {};
};
/// Empty: free.
struct PutIn {
  int weekday = 0;
  Half half = Half::morning;
  std::string routine;
};
struct AsWritten {};  ///< The week of the stage again.
using PlanAction = std::variant<Follow, LeavePlan, ChangeStage, PutIn, AsWritten>;

/// What does not exist is ignored.
void apply(Plan& plan, const Library& library, const PlanAction& action);

/// Days are counted as `day_of` does.
int weekday_of(Instant day);

/// What is planned for then; null where it is free or has gone.
const Routine* planned(const Plan& plan, const Library& library, Instant day, Half half);

/// Whether a sitting of that routine was finished, or something of it done, on that day.
bool is_done(const History& history, std::string_view routine, Instant day);

/// One line that `plan_from` reads as the same; nothing is read from what no `text_of` wrote.
std::string text_of(const Plan& plan);
std::optional<Plan> plan_from(std::string_view text);

}  // namespace windlass::routine
