// All that is written is a text of content/: ids and table fit together, and in a made-up language no English is left.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "app/showing.hpp"
#include "app/start.hpp"
#include "app/words.hpp"
#include "engine/content/human_texts.hpp"
#include "tests/app/hand.hpp"
#include "tests/scratch.hpp"

namespace fs = std::filesystem;
using namespace windlass;
using app::Place;
using routine::GuideAction;
using tests::Hand;

namespace {

/// All texts in quotes in the sources below `folder`.
std::set<std::string> literals(const char* folder) {
  std::set<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(WINDLASS_SOURCE_DIR) / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp" && extension != ".toml") continue;
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line);) {
      for (std::size_t open = line.find('"'); open != std::string::npos;) {
        std::size_t close = open + 1;
        while (close < line.size() && line[close] != '"') close += line[close] == '\\' ? 2 : 1;
        if (close >= line.size()) break;
        all.insert(line.substr(open + 1, close - open - 1));
        open = line.find('"', close + 1);
      }
    }
  }
  return all;
}

routine::Texts english() {
  app::Sources sources = app::find_sources();
  sources.own_routines.clear();
  return app::load_content(sources, app::load_body(sources)).library.languages.at(0).texts;
}

/// A Cyrillic letter for each of ours; what is filled in stays.
std::string made_up(const std::string& text) {
  std::string result;
  bool in_place = false;
  for (const char c : text) {
    in_place = c == '{' || (in_place && c != '}');
    const bool is_letter = !in_place && std::isalpha(static_cast<unsigned char>(c)) != 0 && (c & 0x80) == 0;
    if (!is_letter) {
      result += c;
      continue;
    }
    const unsigned code = std::isupper(static_cast<unsigned char>(c)) != 0 ? 0x410U + static_cast<unsigned>(c - 'A')
                                                                            : 0x430U + static_cast<unsigned>(c - 'a');
    result += static_cast<char>(0xC0U | (code >> 6U));
    result += static_cast<char>(0x80U | (code & 0x3FU));
  }
  return result;
}

/// Every third letter of a word twice: as German is to English.
std::string longer(const std::string& text) {
  std::string result;
  bool in_place = false;
  int letters = 0;
  for (const char c : text) {
    in_place = c == '{' || (in_place && c != '}');
    result += c;
    letters = !in_place && std::isalpha(static_cast<unsigned char>(c)) != 0 ? letters + 1 : 0;
    if (letters > 0 && letters % 3 == 0) result += c;
  }
  return result;
}

std::string line_of(const std::string& name, const std::string& text) {
  std::string line = "\"";
  for (const char c : name) line += c == '.' ? std::string("\".\"") : std::string(1, c);
  line += "\" = \"";
  for (const char c : made_up(text)) line += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return line + "\"\n";
}

/// The shipped content with one more language.
const app::Sources& sources() {
  static const app::Sources all = [] {
    app::Sources sources = app::find_sources();
    sources.own_routines.clear();
    const fs::path folder = tests::scratch_folder() / "content";
    fs::remove_all(folder);
    fs::copy(sources.content, folder, fs::copy_options::recursive);
    content::Loaded loaded = app::load_content(sources, app::load_body(sources));
    std::set<std::string> known;
    std::string text = "name = \"" + made_up("Made up") + "\"\n";
    const auto add = [&](const std::string& name, const std::string& words) {
      if (known.insert(name).second) text += line_of(name, words);
    };
    for (const auto& [id, words] : loaded.library.languages.at(0).texts) add(id, longer(words));
    content::for_each_text(loaded.library,
                           [&](const std::string& name, std::string& words, std::size_t) { add(name, words); });
    std::ofstream(folder / "text" / "made-up.toml", std::ios::binary) << text;
    sources.content = folder.generic_string();
    return sources;
  }();
  return all;
}

