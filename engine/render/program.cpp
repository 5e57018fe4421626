#include "engine/render/program.hpp"

#include <fstream>
#include <regex>

#include <epoxy/gl.h>
#include <glm/gtc/type_ptr.hpp>

#include "engine/base/error.hpp"

namespace windlass::render {
namespace {

/// Line numbers tell the compiler's messages apart by file: the n-th file read starts at n times this. (`#line`
/// can also number files, but not every driver repeats that number.)
constexpr int lines_per_file = 10000;

/// Appends the lines of `folder/name` to `text`, included files in place, and notes each file in `files`.
void append_source(const std::string& folder, const std::string& name, std::vector<std::string>& files,
                   std::string& text) {
  const std::string path = folder + "/" + name;
  std::ifstream file(path);
  if (!file) {
    throw base::Failure({{path, 0, 0},
                         "this shader is missing",
                         "restore the file, or set WINDLASS_DATA to a folder that holds assets/shaders"});
  }
  int line_number = lines_per_file * static_cast<int>(files.size());
  files.push_back(path);
  text += "#line " + std::to_string(line_number + 1) + "\n";
  for (std::string line; std::getline(file, line);) {
    ++line_number;
    if (line.rfind("#include \"", 0) == 0) {
      append_source(folder, line.substr(10, line.rfind('"') - 10), files, text);
      text += "#line " + std::to_string(line_number + 1) + "\n";
    } else {
      text += line + "\n";
    }
  }
}

/// The first complaint in the compiler's `log`: "0:12(3): error: …", "ERROR: 0:12: …" or "0(12) : error …".
base::Error complaint_in(const std::string& log, const std::vector<std::string>& files) {
  base::Error error{{files.front(), 0, 0}, log.substr(0, log.find('\n')), "correct or restore the file"};
  std::smatch match;
  if (std::regex_search(error.what, match, std::regex(R"(\d+[:(](\d+)\)?(?:\((\d+)\))?[ :]*(.*))"))) {
    const int line = std::stoi(match[1]);
    const auto file = static_cast<std::size_t>(line / lines_per_file);
    if (file < files.size()) {
      error.where = {files[file], line % lines_per_file, match[2].matched ? std::stoi(match[2]) : 0};
      error.what = match[3];
    }
  }
  error.what = "the shader compiler says: " + error.what;
  return error;
}

ShaderHandle compiled(GLenum kind, const std::string& folder, const std::string& name,
                      const std::vector<std::string>& defines) {
  std::string text = epoxy_is_desktop_gl() ? "#version 330 core\n"
                                           : "#version 300 es\nprecision highp float;\n"
                                             "precision highp int;\n"
                                             "precision highp sampler2DShadow;\n";
  for (const std::string& define : defines) text += "#define " + define + " 1\n";
  std::vector<std::string> files;
  append_source(folder, name, files, text);

  ShaderHandle shader(glCreateShader(kind));
  const char* source = text.c_str();
  glShaderSource(shader.name(), 1, &source, nullptr);
  glCompileShader(shader.name());
  GLint done = GL_FALSE;
  glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &done);
  if (done == GL_FALSE) {
    GLint length = 0;
    glGetShaderiv(shader.name(), GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(length) + 1, '\0');
    glGetShaderInfoLog(shader.name(), length, nullptr, log.data());
    throw base::Failure(complaint_in(log, files));
  }
  return shader;
}

}  // namespace

Program::Program(const std::string& folder, const std::string& vertex, const std::string& fragment,
                 const std::vector<std::string>& defines) {
  const ShaderHandle vertex_shader = compiled(GL_VERTEX_SHADER, folder, vertex + ".vert", defines);
  const ShaderHandle fragment_shader = compiled(GL_FRAGMENT_SHADER, folder, fragment + ".frag", defines);
  program_ = ProgramHandle(glCreateProgram());
  glAttachShader(program_.name(), vertex_shader.name());
  glAttachShader(program_.name(), fragment_shader.name());
  // The same places in every program, so that one vertex array serves them all.
  glBindAttribLocation(program_.name(), 0, "a_position");
  glBindAttribLocation(program_.name(), 1, "a_normal");
  glBindAttribLocation(program_.name(), 2, "a_colour");
  glBindAttribLocation(program_.name(), 3, "a_neutral");
  glBindAttribLocation(program_.name(), 4, "a_blanch");
  glBindAttribLocation(program_.name(), 5, "a_paleness");
  glLinkProgram(program_.name());
  GLint done = GL_FALSE;
  glGetProgramiv(program_.name(), GL_LINK_STATUS, &done);
  if (done == GL_FALSE) {
    char log[1024] = {};
    glGetProgramInfoLog(program_.name(), sizeof log, nullptr, log);
    throw base::Failure({{folder + "/" + fragment + ".frag", 0, 0},
                         "does not fit " + vertex + ".vert: " + log,
                         "correct or restore the files"});
  }
}

void Program::use() const {
  glUseProgram(program_.name());
}

int Program::place_of(const char* name) const {
  return glGetUniformLocation(program_.name(), name);
}

void Program::set(const char* name, int value) const {
  glUniform1i(place_of(name), value);
}
void Program::set(const char* name, float value) const {
  glUniform1f(place_of(name), value);
}
void Program::set(const char* name, const glm::vec2& value) const {
  glUniform2fv(place_of(name), 1, glm::value_ptr(value));
}
void Program::set(const char* name, const glm::vec3& value) const {
  glUniform3fv(place_of(name), 1, glm::value_ptr(value));
}
void Program::set(const char* name, const glm::vec4& value) const {
  glUniform4fv(place_of(name), 1, glm::value_ptr(value));
}
void Program::set(const char* name, const glm::mat4& value) const {
  glUniformMatrix4fv(place_of(name), 1, GL_FALSE, glm::value_ptr(value));
}

}  // namespace windlass::render
