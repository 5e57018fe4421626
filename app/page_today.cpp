// The place "Today": what was cut off, how the morning was, one big Start, what else there is.
#include <algorithm>

#include "app/flow.hpp"
#include "app/panel.hpp"
#include "app/take.hpp"
#include "app/tiles.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::GuideAction;

const char* greeting(int hour) {
  if (hour >= 4 && hour < 11) return "today.good_morning";
  return hour >= 17 || hour < 4 ? "today.good_evening" : "today.good_day";
}

/// What is planned, else what suits the hour: before the first step, after a long day, or two stretches in between.
const routine::Routine* suggested(const Tutor& tutor, int hour) {
  if (const routine::Routine* planned = planned_now(tutor)) return planned;
  const char* id = hour >= 4 && hour < 11 ? "first-step-morning" : hour >= 17 || hour < 4 ? "evening-massage" : "stretch-only";
  const auto& routines = tutor.library.routines;
  const auto found = std::find_if(routines.begin(), routines.end(), [&](const auto& r) { return r.id == id; });
  return found != routines.end() ? &*found : routines.empty() ? nullptr : &routines.front();
}

void resume_card(const Pass& pass, Flow& flow) {
  const auto& open = pass.tutor.guide.resumable;
  if (!open) return;
  Brush& brush = flow.brush();
  flow.strong(pass.words("today.interrupted", {{"routine", title_of(pass.tutor.library, open->routine, open->title)}}));
  flow.faint(pass.words("today.interrupted_hint"));
  Rect row = flow.row(40, 18);
  if (!flow.draws()) return;
  if (brush.button("resume", cut_left(row, brush.px(140), brush.px(8)), pass.words("guide.go_on"), Face::accent)) {
    pass.actions.push_back(ResumeSitting{});
  }
  if (brush.button("let go", cut_left(row, brush.px(140)), pass.words("today.leave_it")))
    pass.actions.push_back(GuideAction(routine::LetGo{}));
}

/// What is under way, and paused while one looks around.
void paused_card(const Pass& pass, Flow& flow) {
  Brush& brush = flow.brush();
  flow.strong(pass.words("today.paused", {{"routine", pass.tutor.guide.routine.title}}));
  flow.faint(pass.words("today.paused_hint"));
  Rect row = flow.row(40, 18);
  if (!flow.draws()) return;
  if (brush.button("go on", cut_left(row, brush.px(140), brush.px(8)), pass.words("guide.go_on"), Face::accent)) {
    pass.actions.push_back(GoTo{Place::player});
    pass.actions.push_back(routine::Action(routine::Play{}));
  }
  if (brush.button("need to stop", cut_left(row, brush.px(160)), pass.words("today.need_to_stop"))) {
    pass.actions.push_back(GuideAction(routine::Stop{}));
  }
}

void morning_question(const Pass& pass, Flow& flow) {
  const Tutor& tutor = pass.tutor;
  const auto sitting = routine::awaits_morning(tutor.guide.history, tutor.now);
  if (!sitting) return;
  Brush& brush = flow.brush();
  flow.strong(tutor.library.safety.pain.questions[2]);
  flow.faint(pass.words("today.after", {{"routine", title_of(tutor.library, sitting->routine, sitting->title)}}));
  const Rect row = flow.row(36, 18);
  if (!flow.draws()) return;
  const Rect part{row.min, {std::min(row.max.x, row.min.x + brush.px(560)), row.max.y}};
  for (int level = 0; level <= 10; ++level) {
    if (brush.choice("morning " + std::to_string(level), column_of(part, level, 11, brush.px(3)), std::to_string(level), false,
                     tutor.library.safety.pain.words[static_cast<std::size_t>(level)])) {
      pass.actions.push_back(GuideAction(routine::TellMorning{sitting->id, level}));
    }
  }
}

