#include "engine/scene/things.hpp"

#include <algorithm>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/scene/ease.hpp"

namespace windlass::scene {
namespace {

using choreography::PropState;

bool same(const PropState& a, const PropState& b) {
  return a.world_from_prop.rotation == b.world_from_prop.rotation &&
         a.world_from_prop.translation == b.world_from_prop.translation && a.course == b.course && a.faces == b.faces &&
         a.breadths == b.breadths && a.knot == b.knot &&
         a.stretch == b.stretch && a.squash == b.squash && a.press_world == b.press_world && a.sunk == b.sunk;
}

constexpr float largest_shading = 1.8F;  // m; the shadows' picture is too coarse for more

/// Whether the way from `from` to `to` leads through the box.
bool passes(const glm::dvec3& from, const glm::dvec3& to, const glm::dvec3& low, const glm::dvec3& high) {
  double enters = 0.0;
  double leaves = 1.0;
  for (int axis = 0; axis < 3; ++axis) {
    const double along = to[axis] - from[axis];
    if (std::abs(along) < 1e-12) {
      if (from[axis] < low[axis] || from[axis] > high[axis]) return false;
      continue;
    }
    const double a = (low[axis] - from[axis]) / along;
    const double b = (high[axis] - from[axis]) / along;
    enters = std::max(enters, std::min(a, b));
    leaves = std::min(leaves, std::max(a, b));
  }
  return enters < leaves;
}

}  // namespace

double hidden_share(const PropModel& model, const base::Transform& world_from_prop, const glm::dvec3& eye_world,
                    const std::vector<glm::vec4>& places) {
  const base::Transform prop_from_world = base::inverse(world_from_prop);
  double hidden = 0.0;
  double all = 0.0;
  for (const glm::vec4& place : places) {
    all += place.w;
    for (const PropModel::Box& box : model.boxes) {
      const base::Transform box_from_world = base::inverse(box.thing_from_box) * prop_from_world;
      const glm::dvec3 from = base::apply(box_from_world, eye_world);
      const glm::dvec3 to = base::apply(box_from_world, glm::dvec3(place));
      if (!passes(from, to, box.low, box.high)) continue;
      hidden += place.w;
      break;
    }
  }
  return all > 0.0 ? hidden / all : 0.0;
}

Things::Kept& Things::kept(std::size_t place, const choreography::PropKind& kind) {
  for (const auto& known : kept_) {
    const choreography::PropKind& its = known->model.kind;
    if (known->place == place && its.name == kind.name && its.solids == kind.solids) return *known;
  }
  kept_.push_back(std::make_unique<Kept>());
  Kept& fresh = *kept_.back();
  fresh.place = place;
  fresh.model = model_of(kind);
  fresh.surfaces.resize(fresh.model.meshes.size());
  return fresh;
}

void Things::move(Kept& kept, const PropState& state) {
  if (kept.revision != 0 && same(kept.state, state)) return;
  kept.state = state;
  ++kept.revision;
  kept.bounds = {glm::vec3(1e9F), glm::vec3(-1e9F)};
  for (std::size_t i = 0; i < kept.surfaces.size(); ++i) {
    pose(kept.model, kept.model.meshes[i], state, kept.surfaces[i]);
    for (const glm::vec3& p : kept.surfaces[i].positions) {
      kept.bounds.low = glm::min(kept.bounds.low, p);
      kept.bounds.high = glm::max(kept.bounds.high, p);
    }
  }
}

void Things::add(const std::vector<Thing>& things, const Sight& sight, const Wish& wish, Frame& frame) {
  bounds_.clear();
  for (std::size_t i = 0; i < things.size(); ++i) {
    WINDLASS_REQUIRE(things[i].kind != nullptr);
    Kept& thing = kept(i, *things[i].kind);
    move(thing, things[i].state);
    Bounds bounds = thing.bounds;
    base::Transform place = thing.state.world_from_prop;
    glm::dvec3 eye = wish.eye_world;
    std::vector<glm::vec4> body = *wish.body;
    if (wish.mirrored) {  // the things stay where they are, and all the rest is reflected
      std::swap(bounds.low.z, bounds.high.z);
      bounds.low.z = -bounds.low.z;
      bounds.high.z = -bounds.high.z;
      eye.z = -eye.z;
      for (glm::vec4& p : body) p.z = -p.z;
    }
    const glm::vec3 middle = 0.5F * (bounds.low + bounds.high);
    if (!sees(sight, middle, 0.5F * glm::length(bounds.high - bounds.low))) continue;
    bounds_.push_back(bounds);
    const auto clear = static_cast<float>(eased(0.16, 0.42, hidden_share(thing.model, place, eye, body)));
    const double pixels = wish.pixels / std::max(glm::distance(glm::dvec3(middle), wish.eye_world), 0.01);
    for (std::size_t m = 0; m < thing.surfaces.size(); ++m) {
      Item item;
      item.mesh = &thing.model.meshes[m].mesh;
      item.surface = &thing.surfaces[m];
      item.revision = thing.revision;
      item.material = thing.model.meshes[m].material;
      item.glass = 0.55F * clear;  // milky: whoever leans on a clear wall would seem to lean on air
      item.presence = 1.0F - 0.2F * clear;
      item.plain = wish.quality != Quality::still;
      const bool small = thing.model.meshes[m].edge * pixels < most_at_vertices;
      item.at_vertices = wish.quality == Quality::fast || (item.plain && (clear > 0.0F || small));
      item.mirror_z = wish.mirrored;
      item.fibre = item.fibre_world = {1, 0, 0};
      item.tint = tint_of(thing.state);
      item.shades = glm::distance(bounds.low, bounds.high) < largest_shading;
      (clear > 0.0F ? frame.clear_things : frame.things).push_back(item);
    }
  }
  for (auto* items : {&frame.things, &frame.clear_things}) {
    std::stable_sort(items->begin(), items->end(), [](const Item& a, const Item& b) { return a.material < b.material; });
  }
}

}  // namespace windlass::scene
