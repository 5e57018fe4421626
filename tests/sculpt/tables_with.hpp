#pragma once
// The shipped tables with one fault put in.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/catch.hpp"

namespace windlass::tests {

/// A folder `name` in the build with the shipped tables; in `file` the first `from` is replaced by `to`.
inline std::string tables_with(const std::string& name, const std::string& file, const std::string& from,
                               const std::string& to) {
  const std::filesystem::path folder = std::filesystem::path(WINDLASS_BUILD_DIR) / name;
  std::filesystem::remove_all(folder);
  std::filesystem::copy(WINDLASS_SOURCE_DIR "/assets/anatomy", folder);
  std::ostringstream content;
  content << std::ifstream(folder / file).rdbuf();
  std::string text = content.str();
  REQUIRE(text.find(from) != std::string::npos);
  text.replace(text.find(from), from.size(), to);
  std::ofstream(folder / file) << text;
  return folder.string();
}

}  // namespace windlass::tests
