#include "app/commands/bench.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <epoxy/gl.h>
#include <nlohmann/json.hpp>

#include "app/arguments.hpp"
#include "app/pacing.hpp"
#include "app/preparing.hpp"
#include "app/showing.hpp"
#include "app/stage.hpp"
#include "app/start.hpp"
#include "engine/content/watch.hpp"
#include "engine/motion/cover.hpp"
#include "engine/platform/window.hpp"

namespace windlass::app {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What was measured: median and the range that holds eight of ten.
struct Spread {
  double low = 0.0;
  double median = 0.0;
  double high = 0.0;
};

Spread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
  };
  return {at(0.1), at(0.5), at(0.9)};
}

/// A line of /proc/self/status in MB, such as "VmRSS"; 0 on systems without it.
double memory_mb(const std::string& key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind(key + ":", 0) == 0) return std::stod(line.substr(key.size() + 1)) / 1024.0;
  }
  return 0.0;
}

template <class Work>
double timed(const Work& work) {
  const auto start = Clock::now();
  work();
  return seconds_since(start);
}

/// One kind of picture, and what it cost.
struct Shot {
  const char* name;
  const char* key;  ///< In the report.
  const char* view;
  double xray;
  const char* demonstration;  ///< Empty: what the first routine begins with, nothing but the foot.
  std::size_t triangles = 0;  ///< Drawn, shadows not counted.
  Spread frame_ms;
  Spread skinning_ms;
  double resident_mb = 0.0;  ///< Once it and those before it have been shown.
};

std::vector<Shot> shots() {
  return {{"foot", "foot", "lateral", 0.0, "", 0, {}, {}, 0.0},
          {"foot, x-ray 0.5", "foot_xray", "lateral", 0.5, "", 0, {}, {}, 0.0},
          {"whole person", "person", "figure", 0.0, "", 0, {}, {}, 0.0},
          {"foot, chair and ball", "foot_things", "lateral", 0.0, "tennis-ball-roll", 0, {}, {}, 0.0},
          {"the same, x-ray 0.5", "foot_xray_things", "lateral", 0.5, "tennis-ball-roll", 0, {}, {}, 0.0},
          {"whole person, the same", "person_things", "figure", 0.0, "tennis-ball-roll", 0, {}, {}, 0.0}};
}

/// Counts the frame's triangles, and poses every surface of the body it needed (ms), shadow casters included.
void measure_skinning(const Tutor& tutor, const scene::Frame& frame, Shot& shot, int runs) {
  const motion::Pose pose = shown_pose(tutor);
  const auto joints = motion::world_from_neutral(tutor.body.rig, pose);
  std::set<const motion::Surface*> seen;
  std::vector<const scene::Item*> posed;
  for (const auto* items : {&frame.opaque, &frame.fading, &frame.inner_glass, &frame.outer_glass, &frame.ghosts,
                            &frame.casters, &frame.floor_casters}) {
    for (const scene::Item& item : *items) {
      if (items != &frame.casters && items != &frame.floor_casters) shot.triangles += item.mesh->triangles.size() / 3;
      if (seen.insert(item.surface).second) posed.push_back(&item);
    }
  }
  for (const auto* items : {&frame.things, &frame.clear_things}) {
    for (const scene::Item& item : *items) shot.triangles += item.mesh->triangles.size() / 3;
  }
  const auto covering = anatomy::covering_part(tutor.body);
  std::optional<motion::Cover> cover;
  if (covering) cover.emplace(tutor.body.parts[*covering].levels.front());
  std::vector<motion::Surface> surfaces(posed.size());
  std::vector<double> values;
  for (int i = 0; i < runs; ++i) {
    values.push_back(1000.0 * timed([&] {
                       const auto right = motion::motions_of(tutor.body.rig, joints, motion::Side::right);
                       const auto left = motion::motions_of(tutor.body.rig, joints, motion::Side::left);
                       std::array<motion::Surface, 2> skins;  // below which the rest keeps
                       for (std::size_t k = 0; k < posed.size(); ++k) {
                         const bool of_left = posed[k]->mirror_z;
                         const auto& motions = of_left ? left : right;
                         const auto side = of_left ? motion::Side::left : motion::Side::right;
                         motion::skin(tutor.body.rig, *posed[k]->mesh, pose, motions, side, surfaces[k]);
                         if (!covering || posed[k]->mesh->covered.empty()) continue;
                         const anatomy::Mesh& skin = tutor.body.parts[*covering].levels.front();
                         motion::Surface& above = skins[of_left ? 1 : 0];
                         if (above.positions.empty()) {
                           motion::skin(tutor.body.rig, skin, pose, motions, side, above);
                         }
                         motion::keep_below(posed[k]->mesh->covered, *cover, above, surfaces[k]);
                       }
                     }));
  }
  shot.skinning_ms = spread_of(std::move(values));
}