app::Tutor tutor_in(const std::string& language) {
  app::Sources wanted = sources();
  wanted.language = language;
  app::Tutor tutor = app::load_tutor(wanted);
  INFO(base::to_text(tutor.faults));
  CHECK(tutor.faults.empty());
  tutor.now = {1'800'000'000, 0};
  tutor.plan_text = [](const routine::Routine&) { return std::string(); };
  tutor.own_routines = "/1";
  return tutor;
}

/// Walks through places and cards and looks at what is written there.
class Reader {
 public:
  Reader() : hand({1280, 720}, 1.0, app::Theme::light, tutor_in("made-up")) {
    for (const anatomy::Coordinate& coordinate : hand.tutor.body.rig.coordinates) {
      if (!coordinate.source.empty()) cited_.insert(coordinate.source);
    }
  }

  Hand hand;
  int count = 0;  ///< Texts with letters that were read.

  void read() {
    hand.look();
    read_now();
    app::Tutor& tutor = hand.tutor;  // without a clip it says that this is being made; then what would be said with one
    tutor.showing.failed = tutor.library.clips->key_of(demonstration_of(tutor, cue_of(tutor.session)));
    hand.look();
    read_now();
    tutor.showing.failed = 0;
  }
  /// What is explained of everything too.
  void read_all() {
    read();
    hand.hover_everything([&] { read_now(); });
  }
  void apply(const app::Action& action) {
    app::apply(hand.tutor, action);
    read();
  }

 private:
  void read_now() {
    for (const std::string& text : hand.pass.cut_texts) {
      if (!told_.insert(text).second) continue;
      INFO(app::name_of(hand.tutor.view.place) << ": does not fit when it is a third longer");
      CHECK(text == "");
    }
    for (std::string text : hand.pass.texts) {
      for (const std::string& citation : cited_) {
        if (const auto at = text.find(citation); at != std::string::npos) text.erase(at, citation.size());
      }
      text = std::regex_replace(text, std::regex("[SGX]-[0-9]+|English|\\.(toml|json)"), "");
      if (text.find('\xD0') != std::string::npos || text.find('\xD1') != std::string::npos) ++count;
      const bool is_english = std::any_of(text.begin(), text.end(), [](char c) {
        return (c & 0x80) == 0 && std::isalpha(static_cast<unsigned char>(c)) != 0;
      });
      const bool is_unfilled = text.find('{') != std::string::npos;
      if ((is_english || is_unfilled) && told_.insert(text).second) {
        INFO(app::name_of(hand.tutor.view.place));
        CHECK(text == "");
      }
    }
  }

  std::set<std::string> cited_;
  std::set<std::string> told_;
};

}  // namespace

TEST_CASE("Every id in the code has its words, and every word has its place in the code") {
  const routine::Texts texts = english();
  std::set<std::string> all = literals("app");
  all.merge(literals("engine/routine"));
  std::set<std::string> sections;
  for (const auto& [id, text] : texts) sections.insert(id.substr(0, id.find('.')));
  const std::regex id_like("([a-z_]+)\\.([a-z_0-9]+)");
  std::smatch match;
  int ids = 0;
  for (const std::string& literal : all) {
    if (!std::regex_match(literal, match, id_like) || sections.count(match[1]) == 0 || match[2] == "toml" || match[2] == "glb") continue;
    ++ids;
    INFO(literal);
    CHECK((texts.count(literal) == 1 || (texts.count(literal + "_one") == 1 && texts.count(literal + "_many") == 1)));
  }
  CHECK(ids > 250);

  // A word is asked for by its id, or by a name in its section: `named(words, "layer", "Deep muscle")`.
  for (const char* folder : {"engine/scene", "engine/anatomy", "engine/choreography", "assets/anatomy"}) all.merge(literals(folder));
  std::set<std::string> names;
  for (const std::string& literal : all) {
    std::string name;
    for (const char c : literal)
      name += c == ' ' || c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    names.insert(name);
    if (name.starts_with("_"))
      names.insert("voice" + name), names.insert("beeps" + name), names.insert("metronome" + name);
    if (const auto joint = name.find("_r."); joint != std::string::npos) {  // "mtp1_r.extension"
      std::string plain = name.substr(0, joint);
      while (!plain.empty() && std::isdigit(static_cast<unsigned char>(plain.back())) != 0) plain.pop_back();
      names.insert(plain + "_" + name.substr(joint + 3));
    }
  }
  for (const auto& [id, text] : texts) {
    std::string asked = id;
    for (const char* number : {"_one", "_many"}) {
      if (asked.ends_with(number)) asked.erase(asked.rfind('_'));
    }
    const std::string section = id.substr(0, id.find('.'));
    const bool is_named = all.count(section) == 1 || all.count(section + ".") == 1;
    INFO(id);
    CHECK((all.count(id) == 1 || all.count(asked) == 1 || (is_named && names.count(id.substr(id.find('.') + 1)) == 1)));
  }
}

