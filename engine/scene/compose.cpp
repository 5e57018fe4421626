#include "engine/scene/compose.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/scene/ease.hpp"

namespace windlass::scene {
namespace {

constexpr float ghost_glass = 0.6F;  // still shows some of its colour, most of it at the rim
constexpr float least_presence = 0.2F;
constexpr double grain_pixels = 1800.0;  // a metre; from here on furrows of the skin are wider than a pixel
constexpr float shading_reach = 0.25F;   // m; what lies this far out of the picture may still shade it
constexpr float shading_height = 0.25F;  // m; what is higher hardly shades the floor
constexpr float body_margin = 0.015F;    // m; casters are coarser, and without skin smaller, than what is drawn

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

/// Pixels of a picture of `size` pixels from `least` to `most` (-1 … 1): left, bottom, width, height.
glm::ivec4 pixels_between(const glm::vec2& least, const glm::vec2& most, const glm::ivec2& size) {
  const glm::ivec2 from =
      glm::clamp(glm::ivec2(glm::floor((0.5F * least + 0.5F) * glm::vec2(size))), glm::ivec2(0), size);
  const glm::ivec2 to = glm::clamp(glm::ivec2(glm::ceil((0.5F * most + 0.5F) * glm::vec2(size))), from, size);
  return {from, to - from};
}

/// The part of a picture of `size` pixels that the box covers: left, bottom, width, height.
glm::ivec4 pixels_of(const glm::vec3& low, const glm::vec3& high, const glm::mat4& clip_from_world,
                     const glm::ivec2& size) {
  glm::vec2 least(1.0F);
  glm::vec2 most(-1.0F);
  for (int corner = 0; corner < 8; ++corner) {
    const glm::vec3 sign((corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1, (corner & 4) != 0 ? 1 : -1);
    const glm::vec3 point = 0.5F * (low + high) + sign * (0.5F * (high - low) + body_margin);
    const glm::vec4 clip = clip_from_world * glm::vec4(point, 1.0F);
    if (clip.w <= 0.0F) return {0, 0, size.x, size.y};  // behind the eye: anywhere
    least = glm::min(least, glm::vec2(clip) / clip.w);
    most = glm::max(most, glm::vec2(clip) / clip.w);
  }
  return pixels_between(least, most, size);
}

/// Whether it is skin that shades the items, or what is inside it.
bool casting_skin(double xray) {
  return xray < 0.12;
}

/// How much a camera that looks up through the floor sees of what the skin stands on, while there is skin.
double footprint_of(const Camera& camera, double xray) {
  return eased(0.5, 0.8, -std::sin(camera.elevation)) * (1.0 - eased(0.0, 0.2, xray));
}

/// How much of what stands over the target a camera looks through: 0 from the side or from afar, 1 from near above.
double above_of(const Camera& camera) {
  return eased(0.82, 0.96, std::sin(camera.elevation)) * (1.0 - eased(1.6, 2.2, camera.distance));
}

bool stands_out(const Look& look, std::size_t part) {
  return std::find(look.highlights.begin(), look.highlights.end(), part) != look.highlights.end();
}

bool touches(const Mark& mark, const glm::vec3& centre, float radius) {
  return glm::distance(mark.centre_world, centre) < glm::length(mark.half_world) + mark.radius + radius;
}

Light lamp(const glm::dmat3& camera_axes, const glm::dvec3& direction_camera, const glm::vec3& colour) {
  return {glm::vec3(glm::normalize(camera_axes * direction_camera)), colour};
}

}  // namespace

Composer::Composer(const anatomy::Body& body) : body_(&body), covering_(anatomy::covering_part(body)) {
  if (covering_) cover_.emplace(body.parts[*covering_].levels.front());
  for (const anatomy::Part& part : body.parts) {
    PartState state;
    state.detail = detail_of(part);
    state.balls = balls_of(part);
    state.sided = anatomy::is_sided(part, body.rig);
    for (std::size_t side = 0; side < (state.sided ? 2 : 1); ++side) state.levels[side].resize(part.levels.size());
    state.material = material_of(part);
    state.region = region_of(part, body.rig);
    state.fibre = longest_direction(part.levels.back());
    state.joint = static_cast<std::uint16_t>(main_joint(part, body.rig));
    if (state.material == Material::skin) {
      for (const anatomy::Mesh& level : part.levels) state.paleness.push_back(paleness_of(level, body.rig));
    }
    parts_.push_back(std::move(state));
  }
}

void Composer::set_shape(std::uint64_t body_revision) {
  if (body_revision == body_revision_) return;
  body_revision_ = body_revision;
  pose_.values.clear();  // nothing is posed yet
  for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i].balls = balls_of(body_->parts[i]);
}

void Composer::set_pose(const motion::Pose& pose, const std::vector<motion::Dent>& dents) {
  const bool same = revision_ != 0 && pose.values == pose_.values && dents == dents_ &&
                    pose.world_from_model.rotation == pose_.world_from_model.rotation &&
                    pose.world_from_model.translation == pose_.world_from_model.translation;
  if (same) return;
  ++revision_;
  pose_ = pose;
  dents_ = dents;
  world_from_neutral_ = motion::world_from_neutral(body_->rig, pose);
  motions_ = {motion::motions_of(body_->rig, world_from_neutral_, motion::Side::right),
              motion::motions_of(body_->rig, world_from_neutral_, motion::Side::left)};
}

const motion::Surface& Composer::posed(std::size_t part, motion::Side side, std::size_t level) {
  const std::size_t of_side = side == motion::Side::left ? 1 : 0;
  Posed& posed = parts_[part].levels[of_side][level];
  if (posed.revision == revision_) return posed.surface;
  const anatomy::Mesh& mesh = body_->parts[part].levels[level];
  motion::skin(body_->rig, mesh, pose_, motions_[of_side], side, posed.surface);
  const anatomy::Layer layer = body_->parts[part].layer;
  const bool gives_way = layer == anatomy::Layer::skin || layer == anatomy::Layer::fat_pad;
  if (gives_way && parts_[part].region == Region::leg) motion::press(dents_, side, posed.surface);
  if (cover_ && !mesh.covered.empty()) {
    motion::keep_below(mesh.covered, *cover_, this->posed(*covering_, side, 0), posed.surface);
  }
  posed.revision = revision_;
  return posed.surface;
}

Item Composer::item_of(std::size_t part, motion::Side side, std::size_t level) {
  const PartState& state = parts_[part];
  Item item;
  item.mesh = &body_->parts[part].levels[level];
  item.surface = &posed(part, side, level);
  item.revision = revision_;
  item.material = state.material;
  item.part = part;
  if (!state.paleness.empty()) item.paleness = &state.paleness[level];
  item.mirror_z = side == motion::Side::left;
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

void Composer::add_bounds(const Item& item) {
  add_to_picture(item);
  for (glm::vec3 p : item.surface->positions) {
    if (item.mirror_z) p.z = -p.z;
    if (glm::dot(p - look_at_, p - look_at_) > look_radius_ * look_radius_) continue;
    low_ = glm::min(low_, p);
    high_ = glm::max(high_, p);
    if (p.y > shading_height) continue;
    floor_low_ = glm::min(floor_low_, p);
    floor_high_ = glm::max(floor_high_, p);
  }
}

/// Each triangle's share of the picture: a limb that passes above it has none.
void Composer::add_to_picture(const Item& item) {
  places_.clear();
  for (const glm::vec3& p : item.surface->positions) {
    const glm::vec4 clip = frame_.clip_from_world * glm::vec4(p.x, p.y, item.mirror_z ? -p.z : p.z, 1.0F);
    places_.push_back(clip.w > 0.0F ? glm::vec2(clip) / clip.w : glm::vec2(1e9F));
  }
  const std::vector<std::uint32_t>& corners = item.mesh->triangles;
  for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
    const glm::vec2& a = places_[corners[i]];
    const glm::vec2& b = places_[corners[i + 1]];
    const glm::vec2& c = places_[corners[i + 2]];
    const glm::vec2 least = glm::max(glm::min(glm::min(a, b), c), glm::vec2(-1.0F));
    const glm::vec2 most = glm::min(glm::max(glm::max(a, b), c), glm::vec2(1.0F));
    if (least.x >= most.x || least.y >= most.y) continue;
    picture_low_ = glm::min(picture_low_, least);
    picture_high_ = glm::max(picture_high_, most);
  }
}

void Composer::set_bounds() {
  // A foot that hangs below the floor's level, in a movement shown without a floor, must not be cut by it.
  frame_.ground = floor_low_.x <= floor_high_.x ? static_cast<float>(1.0 - eased(0.005, 0.03, -low_.y)) : 0.0F;
  if (low_.x > high_.x) low_ = high_ = glm::vec3(0.0F);
  frame_.centre_world = 0.5F * (low_ + high_);
  frame_.radius = std::max(0.5F * glm::length(high_ - low_), 0.05F);
  if (frame_.ground == 0.0F) return;
  const glm::vec3 middle = 0.5F * (floor_low_ + floor_high_);
  const glm::vec3 half = 0.5F * (floor_high_ - floor_low_);
  frame_.floor_square = {middle.x, middle.z, std::max(half.x, half.z) + 0.10F};
}

void Composer::add_if_seen(std::size_t part, motion::Side side, const Look& look, const Camera& camera, double pixels) {
  const PartState& state = parts_[part];
  const anatomy::Layer layer = body_->parts[part].layer;
  const bool outside = is_outside(layer);
  const double presence = presence_of(state.region, side, look.shown);
  Visible visible{part, side, peel_of(layer, look.xray), presence < 1.0, false, false, {}};
  if (presence <= 0.0 || (!outside && (look.xray <= 0.0 || visible.ghost))) return;
  if (visible.ghost) {
    visible.peel = {ghost_glass, static_cast<float>(presence)};
  } else if (outside && state.region != Region::leg) {
    // Where nothing is inside, glass stays: it says whose bones these are.
    visible.peel.presence = std::max(visible.peel.presence, least_presence);
  } else if (stands_out(look, part)) {
    visible.peel = {};
  }
  if (visible.peel.presence <= 0.0F) return;

  Fade fade = visible.ghost ? Fade{} : fade_of(state.region, body_->rig, look.shown.figure);
  if (!visible.ghost) fade = from_above(fade, state.region, above_of(camera));
  const glm::dvec3 eye = position_of(camera);
  const glm::dvec3 ahead = -axes_of(camera)[2];
  double depth = 1e9;
  bool near = false;
  for (const Ball& ball : state.balls) {
    const bool left = side == motion::Side::left;
    const auto mirror = static_cast<std::size_t>(body_->rig.joints[ball.joint].mirror);
    glm::dvec3 centre(ball.centre_model);
    if (left) centre = base::mirrored(centre);
    centre = base::apply(world_from_neutral_[left ? mirror : ball.joint], centre);
    near = near || sees(sight_, glm::vec3(centre), ball.radius + shading_reach);
    if (!sees(sight_, glm::vec3(centre), ball.radius)) continue;
    for (const Mark& mark : frame_.marks) {
      visible.marked = visible.marked || (!visible.ghost && touches(mark, glm::vec3(centre), ball.radius));
    }
    visible.in_sight = true;
    if (outside && !visible.ghost) seen_.emplace_back(glm::vec3(centre), ball.radius * ball.radius);
    depth = std::min(depth, glm::dot(centre - eye, ahead));
    if (fade.end > 0.0F && ball.centre_model.y + ball.radius > fade.begin) visible.fade = fade;
  }
  if (!near) return;
  visible_.push_back(visible);
  if (!visible.in_sight) return;
  depth = std::max(depth, 0.5 * camera.distance);  // what comes towards the eye is no reason to refine the rest of it
  const std::size_t surface = 2 * part + (side == motion::Side::left ? 1 : 0);
  // Clothes lie close over skin: what they lose in detail, it would come through.
  const double longest = longest_edge(look.quality, visible.peel) * (layer == anatomy::Layer::clothes ? 0.4 : 1.0);
  wanted_.push_back({surface, &state.detail, pixels * look.approach / depth, longest});
}

void Composer::add_casters(const Visible& visible, const Look& look) {
  const anatomy::Layer layer = body_->parts[visible.part].layer;
  const bool outside = is_outside(layer);
  // Flesh and nails hardly widen the shade of skin and bone; ghosts have none.
  if (visible.ghost || layer == anatomy::Layer::nail || (!outside && layer != anatomy::Layer::bone)) return;
  Item caster = item_of(visible.part, visible.side, parts_[visible.part].detail.edges.size() - 1);
  add_bounds(caster);
  if (outside == casting_skin(look.xray) && visible.peel.glass < 0.5F) frame_.casters.push_back(caster);
  // On the floor the shade passes from skin to bone when little but bone is left.
  caster.presence = outside ? visible.peel.presence * (1.0F - 0.45F * visible.peel.glass)
                            : static_cast<float>(eased(0.55, 0.85, look.xray));
  if (caster.presence > 0.0F) frame_.floor_casters.push_back(caster);
}

void Composer::add(const Visible& visible, std::size_t level, double pixels_per_metre, const Look& look) {
  Item item = item_of(visible.part, visible.side, level);
  item.at_vertices =
      look.quality == Quality::fast ||
      (look.quality == Quality::good && parts_[visible.part].detail.edges[level] * pixels_per_metre < most_at_vertices);
  item.grain = pixels_per_metre > grain_pixels;
  item.glass = visible.peel.glass;
  item.presence = visible.peel.presence;
  item.fade = visible.fade;
  item.highlighted = stands_out(look, visible.part);
  item.marked = visible.marked;
  const bool foot = item.material == Material::skin && parts_[visible.part].region == Region::leg;
  item.prints = foot && frame_.footprint > 0.0F;
  if (visible.ghost) {
    frame_.ghosts.push_back(item);
  } else if (visible.peel.glass > 0.0F) {
    (is_outside(body_->parts[visible.part].layer) ? frame_.outer_glass : frame_.inner_glass).push_back(item);
  } else {
    (item.fade.end > 0.0F ? frame_.fading : frame_.opaque).push_back(item);
  }
}

void Composer::find_visible(const Look& look, const Camera& camera, double pixels) {
  visible_.clear();
  seen_.clear();
  wanted_.clear();
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    add_if_seen(i, motion::Side::right, look, camera, pixels);
    if (parts_[i].sided) add_if_seen(i, motion::Side::left, look, camera, pixels);
  }
}

