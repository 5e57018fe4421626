#include "app/page_builder_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/catalogue.hpp"
#include "app/fields.hpp"
#include "app/flow.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::Dose;
using routine::DraftAction;
using routine::Provenance;
using routine::Sides;

void want(const Pass& pass, const BuildAction& action) {
  pass.actions.push_back(action);
}

const choreography::Demonstration& demonstration_of(const Pass& pass, const routine::Item& item) {
  return pass.tutor.library.demonstrations[static_cast<std::size_t>(item.demonstration)];
}

std::string minutes_text(double minutes, const Words& words) {
  char text[24];
  std::snprintf(text, sizeof text, "%.10g", minutes);
  return words("units.minutes", {{"n", std::string(text)}});
}

/// Who says so, as a badge at the left end of `rect`.
void provenance_badge(Brush& brush, const Rect& rect, Provenance provenance) {
  const bool own = provenance == Provenance::clinician;
  brush.badge({rect.min.x, rect.centre().y}, named(brush.words, "provenance", name_of(provenance)),
              own ? brush.colours().accent : brush.colours().faint, own ? brush.colours().tint : brush.colours().raised);
}

/// How wide the picture beside a movement is; nothing where words have need of the room.
float picture_width(Flow& flow, double logical) {
  return flow.width() > flow.brush().px(360) ? flow.brush().px(logical) : 0.0F;
}

void item_row(const Pass& pass, Flow& flow, int index) {
  Brush& brush = pass.brush;
  const Building& building = pass.tutor.building;
  const routine::Item& item = building.draft->routine.items[static_cast<std::size_t>(index)];
  const auto& demonstration = demonstration_of(pass, item);
  const auto count = static_cast<int>(building.draft->routine.items.size());
  const float picture = picture_width(flow, 92);
  const float inner = flow.width() - picture - 2 * brush.px(14) - brush.px(26);
  const std::string dose = dose_text(item.dose, demonstration, pass.words);
  const float title_height = brush.height_of(brush.types().strong, inner, demonstration.title);
  const float dose_height = brush.height_of(brush.types().text, inner, dose);
  const Rect row = flow.row(static_cast<double>((title_height + dose_height) / brush.px(1)) + 12 + 4 + 6 + 34 + 8, 8);
  if (!flow.draws()) return;

  const std::string name = std::to_string(index + 1);
  const bool chosen = building.item == index;
  brush.fill(row, chosen ? brush.colours().tint : brush.colours().raised, brush.px(10));
  Rect rest = row;
  if (picture > 0.0F) {
    thumbnail(pass, cut_left(rest, picture), item.demonstration, Moving::no, ImDrawFlags_RoundCornersLeft);
  }
  rest = inset(rest, brush.px(14), brush.px(10));
  Rect tools = cut_bottom(rest, brush.px(32));
  tools.max.x += brush.px(6);
  const auto tool = [&](const char* what, const Icon& icon, bool can, const DraftAction& action,
                        const std::string& hint) {
    const Rect place = cut_right(tools, brush.px(32), brush.px(2));
    if (!can) {
      brush.symbol(place, icon, brush.colours().rest);
    } else if (brush.button(what + (" " + name), place, icon, Face::plain, hint)) {
      want(pass, action);
    }
  };
  tool("remove", icon::trash, true, routine::RemoveItem{index}, pass.words("builder.take_out"));
  tool("duplicate", icon::copy, true, routine::DuplicateItem{index}, pass.words("builder.once_more"));
  tool("move down", icon::down, index + 1 < count, routine::MoveItem{index, 1}, pass.words("builder.later"));
  tool("move up", icon::up, index > 0, routine::MoveItem{index, -1}, pass.words("builder.earlier"));
  const Rect all{row.min, {row.max.x, tools.min.y}};
  bool hovered = false;
  if (brush.place("item " + name, all, &hovered)) want(pass, ShowItem{chosen ? -1 : index});
  if (hovered) brush.outline(row, brush.colours().accent, brush.px(10));
  Rect number = cut_left(rest, brush.px(26));
  brush.text(cut_top(number, brush.px(18)), brush.types().strong, brush.colours().accent, name);
  brush.paragraph(cut_top(rest, title_height, brush.px(4)), brush.types().strong, brush.colours().ink, demonstration.title);
  brush.paragraph(cut_top(rest, dose_height), brush.types().text, brush.colours().faint, dose);
  tools.min.x += brush.px(26);
  provenance_badge(brush, tools, item.dose.provenance);
}

