#include "engine/content/thumbnail_table.hpp"

#include <filesystem>

#include "engine/base/units.hpp"
#include "engine/content/words.hpp"

namespace windlass::content {
namespace {

routine::Thumbnail read_thumbnail(text::Table& table, const choreography::Demonstration& demonstration,
                                  const Vocabulary& vocabulary) {
  std::vector<std::string> phases;
  for (const choreography::Phase& phase : demonstration.phases) phases.push_back(phase.name);
  routine::Thumbnail thumbnail;
  thumbnail.view = table.string("view", "");
  if (!thumbnail.view.empty()) {
    check_known(table, "view", "view", thumbnail.view, vocabulary.cameras, "list them: windlass shoot --help");
  }
  thumbnail.phase = table.string("phase", "");
  if (!thumbnail.phase.empty()) check_known(table, "phase", "phase", thumbnail.phase, phases, "");
  thumbnail.whole = table.boolean_or("whole", false);
  thumbnail.zoom = table.number_or("zoom", 1.0, 0.2, 10.0);
  if (table.has("shift")) {
    const std::vector<double> shift = table.numbers("shift", 2);
    if (shift.size() == 2) thumbnail.shift = {shift[0], shift[1]};
  }
  if (table.has("turn_deg")) thumbnail.turn = base::radians(table.number("turn_deg", -360.0, 360.0));
  if (table.has("lift_deg")) thumbnail.lift = base::radians(table.number("lift_deg", -88.0, 88.0));
  table.check_unread();
  return thumbnail;
}

}  // namespace

Thumbnails load_thumbnails(const std::string& file, const routine::Library& library, const std::set<std::string>& known,
                           const Vocabulary& vocabulary, text::Errors& errors) {
  Thumbnails thumbnails;
  if (!std::filesystem::exists(file)) return thumbnails;
  const std::optional<text::Document> document = text::Document::load(file, errors);
  if (!document) return thumbnails;
  text::Table root = document->root(errors);
  for (const std::string& id : root.keys()) {
    std::optional<text::Table> table = root.table(id);
    if (!table) continue;
    if (const auto found = routine::find_demonstration(library, id)) {
      thumbnails[id] = read_thumbnail(*table, library.demonstrations[static_cast<std::size_t>(*found)], vocabulary);
    } else if (!known.contains(id)) {
      root.fault(id, "no demonstration is called '" + id + "'", "take this table out");
    }
  }
  return thumbnails;
}

}  // namespace windlass::content
