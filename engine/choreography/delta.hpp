#pragma once
// Variants and mistakes: a demonstration in which only what is named is different.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/choreography/demonstration.hpp"

namespace windlass::choreography {

/// What changes about one phase; what is empty stays.
struct PhaseChange {
  std::size_t phase = 0;
  std::optional<double> duration;  ///< s
  std::string caption;
  std::string voice;
  std::string camera;
};

/// What one coordinate was to do another one does in its stead, times `gain`.
struct Instead {
  int of = 0;
  int moves = 0;
  double gain = 1.0;
};

/// Names in it are those of the demonstration it belongs to.
struct Delta {
  Version version;  ///< `of` is not set.
  std::string title;    ///< Empty: as the original.
  std::string summary;  ///< The same.
  std::vector<std::string> covers;
  std::optional<double> arch;                ///< As `Demonstration::arch`.
  std::optional<std::vector<Target>> start;  ///< Another posture to start from.
  std::optional<std::vector<bool>> phases;   ///< Which ones `add` … `swing` and `pace` change; nothing: all, and the start.
  std::vector<Target> add;                   ///< To what coordinates reach.
  std::vector<Target> set;                   ///< Instead of it.
  std::vector<std::pair<int, double>> scale;  ///< Coordinate, and by what its values are multiplied.
  std::vector<Instead> instead;
  std::vector<Target> swing;                 ///< To and fro during holds, by so much …
  double swing_period = 1.0;                 ///< … once in so many seconds.
  double pace = 1.0;                         ///< 2: in half the time.
  std::vector<PhaseChange> changes;
  std::optional<std::vector<bool>> repeats;  ///< Of the phases that are repeated these alone; nothing: all. Not with `swing`.
  std::vector<std::string> without;  ///< Contacts, balances, props and marks that are not there.
  std::vector<Prop> props;           ///< Instead of those of the same name, or besides.
  std::vector<Contact> contacts;     ///< The same.
  std::vector<Roll> rolls;           ///< Instead of those of the same prop, or besides.
  std::vector<Carry> carries;        ///< Besides those of the original.
  std::vector<Strap> straps;         ///< Instead of those of the same prop, or besides.
  std::vector<Balance> balances;     ///< The same.
  std::vector<Mark> marks;           ///< Instead of those of the same name, or besides.
  std::uint64_t content = 0;         ///< As `Demonstration::content`.
  base::Where where;
};

/// `original` with what `delta` changes: an ordinary demonstration, called "original/name".
Demonstration with(Demonstration original, const Delta& delta);

}  // namespace windlass::choreography
