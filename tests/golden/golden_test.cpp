// A few pictures as they should be. After a wanted change, look at the new ones (build/…/tests/scratch), then
//   WINDLASS_KEEP_PICTURES=1 build/release/tests/windlass_golden_tests
// writes them here; commit them with the change that made them differ.
#include <cmath>
#include <cstdlib>
#include <filesystem>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#include <stb_image.h>

#include "engine/base/image.hpp"
#include "engine/platform/file.hpp"
#include "tests/app/program.hpp"
#include "tests/catch.hpp"

using namespace windlass;
namespace fs = std::filesystem;

namespace {

/// How much two pictures may differ.
struct Tolerance {
  int channel;        ///< A pixel whose channels all differ by no more passes for equal.
  double odd_pixels;  ///< Share of the picture that may differ by more.
  double mean;        ///< Mean difference of all channels.
};

base::Image load_png(const std::string& path) {
  base::Image image;
  int channels = 0;
  stbi_uc* pixels = stbi_load(path.c_str(), &image.width, &image.height, &channels, 4);
  INFO(path);
  REQUIRE(pixels != nullptr);
  image.rgba.assign(pixels,
                    pixels + static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4);
  stbi_image_free(pixels);
  return image;
}

struct Difference {
  double odd_pixels = 0.0;
  double mean = 0.0;
  base::Image picture;  ///< Eight times the difference.
};

Difference difference_of(const base::Image& a, const base::Image& b, int channel) {
  Difference difference;
  difference.picture = a;
  std::size_t odd = 0;
  double sum = 0.0;
  const std::size_t pixels = a.rgba.size() / 4;
  for (std::size_t i = 0; i < pixels; ++i) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const int d = std::abs(int{a.rgba[4 * i + c]} - int{b.rgba[4 * i + c]});
      most = std::max(most, d);
      sum += d;
      difference.picture.rgba[4 * i + c] = static_cast<std::uint8_t>(std::min(255, 8 * d));
    }
    odd += most > channel ? 1U : 0U;
  }
  difference.odd_pixels = static_cast<double>(odd) / static_cast<double>(pixels);
  difference.mean = sum / static_cast<double>(3 * pixels);
  return difference;
}

void check_picture(const std::string& name, const std::string& arguments, const Tolerance& tolerance) {
  const fs::path out = tests::scratch_folder();
  const tests::Result result =
      tests::windlass_run("shoot " + arguments + " --size 400x300 --out '" + out.string() + "'");
  INFO(result.err);
  REQUIRE(result.worked);
  const std::string shot = result.out.substr(0, result.out.find('\n'));
  const std::string golden = std::string(WINDLASS_SOURCE_DIR "/tests/golden/") + name + ".png";
  if (std::getenv("WINDLASS_KEEP_PICTURES") != nullptr) {
    fs::copy_file(shot, golden, fs::copy_options::overwrite_existing);
    return;
  }
  const base::Image found = load_png(shot);
  const base::Image wanted = load_png(golden);
  REQUIRE(found.width == wanted.width);
  REQUIRE(found.height == wanted.height);
  const Difference difference = difference_of(found, wanted, tolerance.channel);
  const std::string picture = (out / (name + "_difference.png")).string();
  platform::write_png(picture, difference.picture);
  INFO("difference, eight times: " << picture);
  CHECK(difference.odd_pixels <= tolerance.odd_pixels);
  CHECK(difference.mean <= tolerance.mean);
}

// One Mesa version gives the same bytes every time, with any number of threads. Another compiler's rounding moves a
// vertex by a fraction of a pixel: a seam of edge pixels one sample of four (64) apart, a fiftieth of the outline.
const Tolerance outline{6, 0.004, 0.25};

// Glass adds thin bright lines at every inner edge, so more pixels lie on edges.
const Tolerance glass{6, 0.010, 0.40};

}  // namespace

TEST_CASE("Skin, from the front and inside") {
  check_picture("skin", "ankle-dorsiflexion --at 6 --view antero_medial", outline);
}

TEST_CASE("The left foot, turned in, from behind") {
  check_picture("left", "subtalar-inversion --at 6 --view posterior --side left", outline);
}

TEST_CASE("The windlass through glass, on dark") {
  check_picture("windlass", "toe-extension --at 7 --view medial --xray 0.5 --theme dark", glass);
}

TEST_CASE("Bones of the pointed foot") {
  check_picture("bones", "ankle-plantarflexion --at 6 --view antero_lateral --xray 1", outline);
}
