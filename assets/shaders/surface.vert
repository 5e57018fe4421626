// Posed surfaces of every material.
in vec3 a_position;  // world, m (reflected for the left side)
in vec3 a_normal;
in vec4 a_colour;    // sRGB albedo, openness of creases
in vec3 a_neutral;   // neutral posture, m: what grain and fibres stick to

uniform mat4 u_clip_from_world;
uniform float u_mirror;  // -1 draws the reflection z -> -z

// Few and packed: where there is no GPU, every output is paid for once a triangle.
out vec4 v_world_open;  // m; openness
out vec3 v_normal;
out vec3 v_albedo;  // linear
out vec3 v_neutral;

invariant gl_Position;

void main() {
  vec3 mirror = vec3(1.0, 1.0, u_mirror);
  vec3 world = a_position * mirror;
  v_world_open = vec4(world, a_colour.a);
  v_normal = a_normal * mirror;
  v_albedo = a_colour.rgb * a_colour.rgb * (0.7 + 0.3 * a_colour.rgb);  // close to the sRGB curve
  v_neutral = a_neutral;
  gl_Position = u_clip_from_world * vec4(world, 1.0);
}
