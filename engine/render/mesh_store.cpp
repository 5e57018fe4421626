#include "engine/render/mesh_store.hpp"

#include <vector>

#include <epoxy/gl.h>

#include "engine/base/require.hpp"

namespace windlass::render {
namespace {

template <class T>
void send(GLenum kind, const Buffer& buffer, const std::vector<T>& values, GLenum use) {
  glBindBuffer(kind, buffer.name());
  glBufferData(kind, static_cast<GLsizeiptr>(values.size() * sizeof(T)), values.data(), use);
}

void attribute(GLuint place, const Buffer& buffer, GLint components, GLenum type, GLboolean normalised) {
  glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
  glEnableVertexAttribArray(place);
  glVertexAttribPointer(place, components, type, normalised, 0, nullptr);
}

constexpr GLuint blanch_place = 4;
constexpr GLuint paleness_place = 5;

}  // namespace

MeshStore::Posed MeshStore::posed(const scene::Item& item) {
  const anatomy::Mesh& mesh = *item.mesh;
  Posed p{make_vertex_array(), make_buffer(), make_buffer(), make_buffer()};
  glBindVertexArray(p.array.name());
  const auto [found, is_new] = meshes_.try_emplace(&mesh);
  Fixed& fixed = found->second;
  if (is_new) {
    fixed = {make_buffer(), make_buffer(), make_buffer(), make_buffer()};
    send(GL_ARRAY_BUFFER, fixed.colours, mesh.colours, GL_STATIC_DRAW);
    send(GL_ARRAY_BUFFER, fixed.positions, mesh.positions, GL_STATIC_DRAW);
    if (item.paleness != nullptr) send(GL_ARRAY_BUFFER, fixed.paleness, *item.paleness, GL_STATIC_DRAW);
    send(GL_ELEMENT_ARRAY_BUFFER, fixed.indices, mesh.triangles, GL_STATIC_DRAW);
  }
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, fixed.indices.name());
  attribute(0, p.positions, 3, GL_FLOAT, GL_FALSE);
  attribute(1, p.normals, 3, GL_FLOAT, GL_FALSE);
  attribute(2, fixed.colours, 4, GL_UNSIGNED_BYTE, GL_TRUE);
  attribute(3, fixed.positions, 3, GL_FLOAT, GL_FALSE);
  if (item.paleness != nullptr) attribute(paleness_place, fixed.paleness, 1, GL_UNSIGNED_BYTE, GL_TRUE);
  return p;
}

void MeshStore::draw(const scene::Item& item) {
  WINDLASS_REQUIRE(item.surface->positions.size() == item.mesh->positions.size());
  auto surface = surfaces_.find(item.surface);
  if (surface == surfaces_.end()) surface = surfaces_.emplace(item.surface, posed(item)).first;
  Posed& p = surface->second;
  if (p.revision != item.revision) {
    send(GL_ARRAY_BUFFER, p.positions, item.surface->positions, GL_STREAM_DRAW);
    send(GL_ARRAY_BUFFER, p.normals, item.surface->normals, GL_STREAM_DRAW);
    p.pressed = !item.surface->blanch.empty();
    if (p.pressed) send(GL_ARRAY_BUFFER, p.blanch, item.surface->blanch, GL_STREAM_DRAW);
    p.revision = item.revision;
  }
  glBindVertexArray(p.array.name());
  // Without their arrays, both attributes read the constants that the context holds.
  if (p.pressed) {
    attribute(blanch_place, p.blanch, 1, GL_FLOAT, GL_FALSE);
  } else {
    glDisableVertexAttribArray(blanch_place);
    glVertexAttrib1f(blanch_place, 0.0F);
  }
  if (item.paleness == nullptr) glVertexAttrib1f(paleness_place, 0.0F);
  glFrontFace(item.mirror_z ? GL_CW : GL_CCW);
  glDrawElements(GL_TRIANGLES, static_cast<int>(item.mesh->triangles.size()), GL_UNSIGNED_INT, nullptr);
}

}  // namespace windlass::render
