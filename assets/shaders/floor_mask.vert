// Each point of the body carried along the key lamp's rays to the floor y = 0.
in vec3 a_position;
uniform float u_mirror;
uniform vec3 u_key;
uniform vec3 u_square;  // middle x, middle z, half side (m) of the floor that the mask covers
out float v_height;

void main() {
  vec3 world = a_position * vec3(1.0, 1.0, u_mirror);
  float height = max(world.y, 0.0);
  // Rays as from a wide lamp overhead: half as slanting as the key's.
  vec2 place = world.xz - 0.5 * u_key.xz / max(u_key.y, 0.3) * height;
  v_height = height;
  gl_Position = vec4((place - u_square.xy) / u_square.z, 0.0, 1.0);
}
