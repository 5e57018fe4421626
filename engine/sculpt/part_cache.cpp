#include "engine/sculpt/part_cache.hpp"

#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <type_traits>

#include "engine/base/hash.hpp"

namespace windlass::sculpt {
namespace {

/// One description of the layout for both directions: `Archive` either appends or takes.
struct Writer {
  std::string bytes;
  void raw(void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); }
  std::size_t count(std::size_t size) {
    raw(&size, sizeof size);
    return size;
  }
};

struct Reader {
  std::string_view bytes;
  bool ok = true;
  void raw(void* data, std::size_t size) {
    ok = ok && size <= bytes.size();
    if (!ok) return;
    std::memcpy(data, bytes.data(), size);
    bytes.remove_prefix(size);
  }
  std::size_t count(std::size_t /*unused*/) {
    std::size_t size = 0;
    raw(&size, sizeof size);
    ok = ok && size <= bytes.size();  // every element takes a byte at least
    return ok ? size : 0;
  }
};

template <class Archive, class Value>
void plain(Archive& archive, Value& value) {
  static_assert(std::is_trivially_copyable_v<Value>);
  archive.raw(&value, sizeof value);
}

template <class Archive, class Container>
void plain_list(Archive& archive, Container& list) {
  list.resize(archive.count(list.size()));
  if (!list.empty()) archive.raw(list.data(), list.size() * sizeof(list[0]));
}

template <class Archive>
void pass(Archive& archive, anatomy::Mesh& mesh) {
  plain_list(archive, mesh.positions);
  plain_list(archive, mesh.normals);
  plain_list(archive, mesh.colours);
  plain_list(archive, mesh.influences);
  plain_list(archive, mesh.triangles);
  mesh.correctives.resize(archive.count(mesh.correctives.size()));
  for (anatomy::Corrective& corrective : mesh.correctives) {
    plain(archive, corrective.coordinate);
    plain(archive, corrective.at);
    plain_list(archive, corrective.vertices);
    plain_list(archive, corrective.position_offsets);
    plain_list(archive, corrective.normal_offsets);
  }
  plain_list(archive, mesh.covered);
}

template <class Archive>
void pass(Archive& archive, std::vector<anatomy::Part>& parts) {
  parts.resize(archive.count(parts.size()));
  for (anatomy::Part& part : parts) {
    plain_list(archive, part.name);
    plain(archive, part.layer);
    part.levels.resize(archive.count(part.levels.size()));
    for (anatomy::Mesh& mesh : part.levels) pass(archive, mesh);
  }
}

struct Header {
  std::uint64_t key = 0;
  std::uint64_t content = 0;  ///< Hash of what follows.
};

}  // namespace

std::optional<std::vector<anatomy::Part>> cached_parts(const std::string& path, std::uint64_t key) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (bytes.size() < sizeof(Header)) return std::nullopt;
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::string_view content = std::string_view(bytes).substr(sizeof header);
  if (header.key != key || header.content != base::hash_of(content)) return std::nullopt;
  Reader reader{content};
  std::vector<anatomy::Part> parts;
  pass(reader, parts);
  if (!reader.ok) return std::nullopt;
  return parts;
}

void store_parts(const std::string& path, std::uint64_t key, const std::vector<anatomy::Part>& parts) {
  Writer writer;
  std::vector<anatomy::Part> copy = parts;  // the layout is described for both directions at once
  pass(writer, copy);
  const Header header{key, base::hash_of(writer.bytes)};
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(&header), sizeof header);
  file.write(writer.bytes.data(), static_cast<std::streamsize>(writer.bytes.size()));
}

}  // namespace windlass::sculpt
