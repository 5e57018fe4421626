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

}  // namespace

MeshStore::Stored MeshStore::stored(const anatomy::Mesh& mesh) {
  Stored s;
  s.array = make_vertex_array();
  for (Buffer* buffer : {&s.fixed_colours, &s.fixed_positions, &s.indices, &s.positions, &s.normals}) {
    *buffer = make_buffer();
  }
  glBindVertexArray(s.array.name());
  send(GL_ARRAY_BUFFER, s.fixed_colours, mesh.colours, GL_STATIC_DRAW);
  send(GL_ARRAY_BUFFER, s.fixed_positions, mesh.positions, GL_STATIC_DRAW);
  send(GL_ELEMENT_ARRAY_BUFFER, s.indices, mesh.triangles, GL_STATIC_DRAW);
  attribute(0, s.positions, 3, GL_FLOAT, GL_FALSE);
  attribute(1, s.normals, 3, GL_FLOAT, GL_FALSE);
  attribute(2, s.fixed_colours, 4, GL_UNSIGNED_BYTE, GL_TRUE);
  attribute(3, s.fixed_positions, 3, GL_FLOAT, GL_FALSE);
  s.index_count = static_cast<int>(mesh.triangles.size());
  return s;
}

void MeshStore::draw(const scene::Item& item) {
  WINDLASS_REQUIRE(item.surface->positions.size() == item.mesh->positions.size());
  auto found = meshes_.find(item.mesh);
  if (found == meshes_.end()) found = meshes_.emplace(item.mesh, stored(*item.mesh)).first;
  Stored& s = found->second;
  if (s.surface != item.surface || s.revision != item.revision) {
    send(GL_ARRAY_BUFFER, s.positions, item.surface->positions, GL_STREAM_DRAW);
    send(GL_ARRAY_BUFFER, s.normals, item.surface->normals, GL_STREAM_DRAW);
    s.surface = item.surface;
    s.revision = item.revision;
  }
  glBindVertexArray(s.array.name());
  glFrontFace(item.mirror_z ? GL_CW : GL_CCW);
  glDrawElements(GL_TRIANGLES, s.index_count, GL_UNSIGNED_INT, nullptr);
}

}  // namespace windlass::render
