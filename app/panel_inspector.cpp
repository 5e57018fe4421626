// The right card: where to look from, how deep, which side, how much, and the joints' angles.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "app/emphasis.hpp"
#include "app/panel.hpp"
#include "app/showing.hpp"
#include "app/words.hpp"
#include "engine/base/units.hpp"
#include "engine/routine/ladder.hpp"

namespace windlass::app {
namespace {

using routine::Sides;

void title(const Pass& pass, Rect& rest, const std::string& words) {
  pass.brush.text(cut_top(rest, pass.brush.px(18), pass.brush.px(6)), pass.brush.types().small,
                  pass.brush.colours().faint, words);
}

/// The views of the foot, then those of the whole person, in menu order.
std::vector<scene::View> offered_views() {
  std::vector<scene::View> views;
  std::copy_if(scene::views().begin(), scene::views().end(), std::back_inserter(views), [](const scene::View& v) {
    return v.subject == scene::Subject::foot || v.name.starts_with("body_");
  });
  return views;
}

constexpr int view_columns = 3;

float view_rows() {
  return std::ceil(static_cast<float>(offered_views().size()) / view_columns);
}

void view_grid(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  title(pass, rest, pass.words("inspector.view"));
  const auto views = offered_views();
  const View& view = pass.tutor.view;
  Rect row;
  for (std::size_t i = 0; i < views.size(); ++i) {
    const int column = static_cast<int>(i) % view_columns;
    if (column == 0) row = cut_top(rest, brush.px(30), brush.px(4));
    const bool chosen = view.preset == views[i].name;
    std::string words = named(pass.words, "view", views[i].name);
    if (i < 9) words += " (" + std::to_string(i + 1) + ")";
    if (brush.choice("view " + views[i].name, column_of(row, column, view_columns, brush.px(4)),
                     named(pass.words, "short_view", views[i].name), chosen, words)) {
      pass.actions.push_back(ChooseView{views[i].name});
    }
  }
  cut_top(rest, brush.px(10));
}

void xray(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  title(pass, rest, pass.words("inspector.x_ray"));
  const Rect bar = cut_top(rest, brush.px(24));
  const auto depth = brush.slider("x-ray", bar, shown_xray(pass.tutor));
  if (depth) pass.actions.push_back(SetXray{*depth});
  const Rect names = cut_top(rest, brush.px(18), brush.px(14));
  const Rect track = inset(bar, brush.px(8), 0);
  float free_from = names.min.x;  // names stand below their stops, or a little aside for want of room
  for (const XrayStop& stop : xray_stops) {
    const float x = track.min.x + track.width() * static_cast<float>(stop.depth);
    brush.line({x, bar.max.y - brush.px(3)}, {x, bar.max.y + brush.px(1)}, brush.colours().faint, brush.px(1));
    const std::string name = named(pass.words, "depth", stop.name);
    const float width = brush.width_of(brush.types().small, name) + 1.0F;
    const float left = std::max(free_from, std::min(x - width / 2, names.max.x - width));
    brush.text({{left, names.min.y}, {left + width, names.max.y}}, brush.types().small, brush.colours().faint, name);
    free_from = left + width + brush.px(6);
  }
}

const routine::Item& item_now(const Pass& pass) {
  return pass.tutor.session.routine.items[static_cast<std::size_t>(pass.cue.item)];
}

/// The sides that the pace or else the present item asks for.
Sides sides_now(const Pass& pass) {
  return pass.tutor.session.pace.sides.value_or(item_now(pass).dose.sides);
}

void set_pace(const Pass& pass, const routine::Pace& pace) {
  pass.actions.push_back(routine::Action(routine::SetPace{pace}));
}

void side(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  title(pass, rest, pass.words("inspector.side"));
  const Rect row = cut_top(rest, brush.px(30), brush.px(14));
  const std::pair<const char*, Sides> choices[] = {
      {"Left", Sides::left}, {"Both", both_of(item_now(pass).dose)}, {"Right", Sides::right}};
  for (int i = 0; i < 3; ++i) {
    const auto& [name, sides] = choices[i];
    const std::string words = named(pass.words, "inspector", name);
    if (brush.choice(std::string("side ") + name, column_of(row, i, 3, brush.px(4)), words, sides_now(pass) == sides)) {
      routine::Pace pace = pass.tutor.session.pace;
      pace.sides = sides;
      set_pace(pass, pace);
    }
  }
}

/// "Name   − value +"; the step that was pressed: -1, 0 or 1.
int stepper(const Pass& pass, Rect& rest, const std::string& name, const std::string& value) {
  Brush& brush = pass.brush;
  Rect row = cut_top(rest, brush.px(30), brush.px(2));
  const float button = brush.px(30);
  int step = 0;
  if (brush.button(name + " more", cut_right(row, button), icon::plus)) step = 1;
  brush.text(cut_right(row, brush.px(54)), brush.types().strong, brush.colours().ink, value, Align::centre);
  if (brush.button(name + " less", cut_right(row, button), icon::minus)) step = -1;
  brush.text(row, brush.types().text, brush.colours().ink, named(pass.words, "inspector", name));
  return step;
}

/// The hold's length now (s), and whether the demonstration has a hold at all.
std::optional<double> hold_now(const Pass& pass) {
  const routine::Session& session = pass.tutor.session;
  const auto& phases = pass.tutor.library.demonstrations[static_cast<std::size_t>(pass.cue.demonstration)].phases;
  const auto hold = std::find_if(phases.begin(), phases.end(), [](const auto& phase) { return phase.hold; });
  if (hold == phases.end()) return std::nullopt;
  const auto& dose = session.routine.items[static_cast<std::size_t>(pass.cue.item)].dose;
  return session.pace.hold ? *session.pace.hold : dose.hold.value_or(hold->duration);
}

void pace(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  const routine::Session& session = pass.tutor.session;
  const auto& dose = session.routine.items[static_cast<std::size_t>(pass.cue.item)].dose;
  const routine::Pace& now = session.pace;
  const bool changed = now.repetitions || now.hold || now.rest;

  Rect head = cut_top(rest, brush.px(22), brush.px(4));
  const std::string source =
      named(pass.words, "provenance", changed ? "your_choice" : routine::name_of(dose.provenance));
  const Rect badge = cut_right(head, brush.width_of(brush.types().small, source) + brush.px(14), brush.px(6));
  brush.badge({badge.min.x, badge.centre().y}, source, changed ? brush.colours().accent : brush.colours().faint,
              changed ? brush.colours().tint : brush.colours().raised);
  if (changed && brush.button("pace as written", cut_right(head, brush.px(22)), icon::restart, Face::plain,
                              pass.words("inspector.back_to_written"))) {
    set_pace(pass, {.repetitions = {}, .hold = {}, .rest = {}, .sides = now.sides});
  }
  brush.text(head, brush.types().small, brush.colours().faint, pass.words("inspector.pace"));
  if (badge.contains(ImGui::GetIO().MousePos)) {
    brush.hint(badge,
               changed ? pass.words("inspector.changed_figures")
                       : pass.words("inspector.source_of_figures", {{"source", session.routine.source}}));
  }

  const int repetitions = now.repetitions.value_or(dose.repetitions);
  if (const int by = stepper(pass, rest, "Repetitions", std::to_string(repetitions)); by != 0) {
    routine::Pace wanted = now;
    wanted.repetitions = repetitions + by;
    set_pace(pass, wanted);
  }
  const auto hold = hold_now(pass);
  if (const int by = stepper(pass, rest, "Hold", hold ? length_text(*hold, pass.words) : "\xE2\x80\x93");
      by != 0 && hold) {
    routine::Pace wanted = now;
    wanted.hold = *hold + by * (*hold + by > 20.0 ? 5.0 : 1.0);
    set_pace(pass, wanted);
  }
  const double rests = now.rest.value_or(dose.rest);
  if (const int by = stepper(pass, rest, "Rest", length_text(rests, pass.words)); by != 0) {
    routine::Pace wanted = now;
    wanted.rest = rests + by * 5.0;
    set_pace(pass, wanted);
  }
  cut_top(rest, brush.px(12));
}

/// The coordinates worth watching: what of the leg the clip moves, but of the lesser toes only the second, then the
/// foot's main joints. Right-side names' indices.
std::vector<int> watched(const Tutor& tutor) {
  constexpr double seen = 0.02;  // rad (1°): what moves less only gives way
  std::vector<int> indices;
  const auto add = [&](int index) {
    if (std::find(indices.begin(), indices.end(), index) == indices.end()) indices.push_back(index);
  };
  const auto is_of_leg = [](std::string_view name) {
    if (name.find("_r.") == std::string_view::npos) return false;
    const bool repeats = name.find_first_of("345") < name.find('.');  // the lateral toes do much the same as the second
    constexpr std::array joints{"hip_", "knee_", "ankle_", "subtalar_", "midtarsal_", "mtp", "ip1_", "pip2_", "dip2_"};
    return !repeats && std::any_of(joints.begin(), joints.end(), [&](const char* j) { return name.starts_with(j); });
  };
  static const std::vector<motion::Track> none;
  for (const motion::Track& track : tutor.showing.clip ? tutor.showing.clip->tracks : none) {
    const anatomy::Coordinate& coordinate = tutor.body.rig.coordinates[static_cast<std::size_t>(track.coordinate)];
    const auto [least, most] = std::minmax_element(track.values.begin(), track.values.end());
    const bool moves = *most - *least > seen && coordinate.kind == anatomy::Kind::turn;
    if (moves && is_of_leg(coordinate.name)) add(track.coordinate);
  }
  for (const char* name : {"ankle_r.dorsiflexion", "subtalar_r.inversion", "midtarsal_r.arch", "mtp1_r.extension"}) {
    if (const auto index = anatomy::find_coordinate(tutor.body.rig, name)) add(*index);
  }
  return indices;
}

void angle(const Pass& pass, Rect row, const anatomy::Coordinate& coordinate, double value) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  const Rect whole = row;
  char text[32];
  const double shown = std::round(base::degrees(value));
  std::snprintf(text, sizeof text, "%s%.0f\xC2\xB0", shown < 0.0 ? "\xE2\x88\x92" : "", std::abs(shown));
  Rect words = cut_top(row, brush.px(20));
  brush.text(cut_right(words, brush.px(44)), brush.types().strong, colours.ink, text, Align::right);
  brush.text(words, brush.types().small, colours.ink, coordinate_text(coordinate.name, pass.words));
  const Rect track = {{row.min.x, row.min.y + brush.px(1)}, {row.max.x, row.min.y + brush.px(5)}};
  const auto x_of = [&](double v) {
    const double share = (v - coordinate.min) / (coordinate.max - coordinate.min);
    return track.min.x + static_cast<float>(std::clamp(share, 0.0, 1.0)) * track.width();
  };
  brush.fill(track, colours.raised, brush.px(2));
  const float zero = x_of(0.0);
  const float here = x_of(value);
  brush.fill({{std::min(zero, here), track.min.y}, {std::max(zero, here), track.max.y}}, colours.accent, brush.px(2));
  brush.line({zero, track.min.y - brush.px(2)}, {zero, track.max.y + brush.px(2)}, colours.faint, brush.px(1));
  brush.fill(middle_of({{here, track.min.y}, {here, track.max.y}}, brush.px(4), brush.px(10)), colours.accent,
             brush.px(2));
  if (whole.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered()) {
    const auto whole_degrees = [](double angle) { return static_cast<int>(std::lround(base::degrees(angle))); };
    brush.hint(whole, gloss_of(coordinate.name, pass.words) + "\n" +
                          pass.words("inspector.range", {{"least", whole_degrees(coordinate.min)},
                                                         {"most", whole_degrees(coordinate.max)},
                                                         {"source", coordinate.source}}));
  }
}

void angles(const Pass& pass, Rect& rest, const std::vector<int>& shown) {
  Brush& brush = pass.brush;
  title(pass, rest, pass.words("inspector.joint_angles"));
  const motion::Pose pose = shown_pose(pass.tutor);
  const anatomy::Rig& rig = pass.tutor.body.rig;
  for (const int right : shown) {
    const anatomy::Coordinate& named = rig.coordinates[static_cast<std::size_t>(right)];
    const int index = pass.cue.side == motion::Side::right || named.mirror < 0 ? right : named.mirror;
    angle(pass, cut_top(rest, brush.px(28), brush.px(6)), rig.coordinates[static_cast<std::size_t>(index)],
          pose.values[static_cast<std::size_t>(index)]);
  }
}

/// The ids one step easier and harder than what is shown; none while practising, where nothing else can be chosen.
routine::Steps ladder_of(const Pass& pass) {
  if (is_practising(pass.tutor)) return {};
  const auto& all = pass.tutor.library.demonstrations;
  return routine::steps_of(all, all[static_cast<std::size_t>(pass.cue.demonstration)].id);
}

void ladder(const Pass& pass, Rect& rest, const routine::Steps& steps) {
  Brush& brush = pass.brush;
  title(pass, rest, pass.words("ladder.title"));
  const Rect row = cut_top(rest, brush.px(32), brush.px(12));
  const auto step = [&](int column, const char* name, const char* words, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    const int index = *routine::find_demonstration(pass.tutor.library, ids.front());
    const std::string& to = pass.tutor.library.demonstrations[static_cast<std::size_t>(index)].title;
    if (brush.button(name, column_of(row, column, 2, brush.px(4)), pass.words(words), Face::raised, to)) {
      pass.actions.push_back(routine::Action(routine::ChooseDemonstration{index}));
    }
  };
  step(0, "easier", "ladder.easier", steps.easier);
  step(1, "harder", "ladder.harder", steps.harder);
}

}  // namespace

