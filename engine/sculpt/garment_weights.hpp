#pragma once
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/base/transform.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/sculpt/garment.hpp"

namespace windlass::sculpt {

/// Which joints move each vertex of a garment's `shell` (mm, foot frame), cut while the joints stood at `joints`.
/// Along the spine one segment hands over to the next; sleeves and legs follow their limbs, and the cloth between gives
/// way to both. Limbs that the garment has no piece for do not move it.
std::vector<anatomy::Influences> garment_influences(const Shell& shell, const GarmentTables& garment,
                                                    const anatomy::Rig& rig, const FootFrame& frame,
                                                    const std::vector<base::Transform>& joints);

}  // namespace windlass::sculpt
