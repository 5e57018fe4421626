#include "engine/content/gltf.hpp"

#include <stdexcept>

#include "engine/base/glb.hpp"

namespace windlass::content {

Gltf::Gltf(std::string_view bytes) {
  const base::GlbChunks chunks = base::chunks_in_glb(bytes);
  binary_ = chunks.binary;
  text_ = nlohmann::json::parse(chunks.json);
}

SparseArray Gltf::sparse_array(std::size_t accessor) const {
  const nlohmann::json& source = text_.at("accessors").at(accessor);
  if (!source.contains("sparse") && !source.contains("bufferView")) return {};
  const nlohmann::json& sparse = source.at("sparse");
  const nlohmann::json& places = sparse.at("indices");
  const std::size_t count = sparse.at("count");
  SparseArray array{items<std::uint16_t>(places, {places.at("componentType"), "SCALAR"}, count),
                    items<glm::vec3>(sparse.at("values"), {source.at("componentType"), source.at("type")}, count)};
  // glTF wants one item at least: where nothing moves, the exporter stores a 0.
  if (count == 1 && array.values.front() == glm::vec3(0.0F)) return {};
  return array;
}

std::string_view Gltf::bytes_of(const nlohmann::json& from, bool as_expected, std::size_t size,
                                std::size_t count) const {
  const nlohmann::json& view = text_.at("bufferViews").at(from.at("bufferView").get<std::size_t>());
  if (!as_expected || view.value("byteStride", size) != size) {
    throw std::invalid_argument("an array is stored in an unknown way");
  }
  const auto part = [](std::string_view whole, std::size_t offset, std::size_t length) {
    if (offset > whole.size() || length > whole.size() - offset) throw std::out_of_range("an array is cut off");
    return whole.substr(offset, length);
  };
  constexpr std::size_t none = 0;
  const std::string_view stored = part(binary_, view.value("byteOffset", none), view.at("byteLength"));
  if (count > stored.size()) throw std::out_of_range("an array is cut off");
  return part(stored, from.value("byteOffset", none), count * size);
}

}  // namespace windlass::content
