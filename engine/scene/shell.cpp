#include "engine/scene/shell.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/require.hpp"

namespace windlass::scene {
namespace {

constexpr double pi = 3.14159265358979323846;

std::tuple<int, int, int> rounded_to(const glm::vec3& v, double step) {
  return {static_cast<int>(std::lround(v.x / step)), static_cast<int>(std::lround(v.y / step)),
          static_cast<int>(std::lround(v.z / step))};
}

void add_vertex(Shell& shell, const glm::dvec3& position, const glm::dvec3& normal) {
  shell.positions.emplace_back(position);
  shell.normals.emplace_back(normal);
}

void add_triangle(Shell& shell, std::size_t a, std::size_t b, std::size_t c) {
  if (glm::length(glm::cross(shell.positions[b] - shell.positions[a], shell.positions[c] - shell.positions[a])) <
      1e-12F) {
    return;
  }
  for (const std::size_t i : {a, b, c}) shell.triangles.push_back(static_cast<std::uint32_t>(i));
}

/// Rows of `columns` vertices, already added from `first` on; the next column and then the next row turn
/// counter-clockwise seen from outside.
void add_grid(Shell& shell, std::size_t first, std::size_t rows, std::size_t columns, bool wraps) {
  const std::size_t last = wraps ? columns : columns - 1;
  for (std::size_t r = 0; r + 1 < rows; ++r) {
    for (std::size_t c = 0; c < last; ++c) {
      const std::size_t a = first + r * columns + c;
      const std::size_t b = first + r * columns + (c + 1) % columns;
      add_triangle(shell, a, b, b + columns);
      add_triangle(shell, a, b + columns, a + columns);
    }
  }
}

/// Turns all triangles over if they look inwards.
void turn_outward(Shell& shell) {
  double volume = 0.0;
  const auto at = [&](std::size_t i) { return glm::dvec3(shell.positions[shell.triangles[i]]); };
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) {
    volume += glm::dot(at(i), glm::cross(at(i + 1), at(i + 2)));
  }
  if (volume >= 0.0) return;
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) std::swap(shell.triangles[i], shell.triangles[i + 1]);
}

/// Places along one edge of a box from -half to half: fine in the rounded ends, in cells between.
std::vector<double> places_along(double half, double rounding, double cell, int arc) {
  std::vector<double> places;
  const double flat = half - rounding;
  const int cells = flat > 1e-6 ? std::max(1, static_cast<int>(std::lround(2.0 * flat / cell))) : 0;
  for (int i = 0; i < arc; ++i) places.push_back(-flat - rounding * std::tan(0.25 * pi * (arc - i) / arc));
  for (int i = 0; i <= cells; ++i) places.push_back(cells > 0 ? -flat + 2.0 * flat * i / cells : 0.0);
  for (int i = 1; i <= arc; ++i) places.push_back(flat + rounding * std::tan(0.25 * pi * i / arc));
  return places;
}

double random_at(int n) {
  const double x = std::sin(static_cast<double>(n) * 12.9898) * 43758.5453;
  return x - std::floor(x);
}

double superellipse_radius(double cos_a, double sin_a, double exponent) {
  return std::pow(std::pow(std::abs(cos_a), exponent) + std::pow(std::abs(sin_a), exponent), -1.0 / exponent);
}

template <class Value>
Value through(const Value& before, const Value& from, const Value& to, const Value& after, double t) {
  // Catmull and Rom 1974
  return 0.5 * (2.0 * from + t * (to - before) + t * t * (2.0 * before - 5.0 * from + 4.0 * to - after) +
                t * t * t * (3.0 * (from - to) + after - before));
}