/// One pose at moments far apart (µs).
Spread sampling(const Tutor& tutor, int runs) {
  const motion::Clip& clip = *tutor.showing.clip;
  motion::Pose pose = motion::pose_at(clip, 0.0);
  constexpr int inner = 100;
  std::vector<double> values;
  for (int i = 0; i < runs; ++i) {
    const double seconds = timed([&] {
      for (int k = 0; k < inner; ++k) motion::sample(clip, clip.duration * ((k * 37) % inner) / inner, pose);
    });
    values.push_back(1e6 * seconds / inner);
  }
  return spread_of(std::move(values));
}

/// The library's page: how soon its first thumbnails stand there, and what a frame of it costs.
struct Shelves {
  double from_nothing = 0.0;  ///< s; clips are on disk.
  double from_disk = 0.0;     ///< s; so are the thumbnails.
  Spread still_ms;
  Spread moving_ms;  ///< While one thumbnail moves.
  double textures_mb = 0.0;
  double resident_mb = 0.0;
};

/// `pictures`: where `stage` keeps its thumbnails.
Shelves shelves(Tutor& tutor, Stage& stage, const std::string& pictures, const render::Target& target, int frames) {
  app::apply(tutor, GoTo{Place::library});
  Shelves result;
  const auto draw = [&](Stage& on) {
    on.draw(tutor, target, scene::Quality::good, {}, frame_seconds);
    glFinish();
  };
  const auto page = [&](Stage& on) {
    return timed([&] {
      draw(on);
      on.finish_thumbnails(tutor);
      draw(on);
    });
  };
  const auto spread = [&] {
    std::vector<double> values;
    for (int i = 0; i < frames; ++i) values.push_back(1000.0 * timed([&] { draw(stage); }));
    return spread_of(std::move(values));
  };
  page(stage);
  result.still_ms = spread();
  app::apply(tutor, FocusOn{"demonstration tennis-ball-roll"});
  for (int i = 0; i < 3; ++i) page(stage);  // the page scrolls there, then its clip is wanted
  result.moving_ms = spread();
  result.textures_mb = static_cast<double>(stage.thumbnails().size()) / 1e6;
  give_memory_back();
  result.resident_mb = memory_mb("VmRSS");
  app::apply(tutor, FocusOn{});
  const auto fresh_page = [&](const std::string& folder) {
    Stage fresh(1.0, folder);
    fresh.set_body(tutor.body);
    return page(fresh);
  };
  result.from_nothing = fresh_page("");
  fresh_page(pictures);
  result.from_disk = fresh_page(pictures);
  return result;
}

/// What the idle loop costs: frames drawn and share of one processor (%) in `seconds` without a change.
std::pair<int, double> paused(Tutor& tutor, const std::string& content, double seconds) {
  content::Watch watch(content, 0.5);
  int frames = 0;
  const std::clock_t cpu = std::clock();
  const auto start = Clock::now();
  auto last = start;
  while (seconds_since(start) < seconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    const double dt = seconds_since(last);
    last = Clock::now();
    if (advance(tutor, dt) || is_moving(tutor) || watch.changed(seconds_since(start))) ++frames;
  }
  return {frames, 100.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / seconds_since(start)};
}

}  // namespace

