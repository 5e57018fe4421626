// The left card: routines and demonstrations.
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

struct Entry {
  std::string name;  ///< For tests: "routine foot-basics".
  std::string title;
  std::string meta;  ///< "4 min · 6 movements"
  std::string shot;
  std::string summary;
  bool chosen = false;
  Action action;
};

std::vector<Entry> routine_entries(const Tutor& tutor) {
  const Words& words = tutor.library.words;
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < tutor.library.routines.size(); ++i) {
    const routine::Routine& routine = tutor.library.routines[i];
    const double duration = routine::timeline_of(routine, tutor.library, {}).duration;
    entries.push_back({"routine " + routine.id, routine.title,
                       length_text(duration, words) + " \xC2\xB7 " +
                           words.counted("tile.movements", static_cast<int>(routine.items.size())),
                       "", routine.summary, tutor.session.routine.id == routine.id,
                       routine::Action(routine::ChooseRoutine{static_cast<int>(i)})});
  }
  return entries;
}

std::vector<Entry> demonstration_entries(const Tutor& tutor) {
  std::vector<Entry> entries;
  for (const int i : routine::originals(tutor.library)) {
    const auto& demonstration = tutor.library.demonstrations[static_cast<std::size_t>(i)];
    entries.push_back({"demonstration " + demonstration.id, demonstration.title,
                       length_text(choreography::spans_of(demonstration).back().end, tutor.library.words),
                       demonstration.shot, demonstration.summary, tutor.session.routine.id == demonstration.id,
                       routine::Action(routine::ChooseDemonstration{i})});
  }
  return entries;
}

void entry(const Pass& pass, Rect rect, const Entry& entry) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  bool hovered = false;
  if (brush.place(entry.name, rect, &hovered)) pass.actions.push_back(entry.action);
  if (entry.chosen || hovered) brush.fill(rect, entry.chosen ? colours.tint : colours.raised, brush.px(8));
  if (entry.chosen) {
    brush.fill({{rect.min.x, rect.min.y + brush.px(12)}, {rect.min.x + brush.px(3), rect.max.y - brush.px(12)}},
               colours.accent, brush.px(2));
  }
  const Rect whole = rect;
  rect = inset(rect, brush.px(14), brush.px(8));
  const Rect top = cut_top(rect, brush.px(20));
  brush.text(top, brush.types().strong, colours.ink, entry.title);
  Rect below = rect;
  if (!entry.shot.empty()) {
    const float width = brush.width_of(brush.types().small, entry.shot) + brush.px(14);
    const Rect chip = cut_right(below, width, brush.px(8));
    brush.badge({chip.min.x, below.centre().y}, entry.shot, colours.faint, colours.raised);
  }
  brush.text(below, brush.types().small, colours.faint, entry.meta);
  if (hovered) brush.hint(whole, entry.summary);
}

void group(const Pass& pass, Rect& rest, const std::string& title, const std::vector<Entry>& entries) {
  if (entries.empty()) return;
  Brush& brush = pass.brush;
  brush.text(inset(cut_top(rest, brush.px(28)), brush.px(14), 0), brush.types().small, brush.colours().faint, title);
  for (const Entry& one : entries) entry(pass, cut_top(rest, brush.px(56), brush.px(2)), one);
  cut_top(rest, brush.px(8));
}

}  // namespace

void library_card(const Pass& pass) {
  Brush& brush = pass.brush;
  brush.begin_card("library", pass.layout.library);
  Rect rest = inset(pass.layout.library, brush.px(8));
  Rect head = cut_top(rest, brush.px(36), brush.px(4));
  if (brush.button("hide library", cut_right(head, brush.px(36)), icon::close, Face::plain,
                   pass.words("inspector.put_away"))) {
    pass.actions.push_back(ShowLibrary{false});
  }
  Type heading = brush.types().title;
  heading.size *= 0.75F;
  brush.text(inset(head, brush.px(14), 0), heading, brush.colours().ink, pass.words("player.movements"));

  const auto routines = routine_entries(pass.tutor);
  const auto demonstrations = demonstration_entries(pass.tutor);
  const float groups = (routines.empty() ? 0.0F : 1.0F) + 1.0F;
  const float height =
      groups * brush.px(36) + static_cast<float>(routines.size() + demonstrations.size()) * brush.px(58);
  Rect list = brush.begin_scroll("library list", rest, height);
  group(pass, list, pass.words("player.routines"), routines);
  group(pass, list, pass.words("player.demonstrations"), demonstrations);
  brush.end_scroll();
  brush.end_card();
}

}  // namespace windlass::app
