#include "engine/sculpt/simplify.hpp"

#include <limits>

#include <meshoptimizer.h>

namespace windlass::sculpt {

Simplified simplify(const Shell& shell, std::size_t target_triangles) {
  std::vector<std::uint32_t> indices(shell.triangles.size());
  constexpr float kAnyError = 1.0F;  // relative to the extent: the count decides
  const std::size_t count =
      meshopt_simplify(indices.data(), shell.triangles.data(), shell.triangles.size(), &shell.positions.data()->x,
                       shell.positions.size(), sizeof(glm::vec3), target_triangles * 3, kAnyError, 0, nullptr);
  indices.resize(count);

  constexpr std::uint32_t kUnused = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> new_index(shell.positions.size(), kUnused);
  for (const std::uint32_t i : indices) new_index[i] = 0;
  Simplified simplified;
  for (std::uint32_t i = 0; i < new_index.size(); ++i) {
    if (new_index[i] == kUnused) continue;
    new_index[i] = static_cast<std::uint32_t>(simplified.kept.size());
    simplified.kept.push_back(i);
  }
  for (std::uint32_t& i : indices) i = new_index[i];
  simplified.triangles = std::move(indices);
  return simplified;
}

Shell subset_of(const Shell& shell, const Simplified& simplified) {
  Shell subset;
  for (const std::uint32_t i : simplified.kept) {
    subset.positions.push_back(shell.positions[i]);
    subset.normals.push_back(shell.normals[i]);
  }
  subset.triangles = simplified.triangles;
  return subset;
}

}  // namespace windlass::sculpt
