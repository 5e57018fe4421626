#pragma once
// windlass audit: whether every movement keeps its promises.
#include <string>
#include <vector>

namespace windlass::app {

struct AuditOptions {
  std::vector<std::string> ids;  ///< Demonstrations; none: all.
  bool json = false;
  std::string content;  ///< Folder; empty: the content that the program itself uses.
};

/// Prints every finding; 0 when there is none. Throws `base::Failure` when content cannot be read.
int audit_content(const AuditOptions& options);

}  // namespace windlass::app