void inspector_card(const Pass& pass) {
  Brush& brush = pass.brush;
  brush.begin_card("inspector", pass.layout.inspector);
  Rect rest = inset(pass.layout.inspector, brush.px(8));
  Rect head = cut_top(rest, brush.px(36), brush.px(4));
  const View& view = pass.tutor.view;
  const auto tool = [&] { return cut_right(head, brush.px(36)); };
  if (brush.button("hide inspector", tool(), icon::close, Face::plain, pass.words("inspector.put_away")))
    pass.actions.push_back(ShowInspector{false});
  if (brush.button("help", tool(), icon::help, Face::plain, pass.words("inspector.keys")))
    pass.actions.push_back(ShowHelp{true});
  const bool dark = view.theme != Theme::light;
  if (brush.button("theme", tool(), dark ? icon::sun : icon::moon, Face::plain,
                   pass.words(dark ? "inspector.light" : "inspector.dark"))) {
    pass.actions.push_back(SetTheme{dark ? Theme::light : Theme::dark});
  }
  Type heading = brush.types().title;
  heading.size *= 0.75F;
  brush.text(inset(head, brush.px(8), 0), heading, brush.colours().ink, pass.words("inspector.look"));

  const Rect pages = inset(cut_top(rest, brush.px(30), brush.px(10)), brush.px(8), 0);
  if (brush.choice("page movement", column_of(pages, 0, 2, brush.px(4)), pass.words("inspector.movement"),
                   !view.body_page,
                   pass.words("keys.page")))
    pass.actions.push_back(ShowBody{false});
  if (brush.choice("page body", column_of(pages, 1, 2, brush.px(4)), pass.words("inspector.body"), view.body_page,
                   pass.words("keys.page")))
    pass.actions.push_back(ShowBody{true});
  if (view.body_page) {
    Rect list = inset(brush.begin_scroll("body list", rest, body_height(pass)), brush.px(8), 0);
    body_section(pass, list);
  } else {
    const std::vector<int> shown = watched(pass.tutor);
    const routine::Steps steps = ladder_of(pass);
    const bool has_ladder = !steps.easier.empty() || !steps.harder.empty();
    const float height = brush.px(has_ladder ? 24 + 44 : 0) + brush.px(24 + 10 + 24 + 24 + 32 + 24 + 44 + 26 + 96 + 12 + 24 + 44 + 8) +
                         view_rows() * brush.px(34) + static_cast<float>(shown.size()) * brush.px(34);
    Rect list = inset(brush.begin_scroll("inspector list", rest, height), brush.px(8), 0);
    if (has_ladder) ladder(pass, list, steps);
    view_grid(pass, list);
    xray(pass, list);
    side(pass, list);
    pace(pass, list);
    angles(pass, list, shown);
    if (const int by = stepper(pass, list, "Text size", percent_text(view.scale, pass.words)); by != 0)
      pass.actions.push_back(SetScale{view.scale + 0.25 * by});
  }
  brush.end_scroll();
  brush.end_card();
}

}  // namespace windlass::app
