#include "engine/content/own_skin.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <set>

#include <glm/geometric.hpp>

#include "engine/base/transform.hpp"
#include "engine/content/fit.hpp"
#include "engine/content/skin_file.hpp"

namespace windlass::content {
namespace {

constexpr std::size_t most_triangles = 400000;  // more than any screen shows of a body
constexpr double same_posture = 0.08;           // m; joints farther off than that are posed otherwise
constexpr const char* how = "see 'A skin of your own' in the README";

/// The limbs whose skin can be replaced.
struct Limb {
  const char* part;   ///< The skin …
  const char* nails;  ///< … and what begins with this goes with it.
  const char* root;   ///< Its joints hang below this one.
};
constexpr std::array<Limb, 3> limbs = {
    {{"skin_leg", "toenail", "thigh_r"}, {"skin_arm", "fingernail", "clavicle_r"}, {"skin_head", "hair", "neck"}}};

/// Puts one file in its place; what cannot be mended ends it.
class Fitter {
 public:
  Fitter(const std::string& path, SkinFile file, anatomy::Body ours)
      : path_(path), file_(std::move(file)), rig_(ours.rig), result_{std::move(ours), {}} {}

  OwnSkin fitted() {
    if (file_.triangles.size() / 3 > most_triangles) {
      fail("has " + std::to_string(file_.triangles.size() / 3) + " triangles; " + std::to_string(most_triangles) +
               " fit",
           "reduce it in a modelling program");
    }
    place();
    bool any = false;
    for (const Limb& limb : limbs) any = replace(limb) || any;
    if (!any && refused_) throw base::Failure(*refused_);
    if (refused_) result_.notes.push_back(*refused_);
    if (!any) fail("covers no leg, no arm and no head");
    report();
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(std::string what, std::string to_do = how) const {
    throw base::Failure({{path_}, std::move(what), std::move(to_do)});
  }
  void note(std::string what, std::string to_do) {
    result_.notes.push_back({{path_}, std::move(what), std::move(to_do)});
  }

  const anatomy::Joint& joint(int index) const { return rig_.joints[static_cast<std::size_t>(index)]; }

  /// Turns, scales and shifts everything so that the joints lie on ours, as nearly as they can; then draws each the
  /// rest of the way.
  void place() {
    std::vector<glm::dvec3> theirs, ours;
    for (const bool legs_only : {true, false}) {
      theirs.clear();
      ours.clear();
      for (const auto& [index, point] : file_.joints) {
        if (legs_only && !hangs_below(index, "thigh_r") && !hangs_below(index, "thigh_l")) continue;
        theirs.push_back(point);
        ours.push_back(joint(index).pivot_model);
      }
      if (const auto found = fit(theirs, ours)) {
        apply(*found);
        return;
      }
    }
    fail("has fewer than three of our joints that do not lie on one line, so its size and axes cannot be told");
  }

  void apply(const Similarity& ours_from_theirs) {
    say_unit(ours_from_theirs.scale);
    std::map<int, glm::dvec3> rest;
    for (const auto& [index, point] : file_.joints) {
      rest[index] = joint(index).pivot_model - ours_from_theirs(point);
      if (glm::length(rest[index]) > same_posture) posed_otherwise_.insert(index);
    }
    for (SkinFile::Vertex& vertex : file_.vertices) {
      vertex.point = ours_from_theirs(vertex.point);
      vertex.normal = ours_from_theirs.rotation * vertex.normal;
      glm::dvec3 pull(0.0);
      for (const auto& [index, weight] : vertex.weights) pull += weight * rest[index];
      vertex.point += pull;
    }
  }

  void say_unit(double metres_per_unit) {
    constexpr std::array<std::pair<const char*, double>, 3> units = {
        {{"centimetres", 0.01}, {"millimetres", 0.001}, {"inches", 0.0254}}};
    if (metres_per_unit > 0.6 && metres_per_unit < 1.6) return;  // metres, of a smaller or larger person
    for (const auto& [name, size] : units) {
      if (metres_per_unit > 0.75 * size && metres_per_unit < 1.35 * size) {
        note(std::string("is read as ") + name, "nothing: its size fits them");
        return;
      }
    }
    char text[64];
    std::snprintf(text, sizeof text, "is scaled by %.4g to fit the skeleton", metres_per_unit);
    note(text, "nothing, unless it looks wrong: export it in metres");
  }

  bool hangs_below(int index, const std::string& root) const {
    for (; index >= 0; index = joint(index).parent) {
      if (joint(index).name == root) return true;
    }
    return false;
  }

  /// Replaces the skin of `limb` if the file has it. True when it does.
  bool replace(const Limb& limb) {
    const bool sided = std::string(limb.root).ends_with("_r");
    std::vector<std::uint32_t> triangles = triangles_below(limb.root);
    const bool mirror = sided && triangles.empty();
    if (mirror) triangles = triangles_below(anatomy::mirrored_name(limb.root));
    if (triangles.empty()) return false;
    for (const int index : posed_otherwise_) {
      const std::string root = mirror ? anatomy::mirrored_name(limb.root) : limb.root;
      if (!hangs_below(index, root) || !file_.joints.contains(index)) continue;
      refused_ = {{path_},
                  "is posed otherwise than ours: '" + joint(index).name + "' lies elsewhere, so our own " + limb.part +
                      " stays",
                  "pose it standing upright, arms hanging; 'windlass anatomy' lists where joints lie"};
      return false;
    }
    anatomy::Body& body = result_.body;
    const auto old =
        std::find_if(body.parts.begin(), body.parts.end(), [&](const auto& p) { return p.name == limb.part; });
    const glm::u8vec4 plain =
        old == body.parts.end() ? glm::u8vec4(222, 176, 150, 255) : mean_colour(old->levels.front());
    anatomy::Part part{limb.part, anatomy::Layer::skin, {mesh_of(triangles, mirror, sided, plain)}};
    const auto covering = anatomy::covering_part(body);
    if (covering && body.parts[*covering].name == limb.part) uncover(body);
    std::erase_if(body.parts,
                  [&](const anatomy::Part& p) { return p.name == limb.part || p.name.starts_with(limb.nails); });
    body.parts.insert(body.parts.begin(), std::move(part));
    for (int i = 0; i < static_cast<int>(rig_.joints.size()); ++i) {
      if (hangs_below(i, limb.root) && !file_.joints.contains(mirror ? joint(i).mirror : i)) missing_.push_back(i);
    }
    return true;
  }

  /// Nobody has told what of a skin of one's own lies over what is inside.
  static void uncover(anatomy::Body& body) {
    for (anatomy::Part& part : body.parts) {
      for (anatomy::Mesh& mesh : part.levels) mesh.covered.clear();
    }
  }

  /// Those that move mostly with joints at or below `root`.
  std::vector<std::uint32_t> triangles_below(const std::string& root) const {
    std::vector<std::uint32_t> found;
    for (std::size_t t = 0; t < file_.triangles.size(); t += 3) {
      double share = 0.0;
      for (std::size_t k = 0; k < 3; ++k) {
        for (const auto& [index, weight] : file_.vertices[file_.triangles[t + k]].weights) {
          if (hangs_below(index, root)) share += weight;
        }
      }
      if (share > 1.5)
        found.insert(found.end(), file_.triangles.begin() + static_cast<std::ptrdiff_t>(t),
                     file_.triangles.begin() + static_cast<std::ptrdiff_t>(t) + 3);
    }
    return found;
  }

  anatomy::Mesh mesh_of(const std::vector<std::uint32_t>& triangles, bool mirror, bool sided, glm::u8vec4 plain) {
    anatomy::Mesh mesh;
    std::map<std::uint32_t, std::uint32_t> places;
    for (const std::uint32_t corner : triangles) {
      const auto [place, is_new] = places.emplace(corner, static_cast<std::uint32_t>(mesh.positions.size()));
      mesh.triangles.push_back(place->second);
      if (!is_new) continue;
      const SkinFile::Vertex& vertex = file_.vertices[corner];
      mesh.positions.emplace_back(mirror ? base::mirrored(vertex.point) : vertex.point);
      const glm::dvec3 normal = mirror ? base::mirrored(vertex.normal) : vertex.normal;
      const double length = glm::length(normal);
      mesh.normals.emplace_back(length > 0.0 ? normal / length : glm::dvec3(0, 1, 0));
      mesh.colours.push_back(vertex.colour.x < 0.0F ? plain : glm::u8vec4(vertex.colour * 255.0F + 0.5F, 255));
      mesh.influences.push_back(influences_of(vertex, mirror, sided));
    }
    if (mirror) {
      for (std::size_t t = 0; t < mesh.triangles.size(); t += 3) std::swap(mesh.triangles[t], mesh.triangles[t + 1]);
    }
    return mesh;
  }

  /// The four strongest, of the right side and the mid-line.
  anatomy::Influences influences_of(const SkinFile::Vertex& vertex, bool mirror, bool sided) {
    std::vector<std::pair<double, int>> sorted;
    for (const auto& [index, weight] : vertex.weights) {
      const int to = mirror ? joint(index).mirror : index;
      const bool left = joint(to).mirror < to;
      if (!(sided && left) && weight > 0.0) sorted.emplace_back(weight, to);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
      return a.first > b.first || (a.first == b.first && a.second < b.second);
    });
    crowded_ += sorted.size() > 4 ? 1U : 0U;
    sorted.resize(std::min<std::size_t>(sorted.size(), 4));
    double sum = 0.0;
    for (const auto& [weight, to] : sorted) sum += weight;
    anatomy::Influences influences;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
      influences.joints[k] = static_cast<std::uint16_t>(sorted[k].second);
      influences.weights[k] = static_cast<float>(sorted[k].first / sum);
    }
    return influences;
  }

