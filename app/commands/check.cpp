#include "app/commands/check.hpp"

#include <cstdio>

#include "app/start.hpp"

namespace windlass::app {

int check(const CheckOptions& options) {
  Sources sources = find_sources();
  if (!options.folder.empty()) sources.content = options.folder;
  const anatomy::Body body = load_body(sources);
  content::Loaded loaded = load_performed(sources, body);
  routine::Library& library = loaded.library;
  for (const choreography::Demonstration& demonstration : library.demonstrations) {
    const choreography::Compiled compiled = library.clips->get(demonstration);  // contacts may be out of reach
    loaded.errors.insert(loaded.errors.end(), compiled.errors.begin(), compiled.errors.end());
  }
  if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
  const std::size_t originals = routine::originals(library).size();
  std::printf("%zu demonstrations, %zu variants and mistakes, %zu routines, no faults\n", originals,
              library.demonstrations.size() - originals, library.routines.size());
  return 0;
}

}  // namespace windlass::app
