#include "engine/routine/talk.hpp"

#include <algorithm>
#include <cmath>

namespace windlass::routine {
namespace {

constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

/// What it is worth to say the candidate in the words of its text number `text`.
double worth(Rank rank, std::size_t text) {
  return std::pow(3.0, 4 - static_cast<int>(rank)) * std::pow(0.95, static_cast<double>(text));
}

/// The last line said so far, which is the first in time, and the one after it.
struct Link {
  Said said;
  std::size_t next = nothing;
};

/// A way to say the later candidates.
struct Way {
  double worth = 0.0;
  double free_until = std::numeric_limits<double>::infinity();  ///< s: the first line's begin.
  std::size_t first = nothing;                                  ///< Link.
};

/// Without ways that are worth no more than one which leaves as much room. Room after `needed` is of no use.
void thin_out(std::vector<Way>& ways, double needed) {
  for (Way& way : ways) way.free_until = std::min(way.free_until, needed);
  std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) {
    return a.worth != b.worth ? a.worth > b.worth : a.free_until > b.free_until;
  });
  double most = -std::numeric_limits<double>::infinity();
  std::erase_if(ways, [&](const Way& way) {
    if (way.free_until <= most) return true;
    most = way.free_until;
    return false;
  });
}

/// Which are said, each as late as it may be. From the last to the first all ways are followed that could still be
/// best.
std::vector<Said> chosen(const std::vector<Candidate>& candidates, const SecondsOf& seconds_of) {
  std::vector<Link> links;
  std::vector<Way> ways(1);
  for (std::size_t i = candidates.size(); i-- > 0;) {
    const Candidate& candidate = candidates[i];
    thin_out(ways, candidate.latest() + spare_seconds);
    const std::size_t count = ways.size();
    for (std::size_t text = 0; text < candidate.texts.size(); ++text) {
      const std::optional<double> length = seconds_of(candidate.texts[text]);
      if (!length || !(*length > 0.0) || *length > candidate.longest) continue;
      for (std::size_t k = 0; k < count; ++k) {
        const double end = ways[k].free_until - spare_seconds;
        const double begin = end - *length;
        if (begin < candidate.earliest) continue;
        links.push_back({{i, text, begin, end}, ways[k].first});
        ways.push_back({ways[k].worth + worth(candidate.rank, text), begin, links.size() - 1});
      }
    }
  }
  thin_out(ways, 0.0);
  std::vector<Said> result;
  for (std::size_t link = ways.front().first; link != nothing; link = links[link].next) {
    result.push_back(links[link].said);
  }
  return result;
}

}  // namespace

std::vector<Said> best_talk(const std::vector<Candidate>& candidates, const SecondsOf& seconds_of) {
  std::vector<Said> talk = chosen(candidates, seconds_of);
  double free_from = -std::numeric_limits<double>::infinity();
  for (Said& said : talk) {  // earlier, where that is better
    const Candidate& candidate = candidates[said.candidate];
    const double length = said.end - said.begin;
    const double earliest = std::max(candidate.earliest, free_from);
    const double wanted = candidate.is_early ? earliest : candidate.better_latest - length;
    if (wanted >= earliest && wanted < said.begin) {
      said.begin = wanted;
      said.end = wanted + length;
    }
    free_from = said.end + spare_seconds;
  }
  return talk;
}

}  // namespace windlass::routine
