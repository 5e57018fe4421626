#include "engine/routine/programme.hpp"

#include <algorithm>
#include <charconv>

#include "engine/routine/routine.hpp"

namespace windlass::routine {
namespace {

struct Applier {
  Plan& plan;
  const Library& library;

  void operator()(const Follow& a) const {
    const Programme* programme = find_programme(library.programmes, a.programme);
    if (programme != nullptr) plan = {programme->id, 0, programme->stages.front().week};
  }
  void operator()(const LeavePlan&) const { plan = {}; }
  void operator()(const ChangeStage& a) const {
    const Programme* programme = find_programme(library.programmes, plan.programme);
    const int wanted = plan.stage + a.by;
    if (programme == nullptr || wanted < 0 || wanted >= static_cast<int>(programme->stages.size())) return;
    for (int i = plan.stage + 1; i <= wanted; ++i) {
      if (!lets_through(programme->stages[static_cast<std::size_t>(i)].gate, a.answer)) return;
    }
    plan.stage = wanted;
    plan.week = programme->stages[static_cast<std::size_t>(wanted)].week;
  }
  void operator()(const PutIn& a) const {
    if (a.weekday < 0 || a.weekday >= static_cast<int>(plan.week.size())) return;
    if (!a.routine.empty() && !find_routine(library, a.routine)) return;
    plan.week[static_cast<std::size_t>(a.weekday)][static_cast<std::size_t>(a.half)] = a.routine;
  }
  void operator()(const AsWritten&) const {
    if (const Stage* stage = stage_of(plan, library.programmes)) plan.week = stage->week;
  }

  bool lets_through(const std::string& id, const std::optional<bool>& answer) const {
    if (id.empty()) return true;
    const Gate* gate = find_gate(library.safety, id);
    return gate != nullptr && answer == gate->passes;
  }
};

/// Takes what stands before `mark` off `text`; all of it where there is no such mark.
std::string_view taken(std::string_view& text, char mark) {
  const std::size_t end = text.find(mark);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

}  // namespace

const char* name_of(Half half) {
  return half == Half::morning ? "morning" : "evening";
}

const Programme* find_programme(const std::vector<Programme>& programmes, std::string_view id) {
  const auto found = std::find_if(programmes.begin(), programmes.end(), [&](const auto& p) { return p.id == id; });
  return found == programmes.end() ? nullptr : &*found;
}

const Stage* stage_of(const Plan& plan, const std::vector<Programme>& programmes) {
  const Programme* programme = find_programme(programmes, plan.programme);
  const auto stage = static_cast<std::size_t>(plan.stage);
  return programme == nullptr || stage >= programme->stages.size() ? nullptr : &programme->stages[stage];
}

bool is_changed(const Plan& plan, const std::vector<Programme>& programmes) {
  const Stage* stage = stage_of(plan, programmes);
  return stage != nullptr && plan.week != stage->week;
}

void apply(Plan& plan, const Library& library, const PlanAction& action) {
  std::visit(Applier{plan, library}, action);
}

int weekday_of(Instant day) {
  constexpr Instant thursday = 3;  // was 1970-01-01
  return static_cast<int>(((day + thursday) % 7 + 7) % 7);
}

const Routine* planned(const Plan& plan, const Library& library, Instant day, Half half) {
  const std::string& id =
      plan.week[static_cast<std::size_t>(weekday_of(day))][static_cast<std::size_t>(half)];
  const auto found = find_routine(library, id);
  return found ? &library.routines[static_cast<std::size_t>(*found)] : nullptr;
}

bool is_done(const History& history, std::string_view routine, Instant day) {
  return std::any_of(history.sittings.begin(), history.sittings.end(), [&](const SittingRecord& sitting) {
    if (sitting.routine != routine || day_of(sitting.began, sitting.utc_offset) != day) return false;
    return std::any_of(history.sets.begin(), history.sets.end(),
                       [&](const SetRecord& set) { return set.sitting == sitting.id; });
  });
}

std::string text_of(const Plan& plan) {
  std::string text = plan.programme + ";" + std::to_string(plan.stage);
  for (const auto& day : plan.week) {
    for (const std::string& routine : day) text += ";" + routine;
  }
  return text;
}

std::optional<Plan> plan_from(std::string_view text) {
  constexpr int parts = 2 + 7 * 2;
  if (std::count(text.begin(), text.end(), ';') != parts - 1) return std::nullopt;
  Plan plan;
  plan.programme = taken(text, ';');
  const std::string_view stage = taken(text, ';');
  const auto [end, code] = std::from_chars(stage.data(), stage.data() + stage.size(), plan.stage);
  if (code != std::errc() || end != stage.data() + stage.size() || plan.stage < 0) return std::nullopt;
  for (auto& day : plan.week) {
    for (std::string& routine : day) routine = taken(text, ';');
  }
  return plan;
}

}  // namespace windlass::routine
