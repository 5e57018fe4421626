#include "engine/content/human_texts.hpp"

#include <algorithm>

#include "engine/content/read_cards.hpp"
#include "engine/content/words.hpp"

namespace windlass::content {
namespace {

using choreography::Demonstration;
using choreography::Version;

constexpr std::size_t longest_notice = 600;  // characters; so much has room above what is asked
constexpr std::size_t longest_label = 34;    // more hide what is pointed out

/// The texts below one name.
class Below {
 public:
  Below(std::string name, const Reader& read) : name_(std::move(name)), read_(read) {}

  const Below& operator()(const std::string& key, std::string& text, std::size_t longest) const {
    if (!text.empty()) read_(name_ + "." + key, text, longest);
    return *this;
  }
  /// A single one may stand without a list.
  template <class Texts>
  const Below& list(const std::string& key, Texts& texts, std::size_t longest) const {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      (*this)(texts.size() == 1 ? key : key + "." + std::to_string(i + 1), texts[i], longest);
    }
    return *this;
  }
  Below below(const std::string& key) const { return {name_ + "." + key, read_}; }

 private:
  std::string name_;
  const Reader& read_;
};

/// A version's texts stand with it, unless they are the original's.
void read_demonstration(Demonstration& d, const Demonstration& original, const Reader& read) {
  const bool is_original = d.version.of.empty();
  const Below of_original("demonstrations." + original.id, read);
  const std::string kind = d.version.kind == Version::Kind::variant ? "variant." : "mistake.";
  const Below own = is_original ? of_original : of_original.below(kind + d.version.name);
  (d.title == original.title ? of_original : own)("title", d.title, longest_title);
  (d.summary == original.summary ? of_original : own)("summary", d.summary, longest_line);
  own("reason", d.version.reason, longest_line)("fix", d.version.fix, longest_line);
  of_original("source", d.source, longest_notice);
  of_original.list("caution", d.advice.cautions, longest_line)("dose.note", d.advice.dose.note, longest_line);
  for (choreography::Mark& mark : d.marks) {
    const bool is_same = std::any_of(original.marks.begin(), original.marks.end(),
                                     [&](const choreography::Mark& other) { return other.label == mark.label; });
    (is_same ? of_original : own)("mark." + mark.name, mark.label, longest_label);
  }
  for (std::size_t i = 0; i < d.phases.size(); ++i) {
    choreography::Phase& phase = d.phases[i];
    const auto same = std::find_if(original.phases.begin(), original.phases.end(),
                                   [&](const choreography::Phase& other) { return other.name == phase.name; });
    const bool is_there = same != original.phases.end();
    const Below& says = is_there && same->caption == phase.caption ? of_original : own;
    const Below& speaks = is_there && same->voice == phase.voice ? of_original : own;
    const bool speaks_caption = phase.voice == phase.caption;
    says("caption." + phase.name, phase.caption, longest_caption);
    if (speaks_caption) phase.voice = phase.caption;
    speaks("voice." + phase.name, phase.voice, longest_line);
  }
}

void read_demonstrations(std::vector<Demonstration>& all, const Reader& read) {
  const std::vector<Demonstration> before = all;  // versions are held against what was there
  std::size_t original = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].version.of.empty()) original = i;
    read_demonstration(all[i], before[original], read);
  }
}

void read_names(const routine::Library& library, const Reader& read) {
  const Below phases("phases", read);
  const Below things("things", read);
  for (const Demonstration& d : library.demonstrations) {
    for (std::string name : names_of(d.phases)) phases(std::string(name), name, longest_title);
    for (const choreography::Prop& prop : d.props) {
      std::string name = prop.kind.name;
      things(prop.kind.name, name, longest_title);
    }
  }
}

