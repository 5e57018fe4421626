// The place "Learn": cards by topic, one of them to be read, and its picture on the foot beside.
#include <cmath>

#include "app/fields.hpp"
#include "app/panel.hpp"
#include "app/preparing.hpp"
#include "app/showing.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::Card;

const Card& card_at(const Pass& pass, int index) {
  return pass.tutor.library.cards[static_cast<std::size_t>(index)];
}

// The list.

/// A line of the list: a topic, or a card of the open one or among those found.
struct Row {
  int card = 0;  ///< The topic's first one.
  bool is_topic = false;
  std::string below;  ///< In small letters; may be empty.
};

std::vector<Row> rows_of(const Pass& pass) {
  const Learning& learning = pass.tutor.learning;
  std::vector<Row> rows;
  const std::vector<int> listed = listed_cards(pass.tutor);
  if (!learning.search.empty()) {
    for (const int card : listed) rows.push_back({card, false, card_at(pass, card).topic.title});
    return rows;
  }
  for (std::size_t begin = 0, end = 0; begin < listed.size(); begin = end) {
    const std::string& topic = card_at(pass, listed[begin]).topic.id;
    while (end < listed.size() && card_at(pass, listed[end]).topic.id == topic) ++end;
    rows.push_back({listed[begin], true, pass.words.counted("learn.cards", static_cast<int>(end - begin))});
    if (topic != learning.topic) continue;
    for (std::size_t i = begin; i < end; ++i) rows.push_back({listed[i], false, ""});
  }
  return rows;
}

float indent_of(const Pass& pass, const Row& row) {
  return pass.brush.px(row.is_topic || !row.below.empty() ? 14 : 26);
}

float height_of(const Pass& pass, const Row& row, float width) {
  const Brush& brush = pass.brush;
  const Card& card = card_at(pass, row.card);
  const float below = row.below.empty() || row.is_topic ? 0.0F : brush.types().small.size + brush.px(3);
  const float room = width - indent_of(pass, row) - brush.px(row.is_topic ? 104 : 14);
  return brush.height_of(brush.types().strong, room, row.is_topic ? card.topic.title : card.title) + below +
         brush.px(row.is_topic ? 28 : 18);
}

void draw_row(const Pass& pass, const Row& row, const Rect& rect) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  const Card& card = card_at(pass, row.card);
  const bool open = row.is_topic && card.topic.id == pass.tutor.learning.topic;
  bool hovered = false;
  if (brush.place((row.is_topic ? "topic " + card.topic.id : "card " + card.id), rect, &hovered)) {
    if (row.is_topic) {
      pass.actions.push_back(LearnAction(OpenTopic{open ? "" : card.topic.id}));
    } else {
      pass.actions.push_back(LearnAction(OpenCard{card.id}));
    }
  }
  if (row.is_topic) brush.fill(rect, open ? colours.tint : colours.raised, brush.px(8));
  if (hovered) brush.fill(rect, colours.hovered, brush.px(8));
  Rect words = rect;
  cut_left(words, indent_of(pass, row));
  cut_right(words, brush.px(14));
  words = inset(words, 0, brush.px(row.is_topic ? 14 : 9));
  if (row.is_topic) {
    brush.symbol(cut_right(words, brush.px(16), brush.px(10)), open ? icon::minus : icon::plus, colours.faint, 0.8F);
    brush.text(cut_right(words, brush.px(64)), brush.types().small, colours.faint, row.below, Align::right);
    brush.paragraph(words, brush.types().strong, open ? colours.accent : colours.ink, card.topic.title);
    return;
  }
  const Type& type = row.below.empty() ? brush.types().text : brush.types().strong;
  const float taken = brush.paragraph(words, type, colours.ink, card.title);
  if (row.below.empty()) return;
  cut_top(words, taken, brush.px(3));
  brush.text(cut_top(words, brush.types().small.size), brush.types().small, colours.faint, row.below);
}

void search_field(const Pass& pass, Rect row) {
  if (!pass.tutor.learning.search.empty()) {
    if (pass.brush.button("clear search", cut_right(row, pass.brush.px(36), pass.brush.px(4)), icon::close, Face::plain,
                          pass.words("learn.all_cards"))) {
      pass.actions.push_back(LearnAction(FindCard{}));
    }
  }
  text_field(pass.brush, pass.tutor, "find card", row, pass.words("learn.search"), pass.actions);
}

void nothing_found(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  cut_top(rest, brush.px(24));
  brush.text(cut_top(rest, brush.px(24)), brush.types().strong, brush.colours().ink, pass.words("learn.nothing_found"),
             Align::centre);
  brush.text(cut_top(rest, brush.px(24), brush.px(12)), brush.types().text, brush.colours().faint,
             pass.words("learn.nothing_found_hint"), Align::centre);
  const Rect button = middle_of(cut_top(rest, brush.px(36)), brush.px(130), brush.px(36));
  if (brush.button("all cards", button, pass.words("learn.all_cards")))
    pass.actions.push_back(LearnAction(FindCard{}));
}

