// Pictures from the command line, and what happens when something is wrong or missing.
#include <filesystem>

#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace windlass;
using tests::content_of;
using tests::Result;
using tests::windlass_run;
namespace fs = std::filesystem;

namespace {

const std::string small = "ankle-dorsiflexion --size 160x120 --at 4 ";

/// Shoots into a folder of its own; the picture's bytes.
std::string picture(const std::string& folder, const std::string& arguments) {
  const fs::path out = tests::scratch_folder() / folder;
  fs::remove_all(out);
  const Result result = windlass_run("shoot " + arguments + " --out '" + out.string() + "'");
  INFO(result.err);
  REQUIRE(result.worked);
  REQUIRE(result.out.size() > 1);
  return content_of(result.out.substr(0, result.out.find('\n')));
}

/// One clear message, and an exit status that says so.
void check_refused(const Result& result, const std::string& says) {
  INFO(result.err);
  CHECK_FALSE(result.worked);
  CHECK(result.err.find(says) != std::string::npos);
  CHECK(result.out.empty());
}

}  // namespace

TEST_CASE("Identical calls give identical pictures, other calls other ones") {
  const std::string once = picture("a", small);
  CHECK(once.substr(1, 3) == "PNG");
  CHECK(picture("b", small) == once);
  CHECK(picture("c", small + "--view medial") != once);
  CHECK(picture("d", small + "--xray 1") != once);
  CHECK(picture("e", small + "--side left") != once);
  CHECK(picture("f", small + "--theme dark") != once);
  CHECK(picture("h", small + "--tone deep") != once);
  CHECK(picture("i", small + "--view leg --legs both") != picture("j", small + "--view leg"));
  CHECK(picture("k", small + "--view figure --figure ghost") != picture("l", small + "--view figure"));
  CHECK(picture("g", small + "--pose ankle_r.dorsiflexion=-40") != once);
  CHECK(picture("h", small + "--pose hanging-foot,ankle_r.dorsiflexion=-40") !=
        picture("g", small + "--pose ankle_r.dorsiflexion=-40"));
}

TEST_CASE("The panel's picture is the same each time, too") {
  const std::string arguments = "ankle-and-toe-tour --routine --at 30 --panel --size 640x360";
  CHECK(picture("a", arguments) == picture("b", arguments));
}

TEST_CASE("Several moments give several pictures, named after them") {
  const fs::path out = tests::scratch_folder() / "many";
  fs::remove_all(out);
  const Result result = windlass_run("shoot ankle-dorsiflexion --size 64x64 --at 0,1.5 --out '" + out.string() + "'");
  CHECK(result.worked);
  CHECK(fs::exists(out / "ankle-dorsiflexion_lateral_0.000.png"));
  CHECK(fs::exists(out / "ankle-dorsiflexion_lateral_1.500.png"));
}

TEST_CASE("Shoot refuses what it does not know") {
  check_refused(windlass_run("shoot ankle-dorsiflexoin"), "did you mean 'ankle-dorsiflexion'?");
  check_refused(windlass_run("shoot nothing --routine"), "nothing");
  check_refused(windlass_run("shoot " + small + "--view laterl"), "did you mean 'lateral'?");
  check_refused(windlass_run("shoot ankle-dorsiflexion --size 12"), "is not a size");
  check_refused(windlass_run("shoot ankle-dorsiflexion --size 0x10"), "is not a size");
  check_refused(windlass_run("shoot " + small + "--xray 2"), "between 0 and 1");
  check_refused(windlass_run("shoot " + small + "--side up"), "side");
  check_refused(windlass_run("shoot " + small + "--tone blue"), "skin tone");
  check_refused(windlass_run("shoot " + small + "--figure maybe"), "on, ghost or off");
  check_refused(windlass_run("shoot " + small + "--legs three"), "right, left or both");
  check_refused(windlass_run("shoot " + small + "--dent 1,2"), "is no press");
  check_refused(windlass_run("shoot " + small + "--theme blue"), "light, dark or high-contrast");
  check_refused(windlass_run("shoot " + small + "--pose ankle_r.dorsiflexoin=3"),
                "did you mean 'ankle_r.dorsiflexion'?");
  check_refused(windlass_run("shoot " + small + "--pose ankle_r.dorsiflexion=x"), "is not a posture");
  check_refused(windlass_run("shoot " + small + "--pose hanging-fot"), "did you mean 'hanging-foot'?");
  check_refused(windlass_run("shoot ankle-dorsiflexion --at 1000"), "no moment");
}

TEST_CASE("Damaged or missing inputs give one message and no crash") {
  const fs::path data = tests::scratch_folder() / "data";
  fs::remove_all(data);
  fs::create_directories(data);
  const std::string setting = "WINDLASS_DATA='" + data.string() + "'";

  std::ofstream(data / "body.glb") << "this is no body";
  check_refused(windlass_run("shoot " + small, setting), "body.glb");
  fs::remove(data / "body.glb");

  fs::create_directories(data / "content/demonstrations");
  std::ofstream(data / "content/demonstrations/broken.toml") << "title = [=\n";
  check_refused(windlass_run("shoot " + small, setting), "broken.toml:1:");
  fs::remove_all(data / "content");

  fs::create_directories(data / "assets");
  fs::copy(fs::path(WINDLASS_SOURCE_DIR) / "assets/shaders", data / "assets/shaders", fs::copy_options::recursive);
  fs::remove(data / "assets/shaders/surface.frag");
  check_refused(windlass_run("shoot " + small, setting), "surface.frag");
}

TEST_CASE("The window says why it cannot open") {
  check_refused(windlass_run("", "SDL_VIDEODRIVER=dummy timeout 60"), "OpenGL 3.3");
  check_refused(windlass_run("", "env -u DISPLAY -u WAYLAND_DISPLAY SDL_VIDEODRIVER=x11 timeout 60"), "no display");
  check_refused(windlass_run("", "env -u DISPLAY -u WAYLAND_DISPLAY -u SDL_VIDEODRIVER timeout 60"), "no display");
}

TEST_CASE("Bench measures and reports") {
  const Result result = windlass_run("bench --json --frames 10");
  INFO(result.err);
  CHECK(result.worked);
  for (const char* key : {"foot", "foot_xray", "person", "foot_things", "foot_xray_things", "person_things", "frame_ms", "first_frame_s", "skinning_ms", "sampling_us",
                          "resident_mb", "first_page_kept_s", "moving_frame_ms"}) {
    CHECK(result.out.find(std::string("\"") + key + "\"") != std::string::npos);
  }
  CHECK(result.out.find("\"paused_frames\": 0") != std::string::npos);
  check_refused(windlass_run("bench --frames 1"), "10 to 10000");
}
