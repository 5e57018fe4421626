#include "engine/choreography/yielding.hpp"

#include <algorithm>

#include "tests/catch.hpp"

using namespace windlass;
using namespace windlass::choreography;

namespace {

/// 3 s at 10 moments a second; from 1 s to 2 s it drifts by `off`, then stays.
std::vector<Values> drifting(double off) {
  std::vector<Values> moments;
  for (int n = 0; n <= 30; ++n) moments.push_back({off * std::clamp(0.1 * n - 1.0, 0.0, 1.0)});
  return moments;
}

}  // namespace

TEST_CASE("A loop whose ends differ by little is closed, one that differs by more is left as it is") {
  const Span loop{1.0, 2.0};
  std::vector<Values> near = drifting(0.008);
  CHECK_FALSE(strayed(near, loop, 10.0, 0.01));
  close(near, loop, 10.0, 0.01);
  CHECK(near[20][0] == Approx(near[10][0]).margin(1e-12));
  CHECK(near.back()[0] == Approx(0.008).margin(1e-12));  // the end stays

  std::vector<Values> far = drifting(0.03);
  CHECK(strayed(far, loop, 10.0, 0.01));
  const std::vector<Values> as_it_was = far;
  close(far, loop, 10.0, 0.01);
  CHECK(far == as_it_was);
  close(far, loop, 10.0, 0.2);
  CHECK(far[20][0] == Approx(far[10][0]).margin(1e-12));
}
