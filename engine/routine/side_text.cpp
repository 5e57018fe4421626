#include "engine/routine/side_text.hpp"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <vector>

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

/// "right, righthand" → each of them.
std::vector<std::string> forms_in(const std::string& text) {
  std::vector<std::string> forms;
  std::istringstream stream(text);
  for (std::string form; std::getline(stream >> std::ws, form, ',');) forms.push_back(form);
  return forms;
}

}  // namespace

std::string text_for(motion::Side side, std::string_view text, const Words& words) {
  if (side == motion::Side::right) return std::string(text);
  const std::vector<std::string> right = forms_in(words.text_or("sides.right", ""));
  const std::vector<std::string> left = forms_in(words.text_or("sides.left", ""));
  const std::vector<std::string> neither = forms_in(words.text_or("sides.neither", ""));
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto here = [&](const std::string& form) { return stands_at(text, i, form); };
    const auto replaced = [&](const std::vector<std::string>& forms, const std::vector<std::string>& others) {
      const auto found = std::find_if(forms.begin(), forms.end(), here);
      const auto place = static_cast<std::size_t>(found - forms.begin());
      if (found == forms.end() || place >= others.size()) return false;
      result += as_in(others[place], text[i]);
      i += found->size();
      return true;
    };
    if (const auto kept = std::find_if(neither.begin(), neither.end(), here); kept != neither.end()) {
      result += text.substr(i, kept->size());
      i += kept->size();
    } else if (!replaced(right, left) && !replaced(left, right)) {
      result += text[i++];
    }
  }
  return result;
}

}  // namespace windlass::routine