void big_start(const Pass& pass, Flow& flow, const routine::Routine& routine, bool is_roomy) {
  Brush& brush = flow.brush();
  const bool is_narrow = flow.width() < brush.px(640);
  const Rect whole = flow.row(is_narrow ? 190 : is_roomy ? 272 : 216, 20);
  if (!flow.draws()) return;
  const Colours& colours = brush.colours();
  const std::string name = "start suggested";
  bool hovered = false;
  brush.fill(whole, colours.tint, brush.px(12));
  Rect rest = whole;
  Rect picture;
  const auto aspect = static_cast<float>(take_aspect);
  if (!is_narrow) picture = cut_right(rest, std::min(rest.height() * aspect, 0.44F * rest.width()));
  rest = inset(rest, brush.px(22), brush.px(18));
  Rect start = cut_bottom(rest, brush.px(is_narrow ? 92 : 52), brush.px(10));
  if (is_narrow) picture = cut_left(start, start.height() * aspect, brush.px(16));
  start = middle_of(start, start.width(), brush.px(52));
  if (!is_narrow) start = cut_left(start, brush.px(190));
  if (brush.button(name, start, pass.words("guide.start"), Face::accent, {}, &hovered)) {
    pass.actions.push_back(GuideAction(routine::Prepare{routine}));
  }
  const std::vector<int> shown = portrayed(pass.tutor.library, routine);
  if (!shown.empty()) {
    thumbnail(pass, picture, shown.front(),
              hovered || brush.has_focus(name) ? Moving::pointed_at : Moving::for_a_while,
              is_narrow ? ImDrawFlags_RoundCornersAll : ImDrawFlags_RoundCornersRight);
  }
  const bool is_morning = routine::half_of(pass.tutor.now) == routine::Half::morning;
  const char* when = planned_now(pass.tutor) == nullptr ? "today.for_now"
                     : is_morning                       ? "today.planned_morning"
                                                        : "today.planned_evening";
  brush.text(cut_top(rest, brush.px(20), brush.px(2)), brush.types().small, colours.faint, pass.words(when));
  brush.text(cut_top(rest, brush.px(34), brush.px(4)), brush.types().title, colours.ink, routine.title);
  if (is_narrow) return;
  brush.text(cut_top(rest, brush.px(20), brush.px(4)), brush.types().small, colours.faint,
             effort_text(routine, pass.tutor.library));
  if (brush.height_of(brush.types().text, rest.width(), routine.summary) <= rest.height()) {
    brush.paragraph(rest, brush.types().text, colours.ink, routine.summary);
  }
}

}  // namespace

void today_page(const Pass& pass, Rect rest) {
  const Tutor& tutor = pass.tutor;
  const int hour = routine::minute_of(tutor.now) / 60;
  const routine::Routine* first = suggested(tutor, hour);
  const bool is_roomy = rest.width() > pass.brush.px(1000) && rest.height() > pass.brush.px(860);
  scrolled(pass.brush, "today", rest, [&](Flow& flow) {
    flow.heading(pass.words(greeting(hour)));
    flow.space(6);
    if (is_practising(tutor)) {
      paused_card(pass, flow);
      return;
    }
    resume_card(pass, flow);
    morning_question(pass, flow);
    if (first == nullptr) return;
    big_start(pass, flow, *first, is_roomy);
    const bool has_plan = !tutor.plan.is_empty();
    if (has_plan) week_section(pass, flow);
    flow.strong(pass.words("today.or_another"));
    std::vector<RoutineTile> others;
    for (const routine::Routine& routine : tutor.library.routines) {
      if (&routine != first) others.push_back({"prepare " + routine.id, &routine});
    }
    if (const auto pressed = routine_tiles(pass, flow, others, is_roomy ? roomy_tile_height : least_tile_height)) {
      pass.actions.push_back(GuideAction(routine::Prepare{*others[*pressed].routine}));
    }
    if (!has_plan) week_section(pass, flow);
  });
}

}  // namespace windlass::app
