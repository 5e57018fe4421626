#pragma once
// Everything in the content that people read, by where it stands in the content's files.
#include <cstddef>
#include <functional>
#include <string>

#include "engine/routine/routine.hpp"

namespace windlass::content {

/// Gets a text's name, such as "demonstrations.calf-stretch.caption.stand", the text, which it may replace, and how
/// many characters fit in its place on the screen.
using Reader = std::function<void(const std::string& name, std::string& text, std::size_t longest)>;

/// Calls `read` with each text of `library`. Entries of a list have numbers from 1: "cards.shoes.points.2"; of entries
/// with a name or an id that one: "safety.flag.R1.advice". Names that are shown as words, of phases and things, come as
/// they are and stay as they are.
void for_each_text(routine::Library& library, const Reader& read);

}  // namespace windlass::content