/// "Name   − value +"; the step that was pressed: -1, 0 or 1.
int stepper(Flow& flow, const std::string& name, const std::string& value) {
  Rect row = flow.row(36, 4);
  if (!flow.draws()) return 0;
  Brush& brush = flow.brush();
  int step = 0;
  if (brush.button(name + " more", cut_right(row, brush.px(36)), icon::plus, Face::raised)) step = 1;
  brush.text(cut_right(row, brush.px(84)), brush.types().strong, brush.colours().ink, value, Align::centre);
  if (brush.button(name + " less", cut_right(row, brush.px(36)), icon::minus, Face::raised)) step = -1;
  brush.text(row, brush.types().text, brush.colours().ink, named(brush.words, "builder", name));
  return step;
}

/// The next value from `value` in steps that grow with it.
double stepped(double value, int by, double fine, double coarse, double from) {
  const bool is_fine = by > 0 ? value < from : value <= from;
  return std::max(0.0, value + by * (is_fine ? fine : coarse));
}

/// Side by side; the index of what was pressed, else -1.
int choices(Flow& flow, const std::vector<std::pair<std::string, bool>>& all) {
  const Rect row = flow.row(34, 12);
  int pressed = -1;
  for (std::size_t i = 0; flow.draws() && i < all.size(); ++i) {
    const Rect place = column_of(row, static_cast<int>(i), static_cast<int>(all.size()), flow.brush().px(4));
    if (flow.brush().choice("dose " + all[i].first, place, named(flow.brush().words, "builder", all[i].first),
                            all[i].second))
      pressed = static_cast<int>(i);
  }
  return pressed;
}

void how_many(Flow& flow, Dose& dose) {
  const int pressed = choices(flow, {{"Repetitions", !dose.minutes}, {"Minutes", dose.minutes.has_value()}});
  if (pressed == 0) dose.minutes.reset();
  if (pressed == 1 && !dose.minutes) dose.minutes = 1.0;
  if (dose.minutes) {
    if (const int by = stepper(flow, "Time", minutes_text(*dose.minutes, flow.brush().words)); by != 0) {
      dose.minutes = stepped(*dose.minutes, by, 0.5, 1.0, 5.0);
    }
  } else {
    dose.repetitions += stepper(flow, "Count", std::to_string(dose.repetitions));
  }
}

void sides(Flow& flow, Dose& dose) {
  if (dose.sides == Sides::together) {
    flow.faint(flow.brush().words("builder.both_feet_at_once"));
    return;
  }
  constexpr Sides all[] = {Sides::left, Sides::both, Sides::right};
  const int pressed = choices(flow, {{"Left", dose.sides == Sides::left},
                                     {"Each side", dose.sides == Sides::both},
                                     {"Right", dose.sides == Sides::right}});
  if (pressed >= 0) dose.sides = all[pressed];
}

/// Back to the list, where there is room for one of both only.
void back_row(Flow& flow, const Pass& pass, const BuildAction& action) {
  const Rect row = flow.row(36, 10);
  if (flow.draws() && flow.brush().button("back to list", {row.min, {row.min.x + flow.brush().px(120), row.max.y}},
                                          pass.words("builder.done"))) {
    want(pass, action);
  }
}

}  // namespace

std::optional<double> hold_of(const choreography::Demonstration& demonstration) {
  for (const choreography::Phase& phase : demonstration.phases) {
    if (phase.hold) return phase.duration;
  }
  return std::nullopt;
}

std::string dose_text(const Dose& dose, const choreography::Demonstration& demonstration, const Words& words) {
  std::string text = dose.minutes    ? minutes_text(*dose.minutes, words)
                     : dose.sets > 1 ? std::to_string(dose.repetitions)
                                     : words.counted("dose.times", dose.repetitions);
  if (dose.sets > 1) text = words("dose.sets", {{"sets", dose.sets}, {"each", text}});
  const auto add = [&](const std::string& more) { text += ", " + more; };
  if (hold_of(demonstration) && dose.hold) add(words("dose.hold", {{"time", length_text(*dose.hold, words)}}));
  add(named(words, "dose_side", name_of(dose.sides)));
  if (dose.rest > 0.0) add(words("dose.rest", {{"time", length_text(dose.rest, words)}}));
  return text;
}

void draft_list(const Pass& pass, const Rect& rect) {
  const auto& items = pass.tutor.building.draft->routine.items;
  scrolled(pass.brush, "draft items", rect, [&](Flow& flow) {
    if (!pass.tutor.building.note.empty()) flow.strong(pass.tutor.building.note);
    if (items.empty()) {
      flow.space(12);
      flow.text(pass.words("builder.nothing_in_it"));
    }
    for (std::size_t i = 0; i < items.size(); ++i) item_row(pass, flow, static_cast<int>(i));
    const Rect row = flow.row(44);
    if (flow.draws() && pass.brush.button("add a movement", row, pass.words("builder.add_a_movement"),
                                          items.empty() ? Face::accent : Face::raised)) {
      want(pass, ShowMovements{true});
    }
  });
}

