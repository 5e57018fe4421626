#include "engine/sculpt/soft_tissue.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/pose.hpp"

namespace windlass::sculpt {
namespace {

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

std::optional<Strand> strand_from(text::Table& table, const anatomy::Rig& rig) {
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
  const std::vector<glm::vec3> ups(points.size(), up);
  return Strand{points, ups, std::move(place), std::move(sinew), std::move(joints), Tube(points, ups)};
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

Slide slide_from(text::Table& table, const anatomy::Rig& rig) {
  Slide slide;
  const std::string name = table.string("coordinate");
  const auto coordinate = anatomy::find_coordinate(rig, name);
  if (!coordinate) table.fault("coordinate", "the rig has no coordinate '" + name + "'", "use one of rig.toml");
  slide.coordinate = coordinate.value_or(0);
  slide.anchor = to_vec3(table.numbers("anchor", 3));
  for (const double degrees : table.numbers("at_deg")) {
    if (degrees == 0.0) table.fault("at_deg", "0 is the authored course", "leave it out");
    slide.at.push_back(base::radians(degrees));
  }
  table.check_unread();
  return slide;
}

float catmull_rom(float before, float a, float b, float after, float t) {
  return 0.5F * (2.0F * a + (b - before) * t + (2.0F * before - 5.0F * a + 4.0F * b - after) * t * t +
                 (3.0F * a - before - 3.0F * b + after) * t * t * t);
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
    tissue.most_triangles = static_cast<int>(table.number_or("triangles", 5500, 1500, 5500));
    for (text::Table& row : table.tables("strands")) {
      if (std::optional<Strand> strand = strand_from(row, rig)) tissue.strands.push_back(std::move(*strand));
    }
    if (tissue.strands.empty()) table.fault("strands", "the tissue has no strands", "add strands");
    if (table.boolean_or("sheet", false)) lay_flat(tissue.strands, table);
    if (std::optional<text::Table> slides = table.table_if_any("slides")) tissue.slide = slide_from(*slides, rig);
    table.check_unread();
    tissues.push_back(std::move(tissue));
  }
  if (tissues.empty()) root.fault("tissue", "no tissues", "add at least one [[tissue]]");
  root.check_unread();
  return tissues;
}

std::vector<Tissue> load_tissues(const std::string& folder, const anatomy::Rig& rig) {
  text::Errors errors;
  std::vector<Tissue> tissues;
  if (const auto file = text::Document::load(folder + "/soft_tissue.toml", errors)) {
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

Tube slid(const Strand& strand, const Slide& slide, double angle, const anatomy::Rig& rig, const FootFrame& frame) {
  motion::Pose pose = motion::neutral_pose(rig);
  pose.values[static_cast<std::size_t>(slide.coordinate)] = angle;
  const base::Transform pull = motion::world_from_neutral(rig, pose)[static_cast<std::size_t>(strand.joints.at(1))];
  const auto moved = [&](const glm::vec3& p) {
    return glm::vec3(frame.to_foot(base::apply(pull, frame.to_model(glm::dvec3(p)))));
  };
  const glm::vec3 shift = moved(slide.anchor) - slide.anchor;
  std::vector<TubePoint> points = strand.points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    // The insertion turns with its bone; farther away the strand only follows the pull, less and less.
    const glm::vec3 p = strand.points[i].centre;
    const float turns = smooth_step(0.87F, 1.0F, strand.place[i]);
    points[i].centre += strand.place[i] * glm::mix(shift, moved(p) - p, turns);
  }
  // What grows shorter grows thicker, muscle only.
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::size_t a = i == 0 ? 0 : i - 1;
    const std::size_t b = std::min(i + 1, points.size() - 1);
    const float stretch = glm::distance(points[a].centre, points[b].centre) /
                          glm::distance(strand.points[a].centre, strand.points[b].centre);
    const float swell = glm::mix(1.0F / std::sqrt(std::clamp(stretch, 0.6F, 1.6F)), 1.0F, strand.sinew[i]);
    points[i].section.height *= swell;
    points[i].section.width *= swell;
  }
  return Tube(points, strand.ups);
}

}  // namespace windlass::sculpt
