#include "engine/scene/camera.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "engine/base/ease.hpp"
#include "engine/base/units.hpp"

namespace windlass::scene {
namespace {

constexpr double pi = std::numbers::pi;
constexpr glm::dvec3 eyes_from_head{0.11, 0.10, 0.0};  // m, from the head's joint: just before the face

bool same_text(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// `angle` brought into (-pi, pi].
double turned_in(double angle) {
  const double turned = std::remainder(angle, 2.0 * pi);
  return turned <= -pi ? turned + 2.0 * pi : turned;
}

/// The joint that a subject's `aim` counts from, its side left out.
const char* joint_of(Subject subject) {
  switch (subject) {
    case Subject::leg: return "shank";
    case Subject::hand: return "hand";
    case Subject::foot:
    case Subject::person: break;
  }
  return "talus";
}

/// How far the person has gone from where people stand; y: sat down, negative. m
glm::dvec3 way_of(const anatomy::Rig& rig, const motion::Pose& pose) {
  const auto value = [&](const char* name) {
    const auto found = anatomy::find_coordinate(rig, name);
    return found ? pose.values[static_cast<std::size_t>(*found)] : 0.0;
  };
  return {value("pelvis.forward"), value("pelvis.up"), value("pelvis.right")};
}

}  // namespace

const std::vector<View>& views() {
  // Angles and distances of those with the shot list's keys: shot list 0.6. The aims and the other views are ours: they
  // put what they show where the picture is balanced.
  using enum Subject;
  static const std::vector<View> all = {
      {"antero_lateral", "AL", foot, 45, 20, 3.0, {0.040, 0.040, 0.0}},
      {"antero_medial", "AM", foot, 315, 20, 3.0, {0.040, 0.040, 0.0}},
      {"lateral", "LAT", foot, 90, 5, 3.2, {0.052, 0.080, 0.0}},
      {"medial", "MED", foot, 270, 8, 3.2, {0.052, 0.080, 0.0}},
      {"posterior", "POST", foot, 180, 5, 3.5, {0.020, 0.100, 0.0}},
      {"anterior", "ANT", foot, 0, 10, 3.5, {0.040, 0.090, 0.0}},
      {"postero_medial", "PM", foot, 225, 15, 3.2, {0.030, 0.080, 0.0}},
      {"postero_lateral", "PL", foot, 135, 15, 3.2, {0.030, 0.080, 0.0}},
      {"top", "TOP", foot, 0, 80, 3.0, {0.052, 0.0, 0.0}},
      {"sole", "SOLE", foot, 0, -85, 3.0, {0.064, -0.060, 0.0}},
      {"step", "STEP", foot, 100, -2, 2.5, {0.040, 0.020, 0.0}},
      {"sole_close", "HAND", foot, 0, -80, 1.5, {0.040, -0.060, 0.0}, Along::subject},
      {"heel_close", "HEEL", foot, 180, 5, 1.5, {-0.045, 0.0, 0.0}, Along::subject},
      {"eyes", "POV", foot, 0, 0, 2.2, {0.040, 0.0, 0.0}, Along::gaze},
      {"body_side", "BODY-S", person, 90, 8, 12, {0.0, 0.9, 0.0}},
      {"body_three_quarter", "BODY-3Q", person, 35, 8, 12, {0.0, 0.9, 0.0}},
      {"body_front", "BODY-F", person, 0, 8, 12, {0.0, 0.9, 0.0}},
      {"body_back", "BODY-B", person, 180, 8, 12, {0.0, 0.9, 0.0}},
      {"figure", "FIG", person, 28, 4, 12.6, {0.03, 0.83, 0.0}},
      {"leg", "LEG", leg, 60, 5, 4.6, {0.010, -0.180, 0.0}},
      {"knee", "KNEE", leg, 60, 5, 2.6, {0.0, -0.010, 0.0}},
      {"hand_palmar", "PALM", hand, 270, 0, 1.5, {0.020, -0.085, 0.012}, Along::subject},
      {"hand_dorsal", "DORSUM", hand, 90, 0, 1.5, {0.020, -0.085, 0.012}, Along::subject},
      {"hand_radial", "RADIAL", hand, 0, 0, 1.5, {0.020, -0.085, 0.012}, Along::subject},
      {"hand_ulnar", "ULNAR", hand, 180, 0, 1.5, {0.020, -0.085, 0.012}, Along::subject},
  };
  return all;
}

std::optional<View> find_view(std::string_view text) {
  for (const View& view : views()) {
    if (same_text(text, view.name) || same_text(text, view.key)) return view;
  }
  return std::nullopt;
}

base::Transform world_from_joint(Subject subject, motion::Side side, const anatomy::Rig& rig,
                                 const motion::Pose& pose) {
  if (subject == Subject::person) {
    // In the middle between feet and pelvis; somebody who sits is less tall.
    const glm::dvec3 way = glm::dvec3(0.38, 0.66, 0.5) * way_of(rig, pose);
    return {{1, 0, 0, 0}, pose.world_from_model.translation + glm::dvec3(way.x, std::min(way.y, 0.0), way.z)};
  }
  const std::string name = std::string(joint_of(subject)) + (side == motion::Side::right ? "_r" : "_l");
  const auto found = anatomy::find_joint(rig, name);
  if (!found) return pose.world_from_model;
  const auto joint = static_cast<std::size_t>(*found);
  base::Transform world = motion::world_from_neutral(rig, pose)[joint];
  world.translation = base::apply(world, rig.joints[joint].pivot_model);
  return world;
}

Camera camera_for(const View& view, motion::Side side, const base::Transform& world_from_joint) {
  const double mirror = side == motion::Side::right ? 1.0 : -1.0;
  glm::dvec3 aim(view.aim.x, view.aim.y, mirror * view.aim.z);
  double azimuth = mirror * base::radians(view.azimuth_deg);
  double elevation = base::radians(view.elevation_deg);
  if (view.along == Along::subject) {
    aim = world_from_joint.rotation * aim;
    const glm::dvec3 back = world_from_joint.rotation * axes_of({{}, azimuth, elevation, 1.0})[2];
    azimuth = std::atan2(back.z, back.x);
    elevation = std::asin(std::clamp(back.y, -1.0, 1.0));
  }
  return {world_from_joint.translation + aim, turned_in(azimuth), std::clamp(elevation, -max_elevation, max_elevation),
          view.distance_lengths * foot_length};
}

Camera looking(const glm::dvec3& position, const glm::dvec3& target) {
  const glm::dvec3 back = position - target;
  const double distance = std::max(glm::length(back), 1e-3);
  return {target, std::atan2(back.z, back.x), std::clamp(std::asin(back.y / distance), -max_elevation, max_elevation),
          distance};
}

Camera camera_for(const View& view, motion::Side side, const anatomy::Rig& rig, const motion::Pose& pose) {
  const auto head = anatomy::find_joint(rig, "head");
  if (view.along == Along::gaze && head) {
    const auto joint = static_cast<std::size_t>(*head);
    const glm::dvec3 eyes = base::apply(motion::world_from_neutral(rig, pose)[joint], rig.joints[joint].pivot_model + eyes_from_head);
    return looking(eyes, camera_for(view, side, world_from_joint(view.subject, side, rig, pose)).target);
  }
  const Camera camera = camera_for(view, side, world_from_joint(view.subject, side, rig, pose));
  if (view.subject != Subject::person) return camera;
  return zoomed(camera, 1.0 + 0.36 * std::clamp(way_of(rig, pose).y, -1.0, 0.0));
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
  const double eased = base::eased(t);
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
