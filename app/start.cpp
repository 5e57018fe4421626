#include "app/start.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "app/code_version.hpp"
#include "app/preparing.hpp"
#include "engine/base/hash.hpp"
#include "engine/content/clip_folder.hpp"
#include "engine/content/load_model.hpp"
#include "engine/content/own_skin.hpp"
#include "engine/content/read_props.hpp"
#include "engine/content/watch.hpp"
#include "engine/platform/paths.hpp"
#include "engine/text/mass_table.hpp"
#include "engine/text/morphology_table.hpp"
#include "engine/text/rig_table.hpp"
#include "engine/text/spot_table.hpp"

namespace windlass::app {

namespace {

/// As people at the command line write it: relative to where they are, when it lies below.
std::string as_seen_from_here(const std::string& path) {
  std::error_code code;
  const std::filesystem::path relative = std::filesystem::relative(path, code);
  return code || relative.empty() || *relative.begin() == ".." ? path : relative.generic_string();
}

}  // namespace

Sources find_sources(std::string own_skin, const std::string& language) {
  const auto kept = [](const char* what) -> std::string {
    if (std::getenv("WINDLASS_NO_CACHE") != nullptr) return "";
    return (std::filesystem::path(platform::cache_folder()) / what).string();
  };
  return {platform::find_data("assets/anatomy/rig.toml"), platform::find_data("body.glb"),
          platform::find_data("assets/props"), as_seen_from_here(platform::find_data("content")),
          std::move(own_skin),
          (std::filesystem::path(platform::data_folder()) / "routines").generic_string(),
          language.empty() ? "english" : language,
          kept("clips"),
          kept("pictures")};
}

anatomy::Body load_body(const Sources& sources, std::vector<base::Error>& notes) {
  anatomy::Body body = content::load_model(sources.model, text::load_rig(sources.rig));
  if (!sources.own_skin.empty()) {
    content::OwnSkin own = content::with_own_skin(sources.own_skin, std::move(body));
    notes.insert(notes.end(), own.notes.begin(), own.notes.end());
    body = std::move(own.body);
  }
  const std::string tables = std::filesystem::path(sources.rig).parent_path().string();
  body.spots = text::load_spots(tables, body);
  body.masses = text::load_masses(tables, body.rig);
  return body;
}

anatomy::Body load_body(const Sources& sources) {
  std::vector<base::Error> notes;
  anatomy::Body body = load_body(sources, notes);
  if (!notes.empty()) std::fprintf(stderr, "%s\n", base::to_text(notes).c_str());
  return body;
}

anatomy::MorphologyTable load_shapes(const Sources& sources) {
  return text::load_morphology(std::filesystem::path(sources.rig).parent_path().string());
}

content::Loaded load_content(const Sources& sources, const anatomy::Body& body, const routine::Library& last_good) {
  std::vector<std::string> cameras;
  for (const scene::View& view : scene::views()) cameras.push_back(view.name);
  content::Loaded loaded = content::load_library(
      sources.content, content::vocabulary_of(body, std::move(cameras), content::load_prop_kinds(sources.props)),
      last_good, sources.language);
  content::add_own_routines(loaded, sources.own_routines, last_good);
  return loaded;
}

void take_language(const Sources& sources, Tutor& tutor) {
  const auto& languages = tutor.library.languages;
  const std::string& wanted = tutor.settings.language;
  const bool is_there =
      std::any_of(languages.begin(), languages.end(), [&](const auto& one) { return one.id == wanted; });
  if (!is_there || wanted == tutor.library.language || is_practising(tutor)) return;
  Sources others = sources;
  others.language = wanted;
  content::Loaded loaded = load_content(others, tutor.body, tutor.library);
  app::apply(tutor, ReplaceContent{std::move(loaded.library), std::move(loaded.errors)});
}

namespace {

/// Names what stands in a file, or in the files of a folder, by their sizes and times.
std::string state_of(const std::string& path) {
  std::error_code code;
  std::string text = path;
  if (std::filesystem::is_regular_file(path, code)) {
    const auto written = std::filesystem::last_write_time(path, code).time_since_epoch().count();
    return text + " " + std::to_string(written) + " " + std::to_string(std::filesystem::file_size(path, code));
  }
  for (const auto& [file, state] : content::snapshot_of(path)) {
    text += " " + file + " " + std::to_string(state.first) + " " + std::to_string(state.second);
  }
  return text;
}

}  // namespace

std::shared_ptr<choreography::Clips> clips_of(const Sources& sources, const anatomy::Body& body,
                                              const anatomy::Morphology& morphology) {
  std::string surroundings = clip_version;
  const std::string tables = std::filesystem::path(sources.rig).parent_path().string();
  for (const std::string& path : {tables, sources.model, sources.props, sources.own_skin}) {
    if (!path.empty()) surroundings += "\n" + state_of(path);
  }
  std::shared_ptr<choreography::Shelf> shelf;
  if (!sources.clips.empty()) shelf = std::make_shared<content::ClipFolder>(sources.clips);
  return std::make_shared<choreography::Clips>(choreography::performer_of(body), base::hash_of(surroundings),
                                               shape_key(morphology), std::move(shelf));
}

namespace {

/// Falls back on our own skin when the user's cannot be used and `fault` says so.
anatomy::Body body_or_ours(const Sources& sources, OwnSkinFault fault, std::vector<base::Error>& notes) {
  if (fault == OwnSkinFault::ends || sources.own_skin.empty()) return load_body(sources);
  try {
    return load_body(sources, notes);
  } catch (const base::Failure& failure) {
    if (failure.errors().front().where.file != sources.own_skin) throw;
    notes = failure.errors();
  }
  Sources ours = sources;
  ours.own_skin.clear();
  return load_body(ours, notes);
}

}  // namespace

std::future<Tutor> loading_tutor(std::string own_skin, OwnSkinFault fault) {
  return std::async(std::launch::async, [own_skin, fault] { return load_tutor(find_sources(own_skin), fault); });
}

void give_memory_back() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

Tutor load_tutor(const Sources& sources, OwnSkinFault fault) {
  std::vector<base::Error> notes;
  anatomy::Body body = body_or_ours(sources, fault, notes);
  content::Loaded loaded = load_content(sources, body);
  if (loaded.library.demonstrations.empty()) {
    if (!loaded.errors.empty()) throw base::Failure(std::move(loaded.errors));
    throw base::Failure(
        {{sources.content, 0, 0}, "there is no demonstration here", "add one to its folder 'demonstrations'"});
  }
  if (loaded.library.words.empty() || loaded.library.language != sources.language) {
    loaded.errors.push_back({{sources.content + "/text"}, "there is no language '" + sources.language + "'",
                             "it must hold " + sources.language + ".toml"});
    throw base::Failure(std::move(loaded.errors));
  }
  anatomy::MorphologyTable shapes = load_shapes(sources);
  anatomy::Morphology morphology;
  morphology.foot_length = shapes.foot_length;
  loaded.library.clips = clips_of(sources, body, morphology);
  Tutor tutor = start_tutor(std::move(body), std::move(loaded.library));
  tutor.shapes = std::move(shapes);
  tutor.own_routines = sources.own_routines;
  tutor.settings.language = tutor.library.language;
  tutor.morphology = tutor.clips_morphology = morphology;
  tutor.faults = std::move(notes);
  tutor.faults.insert(tutor.faults.end(), loaded.errors.begin(), loaded.errors.end());
  give_memory_back();
  return tutor;
}

}  // namespace windlass::app
