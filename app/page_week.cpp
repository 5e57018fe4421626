// Part of the place "Today": the programme that is followed, its week, the way to an easier or a harder stage.
#include "app/chips.hpp"
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::Half;

void want(const Pass& pass, const PlanningAction& action) {
  pass.actions.push_back(action);
}

/// Each of the programmes, and a week of one's own.
void offers(const Pass& pass, Flow& flow) {
  Brush& brush = flow.brush();
  for (const routine::Programme& programme : pass.tutor.library.programmes) {
    Rect row = flow.row(74, 10);
    if (!flow.draws()) continue;
    brush.fill(row, brush.colours().raised, brush.px(10));
    row = inset(row, brush.px(16), brush.px(10));
    const Rect button = middle_of(cut_right(row, brush.px(110), brush.px(12)), brush.px(110), brush.px(38));
    if (brush.button("follow " + programme.id, button, pass.words("week.follow"), Face::raised)) {
      want(pass, routine::PlanAction(routine::Follow{programme.id}));
    }
    brush.text(cut_top(row, brush.px(22)), brush.types().strong, brush.colours().ink, programme.title);
    brush.paragraph(row, brush.types().small, brush.colours().faint, programme.summary);
  }
  const Rect row = flow.row(38, 10);
  if (flow.draws() && brush.button("own week", {row.min, {row.min.x + brush.px(180), row.max.y}}, pass.words("week.own"))) {
    want(pass, OpenWeek{});
  }
}

/// What of a half day is planned, on a ground that can be pressed.
void cell(const Pass& pass, const Rect& rect, int weekday, Half half, routine::Instant day) {
  Brush& brush = pass.brush;
  const Tutor& tutor = pass.tutor;
  const Colours& colours = brush.colours();
  const std::pair place{weekday, half};
  const routine::Routine* routine = routine::planned(tutor.plan, tutor.library, day, half);
  bool hovered = false;
  if (brush.place(std::string("plan ") + routine::weekdays[static_cast<std::size_t>(weekday)] + " " + name_of(half), rect,
                  &hovered)) {
    want(pass, ChoosePlace{place});
  }
  const bool is_chosen = tutor.planning.place == place;
  if (routine != nullptr || hovered || is_chosen) {
    const ImU32 usual = day == today_of(tutor) ? colours.tint : colours.raised;
    brush.fill(rect, hovered ? colours.hovered : usual, brush.px(8));
  } else {
    brush.outline(rect, colours.edge, brush.px(8));
  }
  if (is_chosen) brush.outline(rect, colours.accent, brush.px(8));
  if (routine == nullptr) return;
  Rect rest = inset(rect, brush.px(10), brush.px(4));
  if (day <= today_of(tutor) && routine::is_done(tutor.guide.history, routine->id, day)) {
    brush.symbol(cut_right(rest, brush.px(20), brush.px(4)), icon::check, colours.accent);
  }
  const float height = brush.height_of(brush.types().small, rest.width(), routine->title);
  brush.paragraph(middle_of(rest, rest.width(), height), brush.types().small, colours.ink, routine->title);
}

/// What may stand in the place that was pressed.
void choices(const Pass& pass, Flow& flow, int weekday, Half half) {
  const Tutor& tutor = pass.tutor;
  const std::string& now = tutor.plan.week[static_cast<std::size_t>(weekday)][static_cast<std::size_t>(half)];
  std::vector<Chip> all{{"plan nothing", pass.words("week.free"), now.empty()}};
  for (const routine::Routine& routine : tutor.library.routines) {
    all.push_back({"plan " + routine.id, routine.title, routine.id == now});
  }
  const int pressed = chips(flow, "", all);
  if (pressed < 0) return;
  const std::string id = pressed == 0 ? "" : tutor.library.routines[static_cast<std::size_t>(pressed - 1)].id;
  want(pass, routine::PlanAction(routine::PutIn{weekday, half, id}));
}

