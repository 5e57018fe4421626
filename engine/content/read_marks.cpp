#include "engine/content/read_marks.hpp"

#include <algorithm>

#include "engine/choreography/emphasis.hpp"
#include "engine/content/read_contacts.hpp"
#include "engine/content/words.hpp"

namespace windlass::content {

using choreography::Mark;
using text::Table;

namespace {

constexpr std::size_t longest_label = 34;  // characters; more hide what is pointed out

}  // namespace

const std::vector<std::string>& mark_means() {
  static const std::vector<std::string> words = {"pain", "load", "place"};
  return words;
}

Mark read_mark(Table& table, const Vocabulary& vocabulary, const choreography::Demonstration& demonstration) {
  Mark mark;
  mark.where = table.where();
  mark.name = table.string("name");
  if (!is_spelt(mark.name, '_')) table.fault("name", "the name must be lower-case words with underscores", "rename it");
  mark.label = table.has("label") ? line(table, "label", longest_label) : table.string("label", "");
  mark.means = static_cast<Mark::Means>(choice(table, "means", mark_means()));
  mark.landmark = table.string("at");
  check_known(table, "at", "landmark", mark.landmark, vocabulary.landmarks, "list them: windlass anatomy");
  if (table.has("shift_mm")) mark.shift = table.vec3("shift_mm") / 1000.0;
  if (table.has("half_mm")) mark.half = table.vec3("half_mm") / 1000.0;
  mark.radius = table.number("radius_mm", 2, 80) / 1000.0;
  mark.active = phases_of(table, "phases", demonstration);
  table.check_unread();
  return mark;
}

void read_emphasis(Table& root, const Vocabulary& vocabulary, choreography::Demonstration& demonstration) {
  for (Table& table : root.tables("mark")) {
    Mark mark = read_mark(table, vocabulary, demonstration);
    const auto same = [&](const Mark& other) { return other.name == mark.name; };
    if (std::any_of(demonstration.marks.begin(), demonstration.marks.end(), same)) {
      table.fault("name", "a second mark '" + mark.name + "'", "rename one of them");
    }
    demonstration.marks.push_back(std::move(mark));
  }
  if (!choreography::xray_closes(demonstration)) {
    root.fault("phase", "the x-ray does not end a repetition as deep as it begins",
               "give the last phase of the repetition the 'x_ray' of the phase before the first one");
  }
}

}  // namespace windlass::content