/// Scrolls `rest`, with room round its content for the ring of the keyboard.
Rect scroll(const Pass& pass, const std::string& name, const Rect& rest, float height) {
  const float room = pass.brush.px(5);
  const Rect outer{{rest.min.x - room, rest.min.y - room}, {rest.max.x, rest.max.y + room}};
  Rect inner = pass.brush.begin_scroll(name.c_str(), outer, height + 2 * room);
  cut_top(inner, room);
  cut_left(inner, room);
  return inner;
}

void list(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  const bool has_room = !pass.layout.compact;
  Rect head = cut_top(rest, brush.px(36), brush.px(has_room ? 12 : 8));
  brush.text(head, brush.types().title, brush.colours().ink, pass.words("place.learn"));
  search_field(pass, cut_top(rest, brush.px(36), brush.px(has_room ? 14 : 10)));
  const std::vector<Row> rows = rows_of(pass);
  if (rows.empty()) return nothing_found(pass, rest);
  const float gap = brush.px(6);
  const float width = rest.width() - brush.px(10);  // as if it scrolled: then it does not jump when it does
  float height = 0.0F;
  for (const Row& row : rows) height += height_of(pass, row, width) + gap;
  const std::string name = pass.tutor.learning.search.empty() ? "topics" : "found";
  Rect inner = scroll(pass, name, rest, height);
  inner.max.x = inner.min.x + width;
  for (const Row& row : rows) draw_row(pass, row, cut_top(inner, height_of(pass, row, width), gap));
  brush.end_scroll();
}

// One card.

/// A stretch of text of a card.
struct Block {
  const Type& type;
  ImU32 colour;
  std::string_view words;
  double gap = 0.0;  ///< Below, in logical pixels.
  bool is_point = false;
};

std::vector<Block> blocks_of(const Pass& pass, const Card& card) {
  const Types& types = pass.brush.types();
  const Type& reading = pass.layout.compact ? types.text : types.reading;
  const Colours& colours = pass.brush.colours();
  std::vector<Block> blocks{{types.small, colours.accent, card.topic.title, 4},
                            {types.title, colours.ink, card.title, 12},
                            {reading, colours.ink, card.text, 12}};
  for (const std::string& point : card.points) blocks.push_back({reading, colours.ink, point, 6, true});
  return blocks;
}

constexpr double point_indent = 20.0;
constexpr float line_height = 1.4F;  // of the letters' size: air between lines makes them easier to follow

/// Broken at spaces.
std::vector<std::string_view> lines_of(const Brush& brush, const Type& type, std::string_view words, float width) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t end = 0; end < words.size();) {
    const std::size_t next = std::min(words.find(' ', end + 1), words.size());
    if (end > begin && brush.width_of(type, words.substr(begin, next - begin)) > width) {
      lines.push_back(words.substr(begin, end - begin));
      begin = end + 1;
    }
    end = next;
  }
  if (begin < words.size()) lines.push_back(words.substr(begin));
  return lines;
}

float width_of(const Brush& brush, const Block& block, float width) {
  return width - brush.px(block.is_point ? point_indent : 0.0);
}

float height_of(const Brush& brush, const Block& block, float width) {
  const auto lines = lines_of(brush, block.type, block.words, width_of(brush, block, width)).size();
  return std::round(static_cast<float>(lines) * line_height * block.type.size);
}

/// Whose word it is.
float source_height(const Brush& brush, const Card& card, float width) {
  return brush.px(10 + 20 + 8) + brush.height_of(brush.types().small, width, card.source) + brush.px(8);
}

void source(const Pass& pass, const Card& card, Rect rest) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  cut_top(rest, brush.px(10));
  const Rect row = cut_top(rest, brush.px(20), brush.px(8));
  const bool is_article = card.standing == routine::Standing::article;
  brush.badge({row.min.x, row.centre().y}, named(pass.words, "standing", name_of(card.standing)),
              is_article ? colours.accent : colours.ink, is_article ? colours.tint : colours.raised);
  brush.paragraph(rest, brush.types().small, colours.faint, card.source);
}

