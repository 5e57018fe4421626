#pragma once
// The words of the program, by id. They stand in content/text; code knows their ids only.
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace windlass::routine {

/// By id: "today.good_morning".
using Texts = std::map<std::string, std::string, std::less<>>;

/// A file of content/text. Any but the English one may leave out what it likes.
struct Language {
  std::string id;          ///< "english"
  std::string name;        ///< As its speakers call it.
  bool has_voice = false;  ///< The program's voice can read it.
  Texts texts;             ///< Those of the program, and of the content by where they stand: "cards.shoes.title".
};

/// What stands at `{name}` in a text.
struct Filling {
  std::string_view name;
  std::string text;

  Filling(std::string_view place, std::string words) : name(place), text(std::move(words)) {}
  Filling(std::string_view place, int number) : name(place), text(std::to_string(number)) {}
};

class Words {
 public:
  Words() = default;
  explicit Words(Texts texts) : texts_(std::move(texts)) {}

  bool empty() const { return texts_.empty(); }

  /// The text of `id`; an unknown id shows itself, so that it is seen.
  std::string operator()(std::string_view id) const;
  std::string operator()(std::string_view id, const std::vector<Filling>& fillings) const;

  /// The text of `id`_one or `id`_many with {n} and what else there is in it.
  std::string counted(std::string_view id, int n, std::vector<Filling> others = {}) const;

  /// The text of `id`, if there is one.
  std::string text_or(std::string_view id, std::string_view fallback) const;

 private:
  Texts texts_;
};

/// `text` (UTF-8) in small letters: Latin, Greek and Cyrillic ones; others stay as they are.
std::string small_letters(std::string_view text);

/// `text` with what belongs in its places.
std::string filled(const std::string& text, const std::vector<Filling>& fillings);

}  // namespace windlass::routine
