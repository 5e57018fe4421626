#include "app/commands/trace.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include "app/arguments.hpp"
#include "app/start.hpp"
#include "engine/audit/quantity.hpp"

namespace windlass::app {
namespace {

/// What is traced: one moment's posture, the name of its phase, and where in which clip it lies.
struct Moment {
  motion::Pose pose;
  std::string phase;
  int demonstration = 0;
  motion::Side side = motion::Side::right;
  double clip_time = 0.0;  ///< s
};

/// The clip; throws what keeps it from being made.
std::shared_ptr<const motion::Clip> clip_of(const routine::Library& library, int demonstration) {
  const auto compiled = library.clips->get(library.demonstrations[static_cast<std::size_t>(demonstration)]);
  if (!compiled.errors.empty()) throw base::Failure(compiled.errors);
  return compiled.clip;
}

/// What the audit measures of the contacts and things of some demonstrations.
class Measures {
 public:
  Measures(const anatomy::Body& body, const routine::Library& library, const std::vector<int>& demonstrations) {
    for (const int demonstration : demonstrations) {
      const auto index = static_cast<std::size_t>(demonstration);
      const choreography::Demonstration& d = library.demonstrations[index];
      if (clips_.contains(demonstration)) continue;
      std::vector<std::string> names;
      for (const choreography::Contact& contact : audit::touches_of(d)) {
        for (const std::string& end : audit::contact_quantities()) names.push_back("contact." + contact.name + "." + end);
      }
      for (const choreography::Prop& prop : d.props) {
        for (const std::string& end : audit::prop_quantities()) names.push_back("prop." + prop.name + "." + end);
      }
      if (names.empty()) continue;
      Clip clip{audit::recorded(d, *clip_of(library, demonstration), body, audit::Extent::whole), {}};
      for (const std::string& name : names) {
        clip.series[name] = audit::series_of(name, clip.record);
        if (std::find(columns_.begin(), columns_.end(), name) == columns_.end()) columns_.push_back(name);
      }
      clips_.emplace(demonstration, std::move(clip));
    }
  }

  /// Of all of them, each once.
  const std::vector<std::string>& columns() const { return columns_; }

  /// Nothing where the moment's demonstration has no such value.
  std::optional<double> value(const std::string& column, const Moment& moment) const {
    const auto clip = clips_.find(moment.demonstration);
    if (clip == clips_.end()) return std::nullopt;
    const auto series = clip->second.series.find(column);
    if (series == clip->second.series.end()) return std::nullopt;
    const double value = audit::value_at(clip->second.record, series->second, moment.clip_time);
    if (std::isnan(value)) return std::nullopt;
    const bool is_across = column.starts_with("prop.") && column.ends_with(".z");
    return is_across && moment.side == motion::Side::left ? -value : value;
  }

