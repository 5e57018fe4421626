#include "engine/routine/phrases.hpp"

#include <algorithm>
#include <cctype>

namespace windlass::routine {
namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

/// The character, in a small letter.
char small(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Whether `word` stands at `place` as a word; its first letter may be a capital.
bool stands_at(std::string_view text, std::size_t place, std::string_view word) {
  if (word.empty() || text.size() - place < word.size()) return false;
  if (place > 0 && is_letter(text[place - 1])) return false;
  if (place + word.size() < text.size() && is_letter(text[place + word.size()])) return false;
  return small(text[place]) == small(word[0]) && text.substr(place + 1, word.size() - 1) == word.substr(1);
}

/// `word`, with a capital where `like` is one.
std::string as_in(std::string word, char like) {
  if (like != small(like)) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

}  // namespace

std::string filled(std::string phrase, std::string_view name, std::string_view text) {
  const std::string place = "{" + std::string(name) + "}";
  if (const std::size_t found = phrase.find(place); found != std::string::npos) {
    phrase.replace(found, place.size(), text);
  }
  return phrase;
}

std::string filled(std::string phrase, std::string_view name, int number) {
  return filled(std::move(phrase), name, std::to_string(number));
}

std::string text_for(motion::Side side, std::string_view text, const Phrases& phrases) {
  std::string result;
  if (side == motion::Side::right) return result.assign(text);
  for (std::size_t i = 0; i < text.size();) {
    const auto kept = std::find_if(phrases.not_sides.begin(), phrases.not_sides.end(),
                                   [&](const std::string& words) { return stands_at(text, i, words); });
    if (kept != phrases.not_sides.end()) {
      result += text.substr(i, kept->size());
      i += kept->size();
    } else if (stands_at(text, i, phrases.right)) {
      result += as_in(phrases.left, text[i]);
      i += phrases.right.size();
    } else if (stands_at(text, i, phrases.left)) {
      result += as_in(phrases.right, text[i]);
      i += phrases.left.size();
    } else {
      result += text[i++];
    }
  }
  return result;
}

}  // namespace windlass::routine
