#pragma once
// windlass anatomy: what the body is made of, and its sizes.
#include "app/shape.hpp"

namespace windlass::app {

struct AnatomyOptions {
  bool json = false;
  ShapeOptions shape;
};

/// Prints parts, coordinates, landmarks and sizes of the shape that was chosen. Throws `base::Failure`.
int list_anatomy(const AnatomyOptions& options);

}  // namespace windlass::app
