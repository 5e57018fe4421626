// What lies over everything else: faults, keys, leaving.
#include <algorithm>
#include <cctype>
#include <cmath>

#include "app/keys.hpp"
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

/// Dims everything and takes its clicks; true when the user clicked beside `card`. Ended by `Brush::end_card`.
bool begin_dialog(Brush& brush, const char* name, const Rect& card, const ImVec2& size) {
  brush.begin_veil(name, card, size);
  return ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0) && !card.contains(ImGui::GetIO().MousePos);
}

Type heading_of(const Brush& brush) {
  Type heading = brush.types().title;
  heading.size *= 0.77F;
  return heading;
}

/// With a capital at its begin.
std::string sentence(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// Every error: where, what, what to do. The height it took; with `draw` off it only measures.
float fault_list(Brush& brush, Rect rest, const std::vector<base::Error>& errors, bool draw) {
  const float top = rest.min.y;
  const Colours& colours = brush.colours();
  for (const base::Error& error : errors) {
    const auto part = [&](const Type& type, ImU32 colour, const std::string& words) {
      if (words.empty()) return;
      const float height = brush.height_of(type, rest.width(), words);
      const Rect rect = cut_top(rest, height, brush.px(2));
      if (draw) brush.paragraph(rect, type, colour, words);
    };
    part(brush.types().small, colours.warn, place_text(error.where));
    part(brush.types().strong, colours.ink, sentence(error.what));
    part(brush.types().text, colours.faint, sentence(error.to_do));
    cut_top(rest, brush.px(12));
  }
  return rest.min.y - top;
}

/// Heading, the scrolling list, and a row for buttons, which is returned.
Rect faults_inside(Brush& brush, Rect rest, const std::vector<base::Error>& errors, const std::string& title,
                   const std::string& below) {
  Rect head = cut_top(rest, brush.px(32), brush.px(4));
  brush.symbol(cut_left(head, brush.px(28), brush.px(8)), icon::warning, brush.colours().warn, 1.3F);
  brush.text(head, heading_of(brush), brush.colours().ink, title);
  const Rect said = cut_top(rest, brush.height_of(brush.types().text, rest.width(), below), brush.px(12));
  brush.paragraph(said, brush.types().text, brush.colours().faint, below);
  const Rect buttons = cut_bottom(rest, brush.px(36), brush.px(8));
  const Rect roomy{{0, 0}, {rest.width() - brush.px(10), 1e6F}};
  const float height = fault_list(brush, roomy, errors, false);
  fault_list(brush, brush.begin_scroll("faults", rest, height), errors, true);
  brush.end_scroll();
  return buttons;
}

/// How high a card must be for the list, at most `most`.
float fault_height(Brush& brush, float width, const std::vector<base::Error>& errors, const std::string& below,
                   float most) {
  const float inner = width - brush.px(50);
  const float list = fault_list(brush, {{0, 0}, {inner, 1e6F}}, errors, false);
  return std::min(list + brush.height_of(brush.types().text, inner, below) + brush.px(32 + 4 + 12 + 36 + 8 + 40), most);
}

}  // namespace

void fault_card(const Pass& pass, const ImVec2& size) {
  Brush& brush = pass.brush;
  const auto& errors = pass.tutor.faults;
  const bool is_content = std::any_of(errors.begin(), errors.end(),
                                      [](const base::Error& error) { return error.where.file.ends_with(".toml"); });
  const std::string title = is_content ? pass.words.counted("faults.title", static_cast<int>(errors.size()))
                                       : pass.words("faults.notice");  // a device that is missing, a full disk
  const std::string below = pass.words(is_content ? "faults.hint" : "faults.notice_hint");
  const float top = pass.layout.strip.max.y;
  const float bottom = pass.layout.transport.height() > 0.0F ? pass.layout.transport.min.y : size.y;
  const Rect room = inset({{0, top}, {size.x, bottom}}, brush.px(12));
  const float width = std::min(brush.px(560), room.width());
  const float height = fault_height(brush, width, errors, below, room.height() * 0.62F);  // the foot stays in sight
  const Rect card{{room.centre().x - width / 2, room.min.y}, {room.centre().x + width / 2, room.min.y + height}};
  brush.begin_card("faults card", card, true);
  Rect buttons = faults_inside(brush, inset(card, brush.px(20)), errors, title, below);
  if (brush.button("put faults away", cut_right(buttons, brush.px(110)), pass.words("inspector.put_away"), Face::raised,
                   pass.words("keys.back")))
    pass.actions.push_back(PutFaultsAway{});
  brush.end_card();
}

bool fault_screen(const std::vector<base::Error>& errors, const Types& types, Theme theme, double scale,
                  const ImVec2& size) {
  const routine::Words no_words;
  Brush brush(types, theme, scale, no_words);
  const std::string below = "Nothing is lost. Put this right and try again.";
  const Rect room = inset({{0, 0}, size}, brush.px(16));
  const float width = std::min(brush.px(620), room.width());
  const Rect card = middle_of(room, width, fault_height(brush, width, errors, below, room.height()));
  brush.begin_card("fault screen", card);
  Rect buttons = faults_inside(brush, inset(card, brush.px(20)), errors, "Windlass cannot start", below);
  const bool again = brush.button("try again", cut_right(buttons, brush.px(120)), "Try again", Face::accent);
  brush.end_card();
  return again;
}

