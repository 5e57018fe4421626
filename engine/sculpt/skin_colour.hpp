#pragma once
#include <functional>
#include <string>
#include <vector>

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/sculpt/field.hpp"
#include "engine/text/table.hpp"

namespace windlass::sculpt {

struct ColourSpot {
  glm::vec3 centre{0.0F};  ///< mm, foot frame
  float radius = 1.0F;     ///< mm, one 1/e
  float strength = 0.0F;   ///< 0 … 1
  glm::vec3 colour{0.0F};
};

/// Colours are sRGB, 0 to 255.
struct SkinColours {
  glm::vec3 base{0.0F};
  glm::vec3 sole{0.0F};
  float mottling = 0.0F;  ///< Share by which the brightness wanders.
  std::vector<ColourSpot> spots;
};

/// The groups of spots listed under `key`; faults are reported to the table.
std::vector<ColourSpot> read_spots(text::Table& table, std::string_view key);

/// Reads a table of colours such as skin_colour.toml. Throws `base::Failure`.
SkinColours load_skin_colours(const std::string& path);

/// Albedo at a point of the skin (sRGB), and in alpha how open it is: 255 on a free surface, less in creases.
/// `sole`: 1 where the thick skin of sole or palm is, 0 elsewhere. `spot_point`: where the spots see that point.
glm::u8vec4 skin_colour(const SkinColours& colours, float sole, const Field& field, const glm::vec3& point,
                        const glm::vec3& normal, const glm::vec3& spot_point);

/// The same of a whole skin meshed from `field`, with the grain taken out that comes of asking vertex by vertex.
/// `sole`: of a point and its normal.
std::vector<glm::u8vec4> skin_colours(const SkinColours& colours,
                                      const std::function<float(const glm::vec3&, const glm::vec3&)>& sole,
                                      const Field& field, const Shell& shell);

}  // namespace windlass::sculpt
