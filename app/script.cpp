#include "app/script.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "engine/text/spelling.hpp"

namespace windlass::app {
namespace {

using routine::GuideAction;

/// How many words follow each verb: at least, at most.
const std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>>& verbs() {
  static const std::map<std::string, std::pair<std::size_t, std::size_t>, std::less<>> all{
      {"flag", {1, 2}},  {"seen", {0, 1}},   {"checked", {0, 0}}, {"gate", {2, 2}},   {"pain", {1, 1}},
      {"start", {0, 0}}, {"pause", {0, 0}},  {"go", {0, 0}},      {"skip", {0, 0}},   {"back", {0, 0}},
      {"repeat", {0, 0}}, {"extend", {0, 1}}, {"pace", {1, 4}},    {"seek", {1, 1}},   {"stop", {0, 0}},
      {"kind", {1, 1}},  {"finish", {0, 0}}, {"cues", {1, 8}},    {"resume", {0, 0}}, {"let-go", {0, 0}},
      {"prepare", {1, 1}}, {"place", {1, 1}}, {"press", {1, 8}}};
  return all;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : line.substr(0, line.find('#'))) {
    if (c == ' ' || c == '\t' || c == '\r') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

/// "hold=20" → {"hold", "20"}.
std::pair<std::string, std::string> setting(const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos) return {word, ""};
  return {word.substr(0, equals), word.substr(equals + 1)};
}

const std::set<std::string>& settings_of(const std::string& verb) {
  static const std::set<std::string> pace{"repetitions", "hold", "rest", "sides"};
  static const std::set<std::string> cues{"voice", "beeps", "metronome", "flash", "countdown"};
  static const std::set<std::string> none;
  return verb == "pace" ? pace : verb == "cues" ? cues : none;
}

std::optional<routine::Sides> sides_in(const std::string& word) {
  for (const auto sides : {routine::Sides::right, routine::Sides::left, routine::Sides::both}) {
    if (word == choreography::name_of(sides)) return sides;
  }
  return std::nullopt;
}

/// What is wrong with the words after a verb; empty: nothing.
std::string fault_of(const ScriptLine& line) {
  const auto is_yes_or_no = [](const std::string& word) { return word == "yes" || word == "no"; };
  const auto& w = line.words;
  if ((line.verb == "flag" || line.verb == "gate") && w.size() == 2 && !is_yes_or_no(w[1])) return "say yes or no";
  if (line.verb == "seen" && w.size() == 1 && !is_yes_or_no(w[0])) return "say yes or no";
  if (line.verb == "pain" || line.verb == "kind") {
    const auto level = number_in(w[0]);
    if (!level || *level < 0 || *level > 10 || *level != static_cast<int>(*level)) return "write a whole number, 0 to 10";
  }
  if (line.verb == "place") {
    std::vector<std::string> known;
    for (const Place place : every_place) known.emplace_back(name_of(place));
    if (std::find(known.begin(), known.end(), w[0]) == known.end()) return text::hint(w[0], known);
  }
  if ((line.verb == "extend" || line.verb == "seek") && !w.empty() && !number_in(w[0])) return "write seconds";
  for (const std::string& word : w) {
    if (settings_of(line.verb).empty()) break;
    const auto [name, value] = setting(word);
    if (!settings_of(line.verb).contains(name)) {
      const auto& known = settings_of(line.verb);
      return text::hint(name, {known.begin(), known.end()});
    }
    if (name == "sides" ? !sides_in(value) : line.verb == "pace" || name == "countdown" ? !number_in(value)
                                                                                         : value != "on" && value != "off") {
      return "'" + word + "' is not understood; write it as the README shows";
    }
  }
  return "";
}

routine::Pace pace_of(const ScriptLine& line, routine::Pace pace) {
  for (const std::string& word : line.words) {
    const auto [name, value] = setting(word);
    if (name == "sides") {
      pace.sides = sides_in(value);
      continue;
    }
    const double number = number_in(value).value_or(0.0);
    if (name == "repetitions") pace.repetitions = static_cast<int>(number);
    if (name == "hold") pace.hold = number;
    if (name == "rest") pace.rest = number;
  }
  return pace;
}

routine::CueSettings cues_of(const ScriptLine& line, routine::CueSettings cues) {
  for (const std::string& word : line.words) {
    const auto [name, value] = setting(word);
    const bool on = value == "on";
    if (name == "voice") cues.voice = on;
    if (name == "beeps") cues.beeps = on;
    if (name == "metronome") cues.metronome = on;
    if (name == "flash") cues.flash = on;
    if (name == "countdown") cues.countdown = static_cast<int>(number_in(value).value_or(0.0));
  }
  return cues;
}

}  // namespace

std::vector<ScriptLine> read_script(std::string_view text, const std::string& file) {
  std::vector<ScriptLine> lines;
  std::vector<base::Error> errors;
  int number = 0;
  for (std::size_t begin = 0; begin <= text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::vector<std::string> words = words_of(text.substr(begin, end - begin));
    begin = end + 1;
    if (words.empty()) continue;
    const base::Where where{file, number + 1, 1};
    const auto refuse = [&](const std::string& what, const std::string& to_do) { errors.push_back({where, what, to_do}); };
    const auto at = number_in(words[0]);
    if (!at || *at < 0.0 || words.size() < 2) {
      refuse("this is no line of a script", "write seconds and what is done then: 12.5 pain 3");
      continue;
    }
    ScriptLine line{*at, words[1], {words.begin() + 2, words.end()}, where};
    const auto verb = verbs().find(line.verb);
    if (verb == verbs().end()) {
      std::vector<std::string> known;
      for (const auto& [name, count] : verbs()) known.push_back(name);
      refuse("nobody can '" + line.verb + "'", text::hint(line.verb, known));
    } else if (line.words.size() < verb->second.first || line.words.size() > verb->second.second) {
      refuse("'" + line.verb + "' with " + std::to_string(line.words.size()) + " words after it",
             "write it as the README shows");
    } else if (const std::string fault = fault_of(line); !fault.empty()) {
      refuse("'" + line.verb + "' cannot be read", fault);
    } else {
      lines.push_back(std::move(line));
    }
  }
  if (!errors.empty()) throw base::Failure(errors);
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return lines;
}

std::vector<Action> actions_of(const ScriptLine& line, const Tutor& tutor) {
  const auto session = [](const routine::Action& action) { return std::vector<Action>{action}; };
  const auto guide = [](const GuideAction& action) { return std::vector<Action>{action}; };
  const bool yes = line.words.empty() || line.words.back() != "no";
  const auto number = [&](double otherwise) {
    return line.words.empty() ? otherwise : number_in(line.words[0]).value_or(otherwise);
  };
  const std::string& verb = line.verb;
  if (verb == "flag") return guide(routine::CheckFlag{line.words[0], yes});
  if (verb == "seen") return guide(routine::SeenByProfessional{yes});
  if (verb == "checked") return guide(routine::FinishCheck{});
  if (verb == "gate") return guide(routine::AnswerGate{line.words[0], yes});
  if (verb == "pain") return guide(routine::TellPain{static_cast<int>(number(0))});
  if (verb == "start") return guide(routine::Start{});
  if (verb == "stop") return guide(routine::Stop{});
  if (verb == "kind") return guide(routine::NameStopPain{static_cast<int>(number(0))});
  if (verb == "finish") return guide(routine::Finish{});
  if (verb == "resume") return {ResumeSitting{}};
  if (verb == "let-go") return guide(routine::LetGo{});
  if (verb == "prepare") {
    const auto routine = routine::find_routine(tutor.library, line.words[0]);
    if (!routine) return {};
    return guide(routine::Prepare{tutor.library.routines[static_cast<std::size_t>(*routine)]});
  }
  if (verb == "place") {
    for (const Place place : every_place) {
      if (line.words[0] == name_of(place)) return {GoTo{place}};
    }
  }
  if (verb == "press") {
    std::string name;
    for (const std::string& word : line.words) name += (name.empty() ? "" : " ") + word;
    return {FocusOn{name}, PressFocus{}};
  }
  if (verb == "cues") return guide(routine::SetCues{cues_of(line, tutor.guide.cues)});
  if (verb == "pause") return session(routine::Pause{});
  if (verb == "go") return session(routine::Play{});
  if (verb == "skip") return session(routine::StepSet{1});
  if (verb == "back") return session(routine::StepSet{-1});
  if (verb == "repeat") return session(routine::StepSet{0});
  if (verb == "extend") return session(routine::Extend{number(15.0)});
  if (verb == "seek") return session(routine::Seek{number(0.0)});
  if (verb == "pace") return session(routine::SetPace{pace_of(line, tutor.session.pace)});
  return {};
}

}  // namespace windlass::app
