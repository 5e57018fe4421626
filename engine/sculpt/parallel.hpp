#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

namespace windlass::sculpt {

/// Calls `body(i)` once for each i below `count`, on all cores, in no fixed order: `body` must write only to
/// places that belong to its i. A call from inside another one runs on the calling thread alone.
template <class Body>
void in_parallel(std::size_t count, const Body& body) {
  static thread_local bool is_nested = false;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    const bool was_nested = std::exchange(is_nested, true);
    for (std::size_t i = next++; i < count; i = next++) body(i);
    is_nested = was_nested;
  };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::jthread> others;
  if (!is_nested) {
    for (std::size_t i = 1; i < std::min(cores, count); ++i) others.emplace_back(work);
  }
  work();
}

}  // namespace windlass::sculpt
