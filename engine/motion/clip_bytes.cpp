#include "engine/motion/clip_bytes.hpp"

#include <cstring>
#include <type_traits>

#include "engine/base/hash.hpp"

namespace windlass::motion {
namespace {

constexpr std::string_view magic = "windlass clip 1\n";

/// The clip's values go through here one after the other, out into bytes or in from them.
class Writer {
 public:
  template <class Value>
  void number(const Value& value) {
    static_assert(std::is_arithmetic_v<Value>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void numbers(const std::vector<double>& values) {
    number(static_cast<std::uint64_t>(values.size()));
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class Value>
  void number(Value& value) {
    static_assert(std::is_arithmetic_v<Value>);
    if (!holds(sizeof value)) return;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
  }
  void numbers(std::vector<double>& values) {
    std::uint64_t count = 0;
    number(count);
    if (count > bytes_.size() / sizeof(double)) fits_ = false;
    if (!fits_) return;
    values.resize(count);
    std::memcpy(values.data(), bytes_.data(), count * sizeof(double));
    bytes_.remove_prefix(count * sizeof(double));
  }
  bool is_done() const { return fits_ && bytes_.empty(); }
  bool fits() const { return fits_; }

 private:
  bool holds(std::size_t size) {
    fits_ = fits_ && bytes_.size() >= size;
    return fits_;
  }
  std::string_view bytes_;
  bool fits_ = true;
};

/// Names every member, so that a new one does not compile until it is stored too.
template <class Stream, class Values>
void pass_pose(Stream& stream, Values& pose) {
  auto& [values, world_from_model] = pose;
  auto& [rotation, translation] = world_from_model;
  stream.numbers(values);
  for (auto* part : {&rotation.w, &rotation.x, &rotation.y, &rotation.z, &translation.x, &translation.y,
                     &translation.z}) {
    stream.number(*part);
  }
}

void write_tracks(Writer& out, const std::vector<Track>& tracks) {
  out.number(static_cast<std::uint64_t>(tracks.size()));
  for (const Track& track : tracks) {
    const auto& [coordinate, values, curvatures] = track;
    static_cast<void>(curvatures);  // follow from the values
    out.number(coordinate);
    out.numbers(values);
  }
}

/// False when some are not there.
bool read_tracks(Reader& in, double rate, std::vector<Track>& tracks) {
  std::uint64_t count = 0;
  in.number(count);
  for (std::uint64_t i = 0; i < count && in.fits(); ++i) {
    int coordinate = 0;
    std::vector<double> values;
    in.number(coordinate);
    in.numbers(values);
    if (values.size() >= 2) tracks.push_back(track_through(coordinate, std::move(values), rate));
  }
  return tracks.size() == count;
}

}  // namespace

std::string bytes_of(const Clip& clip) {
  const auto& [duration, rate, base, tracks, channels] = clip;
  Writer out;
  out.number(duration);
  out.number(rate);
  pass_pose(out, base);
  write_tracks(out, tracks);
  write_tracks(out, channels);
  const std::string body = out.take();
  return std::string(magic) + base::to_hex(base::hash_of(body)) + body;
}

std::optional<Clip> clip_from(std::string_view bytes) {
  constexpr std::size_t digits = 16;
  if (bytes.size() < magic.size() + digits || !bytes.starts_with(magic)) return std::nullopt;
  const std::string_view body = bytes.substr(magic.size() + digits);
  if (bytes.substr(magic.size(), digits) != base::to_hex(base::hash_of(body))) return std::nullopt;
  Clip clip;
  Reader in(body);
  in.number(clip.duration);
  in.number(clip.rate);
  pass_pose(in, clip.base);
  const bool is_whole = read_tracks(in, clip.rate, clip.tracks) && read_tracks(in, clip.rate, clip.channels);
  if (!is_whole || !in.is_done()) return std::nullopt;
  return clip;
}

}  // namespace windlass::motion
