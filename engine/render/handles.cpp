#include "engine/render/handles.hpp"

#include <epoxy/gl.h>

namespace windlass::render {

void destroy_buffer(unsigned name) {
  glDeleteBuffers(1, &name);
}
void destroy_vertex_array(unsigned name) {
  glDeleteVertexArrays(1, &name);
}
void destroy_texture(unsigned name) {
  glDeleteTextures(1, &name);
}
void destroy_renderbuffer(unsigned name) {
  glDeleteRenderbuffers(1, &name);
}
void destroy_framebuffer(unsigned name) {
  glDeleteFramebuffers(1, &name);
}
void destroy_shader(unsigned name) {
  glDeleteShader(name);
}
void destroy_program(unsigned name) {
  glDeleteProgram(name);
}

Buffer make_buffer() {
  GLuint name = 0;
  glGenBuffers(1, &name);
  return Buffer(name);
}

VertexArray make_vertex_array() {
  GLuint name = 0;
  glGenVertexArrays(1, &name);
  return VertexArray(name);
}

Texture make_texture() {
  GLuint name = 0;
  glGenTextures(1, &name);
  return Texture(name);
}

Renderbuffer make_renderbuffer() {
  GLuint name = 0;
  glGenRenderbuffers(1, &name);
  return Renderbuffer(name);
}

Framebuffer make_framebuffer() {
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  return Framebuffer(name);
}

}  // namespace windlass::render
