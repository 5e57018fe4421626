// The joint chain against OpenSim: the models' axes and offsets put into our rig must give the models' positions.
#include <fstream>
#include <sstream>

#include <glm/geometric.hpp>

#include "engine/base/units.hpp"
#include "engine/motion/pose.hpp"
#include "tests/catch.hpp"

using namespace windlass;

namespace {

/// Shank, foot (calcn) and toes of a model whose ankle centre lies at `ankle` in the tibia frame. Axes and
/// offsets are those of both model files.
anatomy::Rig model_rig(const glm::dvec3& ankle) {
  const glm::dvec3 foot = ankle + glm::dvec3(-0.04877, -0.04195, 0.00792);
  const glm::dvec3 toes = foot + glm::dvec3(0.1788, -0.002, 0.00108);
  anatomy::Rig rig;
  rig.joints = {{"tibia", -1, {}, 0}, {"talus", 0, ankle, 1}, {"calcn", 1, foot, 2}, {"toes", 2, toes, 3}};
  const auto unit = [](double x, double y, double z) { return glm::normalize(glm::dvec3(x, y, z)); };
  rig.coordinates = {
      {"ankle_r.dorsiflexion", 1, unit(-0.10501355, -0.17402245, 0.97912632), ankle, -1, 1, "gait2392", 0},
      {"subtalar_r.inversion", 2, unit(0.78717961, 0.60474746, -0.12094949), foot, -1, 1, "gait2392", 1}};
  return rig;
}

}  // namespace

TEST_CASE("Foot and toes lie where OpenSim's models put them, to a micrometre") {
  std::ifstream file(WINDLASS_SOURCE_DIR "/tests/core/opensim_joints.csv");
  REQUIRE(file.is_open());
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#' || line.rfind("model,", 0) == 0) continue;
    std::istringstream cells(line);
    std::string model;
    std::getline(cells, model, ',');
    std::vector<double> v;
    for (std::string cell; std::getline(cells, cell, ',');) v.push_back(std::stod(cell));
    REQUIRE(v.size() == 12);

    const anatomy::Rig rig = model_rig(model == "gait2392" ? glm::dvec3(0, -0.43, 0) : glm::dvec3(-0.01, -0.40, 0));
    motion::Pose pose = motion::neutral_pose(rig);
    pose.values = {base::radians(v[0]), base::radians(v[1])};
    const auto tibia_from_neutral = motion::world_from_neutral(rig, pose);
    const glm::dvec3 foot = base::apply(tibia_from_neutral[2], rig.joints[2].pivot_model);
    const glm::dvec3 toes = base::apply(tibia_from_neutral[3], rig.joints[3].pivot_model);
    const double found[] = {foot.x, foot.y, foot.z, toes.x, toes.y, toes.z};
    INFO(line);
    for (int i = 0; i < 6; ++i) CHECK(std::abs(found[i] - v[static_cast<std::size_t>(2 + i)]) < 1e-6);
    const glm::dquat q = tibia_from_neutral[2].rotation;
    const double agreement = q.w * v[8] + q.x * v[9] + q.y * v[10] + q.z * v[11];
    CHECK(std::abs(agreement) > 1.0 - 1e-6);
    ++rows;
  }
  CHECK(rows == 70);
}
