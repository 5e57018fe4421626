#include "app/commands/audit.hpp"

#include <cmath>
#include <cstdio>
#include <optional>

#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/start.hpp"
#include "engine/audit/audit.hpp"
#include "engine/content/read_limits.hpp"
#include "engine/platform/paths.hpp"

namespace windlass::app {
namespace {

using Json = nlohmann::ordered_json;

/// Six decimals: a micrometre, a millionth of a degree.
double rounded(double value) {
  return std::round(value * 1e6) / 1e6;
}

Json record(const audit::Finding& finding) {
  return {{"demonstration", finding.demonstration},
          {"check", finding.check},
          {"time_s", rounded(finding.time)},
          {"subject", finding.subject},
          {"amount", rounded(finding.amount)},
          {"limit", rounded(finding.limit)},
          {"unit", finding.unit},
          {"text", finding.text}};
}

/// Who performs: a body in some shape, and its clips.
struct Performer {
  anatomy::Body body;
  anatomy::MorphologyTable shapes;
  anatomy::Morphology morphology;
  std::shared_ptr<choreography::Clips> clips;
};

/// `usual` with another arch.
Performer with_arch(const Performer& usual, double arch) {
  Performer performer = usual;
  performer.morphology.arch = arch;
  performer.body = anatomy::shaped(usual.body, performer.morphology, usual.shapes);
  performer.clips = usual.clips->of_shape(choreography::performer_of(performer.body), shape_key(performer.morphology));
  return performer;
}

/// A line each; of many of one check the first few.
void print(const std::vector<audit::Finding>& findings) {
  constexpr std::size_t enough = 4;
  std::size_t same = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const audit::Finding& finding = findings[i];
    const bool is_last = i + 1 == findings.size() || findings[i + 1].check != finding.check;
    ++same;
    if (same <= enough) {
      std::printf("%s: %s: %s\n", finding.demonstration.c_str(), finding.check.c_str(), finding.text.c_str());
    } else if (is_last) {
      std::printf("%s: %s: %zu more of these, see --json\n", finding.demonstration.c_str(), finding.check.c_str(),
                  same - enough);
    }
    if (is_last) same = 0;
  }
}

}  // namespace

int audit_content(const AuditOptions& options) {
  Sources sources = find_sources();
  if (!options.content.empty()) sources.content = options.content;
  const anatomy::Body body = load_body(sources);
  content::Loaded loaded = load_content(sources, body);
  routine::Library& library = loaded.library;
  const anatomy::MorphologyTable shapes = load_shapes(sources);
  anatomy::Morphology morphology;
  morphology.foot_length = shapes.foot_length;
  const Performer usual{body, shapes, morphology, clips_of(sources, body, morphology)};
  const audit::Limits limits = content::load_limits(platform::find_data("assets/audit.toml"), body.rig);
  std::vector<std::size_t> chosen;
  for (const std::string& id : options.ids) {
    chosen.push_back(static_cast<std::size_t>(demonstration_named(library, loaded.errors, id)));
  }
  if (options.ids.empty()) {
    if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
    for (std::size_t i = 0; i < library.demonstrations.size(); ++i) {
      const bool is_wrong = library.demonstrations[i].version.kind == choreography::Version::Kind::mistake;
      if (!is_wrong) chosen.push_back(i);  // a mistake is there to break the rules
    }
  }

  Json demonstrations = Json::array();
  Json findings = Json::array();
  double seconds = 0.0;
  for (const std::size_t i : chosen) {
    const choreography::Demonstration& demonstration = library.demonstrations[i];
    std::optional<Performer> other;
    if (demonstration.arch) other = with_arch(usual, *demonstration.arch);
    const Performer& performer = other ? *other : usual;
    const choreography::Compiled compiled = performer.clips->get(demonstration);
    if (!compiled.errors.empty()) throw base::Failure(compiled.errors);
    const motion::Clip& clip = *compiled.clip;
    const audit::Record measured = audit::recorded(demonstration, clip, performer.body, audit::Extent::judged);
    const bool is_mistake = demonstration.version.kind == choreography::Version::Kind::mistake;
    const std::vector<audit::Finding> found = audit::findings_in(measured, limits, is_mistake);
    seconds += clip.duration;
    for (const audit::Finding& finding : found) findings.push_back(record(finding));
    if (!options.json) print(found);
    demonstrations.push_back({{"id", demonstration.id},
                              {"duration_s", rounded(clip.duration)},
                              {"moments", measured.moments.size()},
                              {"findings", found.size()}});
  }
  if (options.json) {
    const Json all{{"demonstrations", demonstrations}, {"findings", findings}, {"skipped", audit::skipped()}};
    std::printf("%s\n", all.dump(2).c_str());
  } else {
    std::printf("%zu findings in %zu demonstrations, %.0f s of movement at %.0f moments a second\n", findings.size(),
                chosen.size(), seconds, audit::rate);
    for (const std::string& sentence : audit::skipped()) std::printf("not measured – %s\n", sentence.c_str());
  }
  return findings.empty() ? 0 : 1;
}

}  // namespace windlass::app
