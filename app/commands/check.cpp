#include "app/commands/check.hpp"

#include <cstdio>

#include "app/start.hpp"

namespace windlass::app {

int check(const CheckOptions& options) {
  Sources sources = find_sources();
  if (!options.folder.empty()) sources.content = options.folder;
  const content::Loaded loaded = load_content(sources, load_body(sources));
  if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
  std::printf("%zu demonstrations, %zu routines, no faults\n", loaded.library.demonstrations.size(),
              loaded.library.routines.size());
  return 0;
}

}  // namespace windlass::app
