// The place "Builder": routines of one's own.
#include <algorithm>
#include <cmath>

#include "app/catalogue.hpp"
#include "app/chips.hpp"
#include "app/fields.hpp"
#include "app/page_builder_parts.hpp"
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::DraftAction;
using routine::Routine;

void want(const Pass& pass, const BuildAction& action) {
  pass.actions.push_back(action);
}

/// A routine's title and length on a ground that can be pressed; buttons are cut off its right by the caller.
bool routine_row(const Pass& pass, const std::string& name, Rect rect, const std::string& title, const std::string& meta) {
  Brush& brush = pass.brush;
  bool hovered = false;
  const bool pressed = brush.place(name, rect, &hovered);
  brush.fill(rect, hovered ? brush.colours().hovered : brush.colours().raised, brush.px(10));
  rect = inset(rect, brush.px(16), brush.px(10));
  const float height = brush.height_of(brush.types().strong, rect.width(), title);
  brush.paragraph(cut_top(rect, height, brush.px(4)), brush.types().strong, brush.colours().ink, title);
  brush.text(cut_top(rect, brush.px(16)), brush.types().small, brush.colours().faint, meta);
  return pressed;
}

double row_height(const Pass& pass, float width, const std::string& title) {
  const Brush& brush = pass.brush;
  return static_cast<double>(brush.height_of(brush.types().strong, width - 2 * brush.px(16), title) / brush.px(1)) + 40;
}

void own_routines(const Pass& pass, Flow& flow) {
  Brush& brush = pass.brush;
  const auto& routines = pass.tutor.library.routines;
  flow.strong(pass.words("builder.your_routines"));
  bool any = false;
  for (std::size_t i = 0; i < routines.size(); ++i) {
    if (!is_own(pass.tutor, routines[i])) continue;
    any = true;
    const float tools = brush.px(2 * 44);
    const float width = flow.row(0, 0).width() - tools;
    Rect row = flow.row(row_height(pass, width, routines[i].title));
    if (!flow.draws()) continue;
    const Rect remove = cut_right(row, brush.px(40), brush.px(4));
    const Rect begin = cut_right(row, brush.px(40), brush.px(4));
    if (routine_row(pass, "edit " + routines[i].id, row, routines[i].title, effort_text(routines[i], pass.tutor.library))) {
      want(pass, EditRoutine{static_cast<int>(i)});
    }
    if (brush.button("do " + routines[i].id, begin, icon::play, Face::plain, pass.words("builder.do_it_now"))) {
      pass.actions.push_back(routine::GuideAction(routine::Prepare{routines[i]}));
    }
    if (brush.button("delete " + routines[i].id, remove, icon::trash, Face::plain, pass.words("builder.delete"))) {
      want(pass, DeleteRoutine{routines[i].id});
    }
  }
  if (!any) flow.faint(pass.words("builder.none_yet"));
  if (!pass.tutor.building.deleted.empty()) {
    const Rect row = flow.row(36);
    if (flow.draws() && brush.button("bring back", {row.min, {row.min.x + brush.px(180), row.max.y}},
                                     pass.words("builder.undo_delete"))) {
      want(pass, BringBack{});
    }
  }
  flow.space(16);
}

void beginnings(const Pass& pass, Flow& flow) {
  Brush& brush = pass.brush;
  const auto& routines = pass.tutor.library.routines;
  flow.strong(pass.words("builder.begin_with"));
  const Rect whole = flow.row(0, 0);
  const int columns = whole.width() > brush.px(640) ? 2 : 1;
  const float gap = brush.px(10);
  const float width = column_of(whole, 0, columns, gap).width();
  std::vector<int> offered{-1};  // the empty one first
  for (std::size_t i = 0; i < routines.size(); ++i) offered.push_back(static_cast<int>(i));
  const auto title = [&](int i) {
    return i < 0 ? pass.words("builder.empty_routine") : routines[static_cast<std::size_t>(i)].title;
  };
  for (std::size_t first = 0; first < offered.size(); first += static_cast<std::size_t>(columns)) {
    const std::size_t end = std::min(offered.size(), first + static_cast<std::size_t>(columns));
    double height = 0.0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, row_height(pass, width, title(offered[i])));
    const Rect row = flow.row(height, 10);
    if (!flow.draws()) continue;
    for (std::size_t i = first; i < end; ++i) {
      const Rect place = column_of(row, static_cast<int>(i - first), columns, gap);
      const int one = offered[i];
      const std::string meta = one < 0 ? pass.words("builder.empty_routine_hint")
                                       : effort_text(routines[static_cast<std::size_t>(one)], pass.tutor.library);
      const std::string name = one < 0 ? "begin empty" : "begin " + routines[static_cast<std::size_t>(one)].id;
      if (!routine_row(pass, name, place, title(one), meta)) continue;
      want(pass, BeginDraft{one < 0 ? std::nullopt : std::optional<int>(one)});
    }
  }
}

void start_page(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  brush.text(cut_top(rest, brush.px(40), brush.px(4)), brush.types().title, brush.colours().ink,
             pass.words("place.builder"));
  scrolled(brush, "builder start", rest, [&](Flow& flow) {
    flow.text(pass.words("builder.what_it_is"));
    if (!pass.tutor.building.note.empty()) flow.strong(pass.tutor.building.note);
    flow.space(6);
    own_routines(pass, flow);
    beginnings(pass, flow);
  });
}

