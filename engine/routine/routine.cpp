#include "engine/routine/routine.hpp"

#include <algorithm>
#include <cmath>

namespace windlass::routine {

using choreography::Version;

namespace {

template <class Items>
std::optional<int> index_of_id(const Items& items, std::string_view id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return static_cast<int>(i);
  }
  return std::nullopt;
}

}  // namespace

Routine as_written(Routine routine) {
  if (routine.written) {
    routine.title = routine.written->title;
    routine.summary = routine.written->summary;
  }
  return routine;
}

bool has_voice(const Library& library) {
  const auto found = std::find_if(library.languages.begin(), library.languages.end(),
                                  [&](const Language& one) { return one.id == library.language; });
  return found == library.languages.end() || found->has_voice;
}

std::optional<int> find_demonstration(const Library& library, std::string_view id) {
  return index_of_id(library.demonstrations, id);
}

std::optional<int> find_routine(const Library& library, std::string_view id) {
  return index_of_id(library.routines, id);
}

std::optional<int> find_version(const Library& library, std::string_view id, Version::Kind kind,
                                std::string_view name) {
  const auto found = find_demonstration(library, std::string(id) + "/" + std::string(name));
  if (!found || library.demonstrations[static_cast<std::size_t>(*found)].version.kind != kind) return std::nullopt;
  return found;
}

std::vector<int> originals(const Library& library) {
  std::vector<int> result;
  for (std::size_t i = 0; i < library.demonstrations.size(); ++i) {
    if (library.demonstrations[i].version.of.empty()) result.push_back(static_cast<int>(i));
  }
  return result;
}

std::vector<int> versions_of(const Library& library, int demonstration, Version::Kind kind) {
  const std::string& id = library.demonstrations[static_cast<std::size_t>(demonstration)].id;
  std::vector<int> result;
  for (std::size_t i = 0; i < library.demonstrations.size(); ++i) {
    const Version& version = library.demonstrations[i].version;
    if (version.of == id && version.kind == kind) result.push_back(static_cast<int>(i));
  }
  return result;
}

int blocks_of(const Routine& routine) {
  int blocks = 0;
  std::string before;
  for (const Item& item : routine.items) {
    if (item.block.empty() || item.block != before) ++blocks;
    before = item.block;
  }
  return blocks;
}

Dose dose_of(const choreography::Demonstration& demonstration) {
  const choreography::AdvisedDose& advised = demonstration.advice.dose;
  Dose dose;
  bool is_article = true;
  bool is_given = false;
  const auto take = [&](const auto& figure) {
    if (!figure) return false;
    is_given = true;
    is_article = is_article && figure->from == Provenance::article;
    return true;
  };
  const auto whole = [](double value) { return static_cast<int>(std::lround(std::clamp(value, 1.0, 50.0))); };
  const bool counts = take(advised.repetitions);
  if (counts) dose.repetitions = whole(advised.repetitions->value.least);
  if (take(advised.sets)) dose.sets = whole(advised.sets->value.least);
  if (take(advised.hold)) dose.hold = advised.hold->value.least;
  if (take(advised.sides)) dose.sides = advised.sides->value;
  if (!counts && take(advised.minutes)) dose.minutes = advised.minutes->value.least;
  dose.rest = advised.rest ? advised.rest->value.least : change_seconds;
  dose.provenance = is_given && is_article ? Provenance::article : Provenance::app_default;
  return dose;
}

Routine routine_of(const Library& library, int demonstration) {
  const choreography::Demonstration& d = library.demonstrations[static_cast<std::size_t>(demonstration)];
  Routine result;
  result.id = d.id;
  result.title = d.title;
  result.summary = d.summary;
  result.source = d.source;
  result.covers = d.covers;
  Item item{demonstration};
  item.dose.repetitions = 3;
  const auto& sides = d.advice.dose.sides;
  item.dose.sides = sides && sides->value == Sides::together ? Sides::together : Sides::right;
  result.items.push_back(item);
  result.where = d.where;
  return result;
}

}  // namespace windlass::routine