/// What stands beside the card, and that it can move.
void shown_beside(const Pass& pass, Rect row) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  const Tutor& tutor = pass.tutor;
  brush.fill(row, colours.raised, brush.px(8));
  row = inset(row, brush.px(10), brush.px(6));
  if (shown_shot(tutor) == nullptr) {
    brush.paragraph(row, brush.types().small, colours.faint,
                    pass.words("learn.foot_is_busy"));
    return;
  }
  const float size = row.height();
  const bool plays = tutor.session.playing;
  if (brush.button("play shot", cut_left(row, size, brush.px(10)), plays ? icon::pause : icon::play, Face::accent,
                   pass.words(plays ? "learn.pause" : "learn.see_it_move"))) {
    pass.actions.push_back(plays ? routine::Action(routine::Pause{}) : routine::Action(routine::Play{}));
  }
  const routine::Card& card = *open_card(tutor);
  if (!pass.layout.compact) {
    if (brush.button("back to shot", cut_right(row, size, brush.px(6)), icon::restart, Face::plain,
                     pass.words("learn.back_to_picture"))) {
      pass.actions.push_back(LearnAction(ShowShot{card.shot}));
    }
  }
  const bool waits = is_preparing(tutor);
  const auto& demonstration = demonstration_of(tutor, pass.cue);
  std::string title = demonstration.title;
  while (brush.width_of(brush.types().strong, title) > row.width() && title.rfind(' ') != std::string::npos) {
    title.erase(title.rfind(' '));  // the rest of a long title is no news
  }
  Rect words = middle_of(row, row.width(), brush.px(36));
  brush.text(cut_top(words, brush.px(18)), brush.types().strong, colours.ink, title);
  brush.text(words, brush.types().small, colours.faint,
             pass.words(waits ? "learn.a_moment" : plays ? "learn.moving" : "learn.see_it_move"));
}

void leaf_buttons(const Pass& pass, const Rect& row) {
  Brush& brush = pass.brush;
  const auto leaf = [&](const char* name, const Rect& rect, const std::string& label, const char* hint, int by) {
    const Card* other = other_card(pass.tutor, by);
    if (other == nullptr) return;
    if (brush.button(name, rect, label, Face::raised, pass.words(hint, {{"title", other->title}}))) {
      pass.actions.push_back(LearnAction(OpenCard{other->id}));
    }
  };
  leaf("previous card", column_of(row, 0, 3, brush.px(8)), pass.words("learn.previous"), "learn.previous_hint", -1);
  leaf("next card", column_of(row, 2, 3, brush.px(8)), pass.words("learn.next"), "learn.next_hint", 1);
  const std::vector<int> listed = listed_cards(pass.tutor);
  const auto is_it = [&](int i) { return card_at(pass, i).id == pass.tutor.learning.card; };
  const auto place = std::find_if(listed.begin(), listed.end(), is_it) - listed.begin() + 1;
  if (place > static_cast<std::ptrdiff_t>(listed.size())) return;
  brush.text(column_of(row, 1, 3, brush.px(8)), brush.types().small, brush.colours().faint,
             pass.words("learn.place", {{"n", static_cast<int>(place)}, {"of", static_cast<int>(listed.size())}}),
             Align::centre);
}

void read(const Pass& pass, const Card& card, Rect rest) {
  Brush& brush = pass.brush;
  const bool has_room = !pass.layout.compact;
  Rect head = cut_top(rest, brush.px(32), brush.px(has_room ? 22 : 8));
  const bool has_found = !pass.tutor.learning.search.empty();
  const std::string label = pass.words(has_found ? "learn.back_to_found" : "learn.back_to_all");
  const float width_of_label = brush.width_of(brush.types().text, label) + brush.px(28);
  if (brush.button("close card", cut_left(head, width_of_label), label, Face::raised, pass.words("keys.back"))) {
    pass.actions.push_back(LearnAction(OpenCard{}));
  }
  leaf_buttons(pass, cut_bottom(rest, brush.px(36), brush.px(10)));
  shown_beside(pass, cut_bottom(rest, brush.px(52), brush.px(10)));

  const float width = rest.width() - brush.px(10);
  const std::vector<Block> blocks = blocks_of(pass, card);
  float height = source_height(brush, card, width);
  for (const Block& block : blocks) height += height_of(brush, block, width) + brush.px(block.gap);
  Rect inner = scroll(pass, "card " + card.id, rest, height);
  inner.max.x = inner.min.x + width;
  for (const Block& block : blocks) {
    Rect place = cut_top(inner, height_of(brush, block, width), brush.px(block.gap));
    if (block.is_point) {
      const Rect side = cut_left(place, brush.px(point_indent));
      const ImVec2 middle(side.min.x + brush.px(6), side.min.y + line_height * block.type.size / 2);
      brush.fill(middle_of({middle, middle}, brush.px(6), brush.px(6)), brush.colours().accent, brush.px(3));
    }
    for (const std::string_view line : lines_of(brush, block.type, block.words, place.width())) {
      brush.text(cut_top(place, line_height * block.type.size), block.type, block.colour, line);
    }
  }
  source(pass, card, inner);
  brush.end_scroll();
}

}  // namespace

void learn_page(const Pass& pass, Rect rest) {
  if (const Card* card = open_card(pass.tutor)) {
    read(pass, *card, rest);
  } else {
    list(pass, rest);
  }
}

}  // namespace windlass::app
