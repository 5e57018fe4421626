#pragma once
// (body, pose, side, what the user wants to see) → frame.
#include <cstdint>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/motion/pose.hpp"
#include "engine/scene/camera.hpp"
#include "engine/scene/frame.hpp"

namespace windlass::scene {

/// What the user chose to see.
struct Look {
  Camera camera;
  double xray = 0.0;  ///< 0 skin … 1 bone
  Backdrop backdrop = Backdrop::light;
  Quality quality = Quality::good;
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

/// Makes frames of one body. Surfaces are kept: none is posed twice for a pose, none allocated twice.
class Composer {
 public:
  /// `body` must outlive the composer.
  explicit Composer(const anatomy::Body& body);

  /// The picture of `pose`'s `side`, `size` pixels. The frame and what it points to hold until the next call.
  const Frame& compose(const motion::Pose& pose, motion::Side side, const Look& look, const glm::ivec2& size);

 private:
  struct Posed {
    motion::Surface surface;
    std::uint64_t revision = 0;  ///< Of the pose it shows; 0 is none.
  };
  struct PartState {
    std::vector<double> edges;
    std::vector<Posed> levels;
    Material material = Material::skin;
    glm::vec3 fibre{0, 1, 0};
    std::uint16_t joint = 0;  ///< Moves most of the part.
  };

  Item item_of(std::size_t part, std::size_t level);
  void set_studio(const Camera& camera);
  void add_casters(std::size_t part, const Peel& peel, bool skin_casts);
  void add_bounds(const Item& item);
  void set_bounds();

  const anatomy::Body* body_;
  std::vector<PartState> parts_;
  motion::Pose pose_;
  motion::Side side_ = motion::Side::right;
  std::uint64_t revision_ = 0;
  std::vector<base::Transform> world_from_neutral_;
  glm::vec3 low_{0.0F}, high_{0.0F};              ///< Bounds of the casters (m) …
  glm::vec3 floor_low_{0.0F}, floor_high_{0.0F};  ///< … and of what stands near the floor.
  Frame frame_;
};

}  // namespace windlass::scene
