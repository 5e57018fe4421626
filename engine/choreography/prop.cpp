#include "engine/choreography/prop.hpp"

#include <algorithm>

namespace windlass::choreography {

bool is_bar(const PropKind& kind) {
  return std::any_of(kind.features.begin(), kind.features.end(),
                     [](const Feature& feature) { return feature.shape == Feature::Shape::bar; });
}

std::optional<Feature> find_feature(const PropKind& kind, std::string_view name) {
  const auto found = std::find_if(kind.features.begin(), kind.features.end(),
                                  [&](const Feature& feature) { return feature.name == name; });
  if (found == kind.features.end()) return std::nullopt;
  return *found;
}

Feature placed(const Feature& feature, const base::Transform& world_from_prop) {
  Feature result = feature;
  result.point = base::apply(world_from_prop, feature.point);
  result.direction = world_from_prop.rotation * feature.direction;
  return result;
}

}  // namespace windlass::choreography
