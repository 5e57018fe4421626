#pragma once
// windlass anatomy: what the body is made of.

namespace windlass::app {

struct AnatomyOptions {
  bool json = false;
};

/// Prints parts, coordinates and landmarks. Throws `base::Failure`.
int list_anatomy(const AnatomyOptions& options);

}  // namespace windlass::app
