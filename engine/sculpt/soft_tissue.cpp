#include "engine/sculpt/soft_tissue.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/pose.hpp"

namespace windlass::sculpt {
namespace {

constexpr float room_below_skin = 1.2F;        // mm
constexpr float room_below_posed_skin = 1.4F;  // mm: more, since coordinates act together
constexpr float longest_span = 11.0F;          // mm from one point of a strand to the next

glm::vec3 to_vec3(const std::vector<double>& v) {
  return {float(v[0]), float(v[1]), float(v[2])};
}

anatomy::Layer layer_named(text::Table& table) {
  const std::string name = table.string("layer");
  for (const anatomy::Layer layer : {anatomy::Layer::fascia, anatomy::Layer::superficial_muscle,
                                     anatomy::Layer::deep_muscle, anatomy::Layer::ligament}) {
    if (name == anatomy::name_of(layer)) return layer;
  }
  table.fault("layer", "no layer is called '" + name + "'", "use fascia, superficial muscle, deep muscle or ligament");
  return anatomy::Layer::fascia;
}

float catmull_rom(float before, float a, float b, float after, float t) {
  return 0.5F * (2.0F * a + (b - before) * t + (2.0F * before - 5.0F * a + 4.0F * b - after) * t * t +
                 (3.0F * a - before - 3.0F * b + after) * t * t * t);
}

/// More points along the same course, so that it can be laid closely: none is farther than the longest span from the
/// next.
void refine(Strand& strand) {
  const std::vector<TubePoint> points = std::move(strand.points);
  const std::vector<float> place = std::move(strand.place);
  const std::vector<float> sinew = std::move(strand.sinew);
  strand.points = {points.front()};
  strand.place = {place.front()};
  strand.sinew = {sinew.front()};
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const float length = glm::distance(points[i].centre, points[i + 1].centre);
    const int pieces = std::max(1, static_cast<int>(std::ceil(length / longest_span)));
    const TubePoint& before = points[i == 0 ? 0 : i - 1];
    const TubePoint& after = points[std::min(i + 2, points.size() - 1)];
    for (int k = 1; k <= pieces; ++k) {
      const float t = static_cast<float>(k) / static_cast<float>(pieces);
      TubePoint point = points[i + 1];
      if (k < pieces) {
        for (int c = 0; c < 3; ++c) {
          point.centre[c] = catmull_rom(before.centre[c], points[i].centre[c], point.centre[c], after.centre[c], t);
        }
        for (float Section::*axis : {&Section::width, &Section::height}) {
          point.section.*axis = std::max(0.3F, catmull_rom(before.section.*axis, points[i].section.*axis,
                                                           point.section.*axis, after.section.*axis, t));
        }
      }
      strand.points.push_back(point);
      strand.place.push_back(glm::mix(place[i], place[i + 1], t));
      strand.sinew.push_back(glm::mix(sinew[i], sinew[i + 1], t));
    }
  }
}

std::optional<Strand> strand_from(text::Table& table, const anatomy::Rig& rig, bool is_sheet) {
  std::vector<TubePoint> points;
  std::vector<float> place;
  std::vector<float> sinew;
  const std::vector<std::string> names = table.strings("joints");
  std::vector<int> joints;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto joint = anatomy::find_joint(rig, names[i]);
    if (!joint) table.fault_at("joints", i, "the rig has no joint '" + names[i] + "'", "use one of rig.toml");
    joints.push_back(joint.value_or(0));
  }
  if (joints.empty()) table.fault("joints", "a strand needs a joint", "name at least one of rig.toml");
  const std::vector<std::vector<double>> rows = table.rows("rows", 7);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::vector<double>& row = rows[i];
    if (row[3] <= 0 || row[4] <= 0) table.fault_at("rows", i, "half widths and heights must be above 0");
    if (row[5] < 0 || row[5] > double(joints.size()) - 1.0) {
      table.fault_at("rows", i, "the place on the chain is outside it", "0 is the first joint, 1 the second …");
    }
    points.push_back({to_vec3(row), {float(row[3]), float(row[4])}});
    place.push_back(float(row[5]));
    sinew.push_back(std::clamp(float(row[6]), 0.0F, 1.0F));
  }
  const glm::vec3 up = to_vec3(table.numbers("up", 3));
  table.check_unread();
  if (points.size() < 2 || joints.empty()) {
    table.fault("rows", "a strand needs at least two rows");
    return std::nullopt;
  }
  Strand strand{std::move(points), {}, std::move(place), std::move(sinew), std::move(joints), {}};
  if (!is_sheet) refine(strand);
  strand.ups.assign(strand.points.size(), up);
  strand.tube = Tube(strand.points, strand.ups);
  return strand;
}

