#include "engine/routine/talk.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace windlass::routine {
namespace {

/// Lines in the order of time, none on top of another.
class Talk {
 public:
  /// False where it does not fit.
  bool add(const Candidate& candidate, const SecondsOf& seconds_of) {
    for (const std::string& text : candidate.texts) {
      const std::optional<double> length = seconds_of(text);
      if (!length || !(*length > 0.0) || *length > candidate.longest) continue;
      for (const double latest : {std::min(candidate.better_latest, candidate.latest()), candidate.latest()}) {
        const std::optional<double> begin = candidate.is_early ? free_after(candidate.earliest, latest, *length)
                                                               : free_before(candidate.earliest, latest, *length);
        if (!begin) continue;
        lines_[*begin] = {*begin, *begin + *length, candidate.moment, text, candidate.segment};
        return true;
      }
    }
    return false;
  }

  std::vector<Speech> lines() const {
    std::vector<Speech> result;
    for (const auto& [begin, line] : lines_) result.push_back(line);
    return result;
  }

 private:
  /// One that is said within `spare_seconds` of [begin, end].
  const Speech* in_the_way(double begin, double end) const {
    const auto after = lines_.lower_bound(end + spare_seconds);
    if (after == lines_.begin()) return nullptr;
    const Speech& line = std::prev(after)->second;
    return line.end + spare_seconds > begin ? &line : nullptr;
  }

  std::optional<double> free_before(double earliest, double latest, double length) const {
    for (double begin = latest - length; begin >= earliest;) {
      const Speech* const other = in_the_way(begin, begin + length);
      if (other == nullptr) return begin;
      begin = other->begin - spare_seconds - length;
    }
    return std::nullopt;
  }

  std::optional<double> free_after(double earliest, double latest, double length) const {
    for (double begin = earliest; begin + length <= latest;) {
      const Speech* const other = in_the_way(begin, begin + length);
      if (other == nullptr) return begin;
      begin = other->end + spare_seconds;
    }
    return std::nullopt;
  }

  std::map<double, Speech> lines_;  ///< By their begin.
};

}  // namespace

std::vector<Speech> spoken(std::vector<Candidate> candidates, const SecondsOf& seconds_of,
                           std::vector<Candidate>* left_out) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
  Talk talk;
  for (const Candidate& candidate : candidates) {
    if (!talk.add(candidate, seconds_of) && left_out != nullptr) left_out->push_back(candidate);
  }
  return talk.lines();
}

}  // namespace windlass::routine
