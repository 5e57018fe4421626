#pragma once
// (body, pose, side, what the user wants to see) → frame.
#include <array>
#include <cstdint>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/scene/camera.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::scene {

/// Which of a pair.
enum class Sides { none, right, left, both };

bool includes(Sides sides, motion::Side side);

/// How much of the person is drawn.
struct Shown {
  Sides legs = Sides::right;  ///< In full, with what is inside them.
  Sides hands = Sides::none;  ///< In full.
  double figure = 0.0;        ///< How present the rest is: 0 hidden, between a ghost of glass, 1 solid.
};

/// What a picture of `side`'s `subject` shows.
Shown shown_for(Subject subject, motion::Side side);

/// What the user chose to see.
struct Look {
  Camera camera;
  Shown shown;
  double xray = 0.0;  ///< 0 skin … 1 bone
  Backdrop backdrop = Backdrop::light;
  Quality quality = Quality::good;
  std::uint64_t body_revision = 0;  ///< Changes whenever vertices of the body do.
  glm::dvec2 centre{0.0};  ///< Where the target appears, in halves of the picture: see `projection_matrix`.
};

/// How much is left of a layer.
struct Peel {
  float glass = 0.0F;     ///< 0 opaque … 1 clear glass
  float presence = 1.0F;  ///< 0: not drawn
};

/// State of `layer` when the slider stands at `xray`: layers turn to glass and vanish from the outside in; bone
/// stays.
Peel peel_of(anatomy::Layer layer, double xray);

/// Mean length of the mesh's triangle edges (m).
double mean_edge(const anatomy::Mesh& mesh);

/// Longest triangle edge that passes for smooth (pixels). Clear glass shows its outline only, and may be coarser.
double longest_edge(Quality quality, const Peel& peel);

/// The coarsest level whose edges look no longer than `longest` pixels when a metre covers `pixels_per_metre`.
/// `edges` are the levels' mean edges (m), finest first.
std::size_t level_for(const std::vector<double>& edges, double pixels_per_metre, double longest);

/// How a part's surface answers light: by its layer; tendons by name.
Material material_of(const anatomy::Part& part);

/// What a part belongs to.
enum class Region { leg, arm, trunk };

/// Where `part` belongs: by the joint that moves most of it.
Region region_of(const anatomy::Part& part, const anatomy::Rig& rig);

/// How present a `region` of `side` is: 1 in full, 0 not at all, between a ghost.
double presence_of(Region region, motion::Side side, const Shown& shown);

/// Makes frames of one body. Surfaces are kept: none is posed twice for a pose, none allocated twice.
class Composer {
 public:
  /// `body` must outlive the composer.
  explicit Composer(const anatomy::Body& body);

  /// The picture of `pose`, `size` pixels, about `side`: the lamps stand for it. The frame and what it points to hold
  /// until the next call.
  const Frame& compose(const motion::Pose& pose, motion::Side side, const Look& look, const glm::ivec2& size);

 private:
  struct Posed {
    motion::Surface surface;
    std::uint64_t revision = 0;  ///< Of the pose it shows; 0 is none.
  };
  struct PartState {
    std::vector<double> edges;
    std::array<std::vector<Posed>, 2> levels;  ///< Right, left; a mid-line part has the first alone.
    Material material = Material::skin;
    Region region = Region::trunk;
    glm::vec3 fibre{0, 1, 0};
    std::uint16_t joint = 0;  ///< Moves most of the part.
    bool sided = false;
  };

  void add(std::size_t part, motion::Side side, double presence, const Look& look, double pixels_per_metre);
  Item item_of(std::size_t part, motion::Side side, std::size_t level);
  void set_studio(const Camera& camera, motion::Side side);
  void add_casters(std::size_t part, motion::Side side, const Item& seen, bool skin_casts);
  void add_bounds(const Item& item);
  void set_bounds();

  const anatomy::Body* body_;
  std::vector<PartState> parts_;
  motion::Pose pose_;
  std::uint64_t revision_ = 0;
  std::uint64_t body_revision_ = 0;
  std::vector<base::Transform> world_from_neutral_;
  glm::vec3 low_{0.0F}, high_{0.0F};              ///< Bounds of what is drawn (m) …
  glm::vec3 floor_low_{0.0F}, floor_high_{0.0F};  ///< … and of what stands near the floor.
  Frame frame_;
};

}  // namespace windlass::scene