void read_cards(std::vector<routine::Card>& cards, const Reader& read) {
  for (routine::Card& card : cards) {
    Below("topics." + card.topic.id, read)("title", card.topic.title, longest_title);
    const Below below("cards." + card.id, read);
    below("title", card.title, longest_title)("text", card.text, longest_text)("source", card.source, longest_line);
    below.list("points", card.points, longest_point).list("words", card.words, longest_title);
  }
}

void read_safety(routine::Safety& safety, const Reader& read) {
  const Below below("safety", read);
  const auto notice = [&](const std::string& key, routine::Notice& one) {
    const Below inside = below.below(key);
    inside("title", one.title, longest_title)("text", one.text, longest_notice);
    inside.list("points", one.points, longest_line);
  };
  notice("notice", safety.notice);
  notice("check", safety.check);
  notice("held_back", safety.held_back);
  notice("ask_first", safety.ask_first);
  notice("modify_or_stop", safety.modify_or_stop);
  notice("stop", safety.stop);
  notice("need_to_stop", safety.need_to_stop);
  below("confirmation", safety.confirmation, longest_line);
  for (routine::RedFlag& flag : safety.flags) {
    below.below("flag." + flag.id)("statement", flag.statement, longest_line)("advice", flag.advice, longest_notice);
  }
  for (routine::Gate& gate : safety.gates) {
    below.below("gate." + gate.id)("question", gate.question, longest_line)("otherwise", gate.otherwise,
                                                                            longest_notice);
  }
  for (routine::StopPain& pain : safety.stop_pains) {
    std::string name = pain.name;
    below.below("stop_pain." + pain.name)("name", name, longest_title)("text", pain.text, longest_line);
  }
  const Below pain = below.below("pain");
  pain.list("words", safety.pain.words, longest_title);
  pain("questions.before", safety.pain.questions[0], longest_line);
  pain("questions.after", safety.pain.questions[1], longest_line);
  pain("questions.next_morning", safety.pain.questions[2], longest_line);
  for (auto& [advice, text] : safety.pain.advice) {
    std::string name = name_of(advice);
    std::replace(name.begin(), name.end(), ' ', '_');
    pain("advice." + name, text, longest_notice);
  }
  for (routine::PainRule& rule : safety.pain.rules) {
    const Below inside = below.below("pain_rule." + rule.id);
    inside("name", rule.name, longest_title)("text", rule.text, longest_notice)("source", rule.source, longest_line);
  }
}

}  // namespace

void for_each_text(routine::Library& library, const Reader& read) {
  read_names(library, read);
  read_demonstrations(library.demonstrations, read);
  for (routine::Routine& routine : library.routines) {
    const Below below("routines." + routine.id, read);
    below("title", routine.title, longest_title)("summary", routine.summary, longest_line);
    below("source", routine.source, longest_notice);
  }
  for (routine::Programme& programme : library.programmes) {
    const Below below("programmes." + programme.id, read);
    below("title", programme.title, longest_title)("summary", programme.summary, longest_line);
    for (std::size_t i = 0; i < programme.stages.size(); ++i) {
      routine::Stage& stage = programme.stages[i];
      below.below("stage." + std::to_string(i + 1))("title", stage.title, longest_title)("summary", stage.summary,
                                                                                         longest_line);
    }
  }
  for (routine::Programme& programme : library.programmes) {
    const Below below("programmes." + programme.id, read);
    below("title", programme.title, longest_title)("summary", programme.summary, longest_line);
    for (std::size_t i = 0; i < programme.stages.size(); ++i) {
      routine::Stage& stage = programme.stages[i];
      const Below inside = below.below("stage." + std::to_string(i + 1));
      inside("title", stage.title, longest_title)("summary", stage.summary, longest_line);
    }
  }
  read_cards(library.cards, read);
  read_safety(library.safety, read);
  for (auto& [name, part] : library.parts) {
    Below("anatomy." + name, read)("title", part.title, longest_title)("line", part.line, longest_line);
  }
  for (auto& [name, zone] : library.zones) Below("zones." + name, read)("title", zone.title, longest_title);
}

}  // namespace windlass::content
