#include "engine/platform/paths.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include <SDL_filesystem.h>
#include <SDL_stdinc.h>

#include "engine/base/error.hpp"

namespace windlass::platform {
namespace {

namespace fs = std::filesystem;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// The folder of the running program; empty if the system does not say.
fs::path program_folder() {
  char* text = SDL_GetBasePath();
  if (text == nullptr) return {};
  fs::path folder(text);
  SDL_free(text);
  return folder;
}

std::string made(const fs::path& folder) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (!fs::is_directory(folder)) {
    throw base::Failure({{folder.string(), 0, 0}, "this folder cannot be made", "check that you may write there"});
  }
  return folder.string();
}

/// `variable` if it is set, else `below` in the home folder.
fs::path user_folder(const char* variable, const char* below) {
  const std::string set = environment(variable);
  if (!set.empty()) return set;
#if defined(_WIN32)
  return fs::path(environment("USERPROFILE")) / below;
#else
  return fs::path(environment("HOME")) / below;
#endif
}

}  // namespace

std::string find_data(const std::string& name) {
  std::vector<fs::path> folders;
  if (const std::string chosen = environment("WINDLASS_DATA"); !chosen.empty()) folders.emplace_back(chosen);
  if (const fs::path beside = program_folder(); !beside.empty()) {
    folders.push_back(beside);
    folders.push_back(beside / "../share/windlass");
  }
  folders.emplace_back(WINDLASS_SOURCE_DIR);
  folders.emplace_back(WINDLASS_BUILD_DIR);
  std::string tried;
  for (const fs::path& folder : folders) {
    std::error_code code;
    if (fs::exists(folder / name, code)) return (folder / name).lexically_normal().string();
    tried += (tried.empty() ? "" : ", ") + folder.lexically_normal().string();
  }
  throw base::Failure(
      {{name, 0, 0}, "not found in any of " + tried, "set WINDLASS_DATA to the folder that holds it, or build again"});
}

std::string config_folder() {
#if defined(_WIN32)
  return made(user_folder("APPDATA", "AppData/Roaming") / "Windlass");
#elif defined(__APPLE__)
  return made(fs::path(environment("HOME")) / "Library/Application Support/Windlass");
#else
  return made(user_folder("XDG_CONFIG_HOME", ".config") / "windlass");
#endif
}

std::string data_folder() {
#if defined(_WIN32)
  return (user_folder("APPDATA", "AppData/Roaming") / "Windlass").string();
#elif defined(__APPLE__)
  return (fs::path(environment("HOME")) / "Library/Application Support/Windlass").string();
#else
  return (user_folder("XDG_DATA_HOME", ".local/share") / "windlass").string();
#endif
}

std::string cache_folder() {
#if defined(_WIN32)
  return made(user_folder("LOCALAPPDATA", "AppData/Local") / "Windlass/Cache");
#elif defined(__APPLE__)
  return made(fs::path(environment("HOME")) / "Library/Caches/Windlass");
#else
  return made(user_folder("XDG_CACHE_HOME", ".cache") / "windlass");
#endif
}

}  // namespace windlass::platform
