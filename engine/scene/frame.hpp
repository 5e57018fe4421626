#pragma once
// What to draw, as a plain value: everything the renderer needs and nothing of GL.
#include <cstdint>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/anatomy/body.hpp"
#include "engine/motion/skinning.hpp"
#include "engine/scene/tone.hpp"

namespace windlass::scene {

/// How a surface answers light. Albedo comes from the mesh's colours.
enum class Material {
  skin, nail, cloth, fat, tendon, muscle, bone,              // of the body and what it wears
  plaster, wood, metal, rubber, foam, plastic, paper, ice,  // of things, cloth too
};

/// Opacity that falls with the height in the neutral posture: 1 up to `begin`, `rest` from `end` on.
struct Fade {
  float begin = 0.0F;  ///< m
  float end = 0.0F;    ///< m; 0: no fading
  float rest = 1.0F;
};

/// One posed mesh. The pointers belong to the body and the composer, and hold until the next `compose`.
struct Item {
  const anatomy::Mesh* mesh = nullptr;
  const motion::Surface* surface = nullptr;
  std::uint64_t revision = 0;  ///< Changes whenever the contents of `surface` do.
  Material material = Material::skin;
  float glass = 0.0F;              ///< 0 opaque … 1 clear glass: only glancing angles reflect
  float presence = 1.0F;           ///< Glass fades out with it: 0 is nothing.
  bool at_vertices = false;        ///< Light may be worked out at the vertices: triangles are small.
  bool plain = false;              ///< Of things: light is worked out in fewer steps.
  bool grain = false;              ///< Of skin: seen so near that its fine relief shows.
  glm::vec3 fibre{0, 1, 0};        ///< Unit, neutral posture: the way fibres of tendon and muscle run.
  glm::vec3 fibre_world{0, 1, 0};  ///< The same, posed (reflected world for the left side).
  bool mirror_z = false;           ///< Left side: draw reflected.
  Fade fade;
  const std::vector<std::uint8_t>* paleness = nullptr;  ///< Of skin, a byte a vertex: how little of the tone it takes.
  std::size_t part = 0;                                 ///< Index in `Body::parts`.
  bool highlighted = false;
  bool prints = false;   ///< Skin of a leg, seen from below the floor that it may stand on.
  bool marked = false;   ///< Some of the frame's marks may lie on it.
  glm::vec3 tint{1.0F};  ///< Factors of linear albedo.
  bool shades = true;    ///< Of things: on body, things and itself; walls would only darken themselves.
};

/// A lamp at infinity.
struct Light {
  glm::vec3 direction{0, 1, 0};  ///< Unit, world, from the scene to the lamp.
  glm::vec3 colour{1.0F};        ///< Linear.
};

/// A place that is pointed out: surfaces of the body within `radius` of it take on its colour.
struct Mark {
  glm::vec3 centre_world{0.0F};  ///< m
  glm::vec3 half_world{0.0F};    ///< m, from the middle to either end: of one that is drawn out.
  float radius = 0.015F;         ///< m
  glm::vec3 colour{1.0F};        ///< Linear.
  float strength = 1.0F;         ///< 0 … 1

  bool operator==(const Mark&) const = default;
};

/// As many as a picture can have; more are left out.
inline constexpr std::size_t most_marks = 8;

enum class Backdrop { light, dark };

/// Longest triangle edge (pixels) at which light worked out at the vertices passes for light at every pixel.
inline constexpr double most_at_vertices = 16.0;

/// What a picture may cost: `fast` for a machine that cannot keep up, `good` for playing, `still` for pictures that
/// are looked at for longer.
enum class Quality { fast, good, still };

struct Frame {
  glm::ivec2 size{1280, 720};  ///< pixels
  glm::mat4 clip_from_world{1.0F};
  glm::vec3 eye_world{0.0F};  ///< m
  Light key, fill, rim;
  Backdrop backdrop = Backdrop::light;
  SkinTone tone;
  bool smooth_edges = true;   ///< Smooth stepped edges afterwards, unless the target has several samples a pixel.
  glm::ivec4 body_pixels{0};  ///< Where the body appears: left, bottom, width, height; within the picture.

  std::vector<glm::ivec4> hidden;  ///< What will be drawn over, so that nothing need show: left, bottom, width, height.

  std::vector<Item> opaque;         ///< Any order.
  std::vector<Item> fading;         ///< Opaque where they begin; drawn when all that is behind them is.
  std::vector<Item> inner_glass;    ///< Tissues under the skin on their way out.
  std::vector<Item> outer_glass;    ///< Skin and nails, drawn over everything …
  std::vector<Item> ghosts;         ///< … but what only hints at the rest of the person.
  std::vector<Item> things;         ///< That people stand on, hold and roll; they shade too.
  std::vector<Item> clear_things;   ///< Those that would hide the body, as glass.
  std::vector<Item> casters;        ///< Coarse; they shade the items …
  std::vector<Item> floor_casters;  ///< … and these the floor, each as much as its presence says.

  float footprint = 0.0F;   ///< 0 … 1: how much skin that lies on the floor is coloured, as seen through a floor of glass.
  std::vector<Mark> marks;  ///< At most `most_marks`.

  float shadow = 1.0F;                       ///< 0 … 1 strength of the shadows on items …
  bool smooth_shadow = false;                ///< Their edges are worth some time: in pictures that stand still.
  float ground = 1.0F;                       ///< … and on the floor (y = 0); 0 when seen from below.
  glm::vec3 centre_world{0.0F};              ///< Middle of what is drawn (m) …
  float radius = 0.5F;                       ///< … and its reach (m): bounds of the shadow map.
  glm::vec3 floor_square{0.0F, 0.0F, 0.5F};  ///< Middle x, middle z, half side (m): floor that can lie in shade.
};

}  // namespace windlass::scene
