#pragma once
// From the files on this computer to a tutor.
#include <future>
#include <string>

#include "app/tutor.hpp"
#include "engine/content/load.hpp"

namespace windlass::app {

/// Where the program's inputs lie.
struct Sources {
  std::string rig;      ///< rig.toml
  std::string model;    ///< body.glb
  std::string content;  ///< Folder.
};

/// Throws `base::Failure` when one of them is missing.
Sources find_sources();

/// Throws `base::Failure` with every fault of rig and model.
anatomy::Body load_body(const Sources& sources);

/// The shapes that the body can take. Throws `base::Failure` with every fault of the tables.
anatomy::MorphologyTable load_shapes(const Sources& sources);

/// The content as it is on disk now; what is faulty stays as in `last_good`.
content::Loaded load_content(const Sources& sources, const anatomy::Body& body, const routine::Library& last_good = {});

/// The same as `load_tutor(find_sources())`, begun on another thread: windows and shaders take as long.
std::future<Tutor> loading_tutor();

/// A tutor at the first routine's start. Throws `base::Failure` when nothing can be played; faults of parts of the
/// content are kept in the tutor.
Tutor load_tutor(const Sources& sources);

}  // namespace windlass::app
