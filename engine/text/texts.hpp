#pragma once
// All texts of a TOML file by where they stand in it, for files whose keys are not known beforehand.
#include <optional>
#include <string>
#include <vector>

#include "engine/text/table.hpp"

namespace windlass::text {

/// A text under a dotted name, and where it stands. Of a list each has its number, from 1: "points.2".
struct NamedText {
  std::string name;
  std::string text;
  base::Where where;
};

/// Those of the file at `path`, in its order; true and false too, as "true" and "false". Anything else is a fault.
/// Nothing when the file cannot be read.
std::optional<std::vector<NamedText>> texts_of(const std::string& path, Errors& errors);

}  // namespace windlass::text