TEST_CASE("The shipped texts have no faults, and each has its places between braces") {
  app::Sources shipped = app::find_sources();
  shipped.own_routines.clear();
  const content::Loaded loaded = app::load_content(shipped, app::load_body(shipped));
  CHECK(base::to_text(loaded.errors) == "");
  REQUIRE(!loaded.library.languages.empty());
  CHECK(loaded.library.languages[0].id == "english");
  CHECK(loaded.library.languages[0].has_voice);
  for (const auto& [id, text] : loaded.library.languages[0].texts) {
    INFO(id);
    CHECK(std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'));
  }
}

TEST_CASE("Every joint angle that the player shows has its name") {
  const app::Tutor tutor = tutor_in("english");
  const std::vector<const char*> joints{"hip_", "knee_", "ankle_", "subtalar_", "midtarsal_", "mtp", "ip1_", "pip2_", "dip2_"};
  int count = 0;
  for (const anatomy::Coordinate& coordinate : tutor.body.rig.coordinates) {
    const std::string& name = coordinate.name;
    const bool is_shown = std::any_of(joints.begin(), joints.end(), [&](const char* j) { return name.starts_with(j); });
    if (!is_shown || name.find("_r.") == std::string::npos || coordinate.kind != anatomy::Kind::turn) continue;
    ++count;
    INFO(name);
    CHECK_FALSE(app::coordinate_text(name, tutor.library.words).starts_with("coordinate."));
  }
  CHECK(count > 10);
}

TEST_CASE("In another language no English is left in any place") {
  Reader reader;
  reader.hand.tutor.view.rail = true;
  for (const Place place : app::every_place) {
    reader.apply(app::GoTo{place});
    reader.read_all();
  }
  CHECK(reader.count > 300);
  const auto& library = reader.hand.tutor.library;

  reader.apply(app::GoTo{Place::player});
  for (std::size_t i = 0; i < library.demonstrations.size(); i += 7) {
    reader.apply(routine::Action(routine::ChooseDemonstration{static_cast<int>(i)}));
    reader.apply(routine::Action(routine::Seek{reader.hand.tutor.session.timeline.duration * 0.4}));
  }
  reader.apply(routine::Action(routine::ChooseRoutine{0}));
  for (const double share : {0.0, 0.2, 0.5, 0.52, 0.54, 1.0}) {
    reader.apply(routine::Action(routine::Seek{reader.hand.tutor.session.timeline.duration * share}));
  }
  reader.apply(app::ShowBody{});
  reader.read_all();
  reader.apply(app::FindPart{"1234"});
  reader.apply(app::FindPart{});
  for (const anatomy::Part& part : reader.hand.tutor.body.parts) reader.apply(app::ChoosePart{part.name});
  reader.apply(app::ChoosePart{});
  reader.apply(app::ShowHelp{});
  reader.apply(app::ShowHelp{false});
  reader.apply(app::AskToQuit{});
  reader.apply(app::AskToQuit{false});
  reader.apply(app::ReportFaults{{{{"/1"}, "1", "2"}}});
  reader.apply(app::PutFaultsAway{});

  reader.apply(app::GoTo{Place::today});
  const auto plan = [&](const app::PlanningAction& action) { reader.apply(action); };
  plan(app::OpenWeek{});
  for (const routine::Programme& programme : library.programmes) {
    plan(routine::PlanAction(routine::Follow{programme.id}));
    for (std::size_t i = 1; i < programme.stages.size(); ++i) {
      plan(app::AskHarder{});
      plan(routine::PlanAction(routine::ChangeStage{1, false}));
      plan(routine::PlanAction(routine::ChangeStage{1, true}));
    }
    plan(app::ChoosePlace{std::pair(2, routine::Half::evening)});
    plan(routine::PlanAction(routine::PutIn{2, routine::Half::evening, ""}));
    plan(app::ChoosePlace{});
  }

  reader.apply(app::GoTo{Place::library});
  reader.apply(app::CatalogueAction(app::Search{"1234"}));
  reader.apply(app::CatalogueAction(app::WantAnything{}));
  reader.apply(app::GoTo{Place::learn});
  for (const routine::Card& card : library.cards) reader.apply(app::LearnAction(app::OpenCard{card.id}));
  reader.read_all();
  reader.apply(app::LearnAction(app::OpenCard{}));
  reader.apply(app::LearnAction(app::OpenTopic{library.cards.front().topic.id}));
  reader.apply(app::LearnAction(app::FindCard{"1234"}));
}

TEST_CASE("In another language no English is left in builder and settings") {
  Reader reader;
  const auto& library = reader.hand.tutor.library;
  reader.apply(app::GoTo{Place::builder});
  reader.apply(app::BuildAction(app::BeginDraft{}));
  reader.apply(app::BuildAction(app::KeepDraft{}));
  for (std::size_t i = 0; i < library.demonstrations.size(); i += 9) {
    reader.apply(app::BuildAction(routine::DraftAction(routine::AddItem{static_cast<int>(i)})));
    reader.apply(app::BuildAction(app::ShowItem{static_cast<int>(i / 9)}));
  }
  routine::Dose dose = routine::dose_of(library.demonstrations[0]);
  dose.sets = 2;
  dose.minutes = 1.5;
  dose.sides = routine::Sides::together;
  reader.apply(app::BuildAction(routine::DraftAction(routine::SetDose{0, dose})));
  reader.read_all();
  reader.apply(app::BuildAction(app::ShowMovements{}));
  reader.apply(app::BuildAction(app::FindMovement{"1234"}));
  reader.apply(app::BuildAction(app::PutDraftAway{}));
  reader.apply(app::BuildAction(app::PutDraftAway{true}));
  reader.apply(app::BuildAction(app::NameIsTaken{library.routines[0]}));
  reader.apply(app::BuildAction(app::Never{}));
  routine::Routine own = library.routines[0];
  own.id = "own";
  own.where.file = "/1/own.toml";
  reader.apply(app::BuildAction(app::RoutineKept{own}));
  reader.read_all();
  reader.apply(app::BuildAction(app::DeleteRoutine{"own"}));
  reader.apply(app::BuildAction(app::Never{}));
  reader.apply(app::BuildAction(app::RoutineGone{own}));

  reader.apply(app::GoTo{Place::settings});
  reader.hand.press("reminders");
  reader.hand.tutor.view.reminder = library.routines[0].id;
  reader.read();
  reader.hand.tutor.view.reminder.reset();
  for (const routine::PainRule& rule : library.safety.pain.rules)
    reader.apply(GuideAction(routine::SetPainRule{rule.id}));
  reader.apply(app::SettingsAction(app::AskToErase{}));
  reader.apply(app::SettingsAction(app::Erased{}));
  reader.apply(app::SettingsAction(app::Exported{"/1.json", {"/1.json"}}));
  reader.apply(app::SettingsAction(app::Imported{"/1.json", 1}));
  reader.apply(app::SettingsAction(app::ShowAbout{}));
}

TEST_CASE("In another language no English is left in a sitting and in what came of it") {
  Reader reader;
  app::Tutor& tutor = reader.hand.tutor;
  tutor.is_blind = true;
  reader.apply(GuideAction(routine::AskCheck{}));
  for (const routine::RedFlag& flag : tutor.library.safety.flags)
    reader.apply(GuideAction(routine::CheckFlag{flag.id, true}));
  reader.apply(GuideAction(routine::FinishCheck{}));
  reader.apply(GuideAction(routine::SeenByProfessional{true}));
  reader.apply(GuideAction(routine::FinishCheck{}));
  reader.apply(GuideAction(routine::Finish{}));
  for (std::size_t i = 0; i < tutor.library.routines.size(); ++i) {
    reader.apply(GuideAction(routine::Prepare{tutor.library.routines[i]}));
    for (std::size_t item = 0; item < tutor.library.routines[i].items.size(); ++item) {
      reader.apply(app::PlanningAction(app::ListHarder{static_cast<int>(item)}));
    }
    reader.apply(GuideAction(routine::Finish{}));
  }
  for (int round = 0; round < 2; ++round) {
    const routine::Routine& routine = tutor.library.routines[0];
    reader.apply(GuideAction(routine::Prepare{routine}));
    for (const std::string& gate : routine::gates_of(routine, tutor.library)) {
      reader.apply(GuideAction(routine::AnswerGate{gate, !routine::find_gate(tutor.library.safety, gate)->passes}));
      reader.apply(GuideAction(routine::AnswerGate{gate, routine::find_gate(tutor.library.safety, gate)->passes}));
    }
    for (int level = 0; level <= 10; ++level) reader.apply(GuideAction(routine::TellPain{level}));
    reader.apply(GuideAction(routine::Start{}));
    REQUIRE(tutor.guide.step == routine::Step::running);
    CHECK(tutor.guide.plan.speeches.empty());  // the voice cannot read it
    const auto is_of_begin = [&](const routine::Effect& effect) {
      const auto* written = std::get_if<routine::WriteDown>(&effect);
      return written != nullptr && std::holds_alternative<routine::SittingRecord>(written->entry);
    };
    const auto begun = std::find_if(tutor.guide.effects.begin(), tutor.guide.effects.end(), is_of_begin);
    REQUIRE(begun != tutor.guide.effects.end());
    const auto& record = std::get<routine::SittingRecord>(std::get<routine::WriteDown>(*begun).entry);
    CHECK(record.title == routine.written->title);  // the log knows no languages
    CHECK(record.title != routine.title);
    tutor.guide.effects.clear();
    reader.read_all();
    for (int i = 0; i < 60; ++i) {
      for (int k = 0; k < 20; ++k) app::advance(tutor, app::longest_step);
      reader.read();
    }
    reader.apply(routine::Action(routine::Pause{}));
    reader.apply(app::GoTo{Place::today});
    reader.apply(GuideAction(routine::Stop{}));
    for (std::size_t i = 0; i < tutor.library.safety.stop_pains.size(); ++i) {
      reader.apply(GuideAction(routine::NameStopPain{static_cast<int>(i)}));
    }
    reader.apply(GuideAction(routine::Finish{}));
  }
  REQUIRE(!tutor.guide.history.sittings.empty());
  tutor.guide.step = routine::Step::after;
  reader.read();
  reader.apply(GuideAction(routine::Finish{}));
  tutor.guide.resumable = tutor.guide.history.sittings.front();
  tutor.now.utc += 22 * 3600;
  for (const Place place : {Place::today, Place::progress}) {
    reader.apply(app::GoTo{place});
    reader.read_all();
  }
}

TEST_CASE("Settings offer the languages there are, and the content follows the choice") {
  Hand small;
  small.go_to(Place::settings);
  CHECK_FALSE(small.has("language english"));

  Hand hand({1280, 720}, 1.0, app::Theme::light, tutor_in("english"));
  hand.go_to(Place::settings);
  CHECK(hand.has("language english"));
  const std::string title = hand.tutor.library.demonstrations[0].title;
  hand.press("language made-up");
  CHECK(app::kept_settings(hand.tutor).at("language") == "made-up");
  app::take_language(sources(), hand.tutor);
  CHECK(hand.tutor.library.language == "made-up");
  CHECK(hand.tutor.library.demonstrations[0].title == made_up(title));
  app::take_up(hand.tutor, {{"language", "english"}});
  app::take_language(sources(), hand.tutor);
  CHECK(hand.tutor.library.demonstrations[0].title == title);
  app::take_up(hand.tutor, {{"language", "klingon"}});
  app::take_language(sources(), hand.tutor);
  CHECK(hand.tutor.library.language == "english");
  CHECK_THROWS_AS(app::load_tutor([] {
                    app::Sources unknown = sources();
                    unknown.language = "klingon";
                    return unknown;
                  }()),
                  base::Failure);
}
