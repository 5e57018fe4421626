#include "app/commands/check.hpp"

#include <cstdio>
#include <numeric>

#include "app/performer.hpp"
#include "engine/base/side_by_side.hpp"

namespace windlass::app {

int check(const CheckOptions& options) {
  Sources sources = find_sources();
  if (!options.folder.empty()) sources.content = options.folder;
  const anatomy::Body body = load_body(sources);
  content::Loaded loaded = load_content(sources, body);
  const routine::Library& library = loaded.library;
  std::vector<std::size_t> all(library.demonstrations.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const Performers performers = performers_for(sources, body, library.demonstrations, all);
  const auto faults_of = [&](std::size_t i) {  // contacts may be out of reach
    const choreography::Demonstration& demonstration = library.demonstrations[i];
    return performers.at(demonstration.arch).clips->get(demonstration).errors;
  };
  base::side_by_side(all.size(), faults_of, [&](std::size_t, const std::vector<base::Error>& faults) {
    loaded.errors.insert(loaded.errors.end(), faults.begin(), faults.end());
  });
  if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
  const std::size_t originals = routine::originals(library).size();
  std::printf("%zu demonstrations, %zu variants and mistakes, %zu routines, no faults\n", originals,
              library.demonstrations.size() - originals, library.routines.size());
  return 0;
}

}  // namespace windlass::app