/// Turns the sections of neighbouring strands towards each other, row by row, so that together they make a sheet.
void lay_flat(std::vector<Strand>& strands, text::Table& table) {
  for (const Strand& strand : strands) {
    if (strand.points.size() == strands.front().points.size()) continue;
    table.fault("sheet", "the strands of a sheet must have as many rows as each other");
    return;
  }
  for (std::size_t i = 0; i < strands.size(); ++i) {
    const Strand& before = strands[i == 0 ? 0 : i - 1];
    const Strand& after = strands[std::min(i + 1, strands.size() - 1)];
    Strand& strand = strands[i];
    for (std::size_t row = 0; row < strand.points.size(); ++row) {
      const glm::vec3 along = strand.points[std::min(row + 1, strand.points.size() - 1)].centre -
                              strand.points[row == 0 ? 0 : row - 1].centre;
      const glm::vec3 up = glm::cross(after.points[row].centre - before.points[row].centre, along);
      if (glm::length(up) > 0.0F) strand.ups[row] = glm::normalize(up);
    }
    strand.tube = Tube(strand.points, strand.ups);
  }
}

std::vector<CourseKeys> keys_from(text::Table& table, const anatomy::Rig& rig) {
  std::vector<CourseKeys> keys;
  for (const std::string& name : table.keys()) {
    CourseKeys row;
    const auto coordinate = anatomy::find_coordinate(rig, name);
    if (!coordinate) table.fault(name, "the rig has no coordinate '" + name + "'", "use one of rig.toml");
    row.coordinate = coordinate.value_or(0);
    for (const double degrees : table.numbers(name)) {
      if (degrees == 0.0) table.fault(name, "0 is the authored course", "leave it out");
      row.at.push_back(base::radians(degrees));
    }
    keys.push_back(std::move(row));
  }
  return keys;
}

Slide slide_from(text::Table& table, const anatomy::Rig& rig) {
  Slide slide;
  const std::string name = table.string("home");
  const auto joint = anatomy::find_joint(rig, name);
  if (!joint) table.fault("home", "the rig has no joint '" + name + "'", "use one of rig.toml");
  slide.home = joint.value_or(0);
  slide.anchor = to_vec3(table.numbers("anchor", 3));
  table.check_unread();
  return slide;
}

/// The joints' motions, mm in the foot frame.
class Motions {
 public:
  Motions(const anatomy::Rig& rig, const motion::Pose& pose, const FootFrame& frame)
      : world_from_neutral_(motion::world_from_neutral(rig, pose)), frame_(frame) {}
  glm::vec3 point(int joint, const glm::vec3& p) const {
    return frame_.to_foot(base::apply(of(joint), frame_.to_model(glm::dvec3(p))));
  }
  glm::quat turn(int joint) const { return glm::quat(of(joint).rotation); }
  /// Where `p` goes with `joint` as seen from `home`.
  glm::vec3 point_from(int home, int joint, const glm::vec3& p) const {
    const base::Transform seen = base::inverse(of(home)) * of(joint);
    return frame_.to_foot(base::apply(seen, frame_.to_model(glm::dvec3(p))));
  }

 private:
  const base::Transform& of(int joint) const { return world_from_neutral_[static_cast<std::size_t>(joint)]; }
  std::vector<base::Transform> world_from_neutral_;
  FootFrame frame_;
};

bool is_held(float place) {
  return place == std::floor(place);
}

