// Drawing on the real context, off-screen.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <epoxy/gl.h>

#include "engine/base/error.hpp"
#include "engine/platform/file.hpp"
#include "engine/platform/window.hpp"
#include "engine/render/program.hpp"
#include "engine/render/renderer.hpp"
#include "engine/scene/compose.hpp"
#include "tests/catch.hpp"
#include "tests/two_joint_body.hpp"

using namespace windlass;
using motion::Side;

namespace {

const std::string shaders = std::string(WINDLASS_SOURCE_DIR) + "/assets/shaders";

/// One context for the whole program, as in real use.
const platform::Window& context() {
  static const platform::Window window = platform::Window::hidden();
  return window;
}

struct Studio {
  anatomy::Body body = tests::two_joint_body();
  render::Renderer renderer;
  Studio() : renderer((context(), shaders)) {}

  base::Image picture(const scene::Look& look, Side side = Side::right, bool smooth = false,
                      glm::ivec2 size = {320, 240}) {
    scene::Composer composer(body);
    const render::Target target = render::Target::off_screen(size, smooth);
    renderer.draw(composer.compose(motion::neutral_pose(body.rig), side, look, size), target);
    const base::Image image = render::read_back(target);
    bool is_opaque = true;
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) is_opaque = is_opaque && image.rgba[i] == 255;
    CHECK(is_opaque);  // as a thumbnail, nothing shines through it
    renderer.forget_meshes();  // the composer's surfaces end here
    return image;
  }

  scene::Look look(const char* view, double xray = 0.0, Side side = Side::right) const {
    scene::Look look;
    look.camera = scene::camera_for(*scene::find_view(view), side, body.rig, motion::neutral_pose(body.rig));
    look.xray = xray;
    look.shown = scene::shown_for(scene::Subject::foot, side);
    return look;
  }
};

/// Share of pixels in which some channel differs by more than `step`.
double different(const base::Image& a, const base::Image& b, int step) {
  REQUIRE(a.rgba.size() == b.rgba.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    bool differs = false;
    for (std::size_t c = 0; c < 3; ++c) differs = differs || std::abs(a.rgba[i + c] - b.rgba[i + c]) > step;
    count += differs ? 1 : 0;
  }
  return static_cast<double>(count) / (static_cast<double>(a.rgba.size()) / 4);
}

base::Image flipped(const base::Image& image) {
  base::Image result = image;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) {
      const auto from = image.rgba.begin() + 4 * (static_cast<std::ptrdiff_t>(y) * image.width + x);
      std::copy(from, from + 4,
                result.rgba.begin() + 4 * (static_cast<std::ptrdiff_t>(y) * image.width + image.width - 1 - x));
    }
  }
  return result;
}

/// Redness minus blueness of the pixel at (x, y) as shares of the picture.
int warmth(const base::Image& image, double x, double y) {
  const auto column = static_cast<std::size_t>(x * image.width);
  const auto row = static_cast<std::size_t>(y * image.height);
  const std::size_t i = 4 * (row * static_cast<std::size_t>(image.width) + column);
  return image.rgba[i] - image.rgba[i + 2];
}

/// A copy of the shaders that a test may damage.
std::filesystem::path copied_shaders(const char* name) {
  const std::filesystem::path folder = std::filesystem::path(WINDLASS_BUILD_DIR) / "tests" / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder.parent_path());
  std::filesystem::copy(shaders, folder, std::filesystem::copy_options::recursive);
  return folder;
}

base::Error error_of(const std::string& folder) {
  try {
    render::Renderer renderer(folder);
  } catch (const base::Failure& failure) {
    return failure.errors().at(0);
  }
  return {};
}

}  // namespace

