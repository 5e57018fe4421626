#include "app/catalogue.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <sstream>

#include "app/words.hpp"
#include "engine/choreography/course.hpp"
#include "engine/routine/timeline.hpp"

namespace windlass::app {
namespace {

/// Letter and number of a shot: "S-04" → 'S', 4.
std::pair<char, int> parts_of(const std::string& shot) {
  if (shot.size() < 3) return {'\x7F', 0};
  int number = 0;
  std::from_chars(shot.data() + 2, shot.data() + shot.size(), number);
  return {shot[0], number};
}

/// Exercises and massages first, then what prepares them, then what explains.
int place_of(char letter) {
  return letter == 'S' ? 0 : letter == 'G' ? 1 : 2;
}

template <class Value>
void add_once(std::vector<Value>& values, const Value& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

/// What has to be at hand; furniture goes without saying.
std::vector<std::string> things_of(const choreography::Demonstration& demonstration, const routine::Words& words) {
  constexpr std::size_t most = 2;
  std::vector<std::string> things;
  for (const choreography::Prop& prop : demonstration.props) {
    if (prop.kind.name == "low-chair" || prop.kind.name == "bed" || prop.kind.name == "helper-hands" ||
        prop.kind.name == "ink") {
      continue;
    }
    if (things.size() < most) add_once(things, words.text_or("things." + prop.kind.name, prop.kind.title));
  }
  return things;
}

Tile tile_of(const routine::Library& library, const anatomy::Rig& rig, int index) {
  const choreography::Demonstration& d = library.demonstrations[static_cast<std::size_t>(index)];
  Tile tile{false, index, d.id, d.title, d.summary, d.shot, choreography::spans_of(d).back().end, {}, {goal_of(d)}, {}};
  if (const auto position = position_of(d, rig)) {
    tile.positions.push_back(*position);
    tile.badges.emplace_back(named(library.words, "position", name_of(*position)));
  }
  for (std::string& thing : things_of(d, library.words)) tile.badges.push_back(std::move(thing));
  if (!d.advice.gate.empty()) tile.badges.emplace_back(library.words("tile.asks_first"));
  return tile;
}

Tile tile_of(const routine::Library& library, const anatomy::Rig& rig, const routine::Routine& routine, int index) {
  Tile tile{true, index, routine.id, routine.title, routine.summary, "", 0.0, {}, {}, {}};
  tile.seconds = routine::timeline_of(routine, library, {}).duration;
  for (const routine::Item& item : routine.items) {
    const auto& d = library.demonstrations[static_cast<std::size_t>(item.demonstration)];
    add_once(tile.goals, goal_of(d));
    if (const auto position = position_of(d, rig)) add_once(tile.positions, *position);
  }
  std::sort(tile.positions.begin(), tile.positions.end());
  tile.badges.push_back(size_text(routine, library.words));
  for (const Position position : tile.positions)
    tile.badges.emplace_back(named(library.words, "position", name_of(position)));
  return tile;
}

}  // namespace

const char* name_of(Goal goal) {
  switch (goal) {
    case Goal::stretch: return "Stretch";
    case Goal::strengthen: return "Strengthen";
    case Goal::balance: return "Balance";
    case Goal::jumps: return "Jumps";
    case Goal::massage: return "Massage";
    case Goal::explain: return "Explain";
  }
  return "";
}

const char* name_of(Position position) {
  switch (position) {
    case Position::seated: return "Seated";
    case Position::floor: return "On the floor";
    case Position::standing: return "Standing";
  }
  return "";
}

const char* name_of(Span span) {
  switch (span) {
    case Span::up_to_5: return "Up to 5 min";
    case Span::up_to_15: return "5 to 15 min";
    case Span::longer: return "Longer";
  }
  return "";
}

Span span_of(double seconds) {
  return seconds <= 300.0 ? Span::up_to_5 : seconds <= 900.0 ? Span::up_to_15 : Span::longer;
}

Goal goal_of(const choreography::Demonstration& demonstration) {
  const auto [letter, number] = parts_of(demonstration.shot);
  if (letter == 'G') return Goal::massage;
  if (letter != 'S') return Goal::explain;
  if (number <= 3) return Goal::stretch;
  if (number <= 16) return Goal::strengthen;
  if (number <= 26) return Goal::balance;
  return number <= 31 ? Goal::jumps : Goal::massage;
}

std::optional<Position> position_of(const choreography::Demonstration& demonstration, const anatomy::Rig& rig) {
  bool is_whole = false;  // more than a foot takes part
  double pelvis = 0.0;    // m above where it is in standing
  for (const choreography::Target& target : demonstration.start) {
    const std::string& name = rig.coordinates[static_cast<std::size_t>(target.coordinate)].name;
    if (name == "pelvis.up") pelvis = target.value;
    is_whole = is_whole || name == "pelvis.up" || name.starts_with("shoulder");
  }
  if (!is_whole) return std::nullopt;
  constexpr double on_a_chair = -0.2;
  constexpr double on_the_floor = -0.6;
  return pelvis < on_the_floor ? Position::floor : pelvis < on_a_chair ? Position::seated : Position::standing;
}

bool comes_before(const std::string& shot, const std::string& other) {
  const auto [letter, number] = parts_of(shot);
  const auto [other_letter, other_number] = parts_of(other);
  return std::pair(place_of(letter), number) < std::pair(place_of(other_letter), other_number);
}

void apply(Catalogue& catalogue, const CatalogueAction& action) {
  struct Applier {
    Catalogue& c;
    void operator()(const Search& a) const { c.search = a.words; }
    void operator()(const WantGoal& a) const { c.goal = a.goal; }
    void operator()(const WantPosition& a) const { c.position = a.position; }
    void operator()(const WantSpan& a) const { c.span = a.span; }
    void operator()(const WantAnything&) const { c = {}; }
  };
  std::visit(Applier{catalogue}, action);
}

std::vector<Tile> tiles_of(const routine::Library& library, const anatomy::Rig& rig) {
  std::vector<Tile> tiles;
  for (std::size_t i = 0; i < library.routines.size(); ++i) {
    tiles.push_back(tile_of(library, rig, library.routines[i], static_cast<int>(i)));
  }
  const auto first = static_cast<std::ptrdiff_t>(tiles.size());
  for (const int index : routine::originals(library)) tiles.push_back(tile_of(library, rig, index));
  std::stable_sort(tiles.begin() + first, tiles.end(), [](const Tile& a, const Tile& b) {
    if (a.goals != b.goals) return a.goals < b.goals;
    return comes_before(a.shot, b.shot);
  });
  return tiles;
}

std::string size_text(const routine::Routine& routine, const routine::Words& words) {
  constexpr int most = 4;
  const int blocks = routine::blocks_of(routine);
  if (blocks > most) return words.counted("tile.movements", static_cast<int>(routine.items.size()));
  return words.counted("tile.blocks", blocks);
}

std::string effort_text(const routine::Routine& routine, const routine::Library& library) {
  return length_text(routine::timeline_of(routine, library, {}).duration, library.words) + " \xC2\xB7 " +
         size_text(routine, library.words);
}

bool is_wanted(const Tile& tile, const Catalogue& catalogue) {
  const auto has = [](const auto& values, const auto& wish) {
    return !wish || std::find(values.begin(), values.end(), *wish) != values.end();
  };
  if (!has(tile.goals, catalogue.goal) || !has(tile.positions, catalogue.position)) return false;
  if (catalogue.span && span_of(tile.seconds) != *catalogue.span) return false;
  std::string all = tile.title + "\n" + tile.line + "\n" + tile.shot;
  for (const std::string& badge : tile.badges) all += "\n" + badge;
  all = routine::small_letters(all);
  std::istringstream words(routine::small_letters(catalogue.search));
  for (std::string word; words >> word;) {
    if (all.find(word) == std::string::npos) return false;
  }
  return true;
}

}  // namespace windlass::app
