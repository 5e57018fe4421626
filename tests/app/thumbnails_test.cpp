// Thumbnails on the real context.
#include "app/thumbnails.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <epoxy/gl.h>

#include "app/picture_bytes.hpp"
#include "engine/platform/paths.hpp"
#include "engine/platform/window.hpp"
#include "engine/render/renderer.hpp"
#include "tests/app/small_tutor.hpp"
#include "tests/catch.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
namespace fs = std::filesystem;

namespace {

struct Page {
  platform::Window context = platform::Window::hidden();
  app::Tutor tutor = tests::small_tutor();
  render::Renderer renderer{platform::find_data("assets/shaders")};
  scene::Composer composer{tutor.body};
  int drawn = 0;

  Page() {
    for (choreography::Demonstration& d : tutor.library.demonstrations) d.content = 1;
  }

  void see_to(app::Thumbnails& thumbnails, const std::vector<app::PictureWish>& wishes, double dt = 0.0,
              double budget = 1e9) {
    thumbnails.see_to(tutor, wishes, dt, budget,
                      [&](const motion::Pose& pose, const scene::Look& look, const render::Target& target) {
                        ++drawn;
                        renderer.draw(composer.compose(pose, motion::Side::right, look, target.size()), target);
                      });
  }

  /// The pixels of a wish's texture; none without one.
  std::vector<unsigned char> pixels(const app::Thumbnails& thumbnails, const app::PictureWish& wish) const {
    const ImTextureID texture = thumbnails.texture_of(tutor, wish);
    if (texture == ImTextureID{}) return {};
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(texture)));
    GLint width = 0;
    GLint height = 0;
    glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_WIDTH, &width);
    glGetTexLevelParameteriv(GL_TEXTURE_2D, 0, GL_TEXTURE_HEIGHT, &height);
    std::vector<unsigned char> all(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, all.data());
    return all;
  }
};

constexpr glm::ivec2 size(256, 160);

fs::path fresh_folder() {
  const fs::path folder = tests::scratch_folder() / "pictures";
  fs::remove_all(folder);
  return folder;
}

