#pragma once
// The program, run as people and scripts run it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/scratch.hpp"

namespace windlass::tests {

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

struct Result {
  bool worked = false;  ///< Exit status 0.
  std::string out;
  std::string err;
};

/// Runs `windlass arguments` in the source folder; `setting` may set environment variables.
inline Result windlass_run(const std::string& arguments, const std::string& setting = "") {
  const std::string out = (scratch_folder() / "out.txt").string();
  const std::string err = (scratch_folder() / "err.txt").string();
  const std::string command = "cd '" WINDLASS_SOURCE_DIR "' && " + setting + " '" WINDLASS_BUILD_DIR "/windlass' " +
                              arguments + " >'" + out + "' 2>'" + err + "'";
  const int status = std::system(command.c_str());
  return {status == 0, content_of(out), content_of(err)};
}

}  // namespace windlass::tests
