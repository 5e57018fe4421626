#include "app/start.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "engine/content/load_model.hpp"
#include "engine/platform/paths.hpp"
#include "engine/text/morphology_table.hpp"
#include "engine/text/rig_table.hpp"

namespace windlass::app {

namespace {

/// As people at the command line write it: relative to where they are, when it lies below.
std::string as_seen_from_here(const std::string& path) {
  std::error_code code;
  const std::filesystem::path relative = std::filesystem::relative(path, code);
  return code || relative.empty() || *relative.begin() == ".." ? path : relative.generic_string();
}

}  // namespace

Sources find_sources() {
  return {platform::find_data("assets/anatomy/rig.toml"), platform::find_data("body.glb"),
          as_seen_from_here(platform::find_data("content"))};
}

anatomy::Body load_body(const Sources& sources) {
  anatomy::Body body = content::load_model(sources.model, text::load_rig(sources.rig));
#ifdef __GLIBC__
  malloc_trim(0);  // the importer's copies go back to the system: some tens of MB
#endif
  return body;
}

anatomy::MorphologyTable load_shapes(const Sources& sources) {
  return text::load_morphology(std::filesystem::path(sources.rig).parent_path().string());
}

content::Loaded load_content(const Sources& sources, const anatomy::Body& body, const routine::Library& last_good) {
  std::vector<std::string> cameras;
  for (const scene::View& view : scene::views()) cameras.push_back(view.name);
  return content::load_library(sources.content, content::vocabulary_of(body, std::move(cameras)), last_good);
}

std::future<Tutor> loading_tutor() {
  return std::async(std::launch::async, [] { return load_tutor(find_sources()); });
}

Tutor load_tutor(const Sources& sources) {
  anatomy::Body body = load_body(sources);
  content::Loaded loaded = load_content(sources, body);
  if (loaded.library.demonstrations.empty()) {
    if (!loaded.errors.empty()) throw base::Failure(std::move(loaded.errors));
    throw base::Failure(
        {{sources.content, 0, 0}, "there is no demonstration here", "add one to its folder 'demonstrations'"});
  }
  Tutor tutor = start_tutor(std::move(body), std::move(loaded.library));
  tutor.shapes = load_shapes(sources);
  tutor.morphology.foot_length = tutor.shapes.foot_length;
  tutor.faults = std::move(loaded.errors);
  return tutor;
}

}  // namespace windlass::app
