// Cards as they are written: topics, pictures, faults, and what stays while a file is being changed.
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

const std::string card = R"(title = "What it feels like"
place = 2

[[card]]
id = "first-step"
title = "The first step"
text = "It hurts."
points = ["In the morning"]
source = "The article."
standing = "article"
covers = ["S1", "E12.3"]
words = ["bed"]
[card.shot]
demonstration = "nod"
view = "sole"
moment_s = 5
x_ray = 0.5
shows = ["calf"]
)";

Folder folder_of(const std::string& text) {
  Folder folder;
  fs::create_directories(folder.path() + "/cards");
  folder.write("postures.toml", postures);
  folder.write("anatomy.toml", "[soleus]\ntitle = \"Soleus\"\nline = \"Points the foot.\"\n");
  folder.write("zones.toml", zones);
  folder.write("demonstrations/nod.toml", nod);
  folder.write("cards/symptoms.toml", text);
  return folder;
}

std::string faults_with(const std::string& old, const std::string& by) {
  return folder_of(replaced(card, old, by)).faults();
}

}  // namespace

TEST_CASE("A card is read as it is written") {
  const content::Loaded loaded = folder_of(card).load();
  REQUIRE(base::to_text(loaded.errors).empty());
  REQUIRE(loaded.library.cards.size() == 1);
  const routine::Card& one = loaded.library.cards[0];
  CHECK(one.id == "first-step");
  CHECK(one.topic == routine::Topic{"symptoms", "What it feels like", 2});
  CHECK(one.points == std::vector<std::string>{"In the morning"});
  CHECK(one.standing == routine::Standing::article);
  CHECK(one.covers == std::vector<std::string>{"S1", "E12.3"});
  CHECK(one.shot.demonstration == "nod");
  CHECK(one.shot.moment == 5.0);
  CHECK(one.shot.xray == 0.5);
  CHECK(one.where.line == 4);
}

TEST_CASE("Topics come in the order of their places, whatever their files are called") {
  const Folder folder = folder_of(card);
  const std::string first = replaced(card, "place = 2", "place = 1");
  folder.write("cards/zebra.toml", replaced(first, "id = \"first-step\"", "id = \"z\""));
  const content::Loaded loaded = folder.load();
  REQUIRE(loaded.library.cards.size() == 2);
  CHECK(loaded.library.cards[0].topic.id == "zebra");
}

TEST_CASE("Each fault of a card is told with its place") {
  CHECK(faults_with("title = \"The first step\"\n", "") == "cards/symptoms.toml:4:1: 'title' is missing – add it");
  CHECK(faults_with("text = \"It hurts.\"", "text = \" \"") == "cards/symptoms.toml:7:8: 'text' is empty – write it");
  CHECK(faults_with("\"nod\"", "\"nodd\"") ==
        "cards/symptoms.toml:14:17: no demonstration is called 'nodd' – did you mean 'nod'?");
  CHECK(faults_with("\"nod\"", "\"nod/soft\"") ==
        "cards/symptoms.toml:14:17: no demonstration is called 'nod/soft' – list them: windlass list");
  CHECK(faults_with("\"sole\"", "\"sol\"") == "cards/symptoms.toml:15:8: unknown view 'sol' – did you mean 'sole'?");
  CHECK(faults_with("moment_s = 5", "moment_s = 5.1") ==
        "cards/symptoms.toml:16:12: 'nod' is over after 5.0 s – choose an earlier moment");
  CHECK(faults_with("[\"calf\"]", "[\"claf\"]") ==
        "cards/symptoms.toml:18:10: no zone or part of the body is called 'claf' – did you mean 'calf'?");
  CHECK(faults_with("\"S1\"", "\"S1a\"") ==
        "cards/symptoms.toml:11:11: 'S1a' does not look like an inventory item – write one like \"E12.1\"");
  CHECK(faults_with("words =", "wrods =") == "cards/symptoms.toml:12:1: unknown key 'wrods' – did you mean 'words'?");
  CHECK(faults_with("\"article\"", "\"artikle\"") ==
        "cards/symptoms.toml:10:12: unknown standing 'artikle' – did you mean 'article'?");
  CHECK(faults_with("[\"In the morning\"]", "[\"" + std::string(121, 'm') + "\"]") ==
        "cards/symptoms.toml:8:11: 'points' has 121 characters; 120 fit – say it shorter");
  CHECK(faults_with("id = \"first-step\"", "id = \"First step\"") ==
        "cards/symptoms.toml:5:6: the id must be lower-case words with hyphens – rename it");
  CHECK(folder_of("title = \"Empty\"\nplace = 1\n").faults() ==
        "cards/symptoms.toml:1:1: no cards – add at least one [[card]]");
}

TEST_CASE("Two cards may not have the same id") {
  const Folder folder = folder_of(card);
  folder.write("cards/zebra.toml", card);
  CHECK(folder.faults() == "cards/zebra.toml:4:1: a second card 'first-step' – the other one: "
                            "cards/symptoms.toml");
}

TEST_CASE("A broken file of cards stays as it was, while there is what they show") {
  const Folder folder = folder_of(card);
  folder.write("demonstrations/bow.toml", nod);
  const routine::Library good = folder.load().library;
  folder.write("cards/symptoms.toml", "[=");
  CHECK(folder.load(good).library.cards.size() == 1);
  CHECK(folder.load(good).errors.size() == 1);
  folder.remove("demonstrations/nod.toml");
  CHECK(folder.load(good).library.cards.empty());
  folder.write("cards/symptoms.toml", replaced(card, "The first step", "Up you get"));
  folder.write("demonstrations/nod.toml", nod);
  CHECK(folder.load(good).library.cards.at(0).title == "Up you get");
}

TEST_CASE("A card whose demonstration has faults is left out without another word") {
  const Folder folder = folder_of(card);
  folder.write("demonstrations/bow.toml", nod);
  folder.write("demonstrations/nod.toml", "[=");
  const content::Loaded loaded = folder.load();
  CHECK(loaded.errors.size() == 1);
  CHECK(loaded.library.cards.empty());
}
