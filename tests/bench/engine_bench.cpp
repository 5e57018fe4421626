// The engine's stages one by one, without a window: build/release/tests/windlass_engine_bench
// Prints medians with the range of eight in ten. Whole frames: `windlass bench`.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "engine/content/load.hpp"
#include "engine/content/load_model.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/routine/timeline.hpp"
#include "engine/scene/camera.hpp"
#include "engine/content/read_props.hpp"
#include "engine/text/mass_table.hpp"
#include "engine/text/rig_table.hpp"
#include "engine/text/spot_table.hpp"

using namespace windlass;

namespace {

/// Runs `work` `runs` times and prints how long one took.
template <class Work>
void measure(const char* what, int runs, const Work& work) {
  using Clock = std::chrono::steady_clock;
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = Clock::now();
    work();
    times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(runs - 1))]; };
  std::printf("%-44s %10.2f µs   (%.2f – %.2f)\n", what, at(0.5), at(0.1), at(0.9));
}

}  // namespace

int main() {
  const std::string source = WINDLASS_SOURCE_DIR;
  const std::string model = WINDLASS_BUILD_DIR "/body.glb";
  const anatomy::Rig rig = text::load_rig(source + "/assets/anatomy/rig.toml");
  anatomy::Body body = content::load_model(model, rig);
  body.spots = text::load_spots(source + "/assets/anatomy", body);
  body.masses = text::load_masses(source + "/assets/anatomy", rig);
  std::vector<std::string> cameras;
  for (const scene::View& view : scene::views()) cameras.push_back(view.name);
  const content::Vocabulary vocabulary = content::vocabulary_of(body, cameras, content::load_prop_kinds(source + "/assets/props"));
  const content::Loaded loaded = content::load_library(source + "/content", vocabulary);
  const routine::Library& library = loaded.library;

  measure("load the body", 9, [&] { content::load_model(model, rig); });
  measure("load all content", 21, [&] { content::load_library(source + "/content", vocabulary); });
  measure("compile a demonstration", 51, [&] { choreography::compile(library.demonstrations.front(), body); });
  measure("lay out a routine", 101, [&] { routine::timeline_of(library.routines.front(), library, {}); });

  const routine::Timeline timeline = routine::timeline_of(library.routines.front(), library, {});
  double time = 0.0;
  const auto next = [&](double period) { return time = time + 7.3 < period ? time + 7.3 : 0.0; };
  measure("find a cue", 1001, [&] { routine::cue_at(library.routines.front(), timeline, next(timeline.duration)); });
  motion::Pose pose;
  const motion::Clip clip = choreography::compile(library.demonstrations.front(), body);
  measure("sample a pose, random seek", 1001, [&] { motion::sample(clip, next(clip.duration), pose); });

  motion::sample(clip, clip.duration / 2, pose);
  const auto world_from_neutral = motion::world_from_neutral(body.rig, pose);
  measure("joints of a pose", 1001, [&] { motion::world_from_neutral(body.rig, pose); });
  const auto skin =
      std::find_if(body.parts.begin(), body.parts.end(), [](const auto& part) { return part.name == "skin_leg"; });
  for (const anatomy::Mesh& mesh : skin->levels) {
    motion::Surface surface;
    char what[64];
    std::snprintf(what, sizeof what, "pose the skin, %zu triangles", mesh.triangles.size() / 3);
    measure(what, 101, [&] { motion::skin(body.rig, mesh, pose, world_from_neutral, motion::Side::right, surface); });
  }
}
