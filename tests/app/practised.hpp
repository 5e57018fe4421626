#pragma once
// What somebody who has practised for a while has in the log.
#include "engine/routine/record.hpp"

namespace windlass::tests {

inline constexpr routine::Instant day = 24 * 3600;
inline constexpr routine::Instant today = 20000;  // since 1970
inline constexpr routine::Instant this_evening = today * day + 20 * 3600;

/// Practice on two of three days for ten weeks, with pain that becomes less.
inline routine::History ten_weeks() {
  routine::History history;
  for (int ago = 70; ago >= 0; --ago) {
    if (ago % 3 == 1) continue;
    const routine::Instant began = (today - ago) * day + 8 * 3600;
    const std::string id = std::to_string(ago);
    history.sittings.push_back({id, "morning", "Before the first steps of a morning that begins early", began, 60, 600.0,
                                "", ago % 10 == 0 ? routine::Ending::stopped : routine::Ending::finished});
    for (const auto side : {routine::Worked::right, routine::Worked::left}) {
      routine::SetRecord set;
      set.sitting = id;
      set.side = side;
      set.repetitions = 3;
      set.hold = 30.0;
      set.seconds = 180.0 + ago;
      history.sets.push_back(set);
    }
    history.pains.push_back({id, routine::PainMoment::before, ago / 10 + 1, began});
    history.pains.push_back({id, routine::PainMoment::after, ago / 12, began});
    history.pains.push_back({id, routine::PainMoment::next_morning, ago / 9 + 1, began + day});
  }
  return history;
}

}  // namespace windlass::tests
