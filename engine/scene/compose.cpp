#include "engine/scene/compose.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::scene {
namespace {

constexpr float ghost_glass = 0.6F;  // still shows some of its colour, most of it at the rim
constexpr float least_presence = 0.2F;
constexpr float shading_height = 0.25F;  // m; what is higher hardly shades the floor

double smoothstep(double low, double high, double x) {
  const double t = std::clamp((x - low) / (high - low), 0.0, 1.0);
  return t * t * (3.0 - 2.0 * t);
}

/// The direction in which the mesh is longest (unit), by power iteration on its covariance.
glm::vec3 longest_direction(const anatomy::Mesh& mesh) {
  glm::dvec3 middle(0.0);
  for (const glm::vec3& p : mesh.positions) middle += glm::dvec3(p);
  middle /= static_cast<double>(std::max<std::size_t>(mesh.positions.size(), 1));
  glm::dmat3 covariance(0.0);
  for (const glm::vec3& p : mesh.positions) {
    const glm::dvec3 d = glm::dvec3(p) - middle;
    covariance += glm::outerProduct(d, d);
  }
  glm::dvec3 direction = glm::normalize(glm::dvec3(0.9, 1.0, 0.1));
  for (int i = 0; i < 24; ++i) {
    const glm::dvec3 next = covariance * direction;
    const double length = glm::length(next);
    if (length < 1e-18) break;
    direction = next / length;
  }
  return glm::vec3(direction);
}

/// The part of a picture of `size` pixels that the box covers: left, bottom, width, height.
glm::ivec4 pixels_of(const glm::vec3& low, const glm::vec3& high, const glm::mat4& clip_from_world,
                     const glm::ivec2& size) {
  constexpr float margin = 0.015F;  // m; casters are coarser, and without skin smaller, than what is drawn
  glm::vec2 least(1.0F);
  glm::vec2 most(-1.0F);
  for (int corner = 0; corner < 8; ++corner) {
    const glm::vec3 sign((corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1, (corner & 4) != 0 ? 1 : -1);
    const glm::vec3 point = 0.5F * (low + high) + sign * (0.5F * (high - low) + margin);
    const glm::vec4 clip = clip_from_world * glm::vec4(point, 1.0F);
    if (clip.w <= 0.0F) return {0, 0, size.x, size.y};  // behind the eye: anywhere
    least = glm::min(least, glm::vec2(clip) / clip.w);
    most = glm::max(most, glm::vec2(clip) / clip.w);
  }
  const glm::ivec2 from =
      glm::clamp(glm::ivec2(glm::floor((0.5F * least + 0.5F) * glm::vec2(size))), glm::ivec2(0), size);
  const glm::ivec2 to = glm::clamp(glm::ivec2(glm::ceil((0.5F * most + 0.5F) * glm::vec2(size))), from, size);
  return {from, to - from};
}

bool is_outside(anatomy::Layer layer) {
  return layer == anatomy::Layer::skin || layer == anatomy::Layer::nail || layer == anatomy::Layer::clothes;
}

/// Whether it is skin that shades the items, or what is inside it.
bool casting_skin(double xray) {
  return xray < 0.12;
}

Light lamp(const glm::dmat3& camera_axes, const glm::dvec3& direction_camera, const glm::vec3& colour) {
  return {glm::vec3(glm::normalize(camera_axes * direction_camera)), colour};
}

}  // namespace

Peel peel_of(anatomy::Layer layer, double xray) {
  // Slider positions at which a layer starts to clear, is clear, and is gone.
  struct Stage {
    double start, clear, gone;
  };
  const Stage stage = [layer]() -> Stage {
    switch (layer) {
      case anatomy::Layer::clothes:
      case anatomy::Layer::skin:
      case anatomy::Layer::nail: return {0.0, 0.35, 1.0};
      case anatomy::Layer::fat_pad: return {0.30, 0.42, 0.50};
      case anatomy::Layer::fascia: return {0.78, 0.92, 1.0};
      case anatomy::Layer::superficial_muscle: return {0.50, 0.66, 0.74};
      case anatomy::Layer::deep_muscle: return {0.62, 0.78, 0.86};
      case anatomy::Layer::ligament: return {0.78, 0.92, 1.0};
      case anatomy::Layer::bone: break;
    }
    return {2.0, 3.0, 4.0};
  }();
  return {static_cast<float>(smoothstep(stage.start, stage.clear, xray)),
          static_cast<float>(1.0 - smoothstep(stage.clear, stage.gone, xray))};
}

double mean_edge(const anatomy::Mesh& mesh) {
  double area = 0.0;
  for (std::size_t i = 0; i + 2 < mesh.triangles.size(); i += 3) {
    const glm::dvec3 a(mesh.positions[mesh.triangles[i]]);
    const glm::dvec3 b(mesh.positions[mesh.triangles[i + 1]]);
    const glm::dvec3 c(mesh.positions[mesh.triangles[i + 2]]);
    area += 0.5 * glm::length(glm::cross(b - a, c - a));
  }
  const double count = static_cast<double>(std::max<std::size_t>(mesh.triangles.size() / 3, 1));
  return std::sqrt(area / count * 4.0 / std::sqrt(3.0));  // of equilateral triangles with that area
}

double longest_edge(Quality quality, const Peel& peel) {
  const double longest = quality == Quality::still ? 3.0 : quality == Quality::good ? 9.0 : 12.0;
  return peel.glass < 0.9F ? longest : 2.0 * longest;
}

std::size_t level_for(const std::vector<double>& edges, double pixels_per_metre, double longest) {
  WINDLASS_REQUIRE(!edges.empty());
  for (std::size_t level = edges.size(); level-- > 1;) {
    if (edges[level] * pixels_per_metre <= longest) return level;
  }
  return 0;
}

Material material_of(const anatomy::Part& part) {
  switch (part.layer) {
    case anatomy::Layer::clothes:
    case anatomy::Layer::skin: return Material::skin;
    case anatomy::Layer::nail: return Material::nail;
    case anatomy::Layer::fat_pad: return Material::fat;
    case anatomy::Layer::fascia:
    case anatomy::Layer::ligament: return Material::tendon;
    case anatomy::Layer::superficial_muscle:
    case anatomy::Layer::deep_muscle:
      return part.name.find("tendon") != std::string::npos ? Material::tendon : Material::muscle;
    case anatomy::Layer::bone: break;
  }
  return Material::bone;
}

bool includes(Sides sides, motion::Side side) {
  return sides == Sides::both || sides == (side == motion::Side::right ? Sides::right : Sides::left);
}

Region region_of(const anatomy::Part& part, const anatomy::Rig& rig) {
  if (!anatomy::is_sided(part, rig)) return Region::trunk;
  for (int joint = anatomy::carrying_joint(part, rig); joint >= 0;
       joint = rig.joints[static_cast<std::size_t>(joint)].parent) {
    if (rig.joints[static_cast<std::size_t>(joint)].name == "clavicle_r") return Region::arm;
  }
  return Region::leg;
}

Shown shown_for(Subject subject, motion::Side side) {
  const Sides own = side == motion::Side::right ? Sides::right : Sides::left;
  switch (subject) {
    case Subject::hand: return {Sides::none, own, 0.0};
    case Subject::person: return {Sides::both, Sides::both, 1.0};
    case Subject::foot:
    case Subject::leg: break;
  }
  return {own, Sides::none, 0.0};
}

double presence_of(Region region, motion::Side side, const Shown& shown) {
  const bool full =
      (region == Region::leg && includes(shown.legs, side)) || (region == Region::arm && includes(shown.hands, side));
  return full ? 1.0 : std::clamp(shown.figure, 0.0, 1.0);
}

Composer::Composer(const anatomy::Body& body) : body_(&body) {
  for (const anatomy::Part& part : body.parts) {
    PartState state;
    for (const anatomy::Mesh& mesh : part.levels) state.edges.push_back(mean_edge(mesh));
    state.sided = anatomy::is_sided(part, body.rig);
    for (std::size_t side = 0; side < (state.sided ? 2 : 1); ++side) state.levels[side].resize(part.levels.size());
    state.material = material_of(part);
    state.region = region_of(part, body.rig);
    state.fibre = longest_direction(part.levels.back());
    state.joint = static_cast<std::uint16_t>(anatomy::carrying_joint(part, body.rig));
    parts_.push_back(std::move(state));
  }
}

Item Composer::item_of(std::size_t part, motion::Side side, std::size_t level) {
  PartState& state = parts_[part];
  const bool left = side == motion::Side::left;
  Posed& posed = state.levels[left ? 1 : 0][level];
  const anatomy::Mesh& mesh = body_->parts[part].levels[level];
  if (posed.revision != revision_) {
    motion::skin(body_->rig, mesh, pose_, world_from_neutral_, side, posed.surface);
    posed.revision = revision_;
  }
  Item item;
  item.mesh = &mesh;
  item.surface = &posed.surface;
  item.revision = posed.revision;
  item.material = state.material;
  item.mirror_z = left;
  item.fibre = state.fibre;
  const auto mirror = static_cast<std::size_t>(body_->rig.joints[state.joint].mirror);
  const base::Transform moved =
      item.mirror_z ? base::mirrored(world_from_neutral_[mirror]) : world_from_neutral_[state.joint];
  item.fibre_world = glm::vec3(moved.rotation * glm::dvec3(state.fibre));
  return item;
}

void Composer::set_studio(const Camera& camera, motion::Side side) {
  // The studio turns with the camera, as if the foot stood on a turntable; for the left foot it is reflected, so
  // that the left picture is the right one's mirror image.
  const glm::dmat3 axes = axes_of(camera);
  const double m = side == motion::Side::left ? -1.0 : 1.0;
  frame_.key = lamp(axes, {-0.50 * m, 0.74, 0.62}, {1.72F, 1.60F, 1.46F});
  frame_.fill = lamp(axes, {0.90 * m, 0.10, 0.35}, {0.20F, 0.25F, 0.33F});
  frame_.rim = lamp(axes, {0.55 * m, 0.45, -0.80}, {0.62F, 0.50F, 0.38F});
}

void Composer::add_casters(std::size_t part, motion::Side side, const Item& seen, bool skin_casts) {
  const anatomy::Layer layer = body_->parts[part].layer;
  if (layer == anatomy::Layer::nail) return;
  const bool outside = is_outside(layer);
  if (!outside && layer != anatomy::Layer::bone) return;  // flesh hardly widens the shade of skin and bone
  Item caster = item_of(part, side, body_->parts[part].levels.size() - 1);
  add_bounds(caster);
  if (outside == skin_casts && seen.glass < 0.5F) frame_.casters.push_back(caster);
  caster.presence = outside ? seen.presence * (1.0F - 0.55F * seen.glass) : 1.0F;
  frame_.floor_casters.push_back(caster);
}

void Composer::add(std::size_t part, motion::Side side, double presence, const Look& look, double pixels_per_metre) {
  const PartState& state = parts_[part];
  const anatomy::Layer layer = body_->parts[part].layer;
  const bool outside = is_outside(layer);
  const bool ghost = presence < 1.0;
  if (!outside && (look.xray <= 0.0 || ghost)) return;
  Peel peel = ghost ? Peel{ghost_glass, static_cast<float>(presence)} : peel_of(layer, look.xray);
  // Where nothing is inside, glass stays: it says whose bones these are.
  if (!ghost && outside && state.region != Region::leg) peel.presence = std::max(peel.presence, least_presence);
  if (peel.presence <= 0.0F) return;
  const std::size_t level = level_for(state.edges, pixels_per_metre, longest_edge(look.quality, peel));
  Item item = item_of(part, side, level);
  item.at_vertices =
      look.quality == Quality::fast || (look.quality == Quality::good && state.edges[level] * pixels_per_metre < 16.0);
  item.glass = peel.glass;
  item.presence = peel.presence;
  add_casters(part, side, item, casting_skin(look.xray));
  if (ghost) {
    frame_.ghosts.push_back(item);
  } else if (peel.glass <= 0.0F) {
    frame_.opaque.push_back(item);
  } else {
    (outside ? frame_.outer_glass : frame_.inner_glass).push_back(item);
  }
}

void Composer::add_bounds(const Item& item) {
  for (glm::vec3 p : item.surface->positions) {
    if (item.mirror_z) p.z = -p.z;
    low_ = glm::min(low_, p);
    high_ = glm::max(high_, p);
    if (p.y > shading_height) continue;
    floor_low_ = glm::min(floor_low_, p);
    floor_high_ = glm::max(floor_high_, p);
  }
}

void Composer::set_bounds() {
  // A foot that hangs below the floor's level, in a movement shown without a floor, must not be cut by it.
  frame_.ground = floor_low_.x <= floor_high_.x ? static_cast<float>(1.0 - smoothstep(0.005, 0.03, -low_.y)) : 0.0F;
  if (low_.x > high_.x) low_ = high_ = glm::vec3(0.0F);
  frame_.centre_world = 0.5F * (low_ + high_);
  frame_.radius = std::max(0.5F * glm::length(high_ - low_), 0.05F);
  if (frame_.ground == 0.0F) return;
  const glm::vec3 middle = 0.5F * (floor_low_ + floor_high_);
  const glm::vec3 half = 0.5F * (floor_high_ - floor_low_);
  frame_.floor_square = {middle.x, middle.z, std::max(half.x, half.z) + 0.10F};
}

const Frame& Composer::compose(const motion::Pose& pose, motion::Side side, const Look& look, const glm::ivec2& size) {
  WINDLASS_REQUIRE(size.x > 0 && size.y > 0);
  const bool moved = pose.values != pose_.values || pose.world_from_model.rotation != pose_.world_from_model.rotation ||
                     pose.world_from_model.translation != pose_.world_from_model.translation;
  if (moved || revision_ == 0 || look.body_revision != body_revision_) {
    ++revision_;
    body_revision_ = look.body_revision;
    pose_ = pose;
    world_from_neutral_ = motion::world_from_neutral(body_->rig, pose);
  }

  const double aspect = static_cast<double>(size.x) / size.y;
  const Camera camera = fitted(look.camera, aspect);
  const double pixels_per_metre = size.y / (2.0 * std::tan(0.5 * field_of_view) * camera.distance);
  frame_.size = size;
  frame_.clip_from_world = projection_matrix(camera, aspect, look.centre) * view_matrix(camera);
  frame_.eye_world = glm::vec3(position_of(camera));
  frame_.backdrop = look.backdrop;

  set_studio(camera, side);
  for (auto* items : {&frame_.opaque, &frame_.inner_glass, &frame_.outer_glass, &frame_.ghosts, &frame_.casters,
                      &frame_.floor_casters}) {
    items->clear();
  }
  low_ = floor_low_ = glm::vec3(1e9F);
  high_ = floor_high_ = glm::vec3(-1e9F);

  // The items' shadows pass from skin to what is inside it while none is cast; the floor's never go.
  frame_.shadow = static_cast<float>(casting_skin(look.xray) ? 1.0 - smoothstep(0.0, 0.12, look.xray)
                                                             : smoothstep(0.12, 0.30, look.xray));
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    for (const motion::Side each : {motion::Side::right, motion::Side::left}) {
      if (each == motion::Side::left && !parts_[i].sided) continue;
      const double presence = presence_of(parts_[i].region, each, look.shown);
      if (presence > 0.0) add(i, each, presence, look, pixels_per_metre);
    }
  }
  // Skin and nails share a program each; sorting by material keeps changes few.
  for (auto* items : {&frame_.opaque, &frame_.inner_glass, &frame_.outer_glass, &frame_.ghosts}) {
    std::sort(items->begin(), items->end(), [](const Item& a, const Item& b) { return a.material < b.material; });
  }

  set_bounds();
  frame_.smooth_edges = look.quality != Quality::fast;
  frame_.body_pixels = pixels_of(low_, high_, frame_.clip_from_world, size);
  if (position_of(camera).y < 0.05) frame_.ground *= static_cast<float>(smoothstep(0.0, 0.05, position_of(camera).y));
  return frame_;
}

}  // namespace windlass::scene
