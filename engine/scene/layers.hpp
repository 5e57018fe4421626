#pragma once
// What the x-ray slider does to each layer, and how each part answers light.
#include "engine/anatomy/body.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::scene {

/// How much is left of a layer.
struct Peel {
  float glass = 0.0F;     ///< 0 opaque … 1 clear glass
  float presence = 1.0F;  ///< 0: not drawn
};

/// State of `layer` when the slider stands at `xray` (0 skin … 1 bone): layers turn to glass and vanish from the
/// outside in, each before the next begins; bone stays.
Peel peel_of(anatomy::Layer layer, double xray);

/// Clothes, skin and nails: what is seen of a person without an x-ray.
bool is_outside(anatomy::Layer layer);

/// How a part's surface answers light: by its layer; tendons by name.
Material material_of(const anatomy::Part& part);

}  // namespace windlass::scene
