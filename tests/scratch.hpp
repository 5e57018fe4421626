#pragma once
// A place for a test's files. Each test case has its own, since ctest runs them side by side.
#include <filesystem>

#include "engine/base/hash.hpp"
#include "tests/catch.hpp"

namespace windlass::tests {

/// The running test case's folder; made if needed, its files left from before.
inline std::filesystem::path scratch_folder() {
  const std::string name = Catch::getResultCapture().getCurrentTestName();
  const auto folder =
      std::filesystem::path(WINDLASS_BUILD_DIR) / "tests" / "scratch" / base::to_hex(base::hash_of(name));
  std::filesystem::create_directories(folder);
  return folder;
}

}  // namespace windlass::tests
