#include "app/parts.hpp"

#include <algorithm>
#include <cctype>

#include "app/words.hpp"

namespace windlass::app {

double depth_of(anatomy::Layer layer) {
  switch (layer) {
    case anatomy::Layer::clothes:
    case anatomy::Layer::skin:
    case anatomy::Layer::nail: return 0.0;
    case anatomy::Layer::fat_pad: return 0.36;
    case anatomy::Layer::superficial_muscle: return 0.5;
    case anatomy::Layer::deep_muscle: return 0.72;
    case anatomy::Layer::fascia: return 0.76;
    case anatomy::Layer::ligament: return 0.86;
    case anatomy::Layer::bone: break;
  }
  return 1.0;
}

std::optional<std::size_t> find_part(const Tutor& tutor, const std::string& name) {
  const auto& parts = tutor.body.parts;
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.name == name; });
  if (found == parts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - parts.begin());
}

std::string title_of(const Tutor& tutor, const anatomy::Part& part) {
  const auto text = tutor.library.parts.find(part.name);
  return text == tutor.library.parts.end() ? name_text(tutor.library.words, "anatomy." + part.name, part.name)
                                           : text->second.title;
}

std::vector<std::size_t> parts_found(const Tutor& tutor) {
  const std::string wanted = routine::small_letters(tutor.view.search);
  const auto& parts = tutor.body.parts;
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (routine::small_letters(title_of(tutor, parts[i])).find(wanted) != std::string::npos) found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    if (parts[a].layer != parts[b].layer) return parts[a].layer < parts[b].layer;
    return title_of(tutor, parts[a]) < title_of(tutor, parts[b]);
  });
  return found;
}

}  // namespace windlass::app
