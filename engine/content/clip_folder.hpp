#pragma once
// Compiled clips as files, so that the next run of the program need not compile them.
#include <cstdint>
#include <string>

#include "engine/choreography/clips.hpp"
#include "engine/content/kept_files.hpp"

namespace windlass::content {

/// A folder of one file a clip. What cannot be read, or is not what this program wrote, counts as not there.
class ClipFolder : public choreography::Shelf {
 public:
  /// `most`: bytes that all files together may take.
  explicit ClipFolder(std::string folder, std::uintmax_t most = 300'000'000);

  bool holds(std::uint64_t key) override;
  std::optional<motion::Clip> find(std::uint64_t key) override;
  void keep(std::uint64_t key, const motion::Clip& clip) override;

 private:
  KeptFiles files_;
};

}  // namespace windlass::content