/// The same through points that lie unevenly: it does not swing out where a short step meets a long one.
glm::dvec3 through_unevenly(const glm::dvec3& before, const glm::dvec3& from, const glm::dvec3& to,
                            const glm::dvec3& after, double t) {
  // Centripetal: Yuksel, Schaefer and Keyser 2011; as a cubic with the slopes at both ends
  const double d = std::sqrt(glm::distance(from, to));
  if (d < 1e-6) return from;
  const double d0 = std::max(std::sqrt(glm::distance(before, from)), 1e-6);
  const double d1 = std::max(std::sqrt(glm::distance(to, after)), 1e-6);
  const glm::dvec3 step = to - from;
  const glm::dvec3 slope0 =
      d0 > 1e-5 ? d * ((from - before) / d0 - (to - before) / (d0 + d) + step / d) : step;
  const glm::dvec3 slope1 = d1 > 1e-5 ? d * (step / d - (after - from) / (d + d1) + (after - to) / d1) : step;
  const double t2 = t * t;
  const double t3 = t2 * t;
  return (2.0 * t3 - 3.0 * t2 + 1.0) * from + (t3 - 2.0 * t2 + t) * slope0 + (3.0 * t2 - 2.0 * t3) * to +
         (t3 - t2) * slope1;
}

}  // namespace

Shell welded(const Shell& shell) {
  Shell result;
  std::map<std::tuple<int, int, int, int, int, int>, std::uint32_t> known;
  std::vector<std::uint32_t> place;
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    const auto key = std::tuple_cat(rounded_to(shell.positions[i], 1e-6), rounded_to(shell.normals[i], 0.02));
    const auto [found, is_new] = known.try_emplace(key, static_cast<std::uint32_t>(result.positions.size()));
    if (is_new) {
      result.positions.push_back(shell.positions[i]);
      result.normals.push_back(shell.normals[i]);
    }
    place.push_back(found->second);
  }
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) {
    const std::uint32_t a = place[shell.triangles[i]];
    const std::uint32_t b = place[shell.triangles[i + 1]];
    const std::uint32_t c = place[shell.triangles[i + 2]];
    if (a != b && b != c && c != a) result.triangles.insert(result.triangles.end(), {a, b, c});
  }
  return result;
}

void smooth_normals(Shell& shell) {
  std::map<std::tuple<int, int, int>, glm::vec3> sums;
  for (std::size_t i = 0; i + 2 < shell.triangles.size(); i += 3) {
    const glm::vec3& a = shell.positions[shell.triangles[i]];
    const glm::vec3& b = shell.positions[shell.triangles[i + 1]];
    const glm::vec3& c = shell.positions[shell.triangles[i + 2]];
    const glm::vec3 area = glm::cross(b - a, c - a);
    for (const glm::vec3* p : {&a, &b, &c}) sums.try_emplace(rounded_to(*p, 1e-6), 0.0F).first->second += area;
  }
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    const auto found = sums.find(rounded_to(shell.positions[i], 1e-6));
    if (found != sums.end() && glm::length(found->second) > 0.0F) shell.normals[i] = glm::normalize(found->second);
  }
}

namespace {

/// `arc`: steps of an eighth turn.
Shell rounded_box(const glm::dvec3& size, double rounding, double cell, int arc) {
  const glm::dvec3 half = 0.5 * size;
  std::array<std::vector<double>, 3> places;
  for (int axis = 0; axis < 3; ++axis) {
    places[static_cast<std::size_t>(axis)] = places_along(half[axis], rounding, cell, arc);
  }
  Shell shell;
  for (int axis = 0; axis < 3; ++axis) {
    const int u = (axis + 1) % 3;
    const int v = (axis + 2) % 3;
    const auto& along_u = places[static_cast<std::size_t>(u)];
    const auto& along_v = places[static_cast<std::size_t>(v)];
    for (const double sign : {1.0, -1.0}) {
      const std::size_t first = shell.positions.size();
      for (std::size_t j = 0; j < along_v.size(); ++j) {
        for (std::size_t i = 0; i < along_u.size(); ++i) {
          glm::dvec3 p(0.0);
          p[axis] = sign * half[axis];
          p[u] = along_u[sign > 0 ? i : along_u.size() - 1 - i];
          p[v] = along_v[j];
          const glm::dvec3 core = glm::clamp(p, rounding - half, half - rounding);
          const glm::dvec3 normal = glm::normalize(p - core);
          add_vertex(shell, core + rounding * normal, normal);
        }
      }
      add_grid(shell, first, along_v.size(), along_u.size(), false);
    }
  }
  return welded(shell);
}

}  // namespace

