#include "engine/content/kept_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

#include "engine/base/hash.hpp"

namespace windlass::content {

namespace fs = std::filesystem;

KeptFiles::KeptFiles(std::string folder, std::string ending, std::uintmax_t most)
    : folder_(std::move(folder)), ending_(std::move(ending)), most_(most) {}

std::string KeptFiles::file_of(std::uint64_t key) const {
  return (fs::path(folder_) / (base::to_hex(key) + ending_)).string();
}

bool KeptFiles::holds(std::uint64_t key) const {
  std::error_code code;
  return fs::is_regular_file(file_of(key), code);
}

std::optional<std::string> KeptFiles::find(std::uint64_t key) const {
  const std::string file = file_of(key);
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  std::error_code code;
  fs::last_write_time(file, fs::file_time_type::clock::now(), code);
  return bytes;
}

void KeptFiles::remove(std::uint64_t key) const {
  std::error_code code;
  fs::remove(file_of(key), code);
}

void KeptFiles::keep(std::uint64_t key, std::string_view bytes) {
  const std::lock_guard lock(writing_);
  std::error_code code;
  fs::create_directories(folder_, code);
  // Written aside and then put in place: another running program never reads half a file.
  const std::string file = file_of(key);
  const std::string aside = file + "." + std::to_string(std::random_device()());
  {
    std::ofstream stream(aside, std::ios::binary);
    stream << bytes;
    if (!stream.flush()) code = std::make_error_code(std::errc::io_error);
  }
  if (!code) fs::rename(aside, file, code);
  if (code) fs::remove(aside, code);
  make_room();
}

void KeptFiles::make_room() const {
  struct File {
    fs::path path;
    fs::file_time_type used;
    std::uintmax_t size = 0;
  };
  std::vector<File> files;
  std::uintmax_t all = 0;
  std::error_code code;  // a file may vanish while we look
  for (fs::directory_iterator entry(folder_, code), end; !code && entry != end; entry.increment(code)) {
    std::error_code gone;
    const File file{entry->path(), entry->last_write_time(gone), entry->file_size(gone)};
    if (gone) continue;
    files.push_back(file);
    all += file.size;
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.used < b.used; });
  for (const File& file : files) {
    if (all <= most_) break;
    fs::remove(file.path, code);
    all -= file.size;
  }
}

}  // namespace windlass::content