/// Straight from pulley to pulley.
/// `first`: how the points of place 0 move, when not with the first joint.
void run_straight(const Strand& strand, const Motions& motions, const std::optional<Motion>& first,
                  std::vector<TubePoint>& points, std::vector<glm::vec3>& ups) {
  const auto joint_of = [&](std::size_t i) { return strand.joints[static_cast<std::size_t>(strand.place[i])]; };
  const auto is_first = [&](std::size_t i) { return first && strand.place[i] < 1.0F; };
  const auto turn_of = [&](std::size_t i) {
    return is_first(i) ? glm::quat_cast(first->rotation) : motions.turn(joint_of(i));
  };
  std::vector<std::size_t> held;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_held(strand.place[i])) held.push_back(i);
  }
  for (const std::size_t i : held) {
    const glm::vec3& rest = strand.points[i].centre;
    points[i].centre = is_first(i) ? (*first)(rest) : motions.point(joint_of(i), rest);
    ups[i] = turn_of(i) * strand.ups[i];
  }
  for (std::size_t k = 0; k + 1 < held.size(); ++k) {
    const std::size_t a = held[k];
    const std::size_t b = held[k + 1];
    const glm::vec3 from = strand.points[a].centre;
    const glm::vec3 line = strand.points[b].centre - from;
    const glm::vec3 posed_line = points[b].centre - points[a].centre;
    const glm::quat turn_a = turn_of(a);
    const glm::quat turn_b = turn_of(b);
    for (std::size_t i = a + 1; i < b; ++i) {
      const glm::vec3 offset = strand.points[i].centre - from;
      const float t = glm::dot(offset, line) / glm::dot(line, line);
      const glm::quat turn = glm::slerp(turn_a, turn_b, std::clamp(t, 0.0F, 1.0F));
      glm::vec3 aside = turn * (offset - t * line);
      aside -= posed_line * (glm::dot(aside, posed_line) / glm::dot(posed_line, posed_line));
      points[i].centre = points[a].centre + t * posed_line + aside;
      ups[i] = turn * strand.ups[i];
    }
  }
}

/// Drawn up and down from both ends: along the strand by each point's share of the pull, sideways less and less with
/// the distance from the end that swings.
void run_sliding(const Strand& strand, const Slide& slide, const Motions& motions, std::vector<TubePoint>& points,
                 std::vector<glm::vec3>& ups) {
  constexpr float swing_before = 80.0F;  // mm
  constexpr float swing_after = 250.0F;
  const std::size_t home = home_of(strand, slide);
  const glm::vec3 along = glm::normalize(strand.points.back().centre - strand.points.front().centre);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const glm::vec3 p = strand.points[i].centre;
    const bool after = strand.place[i] > static_cast<float>(home);
    const float share = std::min(std::abs(strand.place[i] - static_cast<float>(home)), 1.0F);
    glm::vec3 moved = p;
    if (share > 0.0F) {
      const int joint = strand.joints[after ? home + 1 : home - 1];
      const glm::vec3 anchor = after ? slide.anchor : strand.points.front().centre;
      const glm::vec3 shift = motions.point_from(slide.home, joint, anchor) - anchor;
      const glm::vec3 drawn = along * glm::dot(shift, along);
      const float near = std::max(0.0F, 1.0F - glm::distance(p, anchor) / (after ? swing_after : swing_before));
      const glm::vec3 follows = share * drawn + near * near * (shift - drawn);
      const glm::vec3 turned = motions.point_from(slide.home, joint, p) - p;
      moved += glm::mix(follows, turned, smooth_step(0.985F, 1.0F, share));
      // Near its end the strand lies on the bone and cannot cut through it: the backs of its sections look outward.
      const float inside = std::max(0.0F, glm::dot(moved - p - turned, strand.ups[i]));
      moved -= strand.ups[i] * inside * smooth_step(0.9F, 1.0F, share);
    }
    points[i].centre = motions.point(slide.home, moved);
    ups[i] = motions.turn(slide.home) * strand.ups[i];
  }
}

/// Faults of strand `i` as part of its tissue.
void check_ends(const Tissue& tissue, std::size_t i, text::Table& table) {
  if (tissue.keys.empty()) return;  // skinning alone bends it
  const Strand& strand = tissue.strands[i];
  if (tissue.slide) {
    if (home_of(strand, *tissue.slide) < strand.joints.size()) return;
    table.fault("strands", "strand " + std::to_string(i + 1) + " does not run along the slide's home",
                "name that joint among its joints");
  } else if (!is_held(strand.place.front()) || !is_held(strand.place.back())) {
    table.fault("strands", "strand " + std::to_string(i + 1) + " has a loose end",
                "give its first and its last row a whole place");
  }
}

}  // namespace

float Tissue::distance(const glm::vec3& point) const {
  float result = strands.front().tube.distance(point);
  for (std::size_t i = 1; i < strands.size(); ++i) {
    result = smooth_min(result, strands[i].tube.distance(point), blend_mm);
  }
  return result;
}

Box Tissue::bounds() const {
  Box box = strands.front().tube.bounds();
  for (const Strand& strand : strands) {
    box.low = glm::min(box.low, strand.tube.bounds().low);
    box.high = glm::max(box.high, strand.tube.bounds().high);
  }
  const float room = 3.0F * cell_mm + blend_mm;
  return {box.low - room, box.high + room};
}

