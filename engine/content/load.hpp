#pragma once
// A folder of content → the library.
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/content/vocabulary.hpp"
#include "engine/routine/routine.hpp"

namespace windlass::content {

struct Loaded {
  routine::Library library;
  std::vector<base::Error> errors;  ///< Every fault of every file, in file order.
};

/// Reads `folder`/postures.toml, demonstrations/**.toml, routines/**.toml, programmes/**.toml, cards/**.toml, safety.toml,
/// thumbnails.toml and, for a vocabulary that names the body's parts, anatomy.toml. An entry's id is its file's name; cards
/// have their own. All texts are in `language` (an id) as far as its file in text/ has them.
/// A faulty file is left out, or stays as it was in `last_good`; the others load. When nothing could be loaded,
/// all of `last_good` stays. Never throws.
Loaded load_library(const std::string& folder, const Vocabulary& vocabulary, const routine::Library& last_good = {},
                    const std::string& language = "english");

/// Adds the routines of `folder`/*.toml, the user's own, that name demonstrations of what is loaded. One with faults is
/// left out, or stays as it was in `last_good`; so is one whose id something else has. There need not be such a folder.
void add_own_routines(Loaded& loaded, const std::string& folder, const routine::Library& last_good = {});

}  // namespace windlass::content