Shell box_shell(const glm::dvec3& size, double rounding, double cell) {
  rounding = std::clamp(rounding, 0.0004, 0.5 * std::min({size.x, size.y, size.z}));
  return rounded_box(size, rounding, cell, rounding > 0.02 ? 4 : rounding > 0.006 ? 3 : 2);
}

Shell ball_shell(const glm::dvec3& size) {
  Shell shell = rounded_box({2, 2, 2}, 1.0, 1.0, size.x > 0.03 ? 7 : 4);
  for (std::size_t i = 0; i < shell.positions.size(); ++i) {
    shell.normals[i] = glm::normalize(shell.positions[i] / glm::vec3(size));
    shell.positions[i] *= 0.5F * glm::vec3(size);
  }
  return shell;
}

std::vector<glm::dvec2> rounded_profile(const std::vector<glm::dvec2>& profile, double rounding) {
  WINDLASS_REQUIRE(profile.size() >= 3);
  std::vector<glm::dvec2> result{profile.front()};
  for (std::size_t i = 1; i + 1 < profile.size(); ++i) {
    const glm::dvec2 back = profile[i - 1] - profile[i];
    const glm::dvec2 ahead = profile[i + 1] - profile[i];
    // Half of a side belongs to each of its corners; one that ends on the axis is not shared.
    const double room = std::min(glm::length(back) * (i == 1 ? 0.98 : 0.49),
                                 glm::length(ahead) * (i + 2 == profile.size() ? 0.98 : 0.49));
    const double reach = std::min(rounding, room);
    const glm::dvec2 from = profile[i] + reach * glm::normalize(back);
    const glm::dvec2 to = profile[i] + reach * glm::normalize(ahead);
    const double turn = std::acos(std::clamp(-glm::dot(glm::normalize(back), glm::normalize(ahead)), -1.0, 1.0));
    const int steps = std::clamp(static_cast<int>(turn / 0.4) + 1, 1, reach > 0.005 ? 5 : 2);
    for (int k = 0; k <= steps; ++k) {
      const double t = static_cast<double>(k) / steps;
      result.push_back((1 - t) * (1 - t) * from + 2.0 * t * (1 - t) * profile[i] + t * t * to);
    }
  }
  result.push_back(profile.back());
  return result;
}

Shell lathe_shell(const std::vector<glm::dvec2>& profile, double rounding, double cell) {
  std::vector<glm::dvec2> line;
  for (const glm::dvec2& p : rounded_profile(profile, std::max(rounding, 0.0003))) {
    const glm::dvec2 from = line.empty() ? p : line.back();
    const int pieces = static_cast<int>(glm::distance(from, p) / cell);
    for (int k = 1; k <= pieces; ++k) line.push_back(glm::mix(from, p, static_cast<double>(k) / (pieces + 1)));
    line.push_back(p);
  }
  double widest = 0.0;
  for (const glm::dvec2& p : line) widest = std::max(widest, p.x);
  const std::size_t around = widest > 0.1 ? 48 : widest > 0.035 ? 36 : widest > 0.02 ? 24 : 14;
  Shell shell;
  for (std::size_t i = 0; i < line.size(); ++i) {
    glm::dvec2 along(0.0);
    if (i > 0) along += glm::normalize(line[i] - line[i - 1]);
    if (i + 1 < line.size()) along += glm::normalize(line[i + 1] - line[i]);
    along = glm::normalize(along);
    glm::dvec2 out(along.y, -along.x);
    if (line[i].x < 1e-9) out = {0.0, out.y < 0.0 ? -1.0 : 1.0};
    for (std::size_t k = 0; k < around; ++k) {
      const double angle = -2.0 * pi * static_cast<double>(k) / static_cast<double>(around);
      const glm::dvec3 radial(std::cos(angle), 0.0, std::sin(angle));
      add_vertex(shell, line[i].x * radial + glm::dvec3(0, line[i].y, 0),
                 glm::normalize(out.x * radial + glm::dvec3(0, out.y, 0)));
    }
  }
  add_grid(shell, 0, line.size(), around, true);
  turn_outward(shell);
  return welded(shell);
}

