#pragma once
// A binary glTF 2 file in memory: its text as JSON, its arrays as they are stored.
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <glm/gtc/type_precision.hpp>
#include <nlohmann/json.hpp>

namespace windlass::content {

/// How glTF calls what an array's items are made of.
struct ItemType {
  int component = 0;
  std::string shape;
  bool operator==(const ItemType&) const = default;
};

inline ItemType type_of(std::uint16_t) {
  return {5123, "SCALAR"};
}
inline ItemType type_of(std::uint32_t) {
  return {5125, "SCALAR"};
}
inline ItemType type_of(const glm::u16vec4&) {
  return {5123, "VEC4"};
}
inline ItemType type_of(const glm::vec3&) {
  return {5126, "VEC3"};
}
inline ItemType type_of(const glm::vec4&) {
  return {5126, "VEC4"};
}

/// Vectors at some vertices; 0 at all others.
struct SparseArray {
  std::vector<std::uint16_t> places;
  std::vector<glm::vec3> values;  ///< One a place.
};

/// Reads arrays as our own exporter stores them. Throws a standard exception for what is missing or stored otherwise.
class Gltf {
 public:
  /// `bytes` must outlive it.
  explicit Gltf(std::string_view bytes);

  const nlohmann::json& text() const { return text_; }

  /// The items of an accessor.
  template <class Item>
  std::vector<Item> array(std::size_t accessor) const {
    const nlohmann::json& source = text_.at("accessors").at(accessor);
    return items<Item>(source, {source.at("componentType"), source.at("type")}, source.at("count"));
  }

  /// The items that a sparse accessor holds; none where all are 0.
  SparseArray sparse_array(std::size_t accessor) const;

 private:
  template <class Item>
  std::vector<Item> items(const nlohmann::json& from, const ItemType& type, std::size_t count) const {
    const std::string_view stored = bytes_of(from, type == type_of(Item{}), sizeof(Item), count);
    std::vector<Item> result(count);
    std::memcpy(result.data(), stored.data(), stored.size());
    return result;
  }

  /// Of `count` items where `from` points to: a buffer view and an offset in it.
  std::string_view bytes_of(const nlohmann::json& from, bool as_expected, std::size_t size, std::size_t count) const;

  std::string_view binary_;
  nlohmann::json text_;
};

}  // namespace windlass::content
