#include "engine/routine/ladder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace windlass::routine {
namespace {

using choreography::Demonstration;
using choreography::Link;

/// Ids by the id that they come before.
using Order = std::map<std::string, std::set<std::string>>;

/// The way from `first` up to `last`, both included; empty when there is none.
std::vector<std::string> way(const Order& order, const std::string& first, const std::string& last,
                             std::set<std::string>& seen) {
  if (first == last) return {last};
  if (!seen.insert(first).second) return {};
  const auto next = order.find(first);
  if (next == order.end()) return {};
  for (const std::string& id : next->second) {
    std::vector<std::string> rest = way(order, id, last, seen);
    if (rest.empty()) continue;
    rest.insert(rest.begin(), first);
    return rest;
  }
  return {};
}

/// Adds `before` → `after` unless that closes a circle.
std::optional<base::Error> add(Order& order, const std::string& before, const std::string& after, const Link& link) {
  std::set<std::string> seen;
  const std::vector<std::string> back = way(order, after, before, seen);
  if (back.empty()) {
    order[before].insert(after);
    return std::nullopt;
  }
  std::string circle;
  for (const std::string& id : back) circle += id + " before ";
  return base::Error{link.where, "easier, harder and prerequisites run in a circle: " + circle + after,
                     "take one of these links away"};
}

void put(std::vector<std::string>& ids, const std::string& id) {
  if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
}

}  // namespace

std::vector<base::Error> unravel(std::vector<Demonstration>& demonstrations) {
  std::vector<base::Error> errors;
  Order order;
  for (Demonstration& d : demonstrations) {
    if (!d.version.of.empty()) continue;  // says what its original says
    const auto keep = [&](std::vector<Link>& links, bool is_before) {
      std::erase_if(links, [&](const Link& link) {
        auto error = is_before ? add(order, link.id, d.id, link) : add(order, d.id, link.id, link);
        if (error) errors.push_back(std::move(*error));
        return error.has_value();
      });
    };
    keep(d.advice.prerequisites, true);
    keep(d.advice.easier, true);
    keep(d.advice.harder, false);
  }
  return errors;
}

Steps steps_of(const std::vector<Demonstration>& demonstrations, const std::string& id) {
  Steps steps;
  for (const Demonstration& d : demonstrations) {
    if (!d.version.of.empty()) continue;
    for (const Link& link : d.advice.easier) {
      if (d.id == id) put(steps.easier, link.id);
      if (link.id == id) put(steps.harder, d.id);
    }
    for (const Link& link : d.advice.harder) {
      if (d.id == id) put(steps.harder, link.id);
      if (link.id == id) put(steps.easier, d.id);
    }
  }
  return steps;
}

}  // namespace windlass::routine
