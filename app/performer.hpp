#pragma once
// Who performs when content is checked or judged: most demonstrations the usual body, some one with another arch.
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/start.hpp"

namespace windlass::app {

struct Performer {
  anatomy::Body body;
  std::shared_ptr<choreography::Clips> clips;
};

/// By the arch that a demonstration asks for.
using Performers = std::map<std::optional<double>, Performer>;

/// For those of `demonstrations` that are `chosen`. `body`: in its own shape. Throws `base::Failure` with every fault of
/// the tables of shapes.
Performers performers_for(const Sources& sources, const anatomy::Body& body,
                          const std::vector<choreography::Demonstration>& demonstrations,
                          const std::vector<std::size_t>& chosen);

}  // namespace windlass::app
