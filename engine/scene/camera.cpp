#include "engine/scene/camera.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>

#include <glm/gtc/matrix_transform.hpp>

#include "engine/base/units.hpp"

namespace windlass::scene {
namespace {

constexpr double pi = std::numbers::pi;

bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// `angle` brought into (-pi, pi].
double turned_in(double angle) {
  const double turned = std::remainder(angle, 2.0 * pi);
  return turned <= -pi ? turned + 2.0 * pi : turned;
}

}  // namespace

const std::vector<View>& views() {
  // Angles and distances: shot list 0.6. Aims, in metres from the ankle's centre, are ours: they put foot and
  // shank where the picture is balanced.
  static const std::vector<View> all = {
      {"antero_lateral", "AL", 45, 20, 3.0, false, {0.040, 0.040, 0.0}},
      {"antero_medial", "AM", 315, 20, 3.0, false, {0.040, 0.040, 0.0}},
      {"lateral", "LAT", 90, 5, 3.2, false, {0.052, 0.080, 0.0}},
      {"medial", "MED", 270, 8, 3.2, false, {0.052, 0.080, 0.0}},
      {"posterior", "POST", 180, 5, 3.5, false, {0.020, 0.100, 0.0}},
      {"anterior", "ANT", 0, 10, 3.5, false, {0.040, 0.090, 0.0}},
      {"postero_medial", "PM", 225, 15, 3.2, false, {0.030, 0.080, 0.0}},
      {"postero_lateral", "PL", 135, 15, 3.2, false, {0.030, 0.080, 0.0}},
      {"top", "TOP", 0, 80, 3.0, false, {0.052, 0.0, 0.0}},
      {"sole", "SOLE", 0, -85, 3.0, false, {0.064, -0.060, 0.0}},
      {"step", "STEP", 100, -2, 2.5, false, {0.040, 0.020, 0.0}},
      {"body_side", "BODY-S", 90, 8, 12, true, {0.0, 0.9, 0.0}},
      {"body_three_quarter", "BODY-3Q", 35, 8, 12, true, {0.0, 0.9, 0.0}},
  };
  return all;
}

std::optional<View> find_view(std::string_view text) {
  for (const View& view : views()) {
    if (same_text(text, view.name) || same_text(text, view.key)) return view;
  }
  return std::nullopt;
}

Camera camera_for(const View& view, motion::Side side, const glm::dvec3& ankle_world) {
  const double mirror = side == motion::Side::right ? 1.0 : -1.0;
  const glm::dvec3 aim(view.aim.x, view.aim.y, mirror * view.aim.z);
  return {view.whole_body ? aim : ankle_world + aim, turned_in(mirror * base::radians(view.azimuth_deg)),
          std::clamp(base::radians(view.elevation_deg), -max_elevation, max_elevation),
          view.distance_lengths * foot_length};
}

glm::dvec3 ankle_world(const anatomy::Rig& rig, const motion::Pose& pose, motion::Side side) {
  const auto talus = anatomy::find_joint(rig, side == motion::Side::right ? "talus_r" : "talus_l");
  if (!talus) return pose.world_from_model.translation;
  const auto joint = static_cast<std::size_t>(*talus);
  return base::apply(motion::world_from_neutral(rig, pose)[joint], rig.joints[joint].pivot_model);
}

Camera orbited(Camera camera, double azimuth, double elevation) {
  camera.azimuth = turned_in(camera.azimuth + azimuth);
  camera.elevation = std::clamp(camera.elevation + elevation, -max_elevation, max_elevation);
  return camera;
}

Camera zoomed(Camera camera, double factor) {
  camera.distance = std::clamp(camera.distance * factor, 0.1, 8.0);
  return camera;
}

Camera panned(Camera camera, double right, double up) {
  const glm::dmat3 axes = axes_of(camera);
  camera.target += right * axes[0] + up * axes[1];
  return camera;
}

Camera blended(const Camera& from, const Camera& to, double t) {
  t = std::clamp(t, 0.0, 1.0);
  const double eased = t * t * t * (t * (6.0 * t - 15.0) + 10.0);
  Camera camera;
  camera.target = from.target + eased * (to.target - from.target);
  camera.azimuth = turned_in(from.azimuth + eased * turned_in(to.azimuth - from.azimuth));
  camera.elevation = from.elevation + eased * (to.elevation - from.elevation);
  camera.distance = from.distance * std::pow(to.distance / from.distance, eased);
  return camera;
}

Camera fitted(Camera camera, double aspect) {
  if (aspect < 1.0) camera.distance /= std::max(aspect, 0.1);
  return camera;
}

glm::dvec3 position_of(const Camera& camera) {
  return camera.target + camera.distance * axes_of(camera)[2];
}

glm::dmat3 axes_of(const Camera& camera) {
  const double ca = std::cos(camera.azimuth);
  const double sa = std::sin(camera.azimuth);
  const double ce = std::cos(camera.elevation);
  const double se = std::sin(camera.elevation);
  const glm::dvec3 right(sa, 0.0, -ca);
  const glm::dvec3 up(-ca * se, ce, -sa * se);
  const glm::dvec3 back(ca * ce, se, sa * ce);
  return {right, up, back};
}

glm::mat4 view_matrix(const Camera& camera) {
  const glm::dmat3 axes = axes_of(camera);
  const glm::dvec3 position = position_of(camera);
  glm::dmat4 world_from_camera(axes);
  world_from_camera[3] = glm::dvec4(position, 1.0);
  return glm::mat4(glm::inverse(world_from_camera));
}

glm::mat4 projection_matrix(const Camera& camera, double aspect, const glm::dvec2& centre) {
  const double near = std::max(0.05 * camera.distance, camera.distance - 1.2);
  const double far = camera.distance + 2.0;
  glm::dmat4 projection = glm::perspective(field_of_view, aspect, near, far);
  // A shift in clip space proportional to w, which is -z of the camera.
  projection[2][0] = -centre.x;
  projection[2][1] = -centre.y;
  return glm::mat4(projection);
}

}  // namespace windlass::scene
