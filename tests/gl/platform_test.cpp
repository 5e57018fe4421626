#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>

#include "engine/base/error.hpp"
#include "engine/platform/file.hpp"
#include "engine/platform/paths.hpp"
#include "tests/catch.hpp"

using namespace windlass;
namespace fs = std::filesystem;

namespace {

fs::path scratch() {
  const fs::path folder = fs::path(WINDLASS_BUILD_DIR) / "tests" / "platform";
  fs::create_directories(folder);
  return folder;
}

/// Sets an environment variable while it lives.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    setenv(name, value.c_str(), 1);
  }
  ~Setting() {
    if (before_) {
      setenv(name_, before_->c_str(), 1);
    } else {
      unsetenv(name_);
    }
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("A picture is written with its folder, and nothing is said to be written that is not") {
  const fs::path folder = scratch() / "new" / "folder";
  fs::remove_all(folder.parent_path());
  const base::Image image{2, 1, {255, 0, 0, 255, 0, 255, 0, 255}};
  platform::write_png((folder / "a.png").string(), image);
  const std::string bytes = platform::load_text((folder / "a.png").string());
  CHECK(bytes.substr(1, 3) == "PNG");
  // A file where a folder should be cannot be written into, whoever we are.
  CHECK_THROWS_AS(platform::write_png((folder / "a.png" / "b.png").string(), image), base::Failure);
}

TEST_CASE("A text is written whole, with its folder, or not at all") {
  const fs::path folder = scratch() / "texts";
  fs::remove_all(folder);
  const std::string path = (folder / "a.txt").string();
  platform::write_whole(path, "one\r\ntwo");
  CHECK(platform::load_text(path) == "one\r\ntwo");
  const fs::path taken = folder / "taken";
  fs::create_directories(taken / "something");
  CHECK_THROWS_AS(platform::write_whole(taken.string(), "three"), base::Failure);
  CHECK(fs::exists(taken / "something"));
  CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 2);  // nothing half done is left
}

TEST_CASE("A file that cannot be read is a fault with its path") {
  const std::string path = (scratch() / "no such file").string();
  try {
    platform::load_text(path);
    FAIL("read");
  } catch (const base::Failure& failure) {
    CHECK(failure.errors()[0].where.file == path);
  }
  CHECK_THROWS_AS(platform::load_text(scratch().string()), base::Failure);
}

TEST_CASE("Data is found in the source tree, and first where WINDLASS_DATA points") {
  CHECK(fs::equivalent(platform::find_data("assets/shaders"), fs::path(WINDLASS_SOURCE_DIR) / "assets/shaders"));
  const fs::path own = scratch() / "data";
  fs::create_directories(own / "assets/shaders");
  const Setting setting("WINDLASS_DATA", own.string());
  CHECK(fs::equivalent(platform::find_data("assets/shaders"), own / "assets/shaders"));
  CHECK_THROWS_AS(platform::find_data("no/such/thing"), base::Failure);
}

TEST_CASE("User folders follow the environment") {
  const Setting config("XDG_CONFIG_HOME", (scratch() / "config").string());
  const Setting cache("XDG_CACHE_HOME", (scratch() / "cache").string());
#if defined(__linux__)
  CHECK(fs::equivalent(platform::config_folder(), scratch() / "config/windlass"));
  CHECK(fs::equivalent(platform::cache_folder(), scratch() / "cache/windlass"));
  const Setting data("XDG_DATA_HOME", (scratch() / "user data").string());
  CHECK(platform::data_folder() == (scratch() / "user data" / "windlass").string());
  CHECK_FALSE(fs::exists(scratch() / "user data"));  // not made by asking for it
  const Setting none("XDG_DATA_HOME", "");
  const Setting home("HOME", "/home/someone");
  CHECK(platform::data_folder() == "/home/someone/.local/share/windlass");
#endif
}
