#pragma once
// A folder of what can be made again, a file each: so that the next run of the program need not make it.
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace windlass::content {

/// Files by number. What cannot be written is not kept. Files that were not used for the longest time make room for new
/// ones. All functions may be called by any thread.
class KeptFiles {
 public:
  /// `ending`: of the files' names, such as ".clip". `most`: bytes that all files together may take.
  KeptFiles(std::string folder, std::string ending, std::uintmax_t most);

  bool holds(std::uint64_t key) const;
  /// The bytes of a file, which counts as used; nothing where there is none.
  std::optional<std::string> find(std::uint64_t key) const;
  void keep(std::uint64_t key, std::string_view bytes);
  /// Takes a file away: it is damaged, or another program's.
  void remove(std::uint64_t key) const;

 private:
  std::string file_of(std::uint64_t key) const;
  void make_room() const;

  const std::string folder_;
  const std::string ending_;
  const std::uintmax_t most_;
  std::mutex writing_;
};

}  // namespace windlass::content
