#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace windlass::sculpt {

struct BakeFiles {
  std::string tables;        ///< Folder of the authored tables (assets/anatomy).
  std::string output;        ///< The body.glb to write.
  std::string cache;         ///< Folder for finished parts; made when missing.
  std::string code_version;  ///< Changes whenever the code of the baker does: part of every hash.
};

/// `done`: 0 … 1; `what`: "skin", "nails" … Called on the thread that called `bake`.
using Progress = std::function<void(double done, std::string_view what)>;

/// Makes the body from its tables, on all cores; returns false when the output is already what they describe.
/// Only the parts whose tables changed are made again. A fault in a table throws `base::Failure` and leaves the
/// previous output in place.
bool bake(const BakeFiles& files, const Progress& progress);

}  // namespace windlass::sculpt
