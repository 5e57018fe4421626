#pragma once
// thumbnails.toml: how small pictures of demonstrations are taken.
#include <map>
#include <set>
#include <string>

#include "engine/content/vocabulary.hpp"
#include "engine/routine/routine.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

using Thumbnails = std::map<std::string, routine::Thumbnail, std::less<>>;

/// Reads `file`: a table for each demonstration of `library` whose picture needs a word. None when there is no such file.
/// `known`: ids of all demonstrations; of those not in the library the faults are told already.
Thumbnails load_thumbnails(const std::string& file, const routine::Library& library, const std::set<std::string>& known,
                           const Vocabulary& vocabulary, text::Errors& errors);

}  // namespace windlass::content
