// The place "Builder": routines of one's own.
#include <algorithm>
#include <cmath>

#include "app/catalogue.hpp"
#include "app/chips.hpp"
#include "app/fields.hpp"
#include "app/page_builder_parts.hpp"
#include "app/panel.hpp"
#include "app/tiles.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::DraftAction;
using routine::Routine;

void want(const Pass& pass, const BuildAction& action) {
  pass.actions.push_back(action);
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
    const RoutineTile tile{"edit " + routines[i].id, &routines[i]};
    Rect row = flow.row(height_of(pass, width, tile));
    if (!flow.draws()) continue;
    const Rect remove = cut_right(row, brush.px(40), brush.px(4));
    const Rect begin = cut_right(row, brush.px(40), brush.px(4));
    if (routine_tile(pass, row, tile)) want(pass, EditRoutine{static_cast<int>(i)});
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
  const auto& routines = pass.tutor.library.routines;
  flow.strong(pass.words("builder.begin_with"));
  std::vector<RoutineTile> tiles{
      {"begin empty", nullptr, pass.words("builder.empty_routine"), pass.words("builder.empty_routine_hint")}};
  for (const Routine& routine : routines) tiles.push_back({"begin " + routine.id, &routine});
  const bool is_roomy = flow.width() > flow.brush().px(1400);
  const auto pressed = routine_tiles(pass, flow, tiles, is_roomy ? roomy_tile_height : least_tile_height);
  if (pressed) want(pass, BeginDraft{*pressed == 0 ? std::nullopt : std::optional<int>(*pressed - 1)});
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
  const float width = std::max(brush.px(150), std::ceil(brush.width_of(brush.types().strong, length)) + 1.0F);
  brush.text(cut_right(row, width, brush.px(12)), brush.types().strong, brush.colours().ink, length, Align::right);
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
