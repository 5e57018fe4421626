#include "app/performer.hpp"

namespace windlass::app {

Performers performers_for(const Sources& sources, const anatomy::Body& body,
                          const std::vector<choreography::Demonstration>& demonstrations,
                          const std::vector<std::size_t>& chosen) {
  const anatomy::MorphologyTable shapes = load_shapes(sources);
  Performers performers;
  for (const std::size_t i : chosen) {
    const std::optional<double>& arch = demonstrations[i].arch;
    if (performers.contains(arch)) continue;
    anatomy::Morphology morphology;
    morphology.foot_length = shapes.foot_length;
    morphology.arch = arch.value_or(morphology.arch);
    anatomy::Body shaped = arch ? anatomy::shaped(body, morphology, shapes) : body;
    auto clips = clips_of(sources, shaped, morphology);
    performers.emplace(arch, Performer{std::move(shaped), std::move(clips)});
  }
  return performers;
}

}  // namespace windlass::app