/// One question with its answers, in place of the page.
void question(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  const Building& building = pass.tutor.building;
  struct Answer {
    const char* name;
    std::string label;
    BuildAction action;
  };
  std::string title;
  std::string text;
  std::vector<Answer> answers;
  const auto about = routine::find_routine(pass.tutor.library, building.about);
  const std::string name =
      about ? pass.tutor.library.routines[static_cast<std::size_t>(*about)].title : building.about + ".toml";
  switch (building.asks) {
    case Building::Asks::replace:
      title = pass.words("builder.name_is_taken");
      text = pass.words("builder.name_is_taken_hint", {{"name", name}});
      answers = {{"keep both", pass.words("builder.keep_both"), KeepBoth{}},
                 {"replace", pass.words("builder.replace"), ReplaceOther{}}};
      break;
    case Building::Asks::put_away:
      title = pass.words("builder.leave_question");
      text = pass.words("builder.leave_hint");
      answers = {{"never mind", pass.words("builder.go_on_building"), Never{}},
                 {"put away surely", pass.words("builder.leave_it"), PutDraftAway{true}}};
      break;
    case Building::Asks::deletion:
      title = pass.words("builder.delete_question");
      text = pass.words("builder.delete_hint", {{"name", name}});
      answers = {{"never mind", pass.words("builder.keep_it"), Never{}},
                 {"delete surely", pass.words("builder.delete"), DeleteRoutine{building.about, true}}};
      break;
    case Building::Asks::nothing: break;
  }
  const Rect card = middle_of(rest, std::min(brush.px(480), rest.width()), rest.height());
  scrolled(brush, "builder question", card, [&](Flow& flow) {
    flow.space(32);
    flow.heading(title);
    flow.text(text);
    flow.space(8);
    bool first = true;
    for (const Answer& answer : answers) {
      const Rect row = flow.row(44);
      if (flow.draws() && brush.button(answer.name, row, answer.label, first ? Face::accent : Face::raised)) {
        want(pass, answer.action);
      }
      first = false;
    }
    if (building.asks == Building::Asks::replace) {
      const Rect row = flow.row(44);
      if (flow.draws() && brush.button("never mind", row, pass.words("builder.back"))) want(pass, Never{});
    }
  });
}

/// Title, length, undo, redo, keep, away.
void head(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  const routine::Draft& draft = *pass.tutor.building.draft;
  const bool narrow = rest.width() < brush.px(760);
  Rect row = cut_top(rest, brush.px(40), brush.px(10));
  if (brush.button("put away", cut_right(row, brush.px(40), brush.px(6)), icon::close, Face::plain,
                   pass.words("builder.leave_draft"))) {
    want(pass, PutDraftAway{});
  }
  if (brush.button("keep", cut_right(row, brush.px(84), brush.px(10)), pass.words("builder.keep"), Face::accent,
                   pass.words("builder.keep_hint"))) {
    want(pass, KeepDraft{});
  }
  const auto step = [&](const char* name, const Icon& icon, bool can, const DraftAction& action,
                        const std::string& hint) {
    const Rect place = cut_right(row, brush.px(40), brush.px(2));
    if (!can) {
      brush.symbol(place, icon, brush.colours().rest);
    } else if (brush.button(name, place, icon, Face::plain, hint)) {
      want(pass, action);
    }
  };
  step("redo", icon::redo, !draft.future.empty(), routine::Redo{}, pass.words("builder.redo"));
  step("undo", icon::restart, !draft.past.empty(), routine::Undo{}, pass.words("builder.undo"));
  const std::string length =
      draft.routine.items.empty() ? pass.words("units.minutes", {{"n", 0}}) : effort_text(draft.routine, pass.tutor.library);
  if (narrow) {
    brush.text(row, brush.types().strong, brush.colours().ink, length);
    text_field(brush, pass.tutor, "routine title", cut_top(rest, brush.px(36), brush.px(8)),
               pass.words("builder.title"), pass.actions);
    return;
  }
  brush.text(cut_right(row, brush.px(150), brush.px(12)), brush.types().strong, brush.colours().ink, length, Align::right);
  text_field(brush, pass.tutor, "routine title", row, pass.words("builder.title"), pass.actions);
}

}  // namespace

void builder_page(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  const Building& building = pass.tutor.building;
  if (building.asks != Building::Asks::nothing) return question(pass, rest);
  if (!building.draft) return start_page(pass, rest);
  head(pass, rest);
  const bool has_item = building.item >= 0 && building.item < static_cast<int>(building.draft->routine.items.size());
  const bool wide = rest.width() >= brush.px(760);
  if (wide) {
    const Rect right = cut_right(rest, rest.width() * 0.42F, brush.px(24));
    draft_list(pass, rest);
    building.adds ? movements(pass, right) : has_item ? dose_editor(pass, right) : draft_advice(pass, right);
  } else if (building.adds) {
    movements(pass, rest);
  } else if (has_item) {
    dose_editor(pass, rest);
  } else {
    draft_list(pass, rest);
  }
}

}  // namespace windlass::app