  static glm::u8vec4 mean_colour(const anatomy::Mesh& mesh) {
    glm::dvec3 sum(0.0);
    for (const glm::u8vec4& c : mesh.colours) sum += glm::dvec3(c.r, c.g, c.b);
    return glm::u8vec4(glm::vec3(sum / static_cast<double>(std::max<std::size_t>(mesh.colours.size(), 1))), 255);
  }

  /// One note for each kind of thing that had to be mended.
  void report() {
    if (!missing_.empty()) {
      std::string text;
      for (const int index : missing_) text += (text.empty() ? "'" : ", '") + joint(index).name + "'";
      note("lacks " + text, "nothing: the next joint above moves what is theirs");
    }
    if (!file_.passed_on.empty()) {
      const auto& [from, to] = *file_.passed_on.begin();
      note("has " + std::to_string(file_.passed_on.size()) + " joints with names of their own, such as '" + from + "'",
           "nothing: the nearest of ours above moves what is theirs, here '" + to + "'");
    }
    if (!file_.strangers.empty()) {
      note("has joints that hang below none of ours, such as '" + *file_.strangers.begin() + "'",
           "nothing, unless something is missing: give them our names");
    }
    if (file_.unweighted > 0) {
      note(std::to_string(file_.unweighted) + " triangles hang on no joint and are left out", "give them weights");
    }
    if (crowded_ > 0) {
      note(std::to_string(crowded_) + " vertices hang on more than four joints", "nothing: the strongest four count");
    }
  }

  const std::string& path_;
  SkinFile file_;
  const anatomy::Rig rig_;
  OwnSkin result_;
  std::set<int> posed_otherwise_;
  std::vector<int> missing_;
  std::size_t crowded_ = 0;
  std::optional<base::Error> refused_;
};

}  // namespace

OwnSkin with_own_skin(const std::string& path, anatomy::Body ours) {
  SkinFile file = read_skin_file(path, ours.rig);
  return Fitter(path, std::move(file), std::move(ours)).fitted();
}

}  // namespace windlass::content
