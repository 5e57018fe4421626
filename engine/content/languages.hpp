#pragma once
// The texts of the program and of its content, in the language somebody wants.
#include <string>

#include "engine/content/load.hpp"

namespace windlass::content {

/// Reads `folder`/*.toml, a language each: english.toml is whole, the others have what they have. Puts what `language`
/// (an id) has into the library; an unknown one is English. A text with faults is as in English, a file that cannot be
/// read as it was in `last_good`. There need not be such a folder.
void add_languages(Loaded& loaded, const std::string& folder, const std::string& language,
                   const routine::Library& last_good);

}  // namespace windlass::content
