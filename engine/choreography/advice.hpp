#pragma once
// What a demonstration says besides its movement: how much of it, where it is felt, what comes before and after.
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.hpp"

namespace windlass::choreography {

/// Where a dose's figures come from. Never mixed up on the screen.
/// `shortened`: cut down on purpose so that many things can be seen in little time; no advice.
enum class Provenance { article, app_default, clinician, shortened };

const char* name_of(Provenance provenance);

/// `both`: one after the other, for the same time. `together`: both feet at once.
enum class Sides { right, left, both, together };

const char* name_of(Sides sides);

/// From `least` to `most`; equal for a single figure. `most` is infinite for "60 or more".
struct Range {
  double least = 0.0;
  double most = 0.0;

  bool is_open() const { return most == std::numeric_limits<double>::infinity(); }
  bool operator==(const Range&) const = default;
};

template <class Value>
struct Advised {
  Value value{};
  Provenance from = Provenance::app_default;

  bool operator==(const Advised&) const = default;
};

/// How much of a demonstration, as far as anything is said.
struct AdvisedDose {
  std::optional<Advised<Range>> repetitions;  ///< In a set.
  std::optional<Advised<Range>> sets;
  std::optional<Advised<Range>> hold;     ///< s
  std::optional<Advised<Range>> minutes;  ///< For all of it together, each side.
  std::optional<Advised<Range>> rest;     ///< s between sets
  std::optional<Advised<Range>> per_day;
  std::optional<Advised<Range>> per_week;
  std::optional<Advised<Sides>> sides;
  std::string note;  ///< What the figures do not tell.

  bool operator==(const AdvisedDose&) const = default;
};

/// Another demonstration, and where it is named.
struct Link {
  std::string id;
  base::Where where;
};

struct Advice {
  AdvisedDose dose;
  std::vector<std::string> felt;   ///< Zones or parts of the body: "calf", "achilles".
  std::vector<std::string> works;  ///< The same, for what gets stronger.
  std::string gate;                ///< What must be asked before: "achilles"; empty: nothing.
  std::vector<std::string> cautions;  ///< What is told before Start, a line each.
  std::vector<Link> prerequisites;
  std::vector<Link> easier;
  std::vector<Link> harder;
};

}  // namespace windlass::choreography
