#include "app/commands/list.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include <nlohmann/json.hpp>

#include "app/start.hpp"
#include "engine/content/read_marks.hpp"
#include "engine/routine/ladder.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::app {
namespace {

using text::names_of;

using Json = nlohmann::ordered_json;

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

/// To thousandths: without the noise of adding tenths.
double rounded(double value) {
  return std::round(value * 1000.0) / 1000.0 + 0.0;  // and without a negative zero
}

double duration_of(const routine::Library& library, const routine::Routine& routine) {
  return routine::timeline_of(routine, library, {}).duration;
}

Json record(const choreography::Advised<choreography::Range>& figure) {
  const choreography::Range& range = figure.value;
  Json value = {{"least", rounded(range.least)}};
  value["most"] = range.is_open() ? Json(nullptr) : Json(rounded(range.most));  // null: or more
  value["from"] = name_of(figure.from);
  return value;
}

Json record(const choreography::AdvisedDose& dose) {
  Json record_of_dose = Json::object();
  const auto add = [&](const char* key, const std::optional<choreography::Advised<choreography::Range>>& figure) {
    if (figure) record_of_dose[key] = record(*figure);
  };
  add("repetitions", dose.repetitions);
  add("sets", dose.sets);
  add("hold_s", dose.hold);
  add("minutes", dose.minutes);
  add("rest_s", dose.rest);
  add("per_day", dose.per_day);
  add("per_week", dose.per_week);
  if (dose.sides) record_of_dose["sides"] = {{"value", name_of(dose.sides->value)}, {"from", name_of(dose.sides->from)}};
  if (!dose.note.empty()) record_of_dose["note"] = dose.note;
  return record_of_dose;
}

Json phases_of(const choreography::Demonstration& d) {
  const std::vector<choreography::Span> spans = choreography::spans_of(d);
  Json phases = Json::array();
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const choreography::Phase& phase = d.phases[i];
    phases.push_back({{"name", phase.name},
                      {"part", name_of(phase.part)},
                      {"begin_s", rounded(spans[i].begin)},
                      {"end_s", rounded(spans[i].end)},
                      {"hold", phase.hold},
                      {"caption", phase.caption},
                      {"voice", phase.voice},
                      {"camera", phase.camera},
                      {"x_ray", phase.xray ? Json(*phase.xray) : Json(nullptr)},  // null: as before
                      {"shows", phase.shows}});
  }
  return phases;
}

Json millimetres(const glm::dvec3& metres) {
  Json mm = Json::array();
  for (int axis = 0; axis < 3; ++axis) mm.push_back(rounded(metres[axis] * 1000.0));
  return mm;
}

Json marks_of(const choreography::Demonstration& d) {
  Json marks = Json::array();
  for (const choreography::Mark& mark : d.marks) {
    Json phases = Json::array();
    for (std::size_t i = 0; i < d.phases.size(); ++i) {
      if (mark.active[i]) phases.push_back(d.phases[i].name);
    }
    marks.push_back({{"name", mark.name},
                     {"label", mark.label},
                     {"means", content::mark_means()[static_cast<std::size_t>(mark.means)]},
                     {"at", mark.landmark},
                     {"shift_mm", millimetres(mark.shift)},
                     {"half_mm", millimetres(mark.half)},
                     {"radius_mm", rounded(mark.radius * 1000.0)},
                     {"phases", phases}});
  }
  return marks;
}

double duration_of(const choreography::Demonstration& d) {
  return rounded(choreography::spans_of(d).back().end);
}

/// The variants or the mistakes of a demonstration.
Json versions(const routine::Library& library, int demonstration, choreography::Version::Kind kind) {
  Json records = Json::array();
  for (const int index : routine::versions_of(library, demonstration, kind)) {
    const choreography::Demonstration& d = library.demonstrations[static_cast<std::size_t>(index)];
    Json one = {{"name", d.version.name}, {"title", d.title}};
    if (kind == choreography::Version::Kind::mistake) {
      one["reason"] = d.version.reason;
      one["fix"] = d.version.fix;
    } else {
      one["summary"] = d.summary;
    }
    one["covers"] = d.covers;
    one["duration_s"] = duration_of(d);
    one["contacts"] = names_of(d.contacts);
    one["props"] = names_of(d.props);
    one["marks"] = marks_of(d);
    records.push_back(std::move(one));
  }
  return records;
}

Json record(const routine::Library& library, int index) {
  using Kind = choreography::Version::Kind;
  const choreography::Demonstration& d = library.demonstrations[static_cast<std::size_t>(index)];
  const choreography::Advice& advice = d.advice;
  Json prerequisites = Json::array();
  for (const choreography::Link& link : advice.prerequisites) prerequisites.push_back(link.id);
  const routine::Steps steps = routine::steps_of(library.demonstrations, d.id);
  return {{"id", d.id},
          {"kind", "demonstration"},
          {"title", d.title},
          {"summary", d.summary},
          {"shot", d.shot},
          {"covers", d.covers},
          {"source", d.source},
          {"duration_s", duration_of(d)},
          {"sides", {"right", "left"}},
          {"phases", phases_of(d)},
          {"cameras", d.cameras},
          {"contacts", names_of(d.contacts)},
          {"props", names_of(d.props)},
          {"marks", marks_of(d)},
          {"variants", versions(library, index, Kind::variant)},
          {"mistakes", versions(library, index, Kind::mistake)},
          {"dose", record(advice.dose)},
          {"felt", advice.felt},
          {"works", advice.works},
          {"gate", advice.gate},
          {"cautions", advice.cautions},
          {"prerequisites", prerequisites},
          {"easier", steps.easier},
          {"harder", steps.harder}};
}

