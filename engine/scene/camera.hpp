#pragma once
// Where the picture is taken from. A camera is a value; every function returns a new one.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "engine/base/transform.hpp"
#include "engine/motion/skinning.hpp"

namespace windlass::scene {

/// Looks at `target` from `distance` along (cos az cos el, sin el, sin az cos el): azimuth 0 stands in front
/// (+x), 90 degrees on the right (+z), elevation is positive above. Upright: world +y is up in the picture.
struct Camera {
  glm::dvec3 target{0.0};  ///< m, world
  double azimuth = 0.0;    ///< rad
  double elevation = 0.0;  ///< rad, within ±`max_elevation`
  double distance = 1.0;   ///< m
};

/// Vertical field of view (rad).
inline constexpr double field_of_view = 35.0 * 3.14159265358979323846 / 180.0;
/// Just short of the poles, where "up" would flip (rad).
inline constexpr double max_elevation = 88.0 * 3.14159265358979323846 / 180.0;
/// The unit of the views' distances: one foot length (m).
inline constexpr double foot_length = 0.26;

/// What a picture is about, and so what of the person it shows.
enum class Subject { foot, leg, hand, person };

/// What a view's angles count from: the world; the axes of its subject, wherever that has turned. Or the person looks at
/// it with the own eyes: then they do not count.
enum class Along { world, subject, gaze };

/// A named place to look from, as written for the right side.
struct View {
  std::string name;  ///< "lateral", as people type it
  std::string key;   ///< "LAT", as the shot list writes it
  Subject subject = Subject::foot;
  double azimuth_deg = 0.0;
  double elevation_deg = 0.0;
  double distance_lengths = 3.2;  ///< in foot lengths
  /// m, from the subject's joint: ankle, knee, wrist; a person's counts from the model's origin, between the feet when
  /// it stands.
  glm::dvec3 aim{0.0};
  Along along = Along::world;
};

/// Every view, in the order of a menu.
const std::vector<View>& views();

/// The view whose name or key is `text`; upper and lower case are the same.
std::optional<View> find_view(std::string_view text);

/// The joint of `subject` that views of it count from – ankle, knee, wrist – in `pose`: where its pivot is (m, world)
/// and how it has turned since the neutral posture. Where the rig lacks it, the pose's root stands for it.
base::Transform world_from_joint(Subject subject, motion::Side side, const anatomy::Rig& rig, const motion::Pose& pose);

/// Stands at `position` (m, world) and looks at `target`.
Camera looking(const glm::dvec3& position, const glm::dvec3& target);

/// `view` of a subject whose joint stands at the translation of `world_from_joint`, turned by its rotation since the
/// neutral posture. For the left side the view is mirrored, so that "lateral" is the outer side of either foot.
Camera camera_for(const View& view, motion::Side side, const base::Transform& world_from_joint);

/// `view` of `pose`'s `side`.
Camera camera_for(const View& view, motion::Side side, const anatomy::Rig& rig, const motion::Pose& pose);

/// Turned about the target by the two angles (rad); stops short of the poles.
Camera orbited(Camera camera, double azimuth, double elevation);

/// Nearer (`factor` below 1) or farther; stops at 0.1 m and 8 m.
Camera zoomed(Camera camera, double factor);

/// Target moved across the picture by (`right`, `up`) metres.
Camera panned(Camera camera, double right, double up);

/// The way from `from` (t = 0) to `to` (t = 1), eased at both ends, the shorter way round.
Camera blended(const Camera& from, const Camera& to, double t);

/// Moved back so that what a square picture shows also fits one of `aspect` (width / height).
Camera fitted(Camera camera, double aspect);

glm::dvec3 position_of(const Camera& camera);

/// The camera's own axes in the world, as columns: right, up, back.
glm::dmat3 axes_of(const Camera& camera);

glm::mat4 view_matrix(const Camera& camera);

/// Clip space of OpenGL. `centre` moves the target's image (in halves of the picture: x right, y up), so that a
/// panel at one side does not hide it. Near and far planes enclose about a metre around the target.
glm::mat4 projection_matrix(const Camera& camera, double aspect, const glm::dvec2& centre = glm::dvec2(0.0));

}  // namespace windlass::scene
