#pragma once
// What a user's model file holds that can become skin on our skeleton: read, not yet placed.
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <glm/vec3.hpp>

#include "engine/anatomy/rig.hpp"

namespace windlass::content {

/// In the file's own units and axes, posed as the file poses it.
struct SkinFile {
  struct Vertex {
    glm::dvec3 point{0.0};
    glm::dvec3 normal{0.0};
    glm::vec3 colour{-1.0F};        ///< sRGB; negative: none given.
    std::map<int, double> weights;  ///< By our joint; they sum to 1.
  };
  std::map<int, glm::dvec3> joints;  ///< Those of ours that it has, and where.
  std::vector<Vertex> vertices;
  std::vector<std::uint32_t> triangles;          ///< Three vertices each; all of them hang on joints.
  std::map<std::string, std::string> passed_on;  ///< Its joints with other names → the one of ours above.
  std::set<std::string> strangers;               ///< Its joints below none of ours.
  std::size_t unweighted = 0;                    ///< Triangles left out: no joint moves them.
};

/// Reads any format Assimp knows. Throws `base::Failure` with one error for a file that is missing, cut off, damaged or
/// without weights.
SkinFile read_skin_file(const std::string& path, const anatomy::Rig& rig);

}  // namespace windlass::content
