#include "engine/routine/routine.hpp"

namespace windlass::routine {
namespace {

template <class Items>
std::optional<int> index_of_id(const Items& items, std::string_view id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return static_cast<int>(i);
  }
  return std::nullopt;
}

}  // namespace

const char* name_of(Provenance provenance) {
  switch (provenance) {
    case Provenance::article: return "article";
    case Provenance::app_default: return "app default";
    case Provenance::clinician: return "your clinician";
  }
  return "";
}

std::optional<int> find_demonstration(const Library& library, std::string_view id) {
  return index_of_id(library.demonstrations, id);
}

std::optional<int> find_routine(const Library& library, std::string_view id) {
  return index_of_id(library.routines, id);
}

Routine routine_of(const Library& library, int demonstration) {
  const choreography::Demonstration& d = library.demonstrations[static_cast<std::size_t>(demonstration)];
  Routine result;
  result.id = d.id;
  result.title = d.title;
  result.summary = d.summary;
  result.source = d.source;
  result.covers = d.covers;
  result.items.push_back({demonstration, {.repetitions = 3, .hold = {}, .rest = 0.0, .sides = Sides::right}});
  result.where = d.where;
  return result;
}

}  // namespace windlass::routine
