#pragma once
// Shader programs, loaded from `assets/shaders`. The files are written in what GLSL 3.30 core and GLSL ES 3.00
// share; the loader adds the version line, precision and the variant's definitions. A line `#include "name"`
// is replaced by that file of the same folder.
#include <string>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include "engine/render/handles.hpp"

namespace windlass::render {

class Program {
 public:
  /// Compiles `vertex` (".vert") and `fragment` (".frag") of `folder`, each name without its ending. `defines`
  /// are names that `#ifdef` tests. Throws `base::Failure` with file, line and the compiler's words.
  Program(const std::string& folder, const std::string& vertex, const std::string& fragment,
          const std::vector<std::string>& defines = {});

  void use() const;

  /// Sets a uniform of the program in use; a name that the variant does not have is passed over.
  void set(const char* name, int value) const;
  void set(const char* name, float value) const;
  void set(const char* name, const glm::vec2& value) const;
  void set(const char* name, const glm::vec3& value) const;
  void set(const char* name, const glm::vec4& value) const;
  void set(const char* name, const glm::mat4& value) const;

 private:
  int place_of(const char* name) const;
  ProgramHandle program_;
};

}  // namespace windlass::render
