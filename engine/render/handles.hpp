#pragma once
// Owners of GL objects: movable, destroyed with their scope. A context must be current throughout.
#include <utility>

namespace windlass::render {

/// Owns the GL object called `name()`; 0 is none.
template <void (*destroy)(unsigned)>
class Handle {
 public:
  Handle() = default;
  explicit Handle(unsigned name) : name_(name) {}
  Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0U)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (name_ != 0) destroy(name_);
  }
  unsigned name() const { return name_; }

 private:
  unsigned name_ = 0;
};

void destroy_buffer(unsigned name);
void destroy_vertex_array(unsigned name);
void destroy_texture(unsigned name);
void destroy_renderbuffer(unsigned name);
void destroy_framebuffer(unsigned name);
void destroy_shader(unsigned name);
void destroy_program(unsigned name);

using Buffer = Handle<destroy_buffer>;
using VertexArray = Handle<destroy_vertex_array>;
using Texture = Handle<destroy_texture>;
using Renderbuffer = Handle<destroy_renderbuffer>;
using Framebuffer = Handle<destroy_framebuffer>;
using ShaderHandle = Handle<destroy_shader>;
using ProgramHandle = Handle<destroy_program>;

Buffer make_buffer();
VertexArray make_vertex_array();
Texture make_texture();
Renderbuffer make_renderbuffer();
Framebuffer make_framebuffer();

}  // namespace windlass::render
