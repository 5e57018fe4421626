#pragma once
// windlass trace: a movement as a table of numbers.
#include <string>

#include "app/shape.hpp"

namespace windlass::app {

struct TraceOptions {
  std::string id;  ///< Of a demonstration, or of a routine when `routine`.
  bool routine = false;
  std::string variant;  ///< Of the demonstration; empty: as it is meant.
  std::string mistake;  ///< The same.
  double fps = 60.0;  ///< Rows a second.
  std::string side;   ///< right | left; empty: right, or the sides that the routine says.
  std::string out;    ///< CSV file; its folder is made when missing.
  ShapeOptions shape;
};

/// Writes one row for each n / fps from 0 to the end: t (s), phase, every coordinate (degrees, couplings included),
/// every landmark (m, world frame), side, centre of mass (m), and what the audit measures of each contact and thing;
/// cells stay empty where there is nothing to measure. Identical options give identical bytes. Throws `base::Failure`.
int trace(const TraceOptions& options);

}  // namespace windlass::app
