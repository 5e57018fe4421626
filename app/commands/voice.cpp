#include "app/commands/voice.hpp"

#include <cstdio>
#include <filesystem>

#include "app/arguments.hpp"
#include "app/start.hpp"
#include "app/words.hpp"
#include "engine/platform/file.hpp"
#include "engine/platform/paths.hpp"
#include "engine/platform/speech.hpp"
#include "engine/routine/cues.hpp"

namespace windlass::app {
namespace {

/// The demonstration alone, as much of it as it advises.
routine::Routine once(const routine::Library& library, int demonstration) {
  routine::Routine routine = routine::routine_of(library, demonstration);
  routine.items[0].dose = routine::dose_of(library.demonstrations[static_cast<std::size_t>(demonstration)]);
  return routine;
}

/// Over before anyone could do as told; or without a line of its own and nearly so.
bool is_only_shown(const choreography::Phase& phase) {
  return phase.duration < 0.5 || (phase.duration <= 1.0 && phase.voice == phase.caption);
}

int print_unsaid(platform::Speech& speech) {
  const Sources sources = find_sources();
  const content::Loaded loaded = load_content(sources, load_body(sources));
  if (!loaded.errors.empty()) throw base::Failure(loaded.errors);
  const routine::Library& library = loaded.library;
  const auto seconds_of = [&](const std::string& text) { return speech.seconds_of(text); };
  std::size_t count = 0;
  for (std::size_t i = 0; i < library.demonstrations.size(); ++i) {
    const choreography::Demonstration& d = library.demonstrations[i];
    if (d.version.kind == choreography::Version::Kind::mistake) continue;  // shown, never practised
    const routine::Routine routine = once(library, static_cast<int>(i));
    const routine::Timeline timeline = routine::timeline_of(routine, library, {});
    for (const routine::Unsaid& line : routine::unsaid_lines(routine, timeline, library, seconds_of)) {
      const routine::Segment& segment = timeline.segments[line.segment];
      const choreography::Phase& phase = d.phases[static_cast<std::size_t>(segment.phase)];
      if (is_only_shown(phase)) continue;
      std::printf("%s: %s, %s, %s foot: needs %.1f s, has %.1f: \"%s\"%s\n", place_text(phase.where).c_str(),
                  d.id.c_str(), phase.name.c_str(), name_of(segment.side), line.needs, line.room, line.text.c_str(),
                  line.heard.empty() ? "" : (" is \"" + line.heard + "\"").c_str());
      if (line.heard.empty()) ++count;
    }
  }
  std::printf("%zu lines left unsaid\n", count);
  return count == 0 ? 0 : 1;
}

}  // namespace

int voice(const VoiceOptions& options) {
  if (!platform::speech_is_available()) refuse("there is no voice", platform::why_no_speech());
  platform::Speech speech(platform::speech_folder());
  if (!options.check && options.text.empty()) refuse("nothing is to be said", "write words, or --check");
  if (options.check) return print_unsaid(speech);
  const auto samples = speech.samples_of(options.text);
  if (!samples) refuse("there is nothing to say in '" + options.text + "'", "write words");
  platform::write_whole(options.out, sound::to_wave(*samples));
  return 0;
}

}  // namespace windlass::app