/// The things, and how far bounds reach for their sake: not to the ends of a wall.
void Composer::add_things(const Look& look, motion::Side side, double pixels) {
  if (look.things.empty()) return;
  constexpr float reach = 0.25F;        // m that they widen what shades and is shaded …
  constexpr float floor_reach = 0.18F;  // … and the floor in shade
  const bool body = low_.x <= high_.x;
  const glm::vec3 least = body ? low_ - reach : glm::vec3(-1e9F);
  const glm::vec3 most = body ? high_ + reach : glm::vec3(1e9F);
  const bool floor = floor_low_.x <= floor_high_.x;
  const glm::vec3 floor_least = floor ? floor_low_ - floor_reach : glm::vec3(-1e9F);
  const glm::vec3 floor_most = floor ? floor_high_ + floor_reach : glm::vec3(1e9F);
  things_.add(look.things, sight_,
              {side == motion::Side::left, glm::dvec3(frame_.eye_world), &seen_, look.quality, pixels}, frame_);
  for (const Things::Bounds& bounds : things_.bounds()) {
    low_ = glm::min(low_, glm::clamp(bounds.low, least, most));
    high_ = glm::max(high_, glm::clamp(bounds.high, least, most));
    if (bounds.low.y > shading_height) continue;
    floor_low_ = glm::min(floor_low_, glm::clamp(bounds.low, floor_least, floor_most));
    floor_high_ = glm::max(floor_high_, glm::clamp(bounds.high, floor_least, floor_most));
  }
}

