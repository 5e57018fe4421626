#include "engine/routine/rungs.hpp"

#include <algorithm>

namespace windlass::routine {
namespace {

std::string key_of(std::string_view routine, const std::string& demonstration) {
  return std::string(routine) + "/" + demonstration;
}

const std::string& id_of(const Item& item, const Library& library) {
  return library.demonstrations[static_cast<std::size_t>(item.demonstration)].id;
}

}  // namespace

Item swapped(Item item, int demonstration, const Library& library) {
  if (item.demonstration == demonstration) return item;
  item.demonstration = demonstration;
  item.tempo.clear();  // of phases that the other one has not
  if (item.dose.provenance == Provenance::clinician) return item;
  const double rest = item.dose.rest;
  item.dose = dose_of(library.demonstrations[static_cast<std::size_t>(demonstration)]);
  item.dose.rest = rest;
  return item;
}

Steps steps_in(const Routine& routine, int item, const Library& library) {
  Steps steps = steps_of(library.demonstrations, id_of(routine.items[static_cast<std::size_t>(item)], library));
  const auto is_there = [&](const std::string& id) {
    return std::any_of(routine.items.begin(), routine.items.end(), [&](const Item& i) { return id_of(i, library) == id; });
  };
  for (auto* ids : {&steps.easier, &steps.harder}) std::erase_if(*ids, is_there);
  return steps;
}

Routine with_rungs(Routine routine, const Rungs& rungs, const Library& library) {
  for (Item& item : routine.items) {
    const auto rung = rungs.find(key_of(routine.id, id_of(item, library)));
    if (rung == rungs.end()) continue;
    if (const auto found = find_demonstration(library, rung->second)) item = swapped(item, *found, library);
  }
  return routine;
}

void take_rung(Rungs& rungs, const Library& library, std::string_view id, int item, const std::string& demonstration) {
  const auto found = find_routine(library, id);
  if (!found) return;
  const Routine& routine = library.routines[static_cast<std::size_t>(*found)];
  if (item < 0 || item >= static_cast<int>(routine.items.size())) return;
  const std::string& own = id_of(routine.items[static_cast<std::size_t>(item)], library);
  rungs.erase(key_of(id, own));
  if (own != demonstration) rungs[key_of(id, own)] = demonstration;
}

std::string text_of(const Rungs& rungs) {
  std::string text;
  for (const auto& [key, demonstration] : rungs) text += key + "=" + demonstration + ";";
  return text;
}

Rungs rungs_from(std::string_view text) {
  Rungs rungs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view entry = text.substr(0, end);
    const std::size_t sign = entry.find('=');
    if (sign != std::string_view::npos) rungs[std::string(entry.substr(0, sign))] = entry.substr(sign + 1);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return rungs;
}

}  // namespace windlass::routine
