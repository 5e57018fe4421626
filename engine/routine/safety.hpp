#pragma once
// What is asked and said for safety, and what follows from the answers. Nothing here knows a clock or a screen.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/routine/record.hpp"

namespace windlass::routine {

struct Item;
struct Library;
struct Routine;

/// A heading and what stands below it.
struct Notice {
  std::string title;
  std::string text;
  std::vector<std::string> points;
};

/// One line of the red-flag check.
struct RedFlag {
  /// `holds_back`: no exercise until somebody has looked at it. `advises`: says what to do, no more. `explains`: is not
  /// asked, but says what the others could mean.
  enum class Kind { holds_back, advises, explains };
  std::string id;  ///< Of the inventory: "R6".
  Kind kind = Kind::holds_back;
  std::string statement;  ///< What applies or not, as the person would say it; or what is explained.
  std::string advice;     ///< What to do.
};

const char* name_of(RedFlag::Kind kind);

/// What is asked before demonstrations of this gate may begin.
struct Gate {
  std::string id;  ///< "achilles"
  std::string question;
  bool passes = true;     ///< The answer that lets through: yes or no.
  std::string otherwise;  ///< What is said after the other answer, and after none.
};

/// A kind of pain that ends an exercise at once.
struct StopPain {
  std::string name;  ///< "stabbing"
  std::string text;  ///< How it feels.
};

/// What is said after a level of pain.
enum class PainAdvice {
  carry_on,
  modify_or_stop,    ///< The exercise has hurt.
  wait_for_morning,  ///< Of a rule: as much as was allowed; the next morning decides.
  reduce_load,       ///< Of a rule: it was too much.
  get_checked,       ///< It is severe, whatever came before.
};

const char* name_of(PainAdvice advice);

/// A clinician's way of judging pain by numbers. Never counts unless somebody switches it on.
struct PainRule {
  std::string id;
  std::string name;
  int limit = 0;  ///< Up to this level an exercise may hurt …
  std::string text;  ///< … and what else it asks.
  std::string source;
};

struct PainScale {
  std::array<std::string, 11> words;  ///< From 0 "no pain" to 10.
  int severe = 7;                     ///< From here on it is called severe.
  std::array<std::string, 3> questions;             ///< By `PainMoment`.
  std::map<PainAdvice, std::string> advice;         ///< What is said; for each of them.
  std::vector<PainRule> rules;
};

/// All of content/safety.toml.
struct Safety {
  Notice notice;      ///< At first launch; below handouts and exports.
  Notice check;       ///< Above the red flags; says how "none of these" is meant.
  Notice held_back;   ///< While red flags hold exercise back.
  std::string confirmation;  ///< What is confirmed to go on all the same: somebody has looked at it.
  std::vector<RedFlag> flags;
  Notice ask_first;   ///< Conditions in which massage or stretching needs advice before.
  std::vector<Gate> gates;
  Notice modify_or_stop;
  Notice stop;        ///< The card shown for one of `stop_pains`.
  std::vector<StopPain> stop_pains;
  Notice need_to_stop;  ///< After "I need to stop".
  PainScale pain;
  std::vector<std::string> covers;  ///< Inventory items: "C1"; of all that stands in it.
  base::Where where;

  bool is_there() const { return !flags.empty(); }
};

/// The red-flag check is asked again after this long.
inline constexpr Instant check_holds_seconds = 7 * 24 * 3600;

/// Whether the red flags must be asked: never asked, a week ago or more, or at a time that is yet to come.
bool is_due(std::optional<Instant> last, Instant now);

const RedFlag* find_flag(const Safety& safety, std::string_view id);
const Gate* find_gate(const Safety& safety, std::string_view id);
const PainRule* find_rule(const Safety& safety, std::string_view id);

/// Whether one of these flags (ids) holds exercise back.
bool holds_back(const std::vector<std::string>& flags, const Safety& safety);

/// What a red-flag check has led to.
struct Clearance {
  bool may_exercise = true;
  std::vector<std::string> because;  ///< Flags (ids) that hold back, or would without the confirmation …
  std::vector<std::string> advised;  ///< … and those that only advise.
};

Clearance clearance_of(const SafetyRecord& record, const Safety& safety);

/// Gates that were answered: yes or no.
using Answers = std::map<std::string, bool, std::less<>>;

/// The gates (ids) that an item stands behind, or all that a routine holds, each once, in order.
std::vector<std::string> gates_of(const Item& item, const Library& library);
std::vector<std::string> gates_of(const Routine& routine, const Library& library);

/// An item that must not be done now.
struct LeftOut {
  int item = 0;  ///< In the routine.
  std::string gate;
  bool is_answered = false;
  std::string reason;  ///< One sentence or two, to be shown.
};

/// The items whose gate has not been answered, or not so that it lets through. In order.
std::vector<LeftOut> left_out(const Routine& routine, const Library& library, const Answers& answers);

/// The routine without those items.
Routine without(const Routine& routine, const std::vector<LeftOut>& out);

/// What is advised before Start at this level of pain.
PainAdvice before_start(int level, const PainScale& scale);

/// What is advised after a sitting. `rule`: none unless a clinician's is switched on; without one, any exercise that
/// hurts is to be modified or stopped.
PainAdvice after_pain(int before, int after, const PainScale& scale, const PainRule* rule = nullptr);

/// What is advised the morning after a sitting that began at the level `before`.
PainAdvice next_morning(int before, int morning, const PainScale& scale, const PainRule* rule = nullptr);

}  // namespace windlass::routine
