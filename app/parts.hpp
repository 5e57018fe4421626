#pragma once
// The parts of the body by the names that people give them.
#include <optional>
#include <string>
#include <vector>

#include "app/tutor.hpp"

namespace windlass::app {

/// Depth of the x-ray at which parts of `layer` are in sight.
double depth_of(anatomy::Layer layer);

/// Index of the part called `name` in the tutor's body.
std::optional<std::size_t> find_part(const Tutor& tutor, const std::string& name);

/// What people call the part: its title, or its name where nothing is written about it.
std::string title_of(const Tutor& tutor, const anatomy::Part& part);

/// Indices of the parts whose title holds the searched words, in the order of layers, then titles; of all without words.
std::vector<std::size_t> parts_found(const Tutor& tutor);

}  // namespace windlass::app
