#include "app/commands/anatomy.hpp"

#include <cstdio>
#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include "app/start.hpp"
#include "engine/anatomy/measures.hpp"
#include "engine/scene/shown.hpp"
#include "engine/sculpt/foot_frame.hpp"
#include "engine/text/anthropometry_table.hpp"

namespace windlass::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr double mm_per_metre = 1e3;

/// Everything that is printed.
struct Listing {
  anatomy::Body neutral;
  anatomy::Body body;  ///< In the shape that was asked for.
  anatomy::Morphology morphology;
  anatomy::MorphologyTable shapes;
  std::vector<anatomy::Reference> references;
  std::map<std::string, routine::PartText, std::less<>> texts;
  sculpt::FootFrame foot;  ///< Of `body`.
};

Listing listing_of(const AnatomyOptions& options) {
  const Sources sources = find_sources(options.shape.own_skin);
  const std::filesystem::path tables = std::filesystem::path(sources.rig).parent_path();
  Listing listing;
  listing.shapes = load_shapes(sources);
  listing.morphology = morphology_of(options.shape, listing.shapes);
  listing.neutral = load_body(sources);
  listing.body = anatomy::shaped(listing.neutral, listing.morphology, listing.shapes);
  listing.references = text::load_references((tables / "anthropometry.toml").string());
  listing.texts = load_content(sources, listing.neutral).library.parts;
  listing.foot = sculpt::load_foot_frame(tables.string());
  listing.foot.stance_mm *= listing.morphology.foot_length / listing.shapes.foot_length;
  return listing;
}

const std::string& name_of(const anatomy::Rig& rig, int joint) {
  return rig.joints[static_cast<std::size_t>(joint)].name;
}

/// Names of the joints that move any vertex of `part`, in rig order.
std::vector<std::string> joints_of(const anatomy::Body& body, const anatomy::Part& part) {
  std::set<int> joints;
  for (const anatomy::Influences& influence : part.levels.front().influences) {
    for (std::size_t k = 0; k < 4; ++k) {
      if (influence.weights[k] > 0.0F) joints.insert(influence.joints[k]);
    }
  }
  std::vector<std::string> names;
  for (const int joint : joints) names.push_back(name_of(body.rig, joint));
  return names;
}

/// Of each level, finest first.
std::vector<std::size_t> triangles_of(const anatomy::Part& part) {
  std::vector<std::size_t> counts;
  for (const anatomy::Mesh& mesh : part.levels) counts.push_back(mesh.triangles.size() / 3);
  return counts;
}

/// Right sides come first in the rig.
bool is_left(const anatomy::Rig& rig, int joint) {
  return rig.joints[static_cast<std::size_t>(joint)].mirror < joint;
}

/// What `measure` should be on the foot that was asked for.
std::optional<anatomy::Reference> reference_for(const Listing& listing, const anatomy::Measure& measure) {
  if (measure.name == "navicular_height") {
    const auto& band = anatomy::band_of(measure.value, listing.morphology.foot_length, listing.shapes);
    return anatomy::scaled(
        {measure.name, anatomy::Reference::Kind::mesh, 0.5 * (band.lowest + band.highest),
         0.5 * (band.highest - band.lowest), listing.shapes.foot_length, band.name + ": " + band.source},
        listing.morphology.foot_length);
  }
  const auto reference = find_reference(listing.references, measure.name);
  if (!reference) return std::nullopt;
  return anatomy::scaled(*reference, listing.morphology.foot_length);
}

Json record_of(const Listing& listing, const anatomy::Measure& measure) {
  const double unit = measure.is_share ? 1.0 : mm_per_metre;
  const std::string suffix = measure.is_share ? "" : "_mm";
  Json record{{"name", measure.name}, {"value" + suffix, measure.value * unit}};
  if (const auto reference = reference_for(listing, measure)) {
    const bool survey = reference->kind == anatomy::Reference::Kind::survey;
    record["reference"] = {{"mean" + suffix, reference->mean * unit},
                           {(survey ? "sd" : "within") + suffix, reference->margin * unit},
                           {"source", reference->source}};
    record["inside"] = is_inside(measure.value, *reference);
  }
  return record;
}

Json measures_json(const Listing& listing, const std::vector<anatomy::Measure>& measures) {
  Json records = Json::array();
  for (const anatomy::Measure& measure : measures) records.push_back(record_of(listing, measure));
  return records;
}

/// The three kinds of arch, at the length and breadth that were asked for.
Json morphologies_json(const Listing& listing) {
  Json records;
  for (const anatomy::ArchBand& band : listing.shapes.bands) {
    anatomy::Morphology morphology = listing.morphology;
    morphology.arch = band.arch;
    const auto measures = measures_of(anatomy::shaped(listing.neutral, morphology, listing.shapes));
    const double height = anatomy::find_measure(measures, "navicular_height").value_or(0.0);
    const double by = mm_per_metre * morphology.foot_length / listing.shapes.foot_length;
    records[band.name] = {
        {"arch", band.arch},
        {"navicular_height_mm", height * mm_per_metre},
        {"band_mm", {band.lowest * by, band.highest * by}},
        {"inside", height * mm_per_metre >= band.lowest * by && height * mm_per_metre <= band.highest * by},
        {"source", band.source},
        {"measures", measures_json(listing, measures)}};
  }
  return records;
}