TEST_CASE("A body is drawn in front of the backdrop") {
  Studio studio;
  const base::Image image = studio.picture(studio.look("lateral"));
  CHECK(warmth(image, 0.5, 0.72) > 20);   // skin
  CHECK(warmth(image, 0.05, 0.05) < 10);  // backdrop
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("Identical calls give identical bytes") {
  Studio studio;
  for (const bool smooth : {false, true}) {
    const scene::Look look = studio.look("antero_medial", 0.4);
    const base::Image first = studio.picture(look, Side::right, smooth);
    studio.picture(studio.look("sole"), Side::left, smooth);
    CHECK(studio.picture(look, Side::right, smooth).rgba == first.rgba);
  }
  Studio other;
  CHECK(other.picture(other.look("lateral")).rgba == studio.picture(studio.look("lateral")).rgba);
}

TEST_CASE("Pictures of many sizes in turn are each as it would be alone") {
  Studio studio;
  scene::Look look = studio.look("lateral");
  const base::Image large = studio.picture(look);
  const base::Image small = studio.picture(look, Side::right, false, {64, 40});
  look.backdrop = scene::Backdrop::dark;
  for (const int width : {64, 96, 128}) studio.picture(look, Side::right, false, {width, 40});
  look.backdrop = scene::Backdrop::light;
  CHECK(studio.picture(look, Side::right, false, {64, 40}).rgba == small.rgba);
  CHECK(studio.picture(look).rgba == large.rgba);
}

TEST_CASE("The left picture is the right one's mirror image") {
  Studio studio;
  for (const char* view : {"lateral", "antero_medial", "sole"}) {
    for (const double xray : {0.0, 0.4}) {
      const base::Image right = studio.picture(studio.look(view, xray));
      const base::Image left = studio.picture(studio.look(view, xray, Side::left), Side::left);
      // Rasterisation decides ties at edges to one side, and fine grain is sampled in between pixels.
      CHECK(different(flipped(left), right, 12) < 0.01);
      CHECK(different(left, right, 12) > 0.02);
    }
  }
}

TEST_CASE("The x-ray slider changes the picture all the way and ends with bone only") {
  Studio studio;
  base::Image before = studio.picture(studio.look("lateral", 0.0));
  for (const double xray : {0.2, 0.4, 0.6, 0.8, 1.0}) {
    const base::Image now = studio.picture(studio.look("lateral", xray));
    CHECK(different(before, now, 4) > 0.004);
    before = now;
  }
  studio.body.parts.erase(studio.body.parts.begin(), studio.body.parts.begin() + 2);
  CHECK(studio.picture(studio.look("lateral", 1.0)).rgba == before.rgba);
}

TEST_CASE("Glass begins where opaque ends") {
  Studio studio;
  const base::Image opaque = studio.picture(studio.look("lateral", 0.0));
  const base::Image nearly = studio.picture(studio.look("lateral", 0.004));
  CHECK(different(opaque, nearly, 12) < 0.01);
}

TEST_CASE("Shadow, backdrop, quality and smoothing each show") {
  Studio studio;
  scene::Look look = studio.look("antero_lateral");
  const base::Image plain = studio.picture(look);
  CHECK(different(plain, studio.picture(look, Side::right, true), 2) > 0.002);
  look.backdrop = scene::Backdrop::dark;
  CHECK(different(plain, studio.picture(look), 40) > 0.5);

  scene::Composer composer(studio.body);
  scene::Frame frame =
      composer.compose(motion::neutral_pose(studio.body.rig), Side::right, studio.look("antero_lateral"), {320, 240});
  frame.shadow = 0.0F;
  frame.ground = 0.0F;
  const render::Target target = render::Target::off_screen({320, 240}, false);
  studio.renderer.draw(frame, target);
  CHECK(different(plain, render::read_back(target), 4) > 0.01);
  studio.renderer.forget_meshes();
}

TEST_CASE("Skin tones, a press, a ghost and a highlight each show") {
  Studio studio;
  scene::Look look = studio.look("lateral");
  const base::Image plain = studio.picture(look);
  look.tone = *scene::find_tone("deep");
  CHECK(different(plain, studio.picture(look), 30) > 0.05);
  look.tone = {};
  look.dents = {{{0.05, 0.2, 0.12}, {0, 0, -1}, 0.02, 0.006}};
  const base::Image dented = studio.picture(look);
  CHECK(different(plain, dented, 6) > 0.002);
  CHECK(different(plain, dented, 6) < 0.05);
  look.dents.clear();
  CHECK(studio.picture(look).rgba == plain.rgba);  // nothing of the press is left behind

  look.shown = {scene::Sides::none, scene::Sides::none, 0.2};
  const base::Image ghost = studio.picture(look);
  look.shown.figure = 0.0;
  const base::Image nobody = studio.picture(look);
  CHECK(different(ghost, nobody, 2) > 0.01);
  CHECK(different(ghost, nobody, 60) < 0.01);

  look = studio.look("lateral", 0.5);
  const base::Image inside = studio.picture(look);
  look.highlights = {1};
  CHECK(different(inside, studio.picture(look), 12) > 0.005);
}

TEST_CASE("A mark colours what lies within its reach") {
  Studio studio;
  scene::Look look = studio.look("lateral");
  const base::Image plain = studio.picture(look);
  look.marks = {{glm::vec3(look.camera.target), glm::vec3(0.0F), 0.08F, {0.8F, 0.0F, 0.0F}, 1.0F}};
  const double near = different(plain, studio.picture(look), 12);
  CHECK(near > 0.001);
  look.marks.front().half_world = {0.0F, 0.06F, 0.0F};
  CHECK(different(plain, studio.picture(look), 12) > near);
  look.marks.front().centre_world = glm::vec3(10.0F);
  CHECK(different(plain, studio.picture(look), 2) == 0.0);
}

TEST_CASE("After drawing, GL is as a user interface expects it") {
  Studio studio;
  scene::Composer composer(studio.body);
  const render::Target target = render::Target::off_screen({64, 48}, false);
  studio.renderer.draw(composer.compose(motion::neutral_pose(studio.body.rig), Side::left,
                                        studio.look("lateral", 0.5, Side::left), {64, 48}),
                       target);
  CHECK(glIsEnabled(GL_DEPTH_TEST) == GL_FALSE);
  CHECK(glIsEnabled(GL_CULL_FACE) == GL_FALSE);
  CHECK(glIsEnabled(GL_BLEND) == GL_FALSE);
  GLint value = -1;
  glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &value);
  CHECK(value == static_cast<GLint>(target.framebuffer()));
  glGetIntegerv(GL_FRONT_FACE, &value);
  CHECK(value == GL_CCW);
  GLboolean mask[4] = {};
  glGetBooleanv(GL_COLOR_WRITEMASK, mask);
  CHECK((mask[0] && mask[1] && mask[2] && mask[3]));
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("Every shader variant compiles") {
  context();
  for (unsigned bits = 0; bits < 64; ++bits) {
    std::vector<std::string> defines;
    if ((bits & 1U) != 0) defines.emplace_back("SKIN");
    if ((bits & 2U) != 0) defines.emplace_back("AT_VERTICES");
    if ((bits & 4U) != 0) defines.emplace_back("GLASS");
    if ((bits & 8U) != 0) defines.emplace_back("FADE");
    if ((bits & 16U) != 0) defines.emplace_back("HIGHLIGHT");
    if ((bits & 35U) == 34U) defines.emplace_back("FIBRES");
    if ((bits & 39U) == 35U) defines.emplace_back("GRAIN");
    CHECK_NOTHROW(render::Program(shaders, "surface", "surface", defines));
  }
}

TEST_CASE("A missing shader is named") {
  context();
  const std::filesystem::path folder = copied_shaders("shaders_missing");
  std::filesystem::remove(folder / "blur.frag");
  const base::Error error = error_of(folder.string());
  CHECK(error.where.file == (folder / "blur.frag").string());
  CHECK(error.what == "this shader is missing");
  CHECK_FALSE(error.to_do.empty());
}

TEST_CASE("A broken shader is named with its line, also in an included file") {
  context();
  const std::filesystem::path folder = copied_shaders("shaders_broken");
  std::ofstream(folder / "blur.frag") << "out vec4 o_colour;\n\nvoid main() { o_colour = nonsense; }\n";
  base::Error error = error_of(folder.string());
  CHECK(error.where.file == (folder / "blur.frag").string());
  CHECK(error.where.line == 3);
  CHECK(error.what.find("nonsense") != std::string::npos);

  std::ofstream(folder / "studio.glsl") << "\nfloat lit() { return rubbish; }\n";
  try {
    render::Program(folder.string(), "surface", "surface");
    FAIL("compiled");
  } catch (const base::Failure& failure) {
    CHECK(failure.errors()[0].where.file == (folder / "studio.glsl").string());
    CHECK(failure.errors()[0].where.line == 2);
  }
}

TEST_CASE("A picture too large for the machine is refused") {
  context();
  CHECK_THROWS_AS(render::Target::off_screen({1 << 20, 4}, false), base::Failure);
}
