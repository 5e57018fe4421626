#pragma once
// windlass check: every fault of a folder of content.
#include <string>

namespace windlass::app {

struct CheckOptions {
  std::string folder;  ///< Empty: the content that the program itself uses.
};

/// Prints the number of entries, or throws `base::Failure` with every fault.
int check(const CheckOptions& options);

}  // namespace windlass::app
