#include "app/commands/list.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "app/start.hpp"

namespace windlass::app {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> sides_of(const routine::Routine& routine) {
  using routine::Sides;
  const auto any = [&](Sides side) {
    return std::any_of(routine.items.begin(), routine.items.end(), [&](const routine::Item& item) {
      return item.dose.sides == side || item.dose.sides == Sides::both;
    });
  };
  std::vector<std::string> sides;
  if (any(Sides::right)) sides.emplace_back("right");
  if (any(Sides::left)) sides.emplace_back("left");
  return sides;
}

/// Without the noise of adding tenths.
double to_milliseconds(double seconds) {
  return std::round(seconds * 1000.0) / 1000.0;
}

double duration_of(const routine::Library& library, const routine::Routine& routine) {
  return routine::timeline_of(routine, library, {}).duration;
}

Json record(const routine::Library& library, std::size_t index) {
  const choreography::Demonstration& d = library.demonstrations[index];
  Json phases = Json::array();
  for (const choreography::Phase& phase : d.phases) phases.push_back(phase.name);
  return {{"id", d.id},
          {"kind", "demonstration"},
          {"title", d.title},
          {"summary", d.summary},
          {"shot", d.shot},
          {"covers", d.covers},
          {"source", d.source},
          {"duration_s", to_milliseconds(library.clips[index].duration)},
          {"sides", {"right", "left"}},
          {"phases", phases},
          {"cameras", d.cameras}};
}

Json record(const routine::Library& library, const routine::Routine& r) {
  Json items = Json::array();
  for (const routine::Item& item : r.items) {
    items.push_back(library.demonstrations[static_cast<std::size_t>(item.demonstration)].id);
  }
  return {{"id", r.id},           {"kind", "routine"},
          {"title", r.title},     {"summary", r.summary},
          {"shot", ""},           {"covers", r.covers},
          {"source", r.source},   {"duration_s", to_milliseconds(duration_of(library, r))},
          {"sides", sides_of(r)}, {"items", items}};
}

void print_row(const std::string& id, const char* kind, double duration, const std::string& covers,
               const std::string& title) {
  std::printf("%-24s %-14s %6.1f s  %-6s %s\n", id.c_str(), kind, duration, covers.c_str(), title.c_str());
}

}  // namespace

int list(const ListOptions& options) {
  const Sources sources = find_sources();
  const content::Loaded loaded = load_content(sources, load_body(sources));
  const routine::Library& library = loaded.library;
  Json records = Json::array();
  for (std::size_t i = 0; i < library.demonstrations.size(); ++i) {
    const choreography::Demonstration& d = library.demonstrations[i];
    if (options.json) {
      records.push_back(record(library, i));
    } else {
      print_row(d.id, "demonstration", library.clips[i].duration, joined(d.covers), d.title);
    }
  }
  for (const routine::Routine& r : library.routines) {
    if (options.json) {
      records.push_back(record(library, r));
    } else {
      print_row(r.id, "routine", duration_of(library, r), "", r.title);
    }
  }
  if (options.json) std::printf("%s\n", records.dump(2).c_str());
  if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
  return 0;
}

}  // namespace windlass::app