void days(const Pass& pass, Flow& flow) {
  Brush& brush = flow.brush();
  const routine::Instant today = today_of(pass.tutor);
  const routine::Instant monday = today - routine::weekday_of(today);
  Rect head = flow.row(20, 4);
  const float margin = brush.px(58);
  cut_left(head, margin);
  if (flow.draws()) {
    for (const Half half : routine::every_half) {
      brush.text(inset(column_of(head, static_cast<int>(half), 2, brush.px(8)), brush.px(10), 0), brush.types().small,
                 brush.colours().faint, pass.words(half == Half::morning ? "week.morning" : "week.evening"));
    }
  }
  for (int weekday = 0; weekday < 7; ++weekday) {
    Rect row = flow.row(40, 6);
    if (flow.draws()) {
      const bool is_today = monday + weekday == today;
      const std::string day(std::string_view(routine::weekdays[static_cast<std::size_t>(weekday)]).substr(0, 3));
      brush.text(cut_left(row, margin), is_today ? brush.types().strong : brush.types().text,
                 is_today ? brush.colours().accent : brush.colours().ink, pass.words("weekday." + day));
      for (const Half half : routine::every_half) {
        cell(pass, column_of(row, static_cast<int>(half), 2, brush.px(8)), weekday, half, monday + weekday);
      }
    }
    const auto& place = pass.tutor.planning.place;
    if (place && place->first == weekday) choices(pass, flow, weekday, place->second);
  }
}

void question(const Pass& pass, Flow& flow, const routine::Gate& gate) {
  Brush& brush = flow.brush();
  flow.strong(gate.question);
  Rect row = flow.row(36, 10);
  if (!flow.draws()) return;
  for (const bool yes : {true, false}) {
    if (brush.button(yes ? "harder yes" : "harder no", cut_left(row, brush.px(90), brush.px(8)), pass.words(yes ? "guide.yes" : "guide.no"))) {
      want(pass, routine::PlanAction(routine::ChangeStage{1, yes}));
    }
  }
}

void stage(const Pass& pass, Flow& flow, const routine::Programme& programme, const routine::Stage& now) {
  Brush& brush = flow.brush();
  const Tutor& tutor = pass.tutor;
  const auto count = programme.stages.size();
  const auto place = static_cast<std::size_t>(tutor.plan.stage);
  flow.text(pass.words("week.stage", {{"programme", programme.title},
                                      {"n", tutor.plan.stage + 1},
                                      {"of", static_cast<int>(count)},
                                      {"stage", now.title}}));
  flow.faint(now.summary);
  Rect row = flow.row(38, 10);
  if (flow.draws()) {
    if (place > 0 && brush.button("easier stage", cut_left(row, brush.px(100), brush.px(8)), pass.words("ladder.easier"), Face::raised)) {
      want(pass, routine::PlanAction(routine::ChangeStage{-1}));
    }
    if (place + 1 < count && brush.button("harder stage", cut_left(row, brush.px(100), brush.px(8)), pass.words("ladder.harder"), Face::raised)) {
      if (programme.stages[place + 1].gate.empty()) {
        want(pass, routine::PlanAction(routine::ChangeStage{1}));
      } else {
        want(pass, AskHarder{});
      }
    }
  }
  const routine::Gate* gate =
      place + 1 < count ? routine::find_gate(tutor.library.safety, programme.stages[place + 1].gate) : nullptr;
  if (gate != nullptr && tutor.planning.asks_harder) question(pass, flow, *gate);
  if (gate != nullptr && tutor.planning.is_refused) flow.text(gate->otherwise);
}

}  // namespace

void week_section(const Pass& pass, Flow& flow) {
  Brush& brush = flow.brush();
  const Tutor& tutor = pass.tutor;
  const bool is_followed = !tutor.plan.is_empty();
  flow.space(6);
  flow.strong(pass.words("week.title"));
  if (!is_followed && !tutor.planning.is_open) {
    flow.faint(pass.words("week.offer"));
    offers(pass, flow);
    return;
  }
  if (const routine::Stage* now = routine::stage_of(tutor.plan, tutor.library.programmes)) {
    stage(pass, flow, *routine::find_programme(tutor.library.programmes, tutor.plan.programme), *now);
  } else {
    flow.faint(pass.words("week.how"));
  }
  days(pass, flow);
  Rect row = flow.row(38, 14);
  if (!flow.draws()) return;
  if (routine::is_changed(tutor.plan, tutor.library.programmes) &&
      brush.button("week as written", cut_left(row, brush.px(150), brush.px(8)), pass.words("week.as_written"), Face::raised)) {
    want(pass, routine::PlanAction(routine::AsWritten{}));
  }
  if (brush.button("leave programme", cut_left(row, brush.px(150)), pass.words(is_followed ? "week.stop" : "week.put_away"), Face::raised)) {
    want(pass, routine::PlanAction(routine::LeavePlan{}));
  }
}

}  // namespace windlass::app
