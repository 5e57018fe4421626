#pragma once
// (body, pose, side, what the user wants to see) → frame.
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/cover.hpp"
#include "engine/motion/dent.hpp"
#include "engine/motion/pose.hpp"
#include "engine/scene/camera.hpp"
#include "engine/scene/frame.hpp"
#include "engine/scene/levels.hpp"
#include "engine/scene/pick.hpp"
#include "engine/scene/shown.hpp"
#include "engine/scene/sight.hpp"
#include "engine/scene/things.hpp"

namespace windlass::scene {

/// What the user chose to see.
struct Look {
  Camera camera;
  Shown shown;
  double xray = 0.0;  ///< 0 skin … 1 bone
  Backdrop backdrop = Backdrop::light;
  SkinTone tone;
  Quality quality = Quality::good;
  std::uint64_t body_revision = 0;  ///< Changes whenever vertices of the body do.
  glm::dvec2 centre{0.0};           ///< Where the target appears, in halves of the picture: see `projection_matrix`.
  std::vector<motion::Dent> dents;  ///< Where something presses on skin; acts on skin and fat pad of both legs.
  std::vector<Thing> things;        ///< As on the right side, whichever side is shown.
  std::vector<std::size_t> highlights;  ///< Parts to stand out: they stay opaque whatever the x-ray, and glow.
  std::vector<Mark> marks;              ///< Those that show.
  std::uint64_t shot = 0;  ///< While it stays the same, levels of detail change only when the camera has moved far.
  std::vector<glm::ivec4> hidden;  ///< See `Frame::hidden`.
  double approach = 1.0;   ///< How many times nearer the camera will come in this shot, at least 1.
};

/// Makes frames of one body. Surfaces are kept: none is posed twice for a pose, none allocated twice; what lies outside
/// the picture is not posed.
class Composer {
 public:
  /// `body` must outlive the composer.
  explicit Composer(const anatomy::Body& body);

  /// The picture of `pose`, `size` pixels, about `side`: the lamps stand for it. The frame and what it points to hold
  /// until the next call.
  const Frame& compose(const motion::Pose& pose, motion::Side side, const Look& look, const glm::ivec2& size);

  /// What the last picture shows at `pixel` (from its top left).
  std::optional<Hit> part_at(const glm::dvec2& pixel) const { return hit_at(frame_, pixel); }

 private:
  struct Posed {
    motion::Surface surface;
    std::uint64_t revision = 0;  ///< Of the pose it shows; 0 is none.
  };
  struct PartState {
    Detail detail;
    std::vector<Ball> balls;
    std::array<std::vector<Posed>, 2> levels;         ///< Right, left; a mid-line part has the first alone.
    std::vector<std::vector<std::uint8_t>> paleness;  ///< A level each; of skin.
    Material material = Material::skin;
    Region region = Region::trunk;
    glm::vec3 fibre{0, 1, 0};
    std::uint16_t joint = 0;  ///< Moves most of the part.
    bool sided = false;
  };
  /// A part of a side that the picture shows.
  struct Visible {
    std::size_t part = 0;
    motion::Side side = motion::Side::right;
    Peel peel;
    bool ghost = false;
    bool in_sight = true;  ///< Else it only shades.
    bool marked = false;   ///< A mark reaches it.
    Fade fade;
  };

  void set_shape(std::uint64_t body_revision);
  void set_pose(const motion::Pose& pose, const std::vector<motion::Dent>& dents);
  void find_visible(const Look& look, const Camera& camera, double pixels);
  void add_if_seen(std::size_t part, motion::Side side, const Look& look, const Camera& camera, double pixels);
  void add(const Visible& visible, std::size_t level, double pixels_per_metre, const Look& look);
  const motion::Surface& posed(std::size_t part, motion::Side side, std::size_t level);
  Item item_of(std::size_t part, motion::Side side, std::size_t level);
  void set_studio(const Camera& camera, motion::Side side);
  void add_casters(const Visible& visible, const Look& look);
  void add_bounds(const Item& item);
  void add_to_picture(const Item& item);
  void set_bounds();
  void add_things(const Look& look, motion::Side side, double pixels);

  const anatomy::Body* body_;
  std::optional<std::size_t> covering_;  ///< The part below which the others keep …
  std::optional<motion::Cover> cover_;   ///< … as their cover.
  std::vector<PartState> parts_;
  motion::Pose pose_;
  std::vector<motion::Dent> dents_;
  std::uint64_t revision_ = 0;
  std::uint64_t body_revision_ = 0;
  std::vector<base::Transform> world_from_neutral_;
  std::array<std::vector<motion::DualQuaternion>, 2> motions_;  ///< Right, left.
  Levels levels_;
  Sight sight_;
  Things things_;
  std::vector<glm::vec4> seen_;  ///< Places of the body that shall be seen (m, world), and what each counts.
  std::vector<Visible> visible_;
  std::vector<Wanted> wanted_;                    ///< One for each of `visible_` that is in sight.
  glm::vec3 look_at_{0.0F};                       ///< m; what lies within …
  float look_radius_ = 1.0F;                      ///< … counts for the bounds
  glm::vec3 low_{0.0F}, high_{0.0F};              ///< Bounds of what is drawn (m) …
  glm::vec3 floor_low_{0.0F}, floor_high_{0.0F};  ///< … and of what stands near the floor.
  glm::vec2 picture_low_{0.0F}, picture_high_{0.0F};  ///< Where the body appears (-1 … 1).
  std::vector<glm::vec2> places_;                     ///< Of the vertices of what is being added.
  Frame frame_;
};

}  // namespace windlass::scene