/// Share of bytes that differ visibly.
double different(const std::vector<unsigned char>& a, const std::vector<unsigned char>& b) {
  REQUIRE_FALSE(a.empty());
  REQUIRE(a.size() == b.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += std::abs(a[i] - b[i]) > 12 ? 1 : 0;
  return static_cast<double>(count) / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("Stills are made when they are wished for, each its own, and again in another theme") {
  Page page;
  app::Thumbnails thumbnails("");
  const app::PictureWish first{0, size};
  const app::PictureWish second{1, size};
  CHECK(page.pixels(thumbnails, first).empty());
  page.see_to(thumbnails, {first, second});
  CHECK(page.drawn == 2);
  CHECK_FALSE(thumbnails.is_moving());
  const auto light = page.pixels(thumbnails, first);
  CHECK(different(light, page.pixels(thumbnails, second)) > 0.02);
  page.see_to(thumbnails, {first, second});
  CHECK(page.drawn == 2);
  app::apply(page.tutor, app::SetTheme{app::Theme::dark});
  CHECK(page.pixels(thumbnails, first).empty());
  page.see_to(thumbnails, {first});
  CHECK(different(light, page.pixels(thumbnails, first)) > 0.5);
  CHECK(page.pixels(thumbnails, {0, {576, 360}}).empty());  // too large for what is there
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("One thumbnail moves, begins as it stood still, and comes to rest unless it is pointed at") {
  Page page;
  app::Thumbnails thumbnails("");
  app::PictureWish wish{0, size, true};
  page.see_to(thumbnails, {wish});
  CHECK(thumbnails.is_moving());
  const auto begin = page.pixels(thumbnails, wish);
  page.see_to(thumbnails, {wish}, 2.0);
  const auto later = page.pixels(thumbnails, wish);
  CHECK(different(begin, later) > 0.01);
  page.see_to(thumbnails, {wish}, 3.5);  // one repetition in all
  CHECK(different(begin, page.pixels(thumbnails, wish)) == 0.0);
  page.see_to(thumbnails, {wish}, 60.0);
  CHECK_FALSE(thumbnails.is_moving());
  CHECK(different(begin, page.pixels(thumbnails, wish)) == 0.0);
  wish.is_pointed = true;
  page.see_to(thumbnails, {wish}, 1.0);
  CHECK(thumbnails.is_moving());
  page.see_to(thumbnails, {wish}, 60.0);
  CHECK(thumbnails.is_moving());
  page.see_to(thumbnails, {});
  CHECK_FALSE(thumbnails.is_moving());
}

TEST_CASE("Stills are found by the next run; damaged files are made anew") {
  const fs::path folder = fresh_folder();
  Page page;
  const app::PictureWish wish{0, size};
  app::Thumbnails first(folder.string());
  page.see_to(first, {wish});
  const auto made = page.pixels(first, wish);
  CHECK(page.drawn == 1);
  {
    app::Thumbnails next(folder.string());
    page.see_to(next, {wish});
    CHECK(page.drawn == 1);
    CHECK(page.pixels(next, wish) == made);
  }
  const fs::path file = fs::directory_iterator(folder)->path();
  const auto length = fs::file_size(file);
  const auto damage = [&](auto change) {
    change();
    app::Thumbnails next(folder.string());
    const int before = page.drawn;
    page.see_to(next, {wish});
    CHECK(page.drawn == before + 1);
    CHECK(page.pixels(next, wish) == made);
    CHECK(fs::file_size(file) == length);
  };
  damage([&] { std::ofstream(file) << "no picture"; });
  damage([&] { fs::resize_file(file, length / 2); });
  damage([&] {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(length / 2));
    stream << "x!x";
  });
}

TEST_CASE("A folder that cannot be written does without") {
  const fs::path file = tests::scratch_folder() / "a_file";
  std::ofstream(file) << "in the way";
  Page page;
  app::Thumbnails thumbnails((file / "pictures").string());
  page.see_to(thumbnails, {{0, size}});
  CHECK_FALSE(page.pixels(thumbnails, {0, size}).empty());
}

TEST_CASE("A frame makes one still and leaves the others to the next ones") {
  Page page;
  app::Thumbnails thumbnails("");
  const std::vector<app::PictureWish> wishes{{0, size}, {1, size}};
  page.see_to(thumbnails, wishes, 0.0, 0.0);
  CHECK(page.drawn == 1);
  CHECK(thumbnails.can_go_on(page.tutor));
  page.see_to(thumbnails, wishes, 0.0, 0.0);
  CHECK(page.drawn == 2);
  CHECK_FALSE(thumbnails.can_go_on(page.tutor));
}

TEST_CASE("While a clip is not there, its thumbnail waits for it and the others do not") {
  Page page;
  page.tutor.library.demonstrations[0].contacts.emplace_back();  // solving takes its time
  app::Thumbnails thumbnails("");
  const std::vector<app::PictureWish> wishes{{0, size, true}, {1, size}};
  page.see_to(thumbnails, wishes);
  CHECK(thumbnails.waiting() == std::vector<int>{0});
  CHECK_FALSE(thumbnails.is_moving());
  CHECK(page.pixels(thumbnails, wishes[0]).empty());
  CHECK_FALSE(page.pixels(thumbnails, wishes[1]).empty());
}

TEST_CASE("A demonstration that asks for another arch leaves the thumbnails as they are") {
  Page page;
  app::Thumbnails thumbnails("");
  const app::PictureWish wish{0, size};
  page.see_to(thumbnails, {wish});
  const auto usual = page.pixels(thumbnails, wish);
  page.tutor.own_arch = 0.0;
  page.tutor.library.clips = page.tutor.library.clips->of_shape(page.tutor.body, 7);
  page.see_to(thumbnails, {wish, {1, size}});
  CHECK(page.drawn == 1);
  CHECK(page.pixels(thumbnails, wish) == usual);
}

TEST_CASE("Textures keep to their bound, but for those in sight") {
  Page page;
  const choreography::Demonstration pattern = page.tutor.library.demonstrations[0];
  std::vector<app::PictureWish> wishes;
  for (int i = 0; i < 24; ++i) {
    choreography::Demonstration d = pattern;
    d.id = "number-" + std::to_string(i);
    page.tutor.library.demonstrations.push_back(d);
    wishes.push_back({2 + i, {512, 320}});
  }
  app::Thumbnails thumbnails("");
  page.see_to(thumbnails, wishes);
  constexpr std::size_t one = 576 * 360 * 4;
  CHECK(thumbnails.size() == 24 * one);
  page.see_to(thumbnails, {wishes[0]});
  CHECK(thumbnails.size() <= 16'000'000);
  CHECK_FALSE(page.pixels(thumbnails, wishes[0]).empty());
}

TEST_CASE("A picture's bytes give it back, and nothing else does") {
  base::Image image{3, 2, {}};
  for (int i = 0; i < 24; ++i) image.rgba.push_back(static_cast<std::uint8_t>(i % 4 == 3 ? 255 : 10 * i));
  const std::string bytes = app::bytes_of(image);
  REQUIRE(app::picture_from(bytes, 3, 2));
  CHECK(app::picture_from(bytes, 3, 2)->rgba == image.rgba);
  CHECK_FALSE(app::picture_from(bytes, 3, 3));
  CHECK_FALSE(app::picture_from(bytes + "x", 3, 2));
  CHECK_FALSE(app::picture_from("", 3, 2));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK_FALSE(app::picture_from(damaged, 3, 2));
  }
}
