#include "engine/content/clip_folder.hpp"

#include "engine/motion/clip_bytes.hpp"

namespace windlass::content {

ClipFolder::ClipFolder(std::string folder, std::uintmax_t most) : files_(std::move(folder), ".clip", most) {}

bool ClipFolder::holds(std::uint64_t key) {
  return files_.holds(key);
}

std::optional<motion::Clip> ClipFolder::find(std::uint64_t key) {
  const std::optional<std::string> bytes = files_.find(key);
  if (!bytes) return std::nullopt;
  std::optional<motion::Clip> clip = motion::clip_from(*bytes);
  if (!clip) files_.remove(key);
  return clip;
}

void ClipFolder::keep(std::uint64_t key, const motion::Clip& clip) {
  files_.keep(key, motion::bytes_of(clip));
}

}  // namespace windlass::content
