#include "engine/scene/prop_mesh.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/scene/band.hpp"
#include "engine/scene/blades.hpp"
#include "engine/scene/box.hpp"
#include "engine/scene/ease.hpp"
#include "engine/scene/hollow.hpp"
#include "engine/scene/lathe.hpp"
#include "engine/scene/levels.hpp"
#include "engine/scene/loft.hpp"

namespace windlass::scene {
namespace {

using choreography::PropState;
using choreography::Solid;

constexpr double soft_cell = 0.026;  // m, of tops that give way …
constexpr double wide_cell = 0.050;  // … and of those of more than half a square metre
constexpr double frost_cell = 0.005;
constexpr double hard_cell = 10.0;   // m: faces are not divided

Material material_of(Solid::Material material) {
  switch (material) {
    case Solid::Material::matte: return Material::plaster;
    case Solid::Material::wood: return Material::wood;
    case Solid::Material::metal: return Material::metal;
    case Solid::Material::rubber: return Material::rubber;
    case Solid::Material::cloth: return Material::cloth;
    case Solid::Material::foam: return Material::foam;
    case Solid::Material::plastic: return Material::plastic;
    case Solid::Material::paper: return Material::paper;
    case Solid::Material::ice: break;
  }
  return Material::ice;
}

std::vector<glm::dvec2> rod_profile(const glm::dvec3& size) {
  const double r = 0.5 * size.x;
  const double h = 0.5 * size.y;
  return {{0, -h}, {r, -h}, {r, h}, {0, h}};
}

std::vector<Station> rest_stations(const Solid& solid) {
  return stations_along(solid.points, solid.faces, solid.closed,
                        station_count(solid.points, solid.closed, solid.size.x));
}

Shell shell_of(const Solid& solid) {
  switch (solid.shape) {
    case Solid::Shape::box: {
      const double cell = solid.size.x * solid.size.z > 0.5 ? wide_cell : soft_cell;
      return box_shell(solid.size, solid.rounding, solid.soft > 0.0 ? cell : hard_cell);
    }
    case Solid::Shape::cylinder: return lathe_shell(rod_profile(solid.size), solid.rounding, hard_cell);
    case Solid::Shape::ball: return ball_shell(solid.size);
    case Solid::Shape::ring: return ring_shell(solid.size);
    case Solid::Shape::lathe:
      return lathe_shell(solid.profile, solid.rounding, solid.detail == Solid::Detail::frost ? frost_cell : hard_cell);
    case Solid::Shape::loft: return loft_shell(solid.sections);
    case Solid::Shape::cushion: return cushion_shell(solid.size);
    case Solid::Shape::tube: return welded(tube_shell(rest_stations(solid), solid.size, solid.closed));
    case Solid::Shape::strand: return tube_shell(rest_stations(solid), solid.size, solid.closed);
    case Solid::Shape::blades: break;
  }
  return blades_shell(solid.size);
}

/// 0 … 1, in veins and patches of about `size` (m).
double veins(const glm::vec3& p, double size) {
  const glm::dvec3 q = glm::dvec3(p) * (6.2832 / size);
  const double bend = std::sin(q.y + 1.7 * std::sin(0.7 * q.z)) + std::sin(0.8 * q.x - 1.3 * q.y + 2.0);
  return 0.5 + 0.5 * std::sin(q.z + 1.6 * bend + 0.4 * std::sin(2.3 * q.x));
}

glm::u8vec4 colour_of(const Solid& solid, const glm::vec3& place, double open) {
  glm::dvec3 colour = solid.colour;
  if (solid.detail == Solid::Detail::swirl) {
    colour = glm::mix(colour, glm::dvec3(0.96, 0.97, 0.95), eased(0.35, 1.0, veins(place, 0.030)));
  } else if (solid.detail == Solid::Detail::frost) {
    colour = glm::mix(colour, glm::dvec3(0.97, 0.98, 0.99), 0.45 + 0.3 * eased(0.0, 1.0, veins(place, 0.019)));
  } else if (solid.shape == Solid::Shape::blades) {
    // Darker at the foot, each blade a little different.
    const double height = glm::clamp(place.y / solid.size.y, 0.0, 1.0);
    colour *= 0.52 + 0.48 * height + 0.12 * std::sin(900.0 * place.x + 700.0 * place.z);
    open *= 0.45 + 0.55 * height;
  }
  const glm::dvec3 bytes = glm::clamp(colour, 0.0, 1.0) * 255.0 + 0.5;
  return {static_cast<std::uint8_t>(bytes.x), static_cast<std::uint8_t>(bytes.y), static_cast<std::uint8_t>(bytes.z),
          static_cast<std::uint8_t>(glm::clamp(open, 0.0, 1.0) * 255.0 + 0.5)};
}

/// Where grain sticks: the solid's longest side lies along x, and no two solids look the same.
glm::vec3 grain_place(const Solid& solid, const glm::vec3& p, std::size_t number) {
  glm::vec3 place = p;
  if (solid.shape != Solid::Shape::lathe && solid.size.y > solid.size.x && solid.size.y >= solid.size.z) {
    place = {p.y, p.z, p.x};
  } else if (solid.size.z > solid.size.x) {
    place = {p.z, p.x, p.y};
  }
  return place + glm::vec3(0.37F, 0.171F, 0.293F) * static_cast<float>(number);
}

struct Grown {
  PropModel& model;
  /// The mesh that a solid belongs to; a new one when none moves like it.
  PropMesh& mesh_for(const Solid& solid, std::size_t index) const {
    const bool strand = solid.shape == Solid::Shape::strand;
    const Material material = material_of(solid.material);
    for (PropMesh& mesh : model.meshes) {
      const bool alike = !strand && !mesh.strand && mesh.along == solid.along && mesh.soft == solid.soft;
      if (alike && mesh.material == material) return mesh;
    }
    PropMesh mesh;
    mesh.material = material;
    mesh.soft = solid.soft;
    mesh.along = solid.along;
    if (strand) mesh.strand = index;
    model.meshes.push_back(std::move(mesh));
    return model.meshes.back();
  }

