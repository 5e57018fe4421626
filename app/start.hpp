#pragma once
// From the files on this computer to a tutor.
#include <future>
#include <memory>
#include <string>

#include "app/tutor.hpp"
#include "engine/content/load.hpp"

namespace windlass::app {

/// Where the program's inputs lie.
struct Sources {
  std::string rig;       ///< rig.toml
  std::string model;     ///< body.glb
  std::string props;     ///< Folder of the kinds of things.
  std::string content;   ///< Folder.
  std::string own_skin;  ///< A user's own skin model; empty: ours.
  std::string own_routines;  ///< Folder of the user's own routines; empty, or not there: none.
  std::string language = "english";  ///< Id of the one that texts are wanted in.
  std::string clips;     ///< Folder where compiled clips are kept; empty: they are not.
  std::string pictures;  ///< The same of thumbnails.
};

/// Throws `base::Failure` when one of ours is missing. Clips and thumbnails are kept in this user's cache, unless the
/// environment variable WINDLASS_NO_CACHE is set. `language`: empty: English.
Sources find_sources(std::string own_skin = {}, const std::string& language = "");

/// Throws `base::Failure` with every fault of rig and model, or with the one that keeps the user's own skin from being
/// used. What was mended about that skin is added to `notes`.
anatomy::Body load_body(const Sources& sources, std::vector<base::Error>& notes);

/// The same; notes are printed to standard error.
anatomy::Body load_body(const Sources& sources);

/// The shapes that the body can take. Throws `base::Failure` with every fault of the tables.
anatomy::MorphologyTable load_shapes(const Sources& sources);

/// The content as it is on disk now; what is faulty stays as in `last_good`.
content::Loaded load_content(const Sources& sources, const anatomy::Body& body, const routine::Library& last_good = {});

/// Reads the content anew when it is not in the language that the settings ask for; not while somebody practises.
void take_language(const Sources& sources, Tutor& tutor);

/// The clips that `body`, whose shape is `morphology`, performs: none is made yet.
std::shared_ptr<choreography::Clips> clips_of(const Sources& sources, const anatomy::Body& body,
                                              const anatomy::Morphology& morphology);

/// What to do about a user's own skin that cannot be used.
enum class OwnSkinFault { ends, is_shown };

/// The same as `load_tutor(find_sources(own_skin), fault)`, begun on another thread: windows and shaders take as long.
std::future<Tutor> loading_tutor(std::string own_skin = {}, OwnSkinFault fault = OwnSkinFault::ends);

/// A tutor at the first routine's start. Throws `base::Failure` when nothing can be played; faults of parts of the
/// content are kept in the tutor, and so is what is said of the user's own skin if it `is_shown`.
Tutor load_tutor(const Sources& sources, OwnSkinFault fault = OwnSkinFault::ends);

/// Gives back to the system what was freed and the C library kept for later: some MB after loading and first drawing.
void give_memory_back();

}  // namespace windlass::app
