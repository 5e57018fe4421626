#include "app/settings.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

#include "app/tutor.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

struct Setter {
  Tutor& t;
  Settings& s = t.settings;

  void operator()(const SetReducedMotion& a) const { t.view.reduced_motion = a.reduced; }
  void operator()(const SetSpokenFocus& a) const { t.view.spoken_focus = a.spoken; }
  void operator()(const SetReminders& a) const { t.reminders = a.reminders; }
  void operator()(const SetCaptionSize& a) const { t.view.caption_size = std::clamp(a.size, 1.0, 2.0); }
  void operator()(const SetLanguage& a) const { s.language = a.id; }
  void operator()(const Export& a) const { t.errands.push_back(ExportLog{a.as_table}); }
  void operator()(const Import& a) const {
    const bool is_routine = routine::small_letters(a.file).ends_with(".toml");
    t.errands.push_back(is_routine ? Errand(TakeRoutine{a.file}) : Errand(ImportLog{a.file}));
  }
  void operator()(const AskToErase& a) const {
    s.erase_step = a.asked ? 1 : 0;
    s.note.clear();
  }
  void operator()(const Erase&) const {
    if (s.erase_step == 0) return;
    s.erase_step = 0;
    t.errands.push_back(EraseEverything{});
  }
  void operator()(const ShowAbout& a) const { s.about = a.shown; }
  void operator()(const Exported& a) const {
    s.note = t.library.words("settings.written_to", {{"file", a.file}});
    s.importable = a.importable;
  }
  void operator()(const Imported& a) const {
    s.note = t.library.words.counted("settings.taken_in", static_cast<int>(a.sittings),
                                     {{"file", std::filesystem::path(a.file).filename().string()}});
  }
  void operator()(const Erased&) const {
    const View plain;
    t.view.theme = plain.theme;
    t.view.reduced_motion = plain.reduced_motion;
    t.view.spoken_focus = plain.spoken_focus;
    t.view.caption_size = plain.caption_size;
    t.guide.cues = {};
    t.guide.pain_rule.clear();
    t.plan = {};
    t.rungs.clear();
    t.reminders = {};
    t.reminded = {};
    s.note = t.library.words("settings.erased");
  }
  void operator()(const Importable& a) const { s.importable = a.files; }
};

std::string text_of(bool value) {
  return value ? "on" : "off";
}
std::string text_of(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

/// Reads what is kept under a key into a value; leaves it where nothing sound is there.
struct Reader {
  const Kept& kept;

  std::optional<std::string> text(const char* key) const {
    const auto found = kept.find(key);
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  }
  void read(const char* key, bool& value) const {
    const auto found = text(key);
    if (found == "on") value = true;
    if (found == "off") value = false;
  }
  void read_clock(const char* key, int& minute) const {
    minute = routine::minute_from(text(key).value_or("")).value_or(minute);
  }
  void read(const char* key, double& value, double least, double most) const {
    const auto found = text(key);
    if (!found) return;
    double number = 0.0;
    const auto [end, code] = std::from_chars(found->data(), found->data() + found->size(), number);
    if (code == std::errc() && end == found->data() + found->size() && number >= least && number <= most) value = number;
  }
};

constexpr Theme every_theme[] = {Theme::light, Theme::dark, Theme::high_contrast};

}  // namespace

void apply(Tutor& tutor, const SettingsAction& action) {
  std::visit(Setter{tutor}, action);
}

Kept kept_settings(const Tutor& tutor) {
  const routine::CueSettings& cues = tutor.guide.cues;
  return {{"theme", name_of(tutor.view.theme)},
          {"scale", text_of(tutor.view.scale)},
          {"reduced_motion", text_of(tutor.view.reduced_motion)},
          {"spoken_focus", text_of(tutor.view.spoken_focus)},
          {"caption_size", text_of(tutor.view.caption_size)},
          {"language", tutor.settings.language},
          {"voice", text_of(cues.voice)},
          {"voice_volume", text_of(cues.voice_volume)},
          {"beeps", text_of(cues.beeps)},
          {"beep_volume", text_of(cues.beep_volume)},
          {"metronome", text_of(cues.metronome)},
          {"metronome_volume", text_of(cues.metronome_volume)},
          {"flash", text_of(cues.flash)},
          {"countdown", std::to_string(cues.countdown)},
          {"pain_rule", tutor.guide.pain_rule},
          {"plan", routine::text_of(tutor.plan)},
          {"rungs", routine::text_of(tutor.rungs)},
          {"reminders", text_of(tutor.reminders.on)},
          {"reminder_again", text_of(tutor.reminders.again)},
          {"reminder_morning", routine::clock_of(tutor.reminders.morning)},
          {"reminder_evening", routine::clock_of(tutor.reminders.evening)},
          {"quiet_from", routine::clock_of(tutor.reminders.quiet_from)},
          {"quiet_to", routine::clock_of(tutor.reminders.quiet_to)},
          {"reminded", routine::text_of(tutor.reminded)}};
}

void take_up(Tutor& tutor, const Kept& kept) {
  const Reader reader{kept};
  routine::CueSettings& cues = tutor.guide.cues;
  for (const Theme theme : every_theme) {
    if (reader.text("theme") == name_of(theme)) tutor.view.theme = theme;
  }
  reader.read("scale", tutor.view.scale, 1.0, 2.5);
  reader.read("reduced_motion", tutor.view.reduced_motion);
  reader.read("spoken_focus", tutor.view.spoken_focus);
  reader.read("caption_size", tutor.view.caption_size, 1.0, 2.0);
  if (const auto language = reader.text("language")) tutor.settings.language = *language;
  reader.read("voice", cues.voice);
  reader.read("voice_volume", cues.voice_volume, 0.0, 1.0);
  reader.read("beeps", cues.beeps);
  reader.read("beep_volume", cues.beep_volume, 0.0, 1.0);
  reader.read("metronome", cues.metronome);
  reader.read("metronome_volume", cues.metronome_volume, 0.0, 1.0);
  reader.read("flash", cues.flash);
  double countdown = cues.countdown;
  reader.read("countdown", countdown, 0.0, 10.0);
  cues.countdown = static_cast<int>(countdown);
  if (const auto plan = routine::plan_from(reader.text("plan").value_or(""))) tutor.plan = *plan;
  if (const auto rungs = reader.text("rungs")) tutor.rungs = routine::rungs_from(*rungs);
  reader.read("reminders", tutor.reminders.on);
  reader.read("reminder_again", tutor.reminders.again);
  reader.read_clock("reminder_morning", tutor.reminders.morning);
  reader.read_clock("reminder_evening", tutor.reminders.evening);
  reader.read_clock("quiet_from", tutor.reminders.quiet_from);
  reader.read_clock("quiet_to", tutor.reminders.quiet_to);
  if (const auto said = routine::reminded_from(reader.text("reminded").value_or(""))) tutor.reminded = *said;
  const auto rule = reader.text("pain_rule");
  if (rule && (rule->empty() || routine::find_rule(tutor.library.safety, *rule) != nullptr)) tutor.guide.pain_rule = *rule;
}

}  // namespace windlass::app
