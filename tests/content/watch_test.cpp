#include "engine/content/watch.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>

#include "tests/catch.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
namespace fs = std::filesystem;

TEST_CASE("A change is told once, when it has settled") {
  const fs::path folder = tests::scratch_folder() / "watched";
  fs::remove_all(folder);
  fs::create_directories(folder / "deep");
  std::ofstream(folder / "a.toml") << "a";
  content::Watch watch(folder.generic_string(), 0.25);
  CHECK_FALSE(watch.changed(0.0));
  CHECK_FALSE(watch.changed(1.0));

  SECTION("written") {
    std::ofstream(folder / "a.toml") << "longer";
    CHECK_FALSE(watch.changed(1.1));  // not yet time to look
    CHECK_FALSE(watch.changed(1.3));  // seen, perhaps still being written
    std::ofstream(folder / "a.toml") << "longer still";
    CHECK_FALSE(watch.changed(1.6));
    CHECK(watch.changed(1.9));
    CHECK_FALSE(watch.changed(2.2));
  }
  SECTION("written anew with the same size") {
    std::ofstream(folder / "a.toml") << "b";
    fs::last_write_time(folder / "a.toml", fs::last_write_time(folder / "a.toml") + std::chrono::seconds(1));
    CHECK_FALSE(watch.changed(1.3));
    CHECK(watch.changed(1.6));
  }
  SECTION("added below") {
    std::ofstream(folder / "deep" / "b.toml") << "b";
    CHECK_FALSE(watch.changed(1.3));
    CHECK(watch.changed(1.6));
  }
  SECTION("removed") {
    fs::remove(folder / "a.toml");
    CHECK_FALSE(watch.changed(1.3));
    CHECK(watch.changed(1.6));
  }
  SECTION("the folder itself removed") {
    fs::remove_all(folder);
    CHECK_FALSE(watch.changed(1.3));
    CHECK(watch.changed(1.6));
    CHECK(content::snapshot_of(folder.generic_string()).empty());
  }
}
