#pragma once
// What the baker makes and the program shows. Immutable after loading. Sided parts are stored once, for the
// right side; the left side is drawn as their mirror image.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/anatomy/mass.hpp"
#include "engine/anatomy/rig.hpp"
#include "engine/anatomy/spot.hpp"

namespace windlass::anatomy {

/// From the outside in: the x-ray slider and the layer list follow this order.
enum class Layer { clothes, skin, nail, fat_pad, fascia, superficial_muscle, deep_muscle, ligament, bone };

/// "clothes", "skin", "fat pad", "deep muscle" … as people read it.
const char* name_of(Layer layer);

/// Up to four joints move a vertex. Weights sum to 1; unused ones are 0.
struct Influences {
  std::array<std::uint16_t, 4> joints{};
  std::array<float, 4> weights{};
};

/// Offsets added in the bind posture, before skinning, where dual quaternions alone lose the shape.
/// Full strength at `at`, fading linearly to the neighbouring keys of the same coordinate (0 is a key too);
/// beyond the last key the strength stays 1.
struct Corrective {
  int coordinate = 0;  ///< Of the right side.
  double at = 0.0;     ///< rad, never 0
  std::vector<std::uint32_t> vertices;
  std::vector<glm::vec3> position_offsets;  ///< m, model frame; one per entry of `vertices`
  std::vector<glm::vec3> normal_offsets;
};

/// A vertex that would come through the skin in some posture, and the skin that lies over it at rest.
struct Covered {
  std::uint32_t vertex = 0;
  std::uint32_t skin = 0;  ///< A vertex of `covering_part`'s finest level.
};

/// One level of detail. All vectors have one entry a vertex except `triangles`, three indices each,
/// counter-clockwise seen from outside, and what only some vertices have.
struct Mesh {
  std::vector<glm::vec3> positions;  ///< m, model frame, neutral posture
  std::vector<glm::vec3> normals;    ///< unit, outward
  std::vector<glm::u8vec4> colours;  ///< rgb: sRGB albedo; a: occlusion in creases, 255 = open
  std::vector<Influences> influences;
  std::vector<std::uint32_t> triangles;
  std::vector<Corrective> correctives;
  std::vector<Covered> covered;  ///< Of what lies inside.
};

/// A named anatomical structure: "skin_leg", "toenail1", "calcaneus", "plantar_fascia".
struct Part {
  std::string name;
  Layer layer = Layer::skin;
  std::vector<Mesh> levels;  ///< Finest first; at least one.
};

/// A point that moves with a joint. Sided names end in "_r" or "_l".
struct Landmark {
  std::string name;
  int joint = 0;
  glm::dvec3 point_model{0.0};  ///< m, neutral posture
};

/// Whether `part` belongs to the right side and has a mirror image on the left: it hangs on a right-hand joint and on no
/// left-hand one.
bool is_sided(const Part& part, const Rig& rig);

struct Body {
  Rig rig;                          ///< Both sides.
  std::vector<Part> parts;          ///< Right side and mid-line.
  std::vector<Landmark> landmarks;  ///< Both sides.
  Spots spots = {};                 ///< Where it touches things.
  std::vector<Mass> masses = {};
};

/// The index of the part below whose finest level all `covered` vertices keep: the leg's skin.
std::optional<std::size_t> covering_part(const Body& body);

}  // namespace windlass::anatomy
