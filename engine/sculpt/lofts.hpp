#pragma once
// The two lofted masses: leg (horizontal sections) and foot (frontal sections, bent along the metatarsal heads).
#include "engine/sculpt/skin_tables.hpp"

namespace windlass::sculpt {

/// Distance to the leg with heel (mm), open at the top.
float leg_distance(const MassTables& tables, const glm::vec3& point);

/// Distance to the foot without toes (mm).
float foot_distance(const MassTables& tables, const glm::vec3& point);

/// Distance to an ellipsoid with axes along x, y, z; exact on the surface, near it first order.
float ellipsoid_distance(const glm::vec3& from_centre, const glm::vec3& radii);

}  // namespace windlass::sculpt
