#pragma once
// A file of content/cards → the cards of one topic.
#include <set>
#include <string>
#include <vector>

#include "engine/content/vocabulary.hpp"
#include "engine/routine/routine.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

inline constexpr std::size_t longest_text = 480;  ///< characters of a card; more do not fit beside its picture
inline constexpr std::size_t longest_point = 120;

/// What the pictures of cards may show.
struct Showable {
  const Vocabulary& vocabulary;
  const std::vector<std::string>& tissues;  ///< Names of zones and parts of the body.
  const routine::Library& library;          ///< Its demonstrations …
  const std::set<std::string>& files;       ///< … and the ids of all their files, sound or not.
};

/// The cards of a topic, in the file's order; the file's name is the topic's id. None when a fault was added. A card
/// whose demonstration could not be loaded is left out: that file's faults are told already.
std::vector<routine::Card> read_cards(const std::string& file, const Showable& showable, text::Errors& errors);

}  // namespace windlass::content
