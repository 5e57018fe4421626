#include "app/commands/remind.hpp"

#include <cstdio>

#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/outlet.hpp"
#include "app/start.hpp"
#include "app/user_log.hpp"
#include "engine/store/time_text.hpp"

namespace windlass::app {

int remind(const RemindOptions& options) {
  Tutor tutor = load_tutor(find_sources());
  store::Opened opened = open_user_log();
  if (!opened.notes.empty()) throw base::Failure(opened.notes);
  Outlet outlet(std::move(opened.log), false);
  outlet.join(tutor);
  outlet.take_settings(tutor);
  tutor.now.utc = now();
  tutor.now.utc_offset = utc_offset_at(tutor.now.utc);
  if (!options.at.empty()) {
    const auto at = store::from_iso(options.at);
    if (!at) refuse("'" + options.at + "' is no moment", "write it like 2026-01-01T08:00:00Z");
    tutor.now = {at->instant, at->utc_offset};
  }
  const bool is_due = remind_if_due(tutor);
  outlet.carry_out(tutor);
  const std::string words = is_due ? reminder_text(tutor) : "";
  if (options.json) {
    const nlohmann::ordered_json record{{"due", is_due}, {"routine", tutor.view.reminder.value_or("")}, {"text", words}};
    std::printf("%s\n", record.dump(2).c_str());
  } else if (is_due) {
    std::printf("%s\n", words.c_str());
  }
  return 0;
}

}  // namespace windlass::app
