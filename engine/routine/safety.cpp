#include "engine/routine/safety.hpp"

#include <algorithm>

#include "engine/routine/routine.hpp"

namespace windlass::routine {
namespace {

template <class Items>
const typename Items::value_type* entry(const Items& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const char* name_of(RedFlag::Kind kind) {
  switch (kind) {
    case RedFlag::Kind::holds_back: return "holds back";
    case RedFlag::Kind::advises: return "advises";
    case RedFlag::Kind::explains: return "explains";
  }
  return "";
}

const char* name_of(PainAdvice advice) {
  switch (advice) {
    case PainAdvice::carry_on: return "carry on";
    case PainAdvice::modify_or_stop: return "modify or stop";
    case PainAdvice::wait_for_morning: return "wait for morning";
    case PainAdvice::reduce_load: return "reduce load";
    case PainAdvice::get_checked: return "get checked";
  }
  return "";
}

bool is_due(std::optional<Instant> last, Instant now) {
  return !last || *last > now || now - *last >= check_holds_seconds;
}

const RedFlag* find_flag(const Safety& safety, std::string_view id) {
  return entry(safety.flags, id);
}

const Gate* find_gate(const Safety& safety, std::string_view id) {
  return entry(safety.gates, id);
}

const PainRule* find_rule(const Safety& safety, std::string_view id) {
  return entry(safety.pain.rules, id);
}

bool holds_back(const std::vector<std::string>& flags, const Safety& safety) {
  return std::any_of(flags.begin(), flags.end(), [&](const std::string& id) {
    const RedFlag* flag = find_flag(safety, id);
    return flag && flag->kind == RedFlag::Kind::holds_back;
  });
}

Clearance clearance_of(const SafetyRecord& record, const Safety& safety) {
  Clearance clearance;
  for (const std::string& id : record.flags) {
    const RedFlag* flag = find_flag(safety, id);
    if (!flag || flag->kind == RedFlag::Kind::explains) continue;
    (flag->kind == RedFlag::Kind::holds_back ? clearance.because : clearance.advised).push_back(id);
  }
  clearance.may_exercise = clearance.because.empty() || record.seen_by_professional;
  return clearance;
}

std::vector<std::string> gates_of(const Item& item, const Library& library) {
  std::vector<std::string> gates{library.demonstrations[static_cast<std::size_t>(item.demonstration)].advice.gate};
  if (item.gate != gates[0]) gates.push_back(item.gate);
  std::erase(gates, "");
  return gates;
}

std::vector<std::string> gates_of(const Routine& routine, const Library& library) {
  std::vector<std::string> gates;
  for (const Item& item : routine.items) {
    for (const std::string& gate : gates_of(item, library)) {
      if (std::find(gates.begin(), gates.end(), gate) == gates.end()) gates.push_back(gate);
    }
  }
  return gates;
}

std::vector<LeftOut> left_out(const Routine& routine, const Library& library, const Answers& answers) {
  std::vector<LeftOut> result;
  for (std::size_t i = 0; i < routine.items.size(); ++i) {
    for (const std::string& id : gates_of(routine.items[i], library)) {
      const Gate* gate = find_gate(library.safety, id);
      const auto answer = answers.find(id);
      const bool is_answered = answer != answers.end();
      if (gate && is_answered && answer->second == gate->passes) continue;
      result.push_back({static_cast<int>(i), id, is_answered, gate ? gate->otherwise : "Nothing is known of this gate."});
      break;  // one reason is enough
    }
  }
  return result;
}

Routine without(const Routine& routine, const std::vector<LeftOut>& out) {
  Routine result = routine;
  result.items.clear();
  for (std::size_t i = 0; i < routine.items.size(); ++i) {
    const auto is_it = [&](const LeftOut& one) { return one.item == static_cast<int>(i); };
    if (std::none_of(out.begin(), out.end(), is_it)) result.items.push_back(routine.items[i]);
  }
  return result;
}

PainAdvice before_start(int level, const PainScale& scale) {
  return level >= scale.severe ? PainAdvice::get_checked : PainAdvice::carry_on;
}

PainAdvice after_pain(int before, int after, const PainScale& scale, const PainRule* rule) {
  if (after >= scale.severe) return PainAdvice::get_checked;
  if (rule) return after > rule->limit ? PainAdvice::reduce_load : PainAdvice::wait_for_morning;
  return after > before ? PainAdvice::modify_or_stop : PainAdvice::carry_on;
}

PainAdvice next_morning(int before, int morning, const PainScale& scale, const PainRule* rule) {
  if (morning >= scale.severe) return PainAdvice::get_checked;
  if (morning <= before) return PainAdvice::carry_on;
  return rule ? PainAdvice::reduce_load : PainAdvice::modify_or_stop;
}

}  // namespace windlass::routine