Json part_json(const Listing& listing, const anatomy::Part& part) {
  const anatomy::Rig& rig = listing.body.rig;
  Json record{{"name", part.name},
              {"layer", anatomy::name_of(part.layer)},
              {"joint", name_of(rig, scene::main_joint(part, rig))},
              {"joints", joints_of(listing.body, part)},
              {"triangles", triangles_of(part)},
              {"sided", anatomy::is_sided(part, rig)}};
  if (const auto text = listing.texts.find(part.name); text != listing.texts.end()) {
    record["title"] = text->second.title;
    record["description"] = text->second.line;
  }
  return record;
}

void print_json(const Listing& listing) {
  const anatomy::Body& body = listing.body;
  const double length_mm = listing.morphology.foot_length * mm_per_metre;
  Json json;
  json["shape"] = {
      {"arch", listing.morphology.arch}, {"foot_length_mm", length_mm}, {"breadth", listing.morphology.breadth}};
  for (const anatomy::Part& part : body.parts) json["parts"].push_back(part_json(listing, part));
  for (const anatomy::Coordinate& c : body.rig.coordinates) {
    json["coordinates"].push_back({{"name", c.name},
                                   {"joint", name_of(body.rig, c.joint)},
                                   {anatomy::range_key(c.kind),
                                    {anatomy::shown_value(c, c.min), anatomy::shown_value(c, c.max)}},
                                   {"source", c.source}});
  }
  for (const anatomy::Landmark& landmark : body.landmarks) {
    const glm::dvec3& model = landmark.point_model;
    Json record{{"name", landmark.name},
                {"joint", name_of(body.rig, landmark.joint)},
                {"model_m", {model.x, model.y, model.z}}};
    if (!is_left(body.rig, landmark.joint)) {
      const glm::dvec3 mm = listing.foot.to_foot(model);
      record["foot_mm"] = {mm.x, mm.y, mm.z};
    }
    json["landmarks"].push_back(std::move(record));
  }
  json["measures"] = measures_json(listing, measures_of(body));
  json["morphologies"] = morphologies_json(listing);
  std::printf("%s\n", json.dump(2).c_str());
}

void print_measures(const Listing& listing) {
  std::printf("\nSizes of the right leg (mm): what they are, what they should be\n");
  for (const anatomy::Measure& measure : measures_of(listing.body)) {
    const double unit = measure.is_share ? 1.0 : mm_per_metre;
    const int digits = measure.is_share ? 3 : 1;
    std::printf("  %-26s  %6.*f", measure.name.c_str(), digits, measure.value * unit);
    if (const auto reference = reference_for(listing, measure)) {
      std::printf("   %6.*f ± %5.*f  %s  %s", digits, reference->mean * unit, digits, reference->margin * unit,
                  is_inside(measure.value, *reference) ? "inside " : "OUTSIDE", reference->source.c_str());
    }
    std::printf("\n");
  }
}

void print_tables(const Listing& listing) {
  const anatomy::Body& body = listing.body;
  std::printf("Parts: layer, name, triangles of each level, joints\n");
  for (const anatomy::Part& part : body.parts) {
    std::string counts;
    for (const std::size_t count : triangles_of(part)) counts += (counts.empty() ? "" : " ") + std::to_string(count);
    const std::vector<std::string> joints = joints_of(body, part);
    const std::string moved_by = joints.size() == 1 ? joints.front() : std::to_string(joints.size()) + " joints";
    std::printf("  %-18s  %-24s  %-24s  %s\n", anatomy::name_of(part.layer), part.name.c_str(), counts.c_str(),
                moved_by.c_str());
  }
  std::printf("\nCoordinates of the right side: range (degrees; metres of shifts, shares)\n");
  for (const anatomy::Coordinate& c : body.rig.coordinates) {
    if (is_left(body.rig, c.joint)) continue;
    std::printf("  %-24s  %4.0f … %3.0f\n", c.name.c_str(), anatomy::shown_value(c, c.min),
                anatomy::shown_value(c, c.max));
  }
  std::printf("\nLandmarks of the right side: model frame (m), foot frame (mm), joint\n");
  for (const anatomy::Landmark& landmark : body.landmarks) {
    if (is_left(body.rig, landmark.joint)) continue;
    const glm::dvec3& model = landmark.point_model;
    const glm::dvec3 mm = listing.foot.to_foot(model);
    std::printf("  %-32s  %7.4f %7.4f %7.4f  %6.1f %6.1f %6.1f  %s\n", landmark.name.c_str(), model.x, model.y, model.z,
                mm.x, mm.y, mm.z, name_of(body.rig, landmark.joint).c_str());
  }
  print_measures(listing);
}

}  // namespace

int list_anatomy(const AnatomyOptions& options) {
  const Listing listing = listing_of(options);
  options.json ? print_json(listing) : print_tables(listing);
  return 0;
}

}  // namespace windlass::app