Shell ring_shell(const glm::dvec3& size) {
  constexpr std::size_t around = 48;
  constexpr std::size_t across = 12;
  Shell shell;
  const double r = 0.5 * size.y;
  for (std::size_t i = 0; i <= around; ++i) {
    const double angle = 2.0 * pi * static_cast<double>(i % around) / around;
    const glm::dvec3 middle((0.5 * size.x - r) * std::cos(angle), 0.0, (0.5 * size.z - r) * std::sin(angle));
    const glm::dvec3 out =
        glm::normalize(glm::dvec3((0.5 * size.z - r) * std::cos(angle), 0.0, (0.5 * size.x - r) * std::sin(angle)));
    for (std::size_t k = 0; k < across; ++k) {
      const double turn = 2.0 * pi * static_cast<double>(k) / across;
      const glm::dvec3 normal = std::cos(turn) * out + std::sin(turn) * glm::dvec3(0, 1, 0);
      add_vertex(shell, middle + r * normal, normal);
    }
  }
  add_grid(shell, 0, around + 1, across, true);
  turn_outward(shell);
  return welded(shell);
}

Shell cushion_shell(const glm::dvec3& size) {
  constexpr int cells = 22;
  Shell shell;
  for (const double sign : {1.0, -1.0}) {
    const std::size_t first = shell.positions.size();
    for (int j = 0; j <= cells; ++j) {
      for (int i = 0; i <= cells; ++i) {
        // Denser towards the rim, where it bends most.
        const double u = std::sin(0.5 * pi * (2.0 * i / cells - 1.0)) * sign;
        const double v = std::sin(0.5 * pi * (2.0 * j / cells - 1.0));
        const double full = (1.0 - std::pow(std::abs(u), 2.6)) * (1.0 - std::pow(std::abs(v), 2.6));
        const double waist_u = 1.0 - 0.07 * (1.0 - std::pow(std::abs(v), 3.0)) * u * u;
        const double waist_v = 1.0 - 0.07 * (1.0 - std::pow(std::abs(u), 3.0)) * v * v;
        // It lies on what is below: its rim hangs down.
        const double height = 0.5 * sign * std::pow(full, 0.42) - 0.34 * (1.0 - std::pow(full, 0.42));
        add_vertex(shell, {0.5 * size.x * v * waist_v, size.y * height, 0.5 * size.z * u * waist_u}, {0, sign, 0});
      }
    }
    add_grid(shell, first, cells + 1, cells + 1, false);
  }
  turn_outward(shell);
  smooth_normals(shell);
  return welded(shell);
}

