#include "engine/content/clip_folder.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/catch.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
namespace fs = std::filesystem;

namespace {

motion::Clip clip_of(std::size_t samples) {
  return {1.0, 60.0, {{0.25, 0.5}, {}}, {motion::track_through(1, std::vector<double>(samples, 0.125), 60.0)}, {}};
}

fs::path fresh_folder() {
  const fs::path folder = tests::scratch_folder() / "clips";
  fs::remove_all(folder);
  return folder;
}

}  // namespace

TEST_CASE("Clips are found again by the next run, and what is no clip is not") {
  const fs::path folder = fresh_folder();
  content::ClipFolder(folder.string()).keep(0xabc, clip_of(60));
  content::ClipFolder next(folder.string());
  CHECK(next.holds(0xabc));
  REQUIRE(next.find(0xabc));
  CHECK(next.find(0xabc)->base.values == std::vector<double>{0.25, 0.5});
  CHECK_FALSE(next.holds(0xabd));
  CHECK_FALSE(next.find(0xabd));

  for (const fs::directory_entry& file : fs::directory_iterator(folder)) std::ofstream(file.path()) << "something else";
  CHECK_FALSE(next.find(0xabc));
  next.keep(0xabc, clip_of(60));
  CHECK(next.find(0xabc));
}

TEST_CASE("The folder keeps its size: what was not used for the longest time goes") {
  const fs::path folder = fresh_folder();
  content::ClipFolder shelf(folder.string(), 18'000);  // each clip takes some 5 kB
  const auto age = [&](int hours) {
    for (const fs::directory_entry& file : fs::directory_iterator(folder)) {
      fs::last_write_time(file, file.last_write_time() - std::chrono::hours(hours));
    }
  };
  for (std::uint64_t key = 1; key <= 3; ++key) {
    shelf.keep(key, clip_of(640));
    age(1);
  }
  REQUIRE(shelf.find(1));  // used again
  shelf.keep(4, clip_of(640));
  CHECK(shelf.holds(1));
  CHECK_FALSE(shelf.holds(2));
  CHECK(shelf.holds(3));
  CHECK(shelf.holds(4));
}

TEST_CASE("A folder that cannot be written keeps nothing and harms nobody") {
  const fs::path file = tests::scratch_folder() / "a_file";
  std::ofstream(file) << "in the way";
  content::ClipFolder shelf((file / "clips").string());
  shelf.keep(1, clip_of(4));
  CHECK_FALSE(shelf.find(1));
}
