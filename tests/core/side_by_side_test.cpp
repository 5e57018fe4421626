#include "engine/base/side_by_side.hpp"

#include <stdexcept>
#include <string>

#include "tests/catch.hpp"

using windlass::base::side_by_side;

TEST_CASE("Work side by side is told in its order") {
  std::vector<std::string> told;
  side_by_side(
      100, [](std::size_t i) { return std::to_string(i); },
      [&](std::size_t i, const std::string& result) {
        CHECK(result == std::to_string(i));
        told.push_back(result);
      });
  CHECK(told.size() == 100);
  side_by_side(0, [](std::size_t) { return 0; }, [&](std::size_t, int) { FAIL("there is nothing to tell"); });
}

TEST_CASE("The first fault of work side by side ends it") {
  std::atomic<int> made = 0;
  int told = 0;
  const auto make = [&](std::size_t i) {
    ++made;
    if (i == 3) throw std::runtime_error("three");
    if (i > 3) std::this_thread::sleep_for(std::chrono::microseconds(100));  // there would be 5 s of work left
    return i;
  };
  CHECK_THROWS_AS(side_by_side(100000, make, [&](std::size_t, std::size_t) { ++told; }), std::runtime_error);
  CHECK(told == 3);
  CHECK(made < 100000);
}
