#include "engine/anatomy/body.hpp"

namespace windlass::anatomy {

const char* name_of(Layer layer) {
  switch (layer) {
    case Layer::skin: return "skin";
    case Layer::nail: return "nail";
    case Layer::fat_pad: return "fat pad";
    case Layer::fascia: return "fascia";
    case Layer::superficial_muscle: return "superficial muscle";
    case Layer::deep_muscle: return "deep muscle";
    case Layer::ligament: return "ligament";
    case Layer::bone: return "bone";
  }
  return "";
}

}  // namespace windlass::anatomy
