#pragma once
// What the readers of content share: words that must be known, texts that must fit, angles under the names of coordinates.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/anatomy/rig.hpp"
#include "engine/choreography/demonstration.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::content {

inline constexpr std::size_t longest_title = 50;  ///< characters; longer ones do not fit their place on the screen
inline constexpr std::size_t longest_caption = 70;
inline constexpr std::size_t longest_line = 160;

using text::names_of;

/// "content/demonstrations/toe-flexion.toml" → "toe-flexion".
std::string id_of(const std::string& file);

/// Reports a file's name that cannot be an id.
void check_id(const std::string& file, const std::string& id, text::Errors& errors);

/// Parses and tells an empty file from one with faults.
std::optional<text::Document> document_in(const std::string& file, text::Errors& errors);

/// Puts the errors from `first` on, all of one file, into the order of the file.
void sort_by_place(text::Errors& errors, std::size_t first);

/// Whether `name` has but lower-case letters, digits and `joint`.
bool is_spelt(std::string_view name, char joint);

/// A hint for an unknown name: the nearest known one, else all when they are few.
std::string hint_for(const std::string& word, const std::vector<std::string>& known, const std::string& otherwise);

/// The index in `known` of what `key` says; 0 after a fault.
int choice(text::Table& table, std::string_view key, const std::vector<std::string>& known);

/// In characters, not bytes.
std::size_t length_of(const std::string& text);

/// What is said of a text that does not fit.
std::string too_long(std::string_view key, std::size_t length, std::size_t longest);

/// A text of at most `longest` characters.
std::string line(text::Table& table, std::string_view key, std::size_t longest);

/// One text or a list of them, of at most `longest` characters each; none when the key is absent.
std::vector<std::string> lines(text::Table& table, std::string_view key, std::size_t longest);

/// The ids of inventory items in the list `covers`, such as "E12.1"; none when the key is absent. Reports what does not
/// look like one.
std::vector<std::string> covers_of(text::Table& table);

/// The arch that a table asks for: -1 flat, 0 neutral, 1 high.
double arch(text::Table& table);

/// Reports a name that is not among `known`.
void check_known(text::Table& table, std::string_view key, const std::string& what, const std::string& word,
                 const std::vector<std::string>& known, const std::string& otherwise);

/// What to do about an unknown demonstration or routine.
std::string how_to_find(const std::string& id, const std::vector<std::string>& known);

/// The numbers of the sub-table `key` as targets. A name without side ("hip.flexion") means both.
std::vector<choreography::Target> targets(text::Table& table, std::string_view key, const anatomy::Rig& rig,
                                          text::Errors& errors);

/// The lists of numbers of the sub-table `key` as ways.
std::vector<choreography::Way> ways(text::Table& table, std::string_view key, const anatomy::Rig& rig,
                                    text::Errors& errors);

}  // namespace windlass::content