void reminder_card(const Pass& pass, const ImVec2& size) {
  Brush& brush = pass.brush;
  const std::string said = reminder_text(pass.tutor);
  const float width = std::min(brush.px(380), size.x - brush.px(24));
  const float text = brush.height_of(brush.types().strong, width - brush.px(40), said);
  const Rect card{{size.x - width - brush.px(12), brush.px(12)}, {size.x - brush.px(12), brush.px(12 + 32 + 12 + 38) + text}};
  brush.begin_card("reminder", card, true);
  Rect rest = inset(card, brush.px(20), brush.px(16));
  brush.paragraph(cut_top(rest, text, brush.px(12)), brush.types().strong, brush.colours().ink, said);
  const auto found = routine::find_routine(pass.tutor.library, *pass.tutor.view.reminder);
  if (brush.button("reminder start", cut_left(rest, brush.px(130), brush.px(8)), pass.words("guide.start"), Face::accent)) {
    if (found) {
      pass.actions.push_back(
          routine::GuideAction(routine::Prepare{pass.tutor.library.routines[static_cast<std::size_t>(*found)]}));
    } else {
      pass.actions.push_back(GoTo{Place::today});
      pass.actions.push_back(PutReminderAway{});
    }
  }
  if (brush.button("reminder away", cut_left(rest, brush.px(130)), pass.words("guide.not_now"))) {
    pass.actions.push_back(PutReminderAway{});
  }
  brush.end_card();
}

void help_card(const Pass& pass, const ImVec2& size) {
  Brush& brush = pass.brush;
  const auto& lines = key_help();
  const auto rows = (lines.size() + 1) / 2;
  const float line = brush.px(24);
  float keys = 0.0F;
  float words = 0.0F;
  for (const char* one : lines) {
    keys = std::max(keys, std::ceil(brush.width_of(brush.types().strong, named(pass.words, "keys", one))) + 1.0F);
    words = std::max(words, std::ceil(brush.width_of(brush.types().small, named(pass.words, "key_help", one))) + 1.0F);
  }
  const float wanted = 2 * (keys + brush.px(8) + words) + brush.px(20 + 2 * 20);
  const Rect card = middle_of({{0, 0}, size}, std::min(std::max(wanted, brush.px(480)), size.x - brush.px(16)),
                              static_cast<float>(rows) * line + brush.px(40 + 32));
  const bool beside = begin_dialog(brush, "help card", card, size);
  Rect rest = inset(card, brush.px(20), brush.px(16));
  Rect head = cut_top(rest, brush.px(32), brush.px(8));
  if (brush.button("close help", cut_right(head, brush.px(32)), icon::close) || beside)
    pass.actions.push_back(ShowHelp{false});
  brush.text(head, heading_of(brush), brush.colours().ink, pass.words("inspector.keys_title"));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Rect cell = column_of(rest, static_cast<int>(i / rows), 2, brush.px(20));
    cell.min.y += static_cast<float>(i % rows) * line;
    cell.max.y = cell.min.y + line;
    brush.text(cut_left(cell, keys, brush.px(8)), brush.types().strong, brush.colours().accent,
               named(pass.words, "keys", lines[i]));
    brush.text(cell, brush.types().small, brush.colours().ink, named(pass.words, "key_help", lines[i]));
  }
  brush.end_card();
}

void quit_card(const Pass& pass, const ImVec2& size) {
  Brush& brush = pass.brush;
  const auto& draft = pass.tutor.building.draft;
  const std::string lost = draft && draft->is_changed() ? pass.words("quit.draft") : "";
  const float more = lost.empty() ? 0.0F : brush.height_of(brush.types().text, brush.px(280), lost) + brush.px(12);
  const Rect card = middle_of({{0, 0}, size}, brush.px(320), brush.px(132) + more);
  const bool beside = begin_dialog(brush, "quit card", card, size);
  Rect rest = inset(card, brush.px(20), brush.px(18));
  brush.text(cut_top(rest, brush.px(32), brush.px(8)), heading_of(brush), brush.colours().ink,
             pass.words("quit.question"));
  if (!lost.empty()) brush.paragraph(cut_top(rest, more), brush.types().text, brush.colours().ink, lost);
  const Rect row = cut_bottom(rest, brush.px(38));
  if (brush.button("stay", column_of(row, 0, 2, brush.px(8)), pass.words("quit.stay")) || beside)
    pass.actions.push_back(AskToQuit{false});
  if (brush.button("leave", column_of(row, 1, 2, brush.px(8)), pass.words("quit.leave"), Face::accent))
    pass.actions.push_back(Quit{});
  brush.end_card();
}

}  // namespace windlass::app
