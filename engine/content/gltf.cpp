#include "engine/content/gltf.hpp"

#include "engine/base/glb.hpp"

namespace windlass::content {

Gltf::Gltf(std::string_view bytes)
    : binary_(base::chunk_of(bytes, base::binary_chunk)),
      text_(nlohmann::json::parse(base::chunk_of(bytes, base::json_chunk))) {}

SparseArray Gltf::sparse_array(std::size_t accessor) const {
  const nlohmann::json& source = text_.at("accessors").at(accessor);
  if (!source.contains("sparse") && !source.contains("bufferView")) return {};
  const nlohmann::json& sparse = source.at("sparse");
  const std::size_t count = sparse.at("count");
  SparseArray array{items<std::uint16_t>(sparse.at("indices"), count), items<glm::vec3>(sparse.at("values"), count)};
  // glTF wants one item at least: where nothing moves, the exporter stores a 0.
  if (count == 1 && array.values.front() == glm::vec3(0.0F)) return {};
  return array;
}

std::string_view Gltf::view(std::size_t index) const {
  const nlohmann::json& view = text_.at("bufferViews").at(index);
  return binary_.substr(view.value("byteOffset", std::size_t{0}), view.at("byteLength"));
}

}  // namespace windlass::content
