#pragma once
// A tutor with the real body and content, which nobody looks at: time does not wait for clips.
#include "app/start.hpp"
#include "engine/content/read_routine.hpp"

namespace windlass::tests {

inline app::Tutor real_tutor(routine::Instant now = 1'800'000'000) {
  app::Tutor tutor = app::load_tutor(app::find_sources());
  tutor.is_blind = true;
  tutor.now = {now, 0};
  tutor.plan_text = [library = tutor.library](const routine::Routine& r) { return content::text_of(r, library); };
  tutor.view.rail = true;
  return tutor;
}

}  // namespace windlass::tests
