#include "app/picture.hpp"
#include "app/parts.hpp"
#include "app/showing.hpp"

#include <algorithm>

namespace windlass::app {

Picture picture_of(const Tutor& tutor, const glm::ivec2& size) {
  const ImVec2 window(static_cast<float>(size.x), static_cast<float>(size.y));
  const Rect clear = layout_of(tutor, window).clear;
  const double width = std::max(clear.width(), window.x * 0.2F);
  const double height = std::max(clear.height(), window.y * 0.2F);
  return {scene::zoomed(scene::fitted(tutor.view.camera, width / height), size.y / height),
          {2.0 * clear.centre().x / size.x - 1.0, 1.0 - 2.0 * clear.centre().y / size.y}};
}

std::optional<glm::dvec2> pixel_of(const Picture& picture, const glm::dvec3& point_world, const glm::ivec2& size) {
  const double aspect = static_cast<double>(size.x) / size.y;
  const scene::Camera camera = scene::fitted(picture.camera, aspect);
  const glm::mat4 clip_from_world =
      scene::projection_matrix(camera, aspect, picture.centre) * scene::view_matrix(camera);
  const glm::vec4 clip = clip_from_world * glm::vec4(glm::vec3(point_world), 1.0F);
  if (clip.w <= 0.0F) return std::nullopt;
  return glm::dvec2((0.5 + 0.5 * clip.x / clip.w) * size.x, (0.5 - 0.5 * clip.y / clip.w) * size.y);
}

}  // namespace windlass::app