Shell loft_shell(const std::vector<choreography::Section>& sections) {
  WINDLASS_REQUIRE(sections.size() >= 2);
  constexpr std::size_t around = 36;
  constexpr int steps = 4;
  using Row = std::array<double, 7>;
  const auto row_of = [](const choreography::Section& s) {
    return Row{s.x, s.middle, s.half_width, s.bottom, s.top, s.rise_left, s.rise_right};
  };
  std::vector<Row> rows;
  for (std::size_t i = 0; i + 1 < sections.size(); ++i) {
    const Row before = row_of(sections[i > 0 ? i - 1 : 0]);
    const Row from = row_of(sections[i]);
    const Row to = row_of(sections[i + 1]);
    const Row after = row_of(sections[std::min(i + 2, sections.size() - 1)]);
    for (int k = 0; k < steps; ++k) {
      Row row{};
      for (std::size_t n = 0; n < row.size(); ++n) {
        row[n] = through(before[n], from[n], to[n], after[n], static_cast<double>(k) / steps);
      }
      rows.push_back(row);
    }
  }
  rows.push_back(row_of(sections.back()));
  Shell shell;
  for (const Row& row : rows) {
    const auto [x, middle, half_width, bottom, top, left, right] = row;
    for (std::size_t k = 0; k < around; ++k) {
      const double angle = 2.0 * pi * static_cast<double>(k) / around;
      const double reach = superellipse_radius(std::cos(angle), std::sin(angle), 3.2);
      const double share = reach * std::cos(angle);  // -1 … 1 across
      const double rise = (share < 0.0 ? left : right) * share * share;
      add_vertex(shell,
                 {x, 0.5 * (bottom + top) + 0.5 * (top - bottom) * reach * std::sin(angle) + rise,
                  middle + half_width * share},
                 {0, 1, 0});
    }
  }
  add_grid(shell, 0, rows.size(), around, true);
  for (const bool last : {false, true}) {
    const std::size_t first = last ? (rows.size() - 1) * around : 0;
    glm::dvec3 middle(0.0);
    for (std::size_t k = 0; k < around; ++k) middle += glm::dvec3(shell.positions[first + k]) / double(around);
    const std::size_t centre = shell.positions.size();
    add_vertex(shell, middle, {1, 0, 0});
    for (std::size_t k = 0; k < around; ++k) {
      const std::size_t a = first + k;
      const std::size_t b = first + (k + 1) % around;
      last ? add_triangle(shell, centre, a, b) : add_triangle(shell, centre, b, a);
    }
  }
  // Seen along x, the ring runs from z to y: the way that makes the grid look inwards.
  turn_outward(shell);
  smooth_normals(shell);
  return welded(shell);
}

Shell blades_shell(const glm::dvec3& size) {
  constexpr double spacing = 0.024;  // m
  Shell shell;
  const int columns = static_cast<int>(size.x / spacing);
  const int rows = static_cast<int>(size.z / spacing);
  for (int n = 0; n < columns * rows; ++n) {
    const double x = ((n % columns) + 0.1 + 0.8 * random_at(5 * n)) * size.x / columns - 0.5 * size.x;
    const double z = ((n / columns) + 0.1 + 0.8 * random_at(5 * n + 1)) * size.z / rows - 0.5 * size.z;
    const double height = size.y * (0.55 + 0.45 * random_at(5 * n + 2));
    const double heading = 2.0 * pi * random_at(5 * n + 3);
    const double lean = height * (0.25 + 0.45 * random_at(5 * n + 4));
    const glm::dvec3 ahead(std::cos(heading), 0, std::sin(heading));
    const glm::dvec3 aside(-ahead.z, 0, ahead.x);
    const glm::dvec3 foot(x, 0, z);
    const glm::dvec3 knee = foot + glm::dvec3(0, 0.62 * height, 0) + 0.3 * lean * ahead;
    const std::size_t first = shell.positions.size();
    constexpr double width = 0.0052;
    for (const glm::dvec3& p : {foot, knee}) {
      const double half = 0.5 * width * (&p == &foot ? 1.0 : 0.8);
      add_vertex(shell, p - half * aside, glm::normalize(glm::dvec3(0, 1, 0) - 0.4 * aside));
      add_vertex(shell, p + half * aside, glm::normalize(glm::dvec3(0, 1, 0) + 0.4 * aside));
      add_vertex(shell, p - 0.0016 * ahead, glm::normalize(glm::dvec3(0, 1, 0) - 0.6 * ahead));
    }
    add_vertex(shell, foot + glm::dvec3(0, height, 0) + lean * ahead, {0, 1, 0});
    for (std::size_t k = 0; k < 3; ++k) {
      const std::size_t a = first + k;
      const std::size_t b = first + (k + 1) % 3;
      add_triangle(shell, b, a, a + 3);
      add_triangle(shell, b, a + 3, b + 3);
      add_triangle(shell, b + 3, a + 3, first + 6);
    }
    add_triangle(shell, first, first + 1, first + 2);
  }
  turn_outward(shell);
  return shell;
}

