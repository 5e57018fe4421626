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

int local_hour(const routine::Moment& now) {
  constexpr routine::Instant day = 24 * 3600;
  const routine::Instant seconds = ((now.utc + 60 * static_cast<routine::Instant>(now.utc_offset)) % day + day) % day;
  return static_cast<int>(seconds / 3600);
}

routine::Half half_now(const Tutor& tutor) {
  return local_hour(tutor.now) < routine::noon ? routine::Half::morning : routine::Half::evening;
}

routine::Instant today_of(const Tutor& tutor) {
  return routine::day_of(tutor.now.utc, tutor.now.utc_offset);
}

const routine::Routine* planned_now(const Tutor& tutor) {
  const routine::Routine* routine = routine::planned(tutor.plan, tutor.library, today_of(tutor), half_now(tutor));
  return routine != nullptr && !routine::is_done(tutor.guide.history, routine->id, today_of(tutor)) ? routine : nullptr;
}

}  // namespace windlass::app
