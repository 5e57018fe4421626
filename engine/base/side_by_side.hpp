#pragma once
// Independent pieces of work, as many at a time as there are processors.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace windlass::base {

/// Calls `make(i)` for i = 0 … count - 1, each in any thread, and `tell(i, result)` in their order in this one. The first
/// exception of either ends it: nothing more is begun, what runs is waited for, the exception goes on.
template <class Make, class Tell>
void side_by_side(std::size_t count, Make make, Tell tell) {
  using Result = decltype(make(std::size_t{0}));
  std::vector<std::promise<Result>> results(count);
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> workers;
  const struct Ending {  // ends before the workers do: they look for more work no longer
    std::atomic<std::size_t>& next;
    std::size_t count;
    ~Ending() { next = count; }
  } ending{next, count};
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  for (std::size_t w = 0; w < std::min(processors, count); ++w) {
    workers.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) {
        try {
          results[i].set_value(make(i));
        } catch (...) {
          results[i].set_exception(std::current_exception());
        }
      }
    });
  }
  for (std::size_t i = 0; i < count; ++i) tell(i, results[i].get_future().get());
}

}  // namespace windlass::base
