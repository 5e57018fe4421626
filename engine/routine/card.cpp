#include "engine/routine/card.hpp"

#include <algorithm>
#include <numeric>

#include "engine/routine/words.hpp"

namespace windlass::routine {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Small letters; whatever else stands between words becomes one blank, and one stands before the first word. The
/// apostrophe, of either shape, is left out.
std::string plain(std::string_view words) {
  const std::string text = small_letters(words);
  std::string result = " ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 3, "’") == 0) {
      i += 2;
      continue;
    }
    const char c = text[i];
    if (is_letter(c)) {
      result += c;
    } else if (result.back() != ' ' && c != '\'') {
      result += ' ';
    }
  }
  return result;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const char c : plain(text)) {
    if (c == ' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase(words, "");
  for (std::string& word : words) {
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  }
  return words;
}

/// A card as it is searched: where a word weighs how much.
struct Field {
  std::string text;
  int weight = 1;
};

std::vector<Field> fields_of(const Card& card) {
  std::vector<Field> fields{{plain(card.title), 8}, {plain(card.topic.title), 3}, {plain(card.text), 1}};
  for (const std::string& word : card.words) fields.push_back({plain(word), 5});
  for (const std::string& point : card.points) fields.push_back({plain(point), 1});
  return fields;
}

/// How well `word` fits the best of the fields; twice as well at the begin of a word. 0: nowhere.
int fit(const std::vector<Field>& fields, const std::string& word) {
  int best = 0;
  for (const Field& field : fields) {
    if (field.text.find(' ' + word) != std::string::npos) {
      best = std::max(best, 2 * field.weight);
    } else if (field.text.find(word) != std::string::npos) {
      best = std::max(best, field.weight);
    }
  }
  return best;
}

}  // namespace

const char* name_of(Standing standing) {
  switch (standing) {
    case Standing::article: return "article";
    case Standing::app_default: return "app default";
    case Standing::general: return "general";
  }
  return "";
}

std::vector<int> found(const std::vector<Card>& cards, std::string_view words) {
  std::vector<int> fits(cards.size(), 0);
  const std::vector<std::string> wanted = words_of(words);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const std::vector<Field> fields = fields_of(cards[i]);
    for (const std::string& word : wanted) {
      const int one = fit(fields, word);
      fits[i] = one == 0 || fits[i] < 0 ? -1 : fits[i] + one;
    }
  }
  std::vector<int> result(cards.size());
  std::iota(result.begin(), result.end(), 0);
  const auto fit_of = [&](int card) { return fits[static_cast<std::size_t>(card)]; };
  std::erase_if(result, [&](int card) { return fit_of(card) < 0; });
  std::stable_sort(result.begin(), result.end(), [&](int a, int b) { return fit_of(a) > fit_of(b); });
  return result;
}

}  // namespace windlass::routine
