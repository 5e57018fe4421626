#pragma once
// windlass bench: how fast this machine draws, measured off-screen with the panel shown.
#include <string>

namespace windlass::app {

struct BenchOptions {
  int frames = 200;  ///< Measured while playing; 10 … 10000.
  bool json = false;
  std::string own_skin;  ///< A user's own model to show; empty: ours.
};

/// Prints medians with their spread (10 % – 90 %). Throws `base::Failure` when it cannot draw.
int bench(const BenchOptions& options);

}  // namespace windlass::app