 private:
  struct Clip {
    audit::Record record;
    std::map<std::string, audit::Series> series;
  };
  std::map<int, Clip> clips_;
  std::vector<std::string> columns_;
};

/// Six decimals (a micrometre, a millionth of a degree); never "-0.000000".
void append(std::string& row, double value) {
  char text[32];
  std::snprintf(text, sizeof text, ",%.6f", std::abs(value) < 5e-7 ? 0.0 : value);
  row += text;
}

/// Quoted where CSV asks for it.
std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string header(const anatomy::Body& body, const Measures& measures) {
  std::string row = "t,phase";
  for (const anatomy::Coordinate& coordinate : body.rig.coordinates) row += "," + coordinate.name;
  for (const anatomy::Landmark& landmark : body.landmarks) {
    for (const char* axis : {".x", ".y", ".z"}) row += ",lm." + landmark.name + axis;
  }
  row += ",side,com.x,com.y,com.z";
  for (const std::string& column : measures.columns()) row += "," + column;
  return row;
}

Moment moment_of(const anatomy::Rig& rig, const routine::Library& library, int demonstration,
                 const motion::Clip& clip, motion::Side side, double clip_time) {
  const auto index = static_cast<std::size_t>(demonstration);
  Moment moment{motion::pose_at(clip, clip_time), "", demonstration, side, clip_time};
  const std::vector<choreography::Span> spans = choreography::spans_of(library.demonstrations[index]);
  std::size_t phase = 0;
  while (phase + 1 < spans.size() && clip_time >= spans[phase].end) ++phase;
  moment.phase = library.demonstrations[index].phases[phase].name;
  if (side == motion::Side::left) moment.pose = motion::mirrored(rig, moment.pose);
  return moment;
}

/// Calls `moment_at` for each n / fps up to `duration` and makes a row of each.
template <class MomentAt>
std::string table(const anatomy::Body& body, const Measures& measures, double duration, double fps,
                  MomentAt moment_at) {
  constexpr double rounding = 1e-9;  // the end itself is a row when it is a whole number of steps away
  std::string text = header(body, measures) + "\n";
  for (int n = 0; n / fps <= duration + rounding; ++n) {
    const Moment moment = moment_at(std::min(n / fps, duration));
    char time[32];
    std::snprintf(time, sizeof time, "%.6f", n / fps);
    std::string row = time + ("," + cell(moment.phase));
    for (std::size_t i = 0; i < moment.pose.values.size(); ++i) {
      append(row, anatomy::shown_value(body.rig.coordinates[i], moment.pose.values[i]));
    }
    const std::vector<base::Transform> world = motion::world_from_neutral(body.rig, moment.pose);
    for (const glm::dvec3& p : motion::landmarks_world(body, world)) {
      for (const double value : {p.x, p.y, p.z}) append(row, value);
    }
    row += moment.side == motion::Side::left ? ",left" : ",right";
    const glm::dvec3 mass = audit::centre_of_mass(body, world);
    for (const double value : {mass.x, mass.y, mass.z}) append(row, value);
    for (const std::string& column : measures.columns()) {
      const std::optional<double> value = measures.value(column, moment);
      if (value) {
        append(row, *value);
      } else {
        row += ",";
      }
    }
    text += row + "\n";
  }
  return text;
}

std::string trace_of_demonstration(const anatomy::Body& body, const content::Loaded& loaded,
                                   const TraceOptions& options) {
  const routine::Library& library = loaded.library;
  const int index = version_named(library, loaded.errors, options.id, options.variant, options.mistake);
  const motion::Side side = options.side.empty() ? motion::Side::right : side_named(options.side);
  const auto clip = clip_of(library, index);
  const Measures measures(body, library, {index});
  return table(body, measures, clip->duration, options.fps,
               [&](double time) { return moment_of(body.rig, library, index, *clip, side, time); });
}

std::string trace_of_routine(const anatomy::Body& body, const content::Loaded& loaded, const TraceOptions& options) {
  const routine::Library& library = loaded.library;
  const int index = routine_named(library, loaded.errors, options.id);
  const routine::Routine& routine = library.routines[static_cast<std::size_t>(index)];
  routine::Pace pace;
  if (!options.side.empty()) {
    pace.sides = side_named(options.side) == motion::Side::left ? routine::Sides::left : routine::Sides::right;
  }
  const routine::Timeline timeline = routine::timeline_of(routine, library, pace);
  std::vector<int> demonstrations;
  for (const routine::Item& item : routine.items) demonstrations.push_back(item.demonstration);
  const Measures measures(body, library, demonstrations);
  return table(body, measures, timeline.duration, options.fps, [&](double time) {
    const routine::Cue cue = routine::cue_at(routine, timeline, time);
    Moment moment = moment_of(body.rig, library, cue.demonstration, *clip_of(library, cue.demonstration), cue.side,
                              cue.clip_time);
    if (cue.activity == routine::Activity::perform) {
      moment.phase = library.demonstrations[static_cast<std::size_t>(cue.demonstration)]
                         .phases[static_cast<std::size_t>(cue.phase)]
                         .name;
    } else {
      moment.phase = routine::name_of(cue.activity);
    }
    return moment;
  });
}

void write(const std::string& path, const std::string& text) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::error_code code;
  if (!folder.empty()) std::filesystem::create_directories(folder, code);
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  if (!stream.flush()) throw base::Failure({{path}, "cannot be written", "check the folder and the room on the disk"});
}

/// The arch that the demonstration asks for.
std::optional<double> arch_for(const content::Loaded& loaded, const TraceOptions& options) {
  if (options.routine) return std::nullopt;
  const int index = version_named(loaded.library, loaded.errors, options.id, options.variant, options.mistake);
  return loaded.library.demonstrations[static_cast<std::size_t>(index)].arch;
}

}  // namespace

int trace(const TraceOptions& options) {
  if (!(options.fps >= 1.0 && options.fps <= 1000.0)) refuse("--fps must lie between 1 and 1000", "60 is usual");
  const Sources sources = find_sources(options.shape.own_skin);
  const anatomy::MorphologyTable shapes = load_shapes(sources);
  anatomy::Morphology morphology = morphology_of(options.shape, shapes);
  const anatomy::Body neutral = load_body(sources);
  content::Loaded loaded = load_content(sources, neutral);
  morphology.arch = arch_for(loaded, options).value_or(morphology.arch);
  const anatomy::Body body = anatomy::shaped(neutral, morphology, shapes);
  loaded.library.clips = clips_of(sources, body, morphology);
  write(options.out,
        options.routine ? trace_of_routine(body, loaded, options) : trace_of_demonstration(body, loaded, options));
  return 0;
}

}  // namespace windlass::app
