#include "engine/content/read_safety.hpp"

#include <algorithm>
#include <utility>

#include "engine/content/read_advice.hpp"
#include "engine/content/words.hpp"

namespace windlass::content {
namespace {

using routine::Notice;
using routine::PainAdvice;
using routine::RedFlag;
using routine::Safety;
using text::Table;

constexpr std::size_t longest_notice = 600;  // characters; more is not read
constexpr std::size_t longest_pain_word = 60;

/// Reads the file table by table; each may say which inventory items it covers.
class SafetyReader {
 public:
  explicit SafetyReader(Table& root) : root_(root) { safety_.where = root.where(); }

  Safety read() {
    safety_.notice = notice("notice");
    safety_.check = notice("check");
    safety_.held_back = notice("held_back");
    safety_.confirmation = line(root_, "confirmation", longest_line);
    safety_.ask_first = notice("ask_first");
    safety_.modify_or_stop = notice("modify_or_stop");
    safety_.stop = notice("stop");
    safety_.need_to_stop = notice("need_to_stop");
    each("flag", safety_.flags, [&](Table& table) { return flag(table); });
    each("gate", safety_.gates, [&](Table& table) { return gate(table); });
    each("stop_pain", safety_.stop_pains, [&](Table& table) {
      return routine::StopPain{line(table, "name", longest_title), line(table, "text", longest_line)};
    });
    read_pain();
    check_gates();
    root_.check_unread();
    return std::move(safety_);
  }

 private:
  void finish(Table& table) {
    const std::vector<std::string> covers = covers_of(table);
    safety_.covers.insert(safety_.covers.end(), covers.begin(), covers.end());
    table.check_unread();
  }

  Notice notice(std::string_view key) {
    Notice notice;
    if (auto table = root_.table(key)) {
      notice.title = line(*table, "title", longest_title);
      notice.text = line(*table, "text", longest_notice);
      notice.points = lines(*table, "points", longest_line);
      finish(*table);
    }
    return notice;
  }

  /// Reads each `[[key]]`; there must be at least one.
  template <class Items, class Read>
  void each(const std::string& key, Items& items, Read read) {
    if (!root_.has(key)) root_.fault("", "no " + key, "add at least one [[" + key + "]]");
    for (Table& table : root_.tables(key)) {
      items.push_back(read(table));
      finish(table);
    }
  }

  /// An id that none of `others` has.
  template <class Items>
  static std::string own_id(Table& table, const Items& others) {
    std::string id = table.string("id");
    if (std::any_of(others.begin(), others.end(), [&](const auto& other) { return other.id == id; })) {
      table.fault("id", "a second '" + id + "'", "rename one of them");
    }
    return id;
  }

  RedFlag flag(Table& table) {
    static const std::vector<std::string> kinds{name_of(RedFlag::Kind::holds_back), name_of(RedFlag::Kind::advises),
                                                name_of(RedFlag::Kind::explains)};
    RedFlag flag;
    flag.id = own_id(table, safety_.flags);
    flag.kind = static_cast<RedFlag::Kind>(choice(table, "kind", kinds));
    flag.statement = line(table, "statement", longest_line);
    flag.advice = line(table, "advice", longest_notice);
    if (!flag.id.empty()) safety_.covers.push_back(flag.id);
    return flag;
  }

  routine::Gate gate(Table& table) {
    routine::Gate gate;
    gate.id = own_id(table, safety_.gates);
    check_known(table, "id", "gate", gate.id, gate_words(), "");
    gate.question = line(table, "question", longest_line);
    gate.passes = choice(table, "passes", {"no", "yes"}) == 1;
    gate.otherwise = line(table, "otherwise", longest_notice);
    return gate;
  }

  void check_gates() {
    if (!root_.has("gate") || safety_.gates.size() >= gate_words().size()) return;  // or a wrong id has been told
    for (const std::string& word : gate_words()) {
      if (!routine::find_gate(safety_, word)) {
        root_.fault("", "nothing is asked at the gate '" + word + "'", "add a [[gate]] with this id");
      }
    }
  }

  void read_pain() {
    if (auto table = root_.table("pain")) {
      routine::PainScale& pain = safety_.pain;
      const std::vector<std::string> words = lines(*table, "words", longest_pain_word);
      if (words.size() == pain.words.size()) {
        std::copy(words.begin(), words.end(), pain.words.begin());
      } else {
        table->fault("words", std::to_string(words.size()) + " words for pain from 0 to 10",
                     "write eleven, mildest first");
      }
      pain.severe = table->integer("severe_from", 1, 10);
      if (auto questions = table->table("questions")) {
        for (const auto& [key, moment] : {std::pair{"before", routine::PainMoment::before},
                                          {"after", routine::PainMoment::after},
                                          {"next_morning", routine::PainMoment::next_morning}}) {
          pain.questions[static_cast<std::size_t>(moment)] = line(*questions, key, longest_line);
        }
        questions->check_unread();
      }
      if (auto advice = table->table("advice")) {
        for (const auto& [key, kind] : {std::pair{"carry_on", PainAdvice::carry_on},
                                        {"modify_or_stop", PainAdvice::modify_or_stop},
                                        {"wait_for_morning", PainAdvice::wait_for_morning},
                                        {"reduce_load", PainAdvice::reduce_load},
                                        {"get_checked", PainAdvice::get_checked}}) {
          pain.advice[kind] = line(*advice, key, longest_notice);
        }
        advice->check_unread();
      }
      finish(*table);
    }
    for (Table& table : root_.tables("pain_rule")) {
      routine::PainRule rule;
      rule.id = own_id(table, safety_.pain.rules);
      rule.name = line(table, "name", longest_title);
      rule.limit = table.integer("limit", 0, 10);
      rule.text = line(table, "text", longest_notice);
      rule.source = table.string("source");
      safety_.pain.rules.push_back(std::move(rule));
      finish(table);
    }
  }

  Table& root_;
  Safety safety_;
};

}  // namespace

std::optional<Safety> read_safety(const std::string& file, text::Errors& errors) {
  const std::size_t before = errors.size();
  const auto document = document_in(file, errors);
  if (!document) return std::nullopt;
  Table root = document->root(errors);
  Safety safety = SafetyReader(root).read();
  sort_by_place(errors, before);
  if (errors.size() != before) return std::nullopt;
  return safety;
}

}  // namespace windlass::content
