#include "engine/routine/card.hpp"
#include "engine/routine/words.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using routine::Card;

namespace {

Card card(const std::string& title, const std::string& text, std::vector<std::string> words = {}) {
  Card card;
  card.title = title;
  card.text = text;
  card.words = std::move(words);
  card.topic.title = "What it feels like";
  return card;
}

const std::vector<Card> cards{
    card("The first step hurts most", "You get up, and your heel hurts.", {"morning", "plantar fasciitis"}),
    card("A night splint", "It holds the ankle. Mornings may be less stiff.", {"brace"}),
    card("Runner’s heel", "Another name for it. Class, not clas.", {}),
};

using Indices = std::vector<int>;

}  // namespace

TEST_CASE("Cards are found by all of the words, in whatever case, the best one first") {
  CHECK(found(cards, "") == Indices{0, 1, 2});
  CHECK(found(cards, "  , ") == Indices{0, 1, 2});
  CHECK(found(cards, "morning") == Indices{0, 1});        // a search word counts more than the text
  CHECK(found(cards, "SPLINT") == Indices{1});
  CHECK(found(cards, "step heel") == Indices{0});         // each of the two
  CHECK(found(cards, "heel") == Indices{2, 0});           // a title counts more than the text
  CHECK(found(cards, "heel splint").empty());
  CHECK(found(cards, "feels like") == Indices{0, 1, 2});  // the topic's title
}

TEST_CASE("A word is found by its begin, its middle, its plural, with or without apostrophe") {
  CHECK(found(cards, "fasc") == Indices{0});
  CHECK(found(cards, "nkle") == Indices{1});
  CHECK(found(cards, "splints") == Indices{1});
  CHECK(found(cards, "runners") == Indices{2});
  CHECK(found(cards, "runner's heel") == Indices{2});
  CHECK(found(cards, "Runner’s") == Indices{2});
  CHECK(found(cards, "class") == Indices{2});
  CHECK(routine::found({}, "heel").empty());
}

TEST_CASE("Capitals are no other letters, beyond English too") {
  CHECK(routine::small_letters("AZaz09 -") == "azaz09 -");
  CHECK(routine::small_letters("ÀÖØÞß×÷ÿŸ") == "àöøþß×÷ÿÿ");
  CHECK(routine::small_letters("ĀāŁłŇňŊŋŹźŽž") == "āāłłňňŋŋźźžž");
  CHECK(routine::small_letters("ΆΈΌΏΑΩάω") == "άέόώαωάω");
  CHECK(routine::small_letters("ЀЏАЯая") == "ѐџаяая");
  CHECK(routine::small_letters("足’ \xC3") == "足’ \xC3");  // what has no small letters, or is cut off
  CHECK(routine::found({card("Übung", "", {})}, "übung") == Indices{0});
}
