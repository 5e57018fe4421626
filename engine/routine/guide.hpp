#pragma once
// Leads one person through a sitting: red flags, what must be asked before, Start, the routine with its voice and beeps,
// pain after it. What this asks of the world – to speak, to beep, to write down – comes out as effects; moments are handed
// in, so that the same inputs give the same effects.
#include <set>
#include <variant>
#include <vector>

#include "engine/routine/cues.hpp"
#include "engine/routine/practice.hpp"
#include "engine/routine/safety.hpp"

namespace windlass::routine {

/// When it is, and where: min east of UTC.
struct Moment {
  Instant utc = 0;
  int utc_offset = 0;
};

// What the world shall do, in order.
struct Say {
  Speech speech;
};
struct Sound {
  Beep beep;
};
struct Strike {
  Tick tick;
};
struct LightUp {
  Flash flash;
};
struct Hush {};  ///< Whatever is being said stops.
/// To be on the disk before anything else happens.
using Entry = std::variant<SittingRecord, SetRecord, EndSitting, PainRecord, SafetyRecord>;
struct WriteDown {
  Entry entry;
};
using Effect = std::variant<Say, Sound, Strike, LightUp, Hush, WriteDown>;

/// Where in a sitting somebody is.
enum class Step {
  none,       ///< Nothing is being done along: things are only looked at.
  check,      ///< The notice and the red flags.
  held_back,  ///< A red flag keeps exercise back.
  before,     ///< Gates, pain, Start.
  running,
  stopped,  ///< "I need to stop": calm advice, the kind of pain.
  after,    ///< Done; pain after it.
};

const char* name_of(Step step);

struct Guide {
  Step step = Step::none;
  CueSettings cues;
  SecondsOf seconds_of;              ///< Of the voice; empty: there is none.
  History history;                   ///< All that is known to have been written down.
  std::string pain_rule;             ///< Id of the clinician's rule that is switched on; empty: none.
  std::string salt;                  ///< Goes into ids of sittings, so that two computers never make the same one.

  std::set<std::string> flags;  ///< Ticked in the check …
  bool seen = false;            ///< … and whether a professional has looked at them.

  Routine routine;  ///< What was chosen, whole.
  Answers answers;  ///< To its gates.
  std::optional<int> pain;  ///< As being told: before or after.
  std::optional<int> stop_pain;  ///< Index of the kind of pain that ended it.

  std::optional<Practice> practice;
  CuePlan plan;
  double planned_to = 0.0;     ///< s of the routine: what was due before this has come out.
  std::optional<SittingRecord> resumable;  ///< Cut off and not yet dealt with …
  bool resumes = false;                    ///< … and `routine` is what is left to do of it, once the red flags are answered.

  std::vector<Effect> effects;  ///< Not yet carried out.
};

// What a person can do, or the program for them.
struct AskCheck {};  ///< Shows notice and red flags when they are due.
struct CheckFlag {
  std::string id;
  bool applies = true;
};
struct SeenByProfessional {
  bool seen = true;
};
struct FinishCheck {};  ///< "None of these", or what is ticked.
struct Prepare {
  Routine routine;
};
/// Before Start: another movement in an item's place. What is asked before it is asked anew.
struct Swap {
  int item = 0;  ///< Of `Guide::routine`.
  std::string demonstration;
};
struct AnswerGate {
  std::string gate;
  bool yes = true;
};
struct TellPain {
  int level = 0;  ///< 0 … 10
};
struct Start {};
struct Stop {};  ///< "I need to stop."
struct NameStopPain {
  int which = 0;  ///< Of `Safety::stop_pains`.
};
struct Finish {};  ///< Puts away what is shown after the end, or before the start.
/// Goes on with what was cut off, after the red flags where they are due.
struct Resume {
  Routine routine;  ///< Read from the plan.
};
struct LetGo {};  ///< What was cut off is not resumed.
/// The morning after: how the first steps were.
struct TellMorning {
  std::string sitting;
  int level = 0;
};
struct SetCues {
  CueSettings cues;
};
struct SetPainRule {
  std::string id;  ///< Empty: none.
};

using GuideAction = std::variant<AskCheck, CheckFlag, SeenByProfessional, FinishCheck, Prepare, Swap, AnswerGate, TellPain, Start, Stop,
                                 NameStopPain, Finish, Resume, LetGo, TellMorning, SetCues, SetPainRule>;

/// Whether the red flags must be answered now.
bool must_check(const Guide& guide, const Moment& now);

/// What would be done if Start were pressed now: the routine without what its gates leave out.
Routine prepared(const Guide& guide, const Library& library);

/// `plan_text`: writes a routine as text; for the sitting's record.
void apply(Guide& guide, Session& session, const Library& library, const GuideAction& action, const Moment& now,
           const std::function<std::string(const Routine&)>& plan_text);

/// To be called after `session` was changed by anything but time: lines stop, and the plan is made anew.
void replan(Guide& guide, const Session& session, const Library& library);

/// The session's time went from `from` to `to` (s): what is due comes out as effects.
void follow(Guide& guide, Session& session, const Library& library, double from, double to, const Moment& now);

/// The sitting of an earlier day whose next morning has not been told: the last one, of the last two days.
std::optional<SittingRecord> awaits_morning(const History& history, const Moment& now);

}  // namespace windlass::routine
