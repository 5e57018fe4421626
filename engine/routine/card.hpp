#pragma once
// What people read: one short text with the 3D picture that goes with it; and how one is found.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"

namespace windlass::routine {

/// Cards that belong together; a file of content/cards.
struct Topic {
  std::string id;     ///< "symptoms"
  std::string title;  ///< "What it feels like"
  int place = 0;      ///< Which one comes first.

  bool operator==(const Topic&) const = default;
};

/// Whose word a text is. `general`: what is taught anywhere, such as anatomy.
enum class Standing { article, app_default, general };

const char* name_of(Standing standing);

/// One moment of a demonstration, and how it is looked at.
struct Shot {
  std::string demonstration;        ///< Id, of a version too: "arch-shapes/flat". It is in the library.
  std::string view;                 ///< A camera's name.
  double moment = 0.0;              ///< s since the clip's start.
  std::optional<double> xray = {};  ///< 0 skin … 1 bone; nothing: as the demonstration has it there.
  std::vector<std::string> shows;   ///< Zones or parts of the body that stand out, with their names.
};

struct Card {
  std::string id;  ///< Lower-case words with hyphens; unique among all cards.
  Topic topic;
  std::string title;
  std::string text;                 ///< Two to five short sentences.
  std::vector<std::string> points;  ///< Said one by one; may be none.
  std::string source;
  Standing standing = Standing::general;
  std::vector<std::string> covers;  ///< Inventory items: "S1".
  std::vector<std::string> words;   ///< What else people may look for: "morning".
  Shot shot;
  base::Where where;
};

/// The cards (indices) in which each of `words` occurs, in whatever case: in title, words, topic, points or text. A
/// plural finds its singular. Best first; all of them, as they are, when nothing is looked for.
std::vector<int> found(const std::vector<Card>& cards, std::string_view words);

}  // namespace windlass::routine