Json record(const routine::Library& library, const routine::Routine& r) {
  Json items = Json::array();
  for (const routine::Item& item : r.items) {
    items.push_back(library.demonstrations[static_cast<std::size_t>(item.demonstration)].id);
  }
  return {{"id", r.id},           {"kind", "routine"},
          {"title", r.title},     {"summary", r.summary},
          {"shot", ""},           {"covers", r.covers},
          {"source", r.source},   {"duration_s", rounded(duration_of(library, r))},
          {"sides", sides_of(r)}, {"items", items}};
}

Json record(const routine::Programme& programme) {
  Json stages = Json::array();
  for (const routine::Stage& stage : programme.stages) {
    Json week = Json::object();
    for (std::size_t day = 0; day < stage.week.size(); ++day) {
      for (const routine::Half half : routine::every_half) {
        const std::string& id = stage.week[day][static_cast<std::size_t>(half)];
        if (!id.empty()) week[routine::weekdays[day]][name_of(half)] = id;
      }
    }
    stages.push_back({{"title", stage.title}, {"summary", stage.summary}, {"gate", stage.gate}, {"week", week}});
  }
  return {{"id", programme.id},           {"kind", "programme"},          {"title", programme.title},
          {"summary", programme.summary}, {"source", programme.source},
          {"covers", programme.covers},   {"stages", stages}};
}

Json record(const routine::Card& card) {
  const routine::Shot& shot = card.shot;
  Json picture = {{"demonstration", shot.demonstration}, {"view", shot.view}, {"moment_s", shot.moment}};
  picture["x_ray"] = shot.xray ? Json(*shot.xray) : Json(nullptr);  // null: as the demonstration has it there
  picture["shows"] = shot.shows;
  return {{"id", card.id},
          {"kind", "card"},
          {"title", card.title},
          {"topic", {{"id", card.topic.id}, {"title", card.topic.title}}},
          {"text", card.text},
          {"points", card.points},
          {"source", card.source},
          {"standing", name_of(card.standing)},
          {"covers", card.covers},
          {"words", card.words},
          {"picture", picture}};
}

Json record(const routine::Safety& safety) {
  Json flags = Json::array();
  for (const routine::RedFlag& flag : safety.flags) {
    flags.push_back({{"id", flag.id},
                     {"kind", name_of(flag.kind)},
                     {"statement", flag.statement},
                     {"advice", flag.advice}});
  }
  Json gates = Json::array();
  for (const routine::Gate& gate : safety.gates) {
    gates.push_back({{"id", gate.id},
                     {"question", gate.question},
                     {"passes", gate.passes ? "yes" : "no"},
                     {"otherwise", gate.otherwise}});
  }
  return {{"id", "safety"},
          {"kind", "safety"},
          {"title", safety.notice.title},
          {"text", safety.notice.text},
          {"covers", safety.covers},
          {"flags", flags},
          {"gates", gates},
          {"ask_first", safety.ask_first.points}};
}

void print_row(const std::string& id, const char* kind, double duration, const std::string& covers,
               const std::string& title) {
  std::printf("%-24s %-14s %6.1f s  %-6s %s\n", id.c_str(), kind, duration, covers.c_str(), title.c_str());
}

/// "    mistakes: heel-lifts, knee-bends"; nothing where there are none.
void print_versions(const routine::Library& library, int demonstration, choreography::Version::Kind kind,
                    const char* word) {
  std::string names;
  for (const int index : routine::versions_of(library, demonstration, kind)) {
    names += (names.empty() ? "" : ", ") + library.demonstrations[static_cast<std::size_t>(index)].version.name;
  }
  if (!names.empty()) std::printf("    %s: %s\n", word, names.c_str());
}

}  // namespace

int list(const ListOptions& options) {
  const Sources sources = find_sources();
  const content::Loaded loaded = load_content(sources, load_body(sources));
  const routine::Library& library = loaded.library;
  Json records = Json::array();
  for (const int i : routine::originals(library)) {
    const choreography::Demonstration& d = library.demonstrations[static_cast<std::size_t>(i)];
    if (options.json) {
      records.push_back(record(library, i));
    } else {
      print_row(d.id, "demonstration", duration_of(d), d.shot, d.title);
      print_versions(library, i, choreography::Version::Kind::variant, "variants");
      print_versions(library, i, choreography::Version::Kind::mistake, "mistakes");
    }
  }
  for (const routine::Routine& r : library.routines) {
    if (options.json) {
      records.push_back(record(library, r));
    } else {
      print_row(r.id, "routine", duration_of(library, r), "", r.title);
    }
  }
  for (const routine::Programme& programme : library.programmes) {
    if (options.json) {
      records.push_back(record(programme));
    } else {
      std::printf("%-24s %-14s %3zu stages         %s\n", programme.id.c_str(), "programme", programme.stages.size(),
                  programme.title.c_str());
    }
  }
  if (options.json) {
    for (const routine::Card& card : library.cards) records.push_back(record(card));
    if (library.safety.is_there()) records.push_back(record(library.safety));
  }
  if (options.json) std::printf("%s\n", records.dump(2).c_str());
  if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
  return 0;
}

}  // namespace windlass::app
