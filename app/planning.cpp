#include "app/planning.hpp"

#include "app/tutor.hpp"

namespace windlass::app {

void apply(Tutor& tutor, const PlanningAction& action) {
  struct Applier {
    Tutor& t;
    Planning& p = t.planning;

    void operator()(const routine::PlanAction& a) const {
      const routine::Plan before = t.plan;
      routine::apply(t.plan, t.library, a);
      const auto* change = std::get_if<routine::ChangeStage>(&a);
      p.is_refused = change != nullptr && change->by > 0 && t.plan == before;
      p.place.reset();
      p.asks_harder = false;
      p.is_open = p.is_open && !std::holds_alternative<routine::LeavePlan>(a);
    }
    void operator()(const ChoosePlace& a) const { p.place = a.place == p.place ? std::nullopt : a.place; }
    void operator()(const AskHarder& a) const {
      p.asks_harder = a.asked;
      p.is_refused = false;
    }
    void operator()(const OpenWeek& a) const { p.is_open = a.open; }
    void operator()(const ListHarder& a) const { p.item = a.item == p.item ? -1 : a.item; }
  };
  std::visit(Applier{tutor}, action);
}

routine::Instant today_of(const Tutor& tutor) {
  return routine::day_of(tutor.now.utc, tutor.now.utc_offset);
}

const routine::Routine* planned_now(const Tutor& tutor) {
  const routine::Routine* routine = routine::planned(tutor.plan, tutor.library, today_of(tutor), routine::half_of(tutor.now));
  return routine != nullptr && !routine::is_done(tutor.guide.history, routine->id, today_of(tutor)) ? routine : nullptr;
}

}  // namespace windlass::app