  void add(const Solid& solid, std::size_t index, const Shell& shell) const {
    PropMesh& mesh = mesh_for(solid, index);
    const auto first = static_cast<std::uint32_t>(mesh.rest.positions.size());
    float bottom = 1e9F;
    float top = -1e9F;
    for (const glm::vec3& p : shell.positions) {
      bottom = std::min(bottom, p.y);
      top = std::max(top, p.y);
    }
    for (std::size_t i = 0; i < shell.positions.size(); ++i) {
      const glm::dvec3 p = solid.centre + solid.thing_from_solid * glm::dvec3(shell.positions[i]);
      const glm::dvec3 n = solid.thing_from_solid * glm::dvec3(shell.normals[i]);
      const bool moves = mesh.strand || mesh.along;
      const double open = moves ? 1.0 : openness(model.kind.solids, p, n);
      mesh.rest.positions.emplace_back(p);
      mesh.rest.normals.emplace_back(n);
      mesh.mesh.positions.push_back(grain_place(solid, shell.positions[i], index));
      mesh.mesh.normals.emplace_back(n);
      mesh.mesh.colours.push_back(colour_of(solid, shell.positions[i], open));
      if (solid.soft > 0.0) mesh.give.push_back((shell.positions[i].y - bottom) / std::max(top - bottom, 1e-6F));
    }
    for (const std::uint32_t t : shell.triangles) mesh.mesh.triangles.push_back(first + t);
  }
};

PropModel::Box box_around(const Solid& solid, const Shell& shell) {
  PropModel::Box box{{solid.thing_from_solid, solid.centre}, glm::dvec3(1e9), glm::dvec3(-1e9)};
  for (const glm::vec3& p : shell.positions) {
    box.low = glm::min(box.low, glm::dvec3(p));
    box.high = glm::max(box.high, glm::dvec3(p));
  }
  return box;
}

/// How far the ground gives way at `point`, as a share of each foot's depth, the deepest counts; below 0 where it swells
/// around.
double sunk_at(const glm::dvec3& point, const std::vector<choreography::Sunk>& sunk, double soft) {
  double down = 0.0;
  double up = 0.0;
  for (const choreography::Sunk& foot : sunk) {
    const double away = std::hypot(point.x - foot.point_world.x, point.z - foot.point_world.z) - foot.radius;
    down = std::max(down, foot.depth * (1.0 - eased(-0.2 * soft, soft, away)));
    up = std::max(up, 0.10 * foot.depth * eased(0.7 * soft, 1.2 * soft, away) * (1.0 - eased(1.2 * soft, 2.4 * soft, away)));
  }
  return down - (down > 1e-5 ? 0.0 : up);
}

void sink(const PropMesh& mesh, const PropState& state, motion::Surface& surface) {
  for (std::size_t i = 0; i < surface.positions.size(); ++i) {
    surface.positions[i].y -= static_cast<float>(mesh.give[i] * sunk_at(surface.positions[i], state.sunk, mesh.soft));
    surface.normals[i] = glm::vec3(0.0F);
  }
  for (std::size_t i = 0; i + 2 < mesh.mesh.triangles.size(); i += 3) {
    const std::uint32_t* corner = &mesh.mesh.triangles[i];
    const glm::vec3& a = surface.positions[corner[0]];
    const glm::vec3 area = glm::cross(surface.positions[corner[1]] - a, surface.positions[corner[2]] - a);
    for (int k = 0; k < 3; ++k) surface.normals[corner[k]] += area;
  }
  for (glm::vec3& normal : surface.normals) {
    if (glm::length(normal) > 0.0F) normal = glm::normalize(normal);
  }
}

/// Pressed flat along `press_world` about its origin; the girth grows.
void squash(const PropState& state, motion::Surface& surface) {
  const glm::vec3 press(state.press_world);
  float near = 1e9F;
  float far = -1e9F;
  for (const glm::vec3& p : surface.positions) {
    near = std::min(near, glm::dot(p, press));
    far = std::max(far, glm::dot(p, press));
  }
  const float share = static_cast<float>(state.squash) / std::max(far - near, 1e-6F);
  const glm::vec3 centre(state.world_from_prop.translation);
  for (std::size_t i = 0; i < surface.positions.size(); ++i) {
    glm::vec3& p = surface.positions[i];
    const float along = glm::dot(p - centre, press);
    const glm::vec3 aside = p - centre - along * press;
    p += 0.45F * share * aside - share * along * press;
    const float facing = glm::dot(surface.normals[i], press);
    surface.normals[i] = glm::normalize((surface.normals[i] - facing * press) / (1.0F + 0.45F * share) +
                                        press * (facing / (1.0F - share)));
  }
}

void lay(const Solid& solid, const PropState& state, motion::Surface& surface) {
  const std::size_t count = station_count(solid.points, solid.closed, solid.size.x);
  std::vector<Station> stations;
  if (state.course.size() >= 2) {
    stations = stations_along(state.course, state.faces, solid.closed, count, state.breadths);
  } else {
    stations = rest_stations(solid);
    for (Station& station : stations) {
      station.point = base::apply(state.world_from_prop, station.point);
      station.tangent = state.world_from_prop.rotation * station.tangent;
      station.face = state.world_from_prop.rotation * station.face;
    }
  }
  const double thinner = 1.0 / std::sqrt(std::max(state.stretch, 0.2));
  Shell shell = tube_shell(stations, thinner * glm::dvec2(solid.size), solid.closed);
  surface.positions = std::move(shell.positions);
  surface.normals = std::move(shell.normals);
}

/// Where a rider's frame is: x along the strand, y where its flat side looks.
base::Transform riding(const PropModel& model, double along, const PropState& state) {
  for (const Solid& solid : model.kind.solids) {
    if (solid.shape != Solid::Shape::strand) continue;
    const bool bent = state.course.size() >= 2;
    const std::vector<Station> stations = bent ? stations_along(state.course, state.faces, solid.closed, 160)
                                               : rest_stations(solid);
    if (bent) along = state.knot.value_or(along);
    const auto at = static_cast<std::size_t>(along * static_cast<double>(stations.size() - 1) + 0.5);
    const Station& station = stations[std::min(at, stations.size() - 1)];
    const glm::dmat3 axes(station.tangent, station.face, glm::cross(station.tangent, station.face));
    const base::Transform placed{glm::quat_cast(axes), station.point};
    return bent ? placed : state.world_from_prop * placed;
  }
  return state.world_from_prop;
}

}  // namespace

PropModel model_of(const choreography::PropKind& kind) {
  PropModel model;
  model.kind = kind;
  const Grown grown{model};
  for (std::size_t i = 0; i < kind.solids.size(); ++i) {
    const Solid& solid = kind.solids[i];
    const Shell shell = shell_of(solid);
    grown.add(solid, i, shell);
    if (solid.shape != Solid::Shape::strand && solid.shape != Solid::Shape::blades) {
      model.boxes.push_back(box_around(solid, shell));
    }
    Solid extra = solid;
    if (solid.detail == Solid::Detail::seam) {
      extra.colour = glm::dvec3(0.95, 0.95, 0.90);
      grown.add(extra, i, seam_shell(solid.size.x));
    } else if (solid.detail == Solid::Detail::nubs) {
      grown.add(extra, i, nubs_shell(solid.profile));
    }
  }
  model.low = glm::vec3(1e9F);
  model.high = glm::vec3(-1e9F);
  motion::Surface surface;
  for (PropMesh& mesh : model.meshes) {
    mesh.edge = mean_edge(mesh.mesh);
    pose(model, mesh, {}, surface);
    for (const glm::vec3& p : surface.positions) {
      model.low = glm::min(model.low, p);
      model.high = glm::max(model.high, p);
    }
  }
  return model;
}

void pose(const PropModel& model, const PropMesh& mesh, const PropState& state, motion::Surface& surface) {
  if (mesh.strand) {
    lay(model.kind.solids[*mesh.strand], state, surface);
    return;
  }
  const base::Transform place = mesh.along ? riding(model, *mesh.along, state) : state.world_from_prop;
  const glm::mat3 rotation(glm::mat3_cast(place.rotation));
  const glm::vec3 offset(place.translation);
  surface.positions.resize(mesh.rest.positions.size());
  surface.normals.resize(mesh.rest.normals.size());
  for (std::size_t i = 0; i < surface.positions.size(); ++i) {
    surface.positions[i] = rotation * mesh.rest.positions[i] + offset;
    surface.normals[i] = rotation * mesh.rest.normals[i];
  }
  if (mesh.soft > 0.0 && !state.sunk.empty()) sink(mesh, state, surface);
  if (state.squash > 0.0) squash(state, surface);
}

glm::vec3 tint_of(const PropState& state) {
  return glm::mix(glm::vec3(1.0F), glm::vec3(1.05F, 0.56F, 0.30F), static_cast<float>(eased(1.0, 1.4, state.stretch)));
}

}  // namespace windlass::scene