std::size_t station_count(const std::vector<glm::dvec3>& points, bool closed, double width) {
  double length = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i) length += glm::distance(points[i - 1], points[i]);
  if (closed && !points.empty()) length += glm::distance(points.back(), points.front());
  const double step = std::clamp(0.12 * width, 0.004, 0.012);
  return std::clamp<std::size_t>(static_cast<std::size_t>(length / step), 16, 180);
}

std::vector<Station> stations_along(const std::vector<glm::dvec3>& points, const std::vector<glm::dvec3>& faces,
                                    bool closed, std::size_t count, const std::vector<double>& breadths) {
  WINDLASS_REQUIRE(points.size() >= 2 && count >= 2 && (faces.empty() || faces.size() == points.size()));
  WINDLASS_REQUIRE(breadths.empty() || breadths.size() == points.size());
  constexpr int steps = 12;
  const auto n = static_cast<int>(points.size());
  const auto at = [&](int i) {
    return static_cast<std::size_t>(closed ? (i + n) % n : std::clamp(i, 0, n - 1));
  };
  struct Fine {
    glm::dvec3 point, face;
    double length, breadth;
  };
  std::vector<Fine> fine;
  for (int i = 0; i < (closed ? n : n - 1); ++i) {
    for (int k = 0; k < steps; ++k) {
      const double t = static_cast<double>(k) / steps;
      const glm::dvec3 face =
          faces.empty() ? glm::dvec3(0.0) : (1.0 - t) * faces[at(i)] + t * faces[at(i + 1)];
      const double breadth = breadths.empty() ? 1.0 : (1.0 - t) * breadths[at(i)] + t * breadths[at(i + 1)];
      const glm::dvec3 point = through_unevenly(points[at(i - 1)], points[at(i)], points[at(i + 1)], points[at(i + 2)], t);
      fine.push_back({point, face, 0.0, breadth});
    }
  }
  const std::size_t end = at(closed ? n : n - 1);
  fine.push_back({points[end], faces.empty() ? glm::dvec3(0.0) : faces[end], 0.0, breadths.empty() ? 1.0 : breadths[end]});
  for (std::size_t i = 1; i < fine.size(); ++i) {
    fine[i].length = fine[i - 1].length + glm::distance(fine[i].point, fine[i - 1].point);
  }
  const double whole = fine.back().length;
  std::vector<Station> stations;
  std::size_t next = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const double wanted = whole * static_cast<double>(i) / static_cast<double>(closed ? count : count - 1);
    while (next + 1 < fine.size() && fine[next].length < wanted) ++next;
    const Fine& from = fine[next - 1];
    const Fine& to = fine[next];
    const double t = to.length > from.length ? (wanted - from.length) / (to.length - from.length) : 0.0;
    stations.push_back({glm::mix(from.point, to.point, t), {1, 0, 0}, glm::mix(from.face, to.face, t),
                        glm::mix(from.breadth, to.breadth, t)});
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t before = i > 0 ? i - 1 : closed ? count - 1 : 0;
    const std::size_t after = i + 1 < count ? i + 1 : closed ? 0 : count - 1;
    const glm::dvec3 along = stations[after].point - stations[before].point;
    if (glm::length(along) > 1e-9) stations[i].tangent = glm::normalize(along);
  }
  glm::dvec3 carried(0, 1, 0);
  if (std::abs(stations.front().tangent.y) > 0.9) carried = {1, 0, 0};
  for (Station& station : stations) {
    const glm::dvec3 wish = glm::length(station.face) > 0.1 ? station.face : carried;
    glm::dvec3 face = wish - glm::dot(wish, station.tangent) * station.tangent;
    if (glm::length(face) < 1e-3) face = carried - glm::dot(carried, station.tangent) * station.tangent;
    if (glm::length(face) < 1e-6) face = glm::cross(station.tangent, glm::dvec3(0, 0, 1));
    station.face = carried = glm::normalize(face);
  }
  return stations;
}

