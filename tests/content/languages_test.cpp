// Texts in other languages: what a language's file has is shown, all else is English, and each fault says where.
#include "tests/catch.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

const std::string english = R"(name = "English"
voice = true
[today]
good_morning = "Good morning"
after = "After {routine}."
[dose]
times_one = "{n} time"
times_many = "{n} times"
)";

const std::string german = R"(name = "Deutsch"
[today]
good_morning = "Guten Morgen"
[dose]
times_many = "{n}-mal"
[demonstrations.nod]
title = "Nicken"
caption.up = "Hoch."
mistake.sinks.caption.down = "Zu tief."
[routines.nods]
title = "Nicken, mehrmals"
)";

const std::string mistake = R"(
[[mistake]]
name = "sinks"
reason = "It sinks."
fix = "Hold it."
[mistake.add]
ankle_r.dorsiflexion = -5
[mistake.caption]
down = "Too deep."
)";

/// With two languages.
struct Content : Folder {
  Content() {
    fs::create_directories(path() + "/text");
    write("postures.toml", postures);
    write("demonstrations/nod.toml", nod + mistake);
    write("routines/nods.toml", nods);
    write("text/english.toml", english);
    write("text/german.toml", german);
  }
};

const choreography::Demonstration& demonstration(const routine::Library& library, const char* id) {
  const auto found = routine::find_demonstration(library, id);
  REQUIRE(found);
  return library.demonstrations[static_cast<std::size_t>(*found)];
}

}  // namespace

TEST_CASE("A language: its texts, and the English ones that it has not") {
  const Content content;
  const content::Loaded loaded = content.load({}, "german");
  REQUIRE(base::to_text(loaded.errors) == "");
  const routine::Library& library = loaded.library;
  CHECK(library.language == "german");
  REQUIRE(library.languages.size() == 2);
  CHECK(library.languages[0].name == "English");
  CHECK(library.languages[1].name == "Deutsch");
  CHECK(library.words("today.good_morning") == "Guten Morgen");
  CHECK(library.words("today.after", {{"routine", "X"}}) == "After X.");
  CHECK(library.words.counted("dose.times", 1) == "1 time");
  CHECK(library.words.counted("dose.times", 3) == "3-mal");
  const choreography::Demonstration& d = demonstration(library, "nod");
  CHECK(d.title == "Nicken");
  CHECK(d.summary == "The foot nods.");
  CHECK(d.phases[0].caption == "Hoch.");
  CHECK(d.phases[0].voice == "Hoch.");  // what has no words of its own to say says its caption
  CHECK(d.phases[1].caption == "Hold.");
  CHECK(library.routines.at(0).title == "Nicken, mehrmals");
}

TEST_CASE("A version says what the original says, unless it has words of its own") {
  const Content content;
  const routine::Library library = content.load({}, "german").library;
  const choreography::Demonstration& d = demonstration(library, "nod/sinks");
  CHECK(d.phases[0].caption == "Hoch.");
  CHECK(d.phases[2].caption == "Zu tief.");
  CHECK(demonstration(library, "nod").phases[2].caption == "Down.");
}

TEST_CASE("Ids, movements and what is written down are the same in every language") {
  const Content content;
  const routine::Library plain = content.load().library;
  const routine::Library other = content.load({}, "german").library;
  CHECK(plain.language == "english");
  CHECK(demonstration(plain, "nod").title == "Nod");
  REQUIRE(plain.demonstrations.size() == other.demonstrations.size());
  for (std::size_t i = 0; i < plain.demonstrations.size(); ++i) {
    CHECK(plain.demonstrations[i].id == other.demonstrations[i].id);
    CHECK(plain.demonstrations[i].content == other.demonstrations[i].content);
  }
  CHECK(other.routines.at(0).id == plain.routines.at(0).id);
  CHECK(routine::as_written(other.routines.at(0)).title == "Nods");
}

TEST_CASE("The voice reads English unless a language says that it can be read") {
  const Content content;
  CHECK(routine::has_voice(content.load().library));
  CHECK_FALSE(routine::has_voice(content.load({}, "german").library));
  content.write("text/german.toml", "voice = true\n" + german);
  CHECK(routine::has_voice(content.load({}, "german").library));
}

TEST_CASE("Faults in a language's file are all told with their places, and leave those texts English") {
  const Content content;
  content.write("text/german.toml", R"([today]
good_morning = "Guten Morgen"
good_mornin = "Guten Tag"
after = "Nach {rutine}."
[dose]
times_one = 1
[demonstrations.nod]
title = "Ein Titel, der viel länger ist als das, was der Schirm für Titel übrig hat"
caption.sideways = "Zur Seite."
summary = " "
)");
  const content::Loaded loaded = content.load({}, "german");
  const std::string faults = base::to_text(loaded.errors);
  INFO(faults);
  CHECK(loaded.errors.size() == 7);
  for (const char* fault :
       {"german.toml:1:1: 'name' is missing", "german.toml:3:15: there is no text 'today.good_mornin'", "good_morning",
        "german.toml:4:9: 'today.after' must have the places of the English text: {routine}",
        "german.toml:6:13: 'dose.times_one' must be a text", "german.toml:8:9: 'demonstrations.nod.title' has",
        "german.toml:9:20: there is no text 'demonstrations.nod.caption.sideways'",
        "german.toml:10:11: 'demonstrations.nod.summary' is empty"}) {
    INFO(fault);
    CHECK(faults.find(fault) != std::string::npos);
  }
  CHECK(loaded.library.words("today.good_morning") == "Guten Morgen");
  CHECK(loaded.library.words("today.after", {{"routine", "X"}}) == "After X.");
  CHECK(demonstration(loaded.library, "nod").title == "Nod");
}

TEST_CASE("A text for content whose own file has faults is no second fault") {
  const Content content;
  content.write("demonstrations/bow.toml", nod);
  content.write("text/german.toml", german + "[demonstrations.bow]\ntitle = \"Verbeugung\"\n");
  CHECK(content.load({}, "german").errors.empty());
  content.write("demonstrations/bow.toml", "[=");
  CHECK(content.load({}, "german").errors.size() == 1);
}

TEST_CASE("While it runs, changed texts are shown, and a file that cannot be read leaves the last good ones") {
  const Content content;
  const routine::Library good = content.load({}, "german").library;
  content.write("text/german.toml", replaced(german, "Guten Morgen", "Moin"));
  CHECK(content.load(good, "german").library.words("today.good_morning") == "Moin");
  content.write("text/german.toml", "[=");
  content.write("text/english.toml", "[=");
  const content::Loaded loaded = content.load(good, "german");
  CHECK(loaded.errors.size() == 2);
  CHECK(loaded.library.words("today.good_morning") == "Guten Morgen");
  CHECK(loaded.library.words("today.after", {{"routine", "X"}}) == "After X.");
  CHECK(demonstration(loaded.library, "nod").title == "Nicken");
  fs::remove(content.path() + "/text/german.toml");
  CHECK(content.load(good, "german").library.language == "english");
}
