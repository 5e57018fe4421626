#pragma once
// windlass list: what can be played.

namespace windlass::app {

struct ListOptions {
  bool json = false;  ///< An array of records for programs instead of a table for people.
};

/// Prints demonstrations, then routines, as far as they load; then throws `base::Failure` with every fault.
int list(const ListOptions& options);

}  // namespace windlass::app
