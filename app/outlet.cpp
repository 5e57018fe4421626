#include "app/outlet.hpp"

#include <algorithm>
#include <chrono>

#include "app/errands.hpp"
#include "engine/content/read_routine.hpp"

namespace windlass::app {

Outlet::Outlet(store::Log log, bool with_sound) : log_(std::move(log)), speech_(platform::speech_folder()) {
  if (!with_sound) return;
  base::Error why_not;
  sound_ = platform::Sound::open(why_not);
  if (!sound_) silence_ = why_not;
}

void Outlet::join(Tutor& tutor) {
  routine::Guide& guide = tutor.guide;
  guide.history = log_.history();
  const auto open = log_.open_sittings();
  if (!open.empty()) guide.resumable = open.back();
  if (platform::speech_is_available()) {
    guide.seconds_of = [this](const std::string& text) { return speech_.seconds_of(text); };
  }
  tutor.plan_text = [&tutor](const routine::Routine& routine) { return content::text_of(routine, tutor.library); };
}

std::optional<base::Error> Outlet::write(const routine::Entry& entry) {
  struct Write {
    store::Log& log;
    std::optional<base::Error> operator()(const routine::SittingRecord& r) const { return log.begin(r); }
    std::optional<base::Error> operator()(const routine::SetRecord& r) const { return log.finished(r); }
    std::optional<base::Error> operator()(const routine::EndSitting& r) const { return log.end(r.sitting, r.ending); }
    std::optional<base::Error> operator()(const routine::PainRecord& r) const { return log.pain(r); }
    std::optional<base::Error> operator()(const routine::SafetyRecord& r) const { return log.check(r); }
  };
  return std::visit(Write{log_}, entry);
}

void Outlet::take_settings(Tutor& tutor) {
  Kept kept;
  for (const auto& [key, text] : kept_settings(tutor)) {
    if (const auto found = log_.setting(key)) kept[key] = *found;
  }
  take_up(tutor, kept);
  kept_ = kept_settings(tutor);
  app::apply(tutor, SettingsAction(Importable{importable_files()}));
}

void Outlet::keep_settings(Tutor& tutor) {
  Kept now = kept_settings(tutor);
  for (const auto& [key, text] : now) {
    if ((*kept_)[key] == text) continue;
    if (const auto trouble = log_.set(key, text)) tell(tutor, *trouble);
  }
  kept_ = std::move(now);
}

void Outlet::tell(Tutor& tutor, const base::Error& trouble) {
  if (base::to_text({trouble}) == told_) return;
  told_ = base::to_text({trouble});
  app::apply(tutor, ReportFaults{{trouble}});
}

void Outlet::look_ahead(const Tutor& tutor) {
  const routine::Guide& guide = tutor.guide;
  if (guide.step != routine::Step::before || !guide.cues.voice || !routine::has_voice(tutor.library) ||
      !platform::speech_is_available())
    return;
  const routine::Routine& routine = guide.routine;  // whole: answers may still change
  if (routine.id == ahead_) return;
  if (rendering_.valid() && rendering_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  ahead_ = routine.id;
  auto lines = routine::lines_of(routine, routine::timeline_of(routine, tutor.library, {}), tutor.library);
  rendering_ = std::async(std::launch::async, [this, lines = std::move(lines)] {
    for (const std::string& line : lines) speech_.seconds_of(line);
  });
}

void Outlet::read_out(const Tutor& tutor, const std::string& spoken) {
  if (spoken == read_out_) return;
  read_out_ = spoken;
  const bool is_running = is_practising(tutor) && tutor.session.playing;
  if (!tutor.view.spoken_focus || !sound_ || is_running || !routine::has_voice(tutor.library)) return;
  sound_->stop(sound::Channel::speech);
  if (spoken.empty()) return;
  sound_->set_volume(sound::Channel::speech, tutor.guide.cues.voice_volume);
  if (auto samples = speech_.samples_of(spoken)) sound_->say(std::move(*samples));
}

void Outlet::carry_out(Tutor& tutor, const Seen& seen) {
  std::vector<routine::Effect> effects;
  std::swap(effects, tutor.guide.effects);
  if (sound_) {
    const routine::CueSettings& cues = tutor.guide.cues;
    sound_->set_volume(sound::Channel::speech, cues.voice_volume);
    sound_->set_volume(sound::Channel::beep, cues.beep_volume);
    sound_->set_volume(sound::Channel::tick, cues.metronome_volume);
  }
  for (const routine::Effect& effect : effects) {
    std::optional<base::Error> trouble;
    if (const auto* written = std::get_if<routine::WriteDown>(&effect)) {
      trouble = write(written->entry);
    } else if (sound_) {
      if (const auto* say = std::get_if<routine::Say>(&effect)) {
        if (auto samples = speech_.samples_of(say->speech.text)) sound_->say(std::move(*samples));
      } else if (const auto* beep = std::get_if<routine::Sound>(&effect)) {
        sound_->beep(beep->beep.kind);
      } else if (const auto* tick = std::get_if<routine::Strike>(&effect)) {
        sound_->tick(tick->tick.is_strong);
      } else if (std::holds_alternative<routine::Hush>(effect)) {
        sound_->stop(sound::Channel::speech);
      }
    }
    if (const auto* light = std::get_if<routine::LightUp>(&effect)) tutor.view.flash = light->flash.length;
    if (seen) seen(effect, trouble);
    if (trouble) tell(tutor, *trouble);
  }
  const bool is_erased = carry_out_errands(tutor, log_);
  tutor.unsaved = log_.unsaved();
  if (!kept_) return;
  if (is_erased) kept_ = kept_settings(tutor);
  keep_settings(tutor);
}

}  // namespace windlass::app