std::vector<Tissue> tissues_from(text::Table root, const anatomy::Rig& rig) {
  std::vector<Tissue> tissues;
  for (text::Table& table : root.tables("tissue")) {
    Tissue tissue;
    tissue.name = table.string("name");
    tissue.layer = layer_named(table);
    tissue.cell_mm = static_cast<float>(table.number_or("cell", 1, 0.3, 3));
    tissue.blend_mm = static_cast<float>(table.number_or("blend", 0, 0, 20));
    tissue.most_triangles = static_cast<int>(table.number_or("triangles", 5500, 200, 5500));
    if (table.has("bone")) tissue.bone = table.string("bone");
    const bool is_sheet = table.boolean_or("sheet", false);
    for (text::Table& row : table.tables("strands")) {
      if (std::optional<Strand> strand = strand_from(row, rig, is_sheet)) tissue.strands.push_back(std::move(*strand));
    }
    if (tissue.strands.empty()) table.fault("strands", "the tissue has no strands", "add strands");
    if (is_sheet) lay_flat(tissue.strands, table);
    if (std::optional<text::Table> keys = table.table_if_any("keys")) tissue.keys = keys_from(*keys, rig);
    if (std::optional<text::Table> slides = table.table_if_any("slides")) tissue.slide = slide_from(*slides, rig);
    for (std::size_t i = 0; i < tissue.strands.size(); ++i) check_ends(tissue, i, table);
    table.check_unread();
    tissues.push_back(std::move(tissue));
  }
  if (tissues.empty()) root.fault("tissue", "no tissues", "add at least one [[tissue]]");
  root.check_unread();
  return tissues;
}

std::vector<Tissue> load_tissues(const std::string& folder, const anatomy::Rig& rig, const std::string& table) {
  text::Errors errors;
  std::vector<Tissue> tissues;
  if (const auto file = text::Document::load(folder + "/" + table, errors)) {
    tissues = tissues_from(file->root(errors), rig);
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return tissues;
}

float value_at(const std::vector<float>& values, float parameter) {
  const std::size_t last = values.size() - 1;
  const float at = std::clamp(parameter, 0.0F, float(last));
  const std::size_t i = std::min(static_cast<std::size_t>(at), last - 1);
  const float a = values[i];
  const float b = values[i + 1];
  const float between = catmull_rom(values[i == 0 ? 0 : i - 1], a, b, values[std::min(i + 2, last)], at - float(i));
  return std::clamp(between, std::min(a, b), std::max(a, b));
}

std::size_t home_of(const Strand& strand, const Slide& slide) {
  const auto found = std::find(strand.joints.begin(), strand.joints.end(), slide.home);
  return static_cast<std::size_t>(found - strand.joints.begin());
}

void tuck_at_rest(Tissue& tissue, const Cover& cover) {
  for (Strand& strand : tissue.strands) {
    tuck_under(cover, room_below_skin, strand.ups, std::vector<float>(strand.points.size(), 0.0F), strand.points);
    strand.tube = Tube(strand.points, strand.ups);
  }
}

Tube course_in(const motion::Pose& pose, const Strand& strand, const std::optional<Slide>& slide,
               const anatomy::Rig& rig, const FootFrame& frame, const Cover& cover, const Bone* bone) {
  const Motions motions(rig, pose, frame);
  std::vector<TubePoint> points = strand.points;
  std::vector<glm::vec3> ups = strand.ups;
  if (slide) {
    run_sliding(strand, *slide, motions, points, ups);
  } else {
    std::optional<Motion> first;
    if (bone != nullptr) first = motion_of(*bone, rig, pose, frame);
    run_straight(strand, motions, first, points, ups);
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::size_t a = i == 0 ? 0 : i - 1;
    const std::size_t b = std::min(i + 1, points.size() - 1);
    const float stretch = glm::distance(points[a].centre, points[b].centre) /
                          glm::distance(strand.points[a].centre, strand.points[b].centre);
    const float swell = glm::mix(1.0F / std::sqrt(std::clamp(stretch, 0.7F, 1.6F)), 1.0F, strand.sinew[i]);
    points[i].section.height *= swell;
    points[i].section.width *= swell;
  }
  std::vector<float> give;  // a belly does; a tendon does not, nor a head that lies on the bone before its home
  const float home = slide ? static_cast<float>(home_of(strand, *slide)) : 0.0F;
  for (std::size_t i = 0; i < points.size(); ++i) {
    give.push_back(strand.place[i] < home ? 0.0F : 1.0F - strand.sinew[i]);
  }
  tuck_under(cover, room_below_posed_skin, ups, give, points);
  return Tube(points, ups);
}

}  // namespace windlass::sculpt
