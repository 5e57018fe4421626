#include "app/commands/audit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/performer.hpp"
#include "app/start.hpp"
#include "engine/audit/audit.hpp"
#include "engine/base/side_by_side.hpp"
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

struct Judged {
  double duration = 0.0;  ///< s
  std::size_t moments = 0;
  std::vector<audit::Finding> findings;
};

/// Throws `base::Failure` when there is no clip.
Judged judged(const choreography::Demonstration& demonstration, const Performer& performer, const audit::Limits& limits) {
  const choreography::Compiled compiled = performer.clips->get(demonstration);
  if (!compiled.errors.empty()) throw base::Failure(compiled.errors);
  const audit::Record record =
      audit::recorded(demonstration, *compiled.clip, performer.body, audit::Extent::judged);
  const bool is_mistake = demonstration.version.kind == choreography::Version::Kind::mistake;
  return {compiled.clip->duration, record.moments.size(), audit::findings_in(record, limits, is_mistake)};
}

}  // namespace

int audit_content(const AuditOptions& options) {
  Sources sources = find_sources();
  if (!options.content.empty()) sources.content = options.content;
  const anatomy::Body body = load_body(sources);
  content::Loaded loaded = load_content(sources, body);
  const routine::Library& library = loaded.library;
  const audit::Limits limits = content::load_limits(platform::find_data("assets/audit.toml"), body.rig);
  std::vector<std::size_t> chosen;
  for (const std::string& id : options.ids) {
    chosen.push_back(static_cast<std::size_t>(demonstration_named(library, loaded.errors, id)));
  }
  if (options.ids.empty()) {
    if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
    chosen.resize(library.demonstrations.size());
    std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  }

  const Performers performers = performers_for(sources, body, library.demonstrations, chosen);
  Json demonstrations = Json::array();
  Json findings = Json::array();
  double seconds = 0.0;
  const auto tell = [&](std::size_t i, const Judged& judged) {
    seconds += judged.duration;
    for (const audit::Finding& finding : judged.findings) findings.push_back(record(finding));
    if (!options.json) print(judged.findings);
    demonstrations.push_back({{"id", library.demonstrations[chosen[i]].id},
                              {"duration_s", rounded(judged.duration)},
                              {"moments", judged.moments},
                              {"findings", judged.findings.size()}});
  };
  const auto judge = [&](std::size_t i) {
    const choreography::Demonstration& demonstration = library.demonstrations[chosen[i]];
    return judged(demonstration, performers.at(demonstration.arch), limits);
  };
  base::side_by_side(chosen.size(), judge, tell);
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