int bench(const BenchOptions& options) {
  if (options.frames < 10 || options.frames > 10000) {
    throw base::Failure({{}, "cannot measure " + std::to_string(options.frames) + " frames", "ask for 10 to 10000"});
  }
  constexpr glm::ivec2 size(1280, 720);
  const auto start = Clock::now();
  std::future<Tutor> loading = loading_tutor(options.own_skin);
  const platform::Window context = platform::Window::hidden();
  const std::string kept_in = find_sources(options.own_skin).pictures;
  Stage stage(1.0, kept_in);
  Tutor tutor = loading.get();
  prepare(tutor);
  stage.set_body(tutor.body);
  const render::Target target = render::Target::off_screen(size, false);
  const auto frame = [&](double dt) {
    stage.draw(tutor, target, scene::Quality::good, {}, dt);
    glFinish();
  };
  frame(frame_seconds);
  const double first = seconds_since(start);
  give_memory_back();

  // The repetitions of what is shown: the foot moves in every frame.
  const auto stand_at = [&](const Shot& shot) {
    if (*shot.demonstration == '\0') {
      app::apply(tutor, routine::Action(routine::ChooseRoutine{0}));
    } else {
      const int demonstration = demonstration_named(tutor.library, tutor.faults, shot.demonstration);
      app::apply(tutor, routine::Action(routine::ChooseDemonstration{demonstration}));
    }
    prepare(tutor);
    app::apply(tutor, routine::Action(routine::Seek{routine::get_ready_seconds}));
    app::apply(tutor, ChooseView{shot.view});
    app::apply(tutor, SetXray{shot.xray});
    while (is_moving(tutor)) advance(tutor, longest_step);
  };
  std::vector<Shot> measured = shots();
  for (Shot& shot : measured) {
    stand_at(shot);
    app::apply(tutor, routine::Action(routine::Play{}));
    for (int i = 0; i < 10; ++i) frame(frame_seconds);
    std::vector<double> playing;
    for (int i = 0; i < options.frames; ++i) {
      playing.push_back(1000.0 * timed([&] {
                          advance(tutor, frame_seconds);
                          frame(frame_seconds);
                        }));
    }
    app::apply(tutor, routine::Action(routine::Pause{}));
    shot.frame_ms = spread_of(std::move(playing));
    shot.resident_mb = memory_mb("VmRSS");
  }
  const double peak = memory_mb("VmHWM");
  scene::Composer composer(tutor.body);
  for (Shot& shot : measured) {
    stand_at(shot);
    const scene::Look look = look_of(tutor, size, scene::Quality::good);
    measure_skinning(tutor, composer.compose(shown_pose(tutor), cue_of(tutor.session).side, look, size), shot, 50);
  }
  const auto [idle_frames, idle_cpu] = paused(tutor, find_sources().content, 3.0);
  const Spread samples = sampling(tutor, 50);
  const Shelves library = shelves(tutor, stage, kept_in, target, options.frames);

  if (options.json) {
    const auto object = [](const Spread& s) {
      return nlohmann::ordered_json{{"p10", s.low}, {"median", s.median}, {"p90", s.high}};
    };
    nlohmann::ordered_json pictures;
    for (const Shot& shot : measured) {
      pictures[shot.key] = {{"triangles", shot.triangles},
                            {"frame_ms", object(shot.frame_ms)},
                            {"skinning_ms", object(shot.skinning_ms)},
                            {"resident_mb", shot.resident_mb}};
    }
    const nlohmann::ordered_json report{{"machine", context.machine()},
                                        {"width", size.x},
                                        {"height", size.y},
                                        {"frames", options.frames},
                                        {"shots", pictures},
                                        {"first_frame_s", first},
                                        {"library",
                                         {{"first_page_s", library.from_nothing},
                                          {"first_page_kept_s", library.from_disk},
                                          {"frame_ms", object(library.still_ms)},
                                          {"moving_frame_ms", object(library.moving_ms)},
                                          {"textures_mb", library.textures_mb},
                                          {"resident_mb", library.resident_mb}}},
                                        {"sampling_us", object(samples)},
                                        {"paused_frames", idle_frames},
                                        {"paused_cpu_percent", idle_cpu},
                                        {"peak_mb", peak}};
    std::printf("%s\n", report.dump(2).c_str());
    return 0;
  }
  const auto line = [](const char* name, const Spread& s, const char* unit) {
    std::printf("%-24s %8.2f %s   (%.2f \xE2\x80\x93 %.2f)\n", name, s.median, unit, s.low, s.high);
  };
  std::printf("%s, %d x %d, panel and shadow on, playing, %d frames a picture; median (10 %% \xE2\x80\x93 90 %%)\n",
              context.machine().c_str(), size.x, size.y, options.frames);
  for (const Shot& shot : measured) {
    std::printf("%s: %zu triangles\n", shot.name, shot.triangles);
    line("  a frame", shot.frame_ms, "ms");
    line("  of it skinning", shot.skinning_ms, "ms");
    std::printf("%-24s %8.0f MB\n", "  resident so far", shot.resident_mb);
  }
  std::printf("library: first page in %.2f s, in %.2f s when its thumbnails are kept\n", library.from_nothing,
              library.from_disk);
  line("  a frame", library.still_ms, "ms");
  line("  while one moves", library.moving_ms, "ms");
  std::printf("%-24s %8.1f MB of textures, %.0f MB resident\n", "  thumbnails", library.textures_mb,
              library.resident_mb);
  line("sampling", samples, "\xC2\xB5s");
  std::printf("%-24s %8.2f s\n", "first frame", first);
  std::printf("%-24s %8d frames in 3 s, %.2f %% of a processor\n", "paused", idle_frames, idle_cpu);
  std::printf("%-24s %8.0f MB\n", "resident at most", peak);
  return 0;
}

}  // namespace windlass::app
