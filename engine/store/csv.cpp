#include <charconv>
#include <map>

#include "engine/store/export.hpp"
#include "engine/store/time_text.hpp"
#include "engine/store/words.hpp"

namespace windlass::store {
namespace {

std::string number(double value) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof(text), value).ptr};
}

/// One line of cells, each quoted where it must be.
class Line {
 public:
  Line& operator<<(const std::string& cell) {
    if (!text_.empty()) text_ += ',';
    text_ += cell.find_first_of(",\"\r\n") == std::string::npos ? cell : quoted(cell);
    return *this;
  }
  Line& operator<<(int value) { return *this << std::to_string(value); }
  std::string ended() const { return text_ + "\r\n"; }

 private:
  static std::string quoted(const std::string& cell) {
    std::string text = "\"";
    for (const char letter : cell) text += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return text + "\"";
  }

  std::string text_;
};

}  // namespace

std::string to_csv(const routine::History& history) {
  std::map<std::string, routine::SittingRecord> sittings;
  for (const routine::SittingRecord& sitting : history.sittings) sittings[sitting.id] = sitting;
  std::map<std::pair<std::string, routine::PainMoment>, std::string> pain;
  for (const routine::PainRecord& said : history.pains) pain[{said.sitting, said.moment}] = std::to_string(said.level);

  std::string csv =
      "ended_utc,utc_offset_min,sitting,routine,title,item,demonstration,side,set,take,repetitions,hold_s,duration_s,"
      "dose_from,pain_before,pain_after,pain_next_morning,notice\r\n";
  for (const routine::SetRecord& set : history.sets) {
    const routine::SittingRecord& sitting = sittings[set.sitting];
    Line line;
    line << to_iso(set.ended) << sitting.utc_offset << set.sitting << sitting.routine << sitting.title << set.item
         << set.demonstration << word_of(side_words, set.side) << set.set << set.take << set.repetitions
         << (set.hold ? number(*set.hold) : "") << number(set.seconds) << word_of(dose_words, set.dose_from);
    for (const auto& [moment, word] : moment_words) line << pain[{set.sitting, moment}];
    line << not_medical_advice;
    csv += line.ended();
  }
  return csv;
}

}  // namespace windlass::store
