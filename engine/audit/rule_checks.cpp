#include <algorithm>
#include <cmath>

#include "engine/audit/checks.hpp"
#include "engine/audit/quantity.hpp"
#include "engine/audit/worst.hpp"

namespace windlass::audit {
namespace {

using choreography::Rule;

/// Moments that a rule speaks of, in stretches without a break. Never empty ones.
using Stretches = std::vector<std::vector<std::size_t>>;

Stretches stretches_of(const Record& record, const Rule& rule, const Series& series, const Series& beside) {
  const std::vector<choreography::Contact>& contacts = record.demonstration->contacts;
  const auto during = std::find_if(contacts.begin(), contacts.end(),
                                   [&](const choreography::Contact& contact) { return contact.name == rule.during; });
  Stretches stretches;
  bool is_open = false;
  for (std::size_t n = 0; n < record.moments.size(); ++n) {
    const Moment& moment = record.moments[n];
    const bool counts = rule.active[moment.phase] && !std::isnan(series[n]) &&
                        (beside.empty() || !std::isnan(beside[n])) &&
                        (during == contacts.end() ||
                         moment.contacts[static_cast<std::size_t>(during - contacts.begin())].active);
    if (counts && !is_open) stretches.emplace_back();
    if (counts) stretches.back().push_back(n);
    is_open = counts;
  }
  return stretches;
}

/// How much of the motion's energy lies in `series` rather than in `beside`: percent.
double share_of_energy(const Stretches& stretches, const Series& series, const Series& beside) {
  double own = 0.0;
  double other = 0.0;
  for (const std::vector<std::size_t>& stretch : stretches) {
    for (std::size_t i = 1; i < stretch.size(); ++i) {
      own += std::pow(series[stretch[i]] - series[stretch[i - 1]], 2);
      other += std::pow(beside[stretch[i]] - beside[stretch[i - 1]], 2);
    }
  }
  return own + other > 0.0 ? 100.0 * own / (own + other) : 0.0;
}

/// s: the longest time without a break within 5 % of the greatest value.
double plateau_of(const Record& record, const Stretches& stretches, const Series& series) {
  double top = -std::numeric_limits<double>::infinity();
  for (const std::vector<std::size_t>& stretch : stretches) {
    for (const std::size_t n : stretch) top = std::max(top, series[n]);
  }
  double longest = 0.0;
  for (const std::vector<std::size_t>& stretch : stretches) {
    double begin = -1.0;
    for (const std::size_t n : stretch) {
      const double time = record.moments[n].time;
      if (series[n] < top - 0.05 * std::abs(top)) {
        begin = -1.0;
        continue;
      }
      if (begin < 0.0) begin = time;
      longest = std::max(longest, time - begin);
    }
  }
  return longest;
}

double value_of_rule(const Record& record, const Rule& rule, const Stretches& stretches, const Series& series,
                     const Series& beside) {
  std::vector<double> values;
  double net = 0.0;
  for (const std::vector<std::size_t>& stretch : stretches) {
    for (const std::size_t n : stretch) values.push_back(series[n]);
    net += series[stretch.back()] - series[stretch.front()];
  }
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  switch (rule.of) {
    case Rule::Of::each: break;  // judged moment by moment
    case Rule::Of::least: return *least;
    case Rule::Of::greatest: return *greatest;
    case Rule::Of::range: return *greatest - *least;
    case Rule::Of::net: return net;
    case Rule::Of::plateau: return plateau_of(record, stretches, series);
    case Rule::Of::energy: return share_of_energy(stretches, series, beside);
  }
  return 0.0;
}

}  // namespace

Findings rule_findings(const Record& record) {
  Findings findings;
  for (const Rule& rule : record.demonstration->rules) {
    const Series series = series_of(rule.quantity, record);
    const Series beside = rule.beside.empty() ? Series{} : series_of(rule.beside, record);
    const Stretches stretches = stretches_of(record, rule, series, beside);
    const std::string what = "'" + rule.name + "' – " + rule.quantity;
    if (stretches.empty()) {
      findings.push_back({record.demonstration->id, "rule", 0.0, rule.name, 0.0, 0.0, "",
                          what + " has no value in the phases of the rule"});
      continue;
    }
    Worst worst("rule", rule.name, "");
    const auto judge = [&](double time, double value) {
      if (rule.max) worst.above(time, value, *rule.max);
      if (rule.min) worst.below(time, value, *rule.min);
    };
    if (rule.of == Rule::Of::each) {
      for (const std::vector<std::size_t>& stretch : stretches) {
        for (const std::size_t n : stretch) judge(record.moments[n].time, series[n]);
      }
    } else {
      judge(record.moments[stretches.back().back()].time, value_of_rule(record, rule, stretches, series, beside));
    }
    worst.report(record, what + " is", findings);
  }
  return findings;
}

}  // namespace windlass::audit
