#include "engine/sculpt/simplify.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>

#include <meshoptimizer.h>

namespace windlass::sculpt {
namespace {

using Indices = std::vector<std::uint32_t>;

/// Ends of the edges that do not have one triangle on either side.
Indices ends_of_bad_edges(const Indices& triangles) {
  std::unordered_map<std::uint64_t, int> count;
  count.reserve(triangles.size());
  const auto key = [](std::uint64_t from, std::uint64_t to) { return from << 32U | to; };
  for (std::size_t i = 0; i < triangles.size(); ++i) {
    ++count[key(triangles[i], triangles[i % 3 == 2 ? i - 2 : i + 1])];
  }
  Indices ends;
  for (std::size_t i = 0; i < triangles.size(); ++i) {
    const std::uint32_t from = triangles[i];
    const std::uint32_t to = triangles[i % 3 == 2 ? i - 2 : i + 1];
    const auto back = count.find(key(to, from));
    if (count[key(from, to)] == 1 && back != count.end() && back->second == 1) continue;
    ends.push_back(from);
    ends.push_back(to);
  }
  return ends;
}

/// Number of separate pieces.
std::size_t pieces_of(const Indices& triangles) {
  Indices leader(1 + *std::max_element(triangles.begin(), triangles.end()));
  std::iota(leader.begin(), leader.end(), 0U);
  const auto find = [&](std::uint32_t i) {
    while (leader[i] != i) i = leader[i] = leader[leader[i]];
    return i;
  };
  for (std::size_t t = 0; t < triangles.size(); t += 3) {
    leader[find(triangles[t])] = find(triangles[t + 1]);
    leader[find(triangles[t + 1])] = find(triangles[t + 2]);
  }
  Indices roots;
  for (const std::uint32_t i : triangles) roots.push_back(find(i));
  std::sort(roots.begin(), roots.end());
  return static_cast<std::size_t>(std::unique(roots.begin(), roots.end()) - roots.begin());
}

/// Marks the triangles up to `rings` steps away from `centres`.
void keep_around(const Indices& centres, int rings, const Indices& triangles, std::vector<bool>& is_kept) {
  std::vector<bool> is_near(1 + *std::max_element(triangles.begin(), triangles.end()), false);
  for (const std::uint32_t i : centres) is_near[i] = true;
  for (int ring = 0; ring < rings; ++ring) {
    std::vector<bool> wider = is_near;
    for (std::size_t t = 0; t < triangles.size(); t += 3) {
      if (!is_near[triangles[t]] && !is_near[triangles[t + 1]] && !is_near[triangles[t + 2]]) continue;
      is_kept[t / 3] = true;
      for (std::size_t k = 0; k < 3; ++k) wider[triangles[t + k]] = true;
    }
    is_near.swap(wider);
  }
}

/// The collapser knows nothing of the link condition: in folds a few collapses in 100000 join what must stay
/// apart. There the finer triangles are kept and the rest is simplified again around them.
Indices collapsed(const Shell& shell, std::size_t target_triangles) {
  constexpr int attempts = 6;
  constexpr float any_error = 1.0F;  // relative to the extent: the count decides
  std::vector<bool> is_kept(shell.triangles.size() / 3, false);
  Indices result;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Indices kept;
    Indices rest;
    for (std::size_t i = 0; i < shell.triangles.size(); ++i) {
      (is_kept[i / 3] ? kept : rest).push_back(shell.triangles[i]);
    }
    result.resize(rest.size());
    const std::size_t target = std::min(std::max(target_triangles * 3, kept.size()) - kept.size(), rest.size());
    result.resize(meshopt_simplify(result.data(), rest.data(), rest.size(), &shell.positions.data()->x,
                                   shell.positions.size(), sizeof(glm::vec3), target, any_error,
                                   kept.empty() ? 0U : unsigned{meshopt_SimplifyLockBorder}, nullptr));
    result.insert(result.end(), kept.begin(), kept.end());
    const Indices bad = ends_of_bad_edges(result);
    if (bad.empty()) break;
    keep_around(bad, 2 + attempt, shell.triangles, is_kept);
  }
  return result;
}

/// Closed and in as many pieces as before: where a thin part tears, it is simplified to a few triangles less instead.
Indices collapsed_whole(const Shell& shell, std::size_t target_triangles) {
  constexpr std::size_t attempts = 6;
  const std::size_t pieces = pieces_of(shell.triangles);
  Indices result;
  for (std::size_t attempt = 0; attempt < attempts; ++attempt) {
    result = collapsed(shell, target_triangles - target_triangles * attempt / 50);
    if (result.empty() || (ends_of_bad_edges(result).empty() && pieces_of(result) == pieces)) break;
  }
  return result;
}

}  // namespace

Simplified simplify(const Shell& shell, std::size_t target_triangles) {
  Indices indices = collapsed_whole(shell, target_triangles);
  constexpr std::uint32_t gone = std::numeric_limits<std::uint32_t>::max();
  Indices new_index(shell.positions.size(), gone);
  for (const std::uint32_t i : indices) new_index[i] = 0;
  Simplified simplified;
  for (std::uint32_t i = 0; i < new_index.size(); ++i) {
    if (new_index[i] == gone) continue;
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
