#pragma once
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <glm/vec3.hpp>
#include <nlohmann/json.hpp>

namespace windlass::content {

/// Vectors at some vertices; 0 at all others.
struct SparseArray {
  std::vector<std::uint16_t> places;
  std::vector<glm::vec3> values;  ///< One a place.
};

/// A binary glTF 2 file in memory: its text, and its arrays as our own exporter stores them, each in a buffer view of
/// its own. Throws a standard exception for what is missing or stored otherwise.
class Gltf {
 public:
  /// `bytes` must outlive it.
  explicit Gltf(std::string_view bytes);

  const nlohmann::json& text() const { return text_; }

  /// The items of an accessor, which must be as large as `Item`.
  template <class Item>
  std::vector<Item> array(std::size_t accessor) const {
    const nlohmann::json& source = text_.at("accessors").at(accessor);
    return items<Item>(source, source.at("count"));
  }

  /// The items that a sparse accessor of vec3 holds; none where all are 0.
  SparseArray sparse_array(std::size_t accessor) const;

 private:
  template <class Item>
  std::vector<Item> items(const nlohmann::json& source, std::size_t count) const {
    const std::string_view stored = view(source.at("bufferView"));
    std::vector<Item> result(stored.size() / sizeof(Item));
    if (result.size() != count || stored.size() % sizeof(Item) != 0) {
      throw std::invalid_argument("an array has items of another size");
    }
    std::memcpy(result.data(), stored.data(), stored.size());
    return result;
  }

  std::string_view view(std::size_t index) const;

  std::string_view binary_;
  nlohmann::json text_;
};

}  // namespace windlass::content