Shell tube_shell(const std::vector<Station>& stations, const glm::dvec2& size, bool closed) {
  constexpr std::size_t side = 6;  // of each rounded edge
  constexpr std::size_t across = 2 * side;
  Shell shell;
  const auto add_ring = [&](const Station& station) {
    const double width = station.breadth * size.x;
    const double r = 0.5 * std::min(width, size.y * std::max(1.0, 0.5 / station.breadth));
    const double flat = std::max(0.5 * width - r, 0.0);
    const glm::dvec3 aside = glm::cross(station.tangent, station.face);
    for (std::size_t k = 0; k < across; ++k) {
      const double edge = k < side ? 1.0 : -1.0;
      const double angle =
          pi * (static_cast<double>(k % side) / (side - 1) - 0.5) + (k < side ? 0.0 : pi);
      const glm::dvec3 normal = std::cos(angle) * aside + std::sin(angle) * station.face;
      add_vertex(shell, station.point + edge * flat * aside + r * normal, normal);
    }
  };
  for (const Station& station : stations) add_ring(station);
  if (closed) {
    add_ring(stations.front());
    add_grid(shell, 0, stations.size() + 1, across, true);
    turn_outward(shell);
    return shell;
  }
  add_grid(shell, 0, stations.size(), across, true);
  for (const bool last : {false, true}) {
    const Station& station = last ? stations.back() : stations.front();
    const std::size_t first = shell.positions.size();
    add_ring(station);
    const glm::dvec3 normal = last ? station.tangent : -station.tangent;
    for (std::size_t k = 0; k < across; ++k) shell.normals[first + k] = glm::vec3(normal);
    for (std::size_t k = 1; k + 1 < across; ++k) {
      last ? add_triangle(shell, first, first + k, first + k + 1) : add_triangle(shell, first, first + k + 1, first + k);
    }
  }
  turn_outward(shell);
  return shell;
}

Shell seam_shell(double diameter) {
  std::vector<glm::dvec3> points;
  std::vector<glm::dvec3> faces;
  constexpr int count = 40;
  for (int i = 0; i < count; ++i) {
    const double t = 2.0 * pi * i / count;
    const glm::dvec3 p(0.75 * std::cos(t) + 0.25 * std::cos(3 * t), 0.866 * std::sin(2 * t),
                       0.75 * std::sin(t) - 0.25 * std::sin(3 * t));
    faces.push_back(glm::normalize(p));
    points.push_back(0.5 * (diameter - 0.0011) * faces.back());
  }
  return tube_shell(stations_along(points, faces, true, 120), {0.0042, 0.0016}, true);
}

Shell nubs_shell(const std::vector<glm::dvec2>& profile) {
  constexpr double spacing = 0.0125;
  constexpr double nub = 0.0034;   // m: radius of a ball of which …
  constexpr double sunk = 0.0016;  // … so much lies in the roller besides its half
  const std::vector<glm::dvec2> line = rounded_profile(profile, 0.003);
  const Shell dome = rounded_box({2, 2, 2}, 1.0, 1.0, 1);
  Shell shell;
  int row = 0;
  double since = 0.5 * spacing;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const glm::dvec2 side = line[i] - line[i - 1];
    const double length = glm::length(side);
    if (line[i].x < 0.015 || std::abs(side.y) < 0.8 * length) continue;  // the wall, not the ends
    for (; since < length; since += spacing) {
      const glm::dvec2 at = line[i - 1] + side * (since / length);
      const int around = std::max(6, static_cast<int>(2.0 * pi * at.x / spacing));
      for (int k = 0; k < around; ++k) {
        const double angle = 2.0 * pi * (k + 0.5 * (row % 2)) / around;
        const double from_axis = at.x - sunk;
        const glm::dvec3 middle(from_axis * std::cos(angle), at.y, from_axis * std::sin(angle));
        const std::uint32_t first = static_cast<std::uint32_t>(shell.positions.size());
        for (std::size_t v = 0; v < dome.positions.size(); ++v) {
          add_vertex(shell, middle + nub * glm::dvec3(dome.positions[v]), glm::dvec3(dome.normals[v]));
        }
        for (const std::uint32_t t : dome.triangles) shell.triangles.push_back(first + t);
      }
      ++row;
    }
    since -= length;
  }
  return shell;
}

}  // namespace windlass::scene
