// Depth only: the shadow map, and the front-most layer of glass.
in vec3 a_position;
uniform mat4 u_clip_from_world;
uniform float u_mirror;
invariant gl_Position;

void main() {
  vec3 world = a_position * vec3(1.0, 1.0, u_mirror);
  gl_Position = u_clip_from_world * vec4(world, 1.0);
}