void dose_editor(const Pass& pass, const Rect& rect) {
  const Building& building = pass.tutor.building;
  const routine::Item& item = building.draft->routine.items[static_cast<std::size_t>(building.item)];
  const auto& demonstration = demonstration_of(pass, item);
  Dose dose = item.dose;
  scrolled(pass.brush, "dose", rect, [&](Flow& flow) {
    back_row(flow, pass, ShowItem{-1});
    flow.strong(demonstration.title);
    const Rect badge = flow.row(22, 12);
    if (flow.draws()) provenance_badge(pass.brush, badge, item.dose.provenance);
    how_many(flow, dose);
    dose.sets += stepper(flow, "Sets", std::to_string(dose.sets));
    if (const auto usual = hold_of(demonstration)) {
      const double hold = dose.hold.value_or(*usual);
      if (const int by = stepper(flow, "Hold", length_text(hold, pass.words)); by != 0)
        dose.hold = stepped(hold, by, 1.0, 5.0, 20.0);
    }
    if (const int by = stepper(flow, "Rest after", length_text(dose.rest, pass.words)); by != 0) {
      dose.rest = stepped(dose.rest, by, 5.0, 15.0, 60.0);
    }
    flow.space(8);
    sides(flow, dose);
    const std::string& note = demonstration.advice.dose.note;
    if (!note.empty()) flow.faint(note);
    flow.faint(pass.words("builder.marked_as_clinicians"));
  });
  if (!(dose == item.dose)) want(pass, DraftAction(routine::SetDose{building.item, dose}));
}

void movements(const Pass& pass, const Rect& rect) {
  Brush& brush = pass.brush;
  Catalogue wanted;
  wanted.search = pass.tutor.building.search;
  std::vector<Tile> all = tiles_of(pass.tutor.library, pass.tutor.body.rig);
  std::erase_if(all, [&](const Tile& tile) { return tile.is_routine || !is_wanted(tile, wanted); });
  Rect rest = rect;
  Rect head = cut_top(rest, brush.px(38), brush.px(10));
  if (brush.button("done adding", cut_right(head, brush.px(80), brush.px(8)), pass.words("builder.done")))
    want(pass, ShowMovements{false});
  text_field(brush, pass.tutor, "find a movement", head, pass.words("builder.find_a_movement"), pass.actions);
  scrolled(brush, "movements to add", rest, [&](Flow& flow) {
    if (!pass.tutor.building.note.empty()) flow.faint(pass.tutor.building.note);
    if (all.empty()) flow.text(pass.words("builder.nothing_found"));
    for (const Tile& tile : all) {
      const auto& demonstration = pass.tutor.library.demonstrations[static_cast<std::size_t>(tile.index)];
      const std::string dose = dose_text(routine::dose_of(demonstration), demonstration, pass.words);
      const float picture = picture_width(flow, 64);
      const float width = flow.width() - picture - brush.px(14 * 2 + 36);
      const float title_height = brush.height_of(brush.types().strong, width, tile.title);
      const float dose_height = brush.height_of(brush.types().small, width, dose);
      const Rect row = flow.row(static_cast<double>((title_height + dose_height) / brush.px(1)) + 22, 6);
      if (!flow.draws()) continue;
      bool hovered = false;
      if (brush.place("add " + tile.id, row, &hovered)) want(pass, DraftAction(routine::AddItem{tile.index}));
      brush.fill(row, hovered ? brush.colours().hovered : brush.colours().raised, brush.px(10));
      Rect inner = row;
      if (picture > 0.0F) {
        thumbnail(pass, cut_left(inner, picture), tile.index, hovered ? Moving::pointed_at : Moving::no,
                  ImDrawFlags_RoundCornersLeft);
      }
      inner = inset(inner, brush.px(14), brush.px(9));
      brush.symbol(cut_right(inner, brush.px(28), brush.px(8)), icon::plus, brush.colours().accent);
      brush.paragraph(cut_top(inner, title_height, brush.px(3)), brush.types().strong, brush.colours().ink, tile.title);
      brush.paragraph(cut_top(inner, dose_height), brush.types().small, brush.colours().faint, dose);
    }
  });
}

void draft_advice(const Pass& pass, const Rect& rect) {
  scrolled(pass.brush, "draft advice", rect, [&](Flow& flow) {
    flow.space(10);
    flow.strong(pass.words("builder.make_it_yours"));
    flow.point(pass.words("builder.advice_dose"));
    flow.point(pass.words("builder.advice_order"));
    flow.point(pass.words("builder.advice_blocks"));
    flow.point(pass.words("builder.advice_keep"));
    if (!pass.tutor.own_routines.empty()) {
      flow.space(6);
      flow.faint(pass.words("builder.advice_file"));
      flow.faint(pass.tutor.own_routines);
    }
  });
}

}  // namespace windlass::app
