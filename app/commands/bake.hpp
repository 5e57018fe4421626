#pragma once
// windlass bake: the body from its tables. The build runs it.
#include <string>

namespace windlass::app {

struct BakeOptions {
  std::string tables;  ///< Folder; empty: the program's own.
  std::string out;     ///< body.glb to write.
  std::string cache;   ///< Folder for finished parts; empty: this user's cache.
};

/// Bakes what has changed; a progress bar when a person watches. Throws `base::Failure` with every fault of a table.
int bake(const BakeOptions& options);

}  // namespace windlass::app
