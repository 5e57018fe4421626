#include "engine/content/read_cards.hpp"

#include <algorithm>
#include <cstdio>

#include "engine/choreography/course.hpp"
#include "engine/content/read_advice.hpp"
#include "engine/content/words.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::content {
namespace {

using routine::Card;
using routine::Shot;
using routine::Standing;
using text::Table;

std::string to_seconds(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", seconds);
  return text;
}

/// A text that must say something.
std::string said(Table& table, std::string_view key, std::size_t longest) {
  std::string text = line(table, key, longest);
  if (table.has(key) && text.find_first_not_of(' ') == std::string::npos) {
    table.fault(key, "'" + std::string(key) + "' is empty", "write it");
  }
  return text;
}

/// The demonstration that a card names; nothing when it is not there. Reports an unknown one, unless its file has faults.
std::optional<int> demonstration_of(Table& table, const std::string& id, const Showable& showable) {
  const auto found = routine::find_demonstration(showable.library, id);
  const std::string file = id.substr(0, id.find('/'));
  const bool is_faulty = showable.files.contains(file) && !routine::find_demonstration(showable.library, file);
  if (found || id.empty() || is_faulty) return found;
  std::vector<std::string> known;
  for (const choreography::Demonstration& d : showable.library.demonstrations) known.push_back(d.id);
  table.fault("demonstration", "no demonstration is called '" + id + "'", how_to_find(id, known));
  return found;
}

/// Nothing when there is nothing to show.
std::optional<Shot> read_shot(Table& table, const Showable& showable) {
  Shot shot;
  shot.demonstration = table.string("demonstration");
  const auto found = demonstration_of(table, shot.demonstration, showable);
  shot.view = table.string("view");
  check_known(table, "view", "view", shot.view, showable.vocabulary.cameras, "list them: windlass anatomy");
  shot.moment = table.number("moment_s", 0, 600);
  if (found) {
    const auto& demonstration = showable.library.demonstrations[static_cast<std::size_t>(*found)];
    const double end = choreography::spans_of(demonstration).back().end;
    if (shot.moment > end) {
      table.fault("moment_s", "'" + shot.demonstration + "' is over after " + to_seconds(end),
                  "choose an earlier moment");
    }
  }
  if (table.has("x_ray")) shot.xray = table.number("x_ray", 0, 1);
  shot.shows = tissues_of(table, "shows", showable.tissues);
  table.check_unread();
  return found ? std::optional(shot) : std::nullopt;
}

std::optional<Card> read_card(Table& table, const routine::Topic& topic, const Showable& showable) {
  static const std::vector<std::string> standings{name_of(Standing::article), name_of(Standing::app_default),
                                                  name_of(Standing::general)};
  Card card;
  card.where = table.where();
  card.topic = topic;
  card.id = said(table, "id", longest_title);
  if (!is_spelt(card.id, '-')) table.fault("id", "the id must be lower-case words with hyphens", "rename it");
  card.title = said(table, "title", longest_title);
  card.text = said(table, "text", longest_text);
  card.points = lines(table, "points", longest_point);
  card.source = said(table, "source", longest_line);
  card.standing = static_cast<Standing>(choice(table, "standing", standings));
  card.covers = covers_of(table);
  card.words = table.strings_or_none("words");
  std::optional<Table> shown = table.table("shot");
  std::optional<Shot> shot = shown ? read_shot(*shown, showable) : std::nullopt;
  table.check_unread();
  if (!shot) return std::nullopt;
  card.shot = std::move(*shot);
  return card;
}

}  // namespace

std::vector<Card> read_cards(const std::string& file, const Showable& showable, text::Errors& errors) {
  const std::size_t before = errors.size();
  const auto document = document_in(file, errors);
  if (!document) return {};
  routine::Topic topic;
  topic.id = id_of(file);
  check_id(file, topic.id, errors);
  Table root = document->root(errors);
  topic.title = said(root, "title", longest_title);
  topic.place = root.integer("place", 1, 99);
  std::vector<Card> cards;
  for (Table& table : root.tables("card")) {
    if (std::optional<Card> card = read_card(table, topic, showable)) cards.push_back(std::move(*card));
  }
  if (!root.has("card")) root.fault("card", "no cards", "add at least one [[card]]");
  root.check_unread();
  sort_by_place(errors, before);
  if (errors.size() != before) return {};
  return cards;
}

}  // namespace windlass::content
