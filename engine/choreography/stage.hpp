#pragma once
#include <vector>

#include "engine/anatomy/mass.hpp"
#include "engine/anatomy/spot.hpp"

namespace windlass::choreography {

/// Who performs: a body, the places where it touches things, and where its mass is. The body must outlive it.
struct Stage {
  const anatomy::Body* body = nullptr;
  anatomy::Spots spots;
  std::vector<anatomy::Mass> masses;
};

}  // namespace windlass::choreography
