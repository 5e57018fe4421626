#pragma once
// What somebody reads and looks for among the cards.
#include <string>
#include <variant>

#include "engine/routine/card.hpp"

namespace windlass::app {

struct Learning {
  std::string card;   ///< Id of the one that is read; empty: they are listed.
  std::string topic;  ///< Id of the one whose cards are listed; empty: all are closed.
  std::string search;  ///< Words that listed cards must hold.
};

struct OpenCard { std::string id; };                                  ///< And shows its shot. Empty: back to the list.
struct OpenTopic { std::string id; };                                 ///< Empty: all closed.
struct FindCard { std::string words; };                               ///< Cards that hold these are listed.
struct ShowShot { routine::Shot shot; };                              ///< Beside what is read.

using LearnAction = std::variant<OpenCard, OpenTopic, FindCard, ShowShot>;

void apply(Learning& learning, const LearnAction& action);

}  // namespace windlass::app
