#pragma once
// The words under which values are kept, in the database and in exports. They are never changed and never translated.
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/routine/record.hpp"

namespace windlass::store {

template <class Value, std::size_t Count>
using Words = std::array<std::pair<Value, const char*>, Count>;

inline constexpr Words<routine::Ending, 3> ending_words = {
    {{routine::Ending::open, "open"}, {routine::Ending::finished, "finished"}, {routine::Ending::stopped, "stopped"}}};
inline constexpr Words<routine::Worked, 3> side_words = {
    {{routine::Worked::right, "right"}, {routine::Worked::left, "left"}, {routine::Worked::together, "together"}}};
inline constexpr Words<routine::PainMoment, 3> moment_words = {{{routine::PainMoment::before, "before"},
                                                                {routine::PainMoment::after, "after"},
                                                                {routine::PainMoment::next_morning, "next_morning"}}};
inline constexpr Words<choreography::Provenance, 4> dose_words = {{{choreography::Provenance::article, "article"},
                                                                   {choreography::Provenance::app_default, "app"},
                                                                   {choreography::Provenance::clinician, "clinician"},
                                                                   {choreography::Provenance::shortened, "shortened"}}};

template <class Value, std::size_t Count>
constexpr const char* word_of(const Words<Value, Count>& words, Value value) {
  for (const auto& [known, word] : words) {
    if (known == value) return word;
  }
  return "";
}

template <class Value, std::size_t Count>
constexpr std::optional<Value> meant_by(const Words<Value, Count>& words, std::string_view text) {
  for (const auto& [value, word] : words) {
    if (text == word) return value;
  }
  return std::nullopt;
}

}  // namespace windlass::store
