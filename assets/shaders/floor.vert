// The piece of floor that can lie in shade.
uniform mat4 u_clip_from_world;
uniform vec3 u_square;
out vec2 v_place;

void main() {
  v_place = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec2 place = u_square.xy + (2.0 * v_place - 1.0) * u_square.z;
  gl_Position = u_clip_from_world * vec4(place.x, 0.0, place.y, 1.0);
}