/// The rectangle that holds both: left, bottom, width, height.
glm::ivec4 united(const glm::ivec4& a, const glm::ivec4& b) {
  const glm::ivec2 from = glm::min(glm::ivec2(a), glm::ivec2(b));
  const glm::ivec2 to = glm::max(glm::ivec2(a) + glm::ivec2(a.z, a.w), glm::ivec2(b) + glm::ivec2(b.z, b.w));
  return {from, to - from};
}

const Frame& Composer::compose(const motion::Pose& pose, motion::Side side, const Look& look, const glm::ivec2& size) {
  WINDLASS_REQUIRE(size.x > 0 && size.y > 0);
  set_shape(look.body_revision);
  set_pose(pose, look.dents);

  const double aspect = static_cast<double>(size.x) / size.y;
  const Camera camera = fitted(look.camera, aspect);
  const double pixels = size.y / (2.0 * std::tan(0.5 * field_of_view));  // of a metre seen from a metre away
  frame_.size = size;
  frame_.clip_from_world = projection_matrix(camera, aspect, look.centre) * view_matrix(camera);
  frame_.eye_world = glm::vec3(position_of(camera));
  frame_.backdrop = look.backdrop;
  frame_.tone = look.tone;
  sight_ = sight_of(frame_.clip_from_world);
  look_at_ = glm::vec3(camera.target);
  look_radius_ = static_cast<float>(camera.distance * std::tan(0.5 * field_of_view) * 1.25 * std::hypot(1.0, aspect));

  frame_.footprint = static_cast<float>(footprint_of(camera, look.xray));
  frame_.marks.assign(look.marks.begin(), look.marks.begin() + static_cast<std::ptrdiff_t>(
                                              std::min(look.marks.size(), most_marks)));

  set_studio(camera, side);
  for (auto* items : {&frame_.opaque, &frame_.fading, &frame_.inner_glass, &frame_.outer_glass, &frame_.ghosts,
                      &frame_.things, &frame_.clear_things, &frame_.casters, &frame_.floor_casters}) {
    items->clear();
  }
  low_ = floor_low_ = glm::vec3(1e9F);
  high_ = floor_high_ = glm::vec3(-1e9F);
  picture_low_ = glm::vec2(1e9F);
  picture_high_ = glm::vec2(-1e9F);
  frame_.hidden = look.hidden;

  // The items' shadows pass from skin to what is inside it while none is cast; the floor's never go.
  frame_.shadow =
      static_cast<float>(casting_skin(look.xray) ? 1.0 - eased(0.0, 0.12, look.xray) : eased(0.12, 0.30, look.xray));
  find_visible(look, camera, pixels);
  const std::vector<std::size_t>& levels = levels_.choose(wanted_, look.shot, look.quality);
  std::size_t next = 0;
  for (const Visible& visible : visible_) {
    add_casters(visible, look);
    if (!visible.in_sight) continue;
    add(visible, levels[next], wanted_[next].pixels_per_metre, look);
    ++next;
  }
  // Skin and nails share a program each; sorting by material keeps changes few.
  for (auto* items : {&frame_.opaque, &frame_.fading, &frame_.inner_glass, &frame_.outer_glass, &frame_.ghosts}) {
    std::stable_sort(items->begin(), items->end(),
                     [](const Item& a, const Item& b) { return a.material < b.material; });
  }

  const bool body = picture_low_.x <= picture_high_.x;
  const auto margin = static_cast<float>(body_margin * pixels / camera.distance) * 2.0F / glm::vec2(size);
  frame_.body_pixels =
      body ? pixels_between(picture_low_ - margin, picture_high_ + margin, size) : glm::ivec4(0);
  add_things(look, side, pixels);
  set_bounds();
  frame_.smooth_edges = look.quality != Quality::fast;
  frame_.smooth_shadow = look.quality == Quality::still;
  constexpr int small_picture = 300'000;  // pixels: there, all edges cost little
  for (const Things::Bounds& bounds : things_.bounds()) {
    // While it plays, the body's edges are what is looked at.
    if (look.quality != Quality::still && size.x * size.y > small_picture) break;
    frame_.body_pixels =
        united(frame_.body_pixels, pixels_of(bounds.low, bounds.high, frame_.clip_from_world, size));
  }
  if (position_of(camera).y < 0.05) frame_.ground *= static_cast<float>(eased(0.0, 0.05, position_of(camera).y));
  return frame_;
}

}  // namespace windlass::scene
