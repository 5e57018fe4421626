// Posed surfaces of every material.
in vec3 a_position;  // world, m (reflected for the left side)
in vec3 a_normal;
in vec4 a_colour;    // sRGB albedo, openness of creases
in vec3 a_neutral;   // neutral posture, m: what grain and fibres stick to
in vec3 a_neutral_normal;

uniform mat4 u_clip_from_world;
uniform mat4 u_shadow_from_world;
uniform float u_mirror;  // -1 draws the reflection z -> -z

out vec3 v_world;
out vec3 v_normal;
out vec3 v_albedo;  // linear
out float v_open;
out vec3 v_neutral;
out vec3 v_neutral_normal;
out vec3 v_shadow;

invariant gl_Position;

void main() {
  vec3 mirror = vec3(1.0, 1.0, u_mirror);
  v_world = a_position * mirror;
  v_normal = a_normal * mirror;
  v_albedo = a_colour.rgb * a_colour.rgb * (0.7 + 0.3 * a_colour.rgb);  // close to the sRGB curve
  v_open = a_colour.a;
  v_neutral = a_neutral;
  v_neutral_normal = a_neutral_normal;
  // Looked up a little outside the surface, so that it does not shade itself.
  v_shadow = (u_shadow_from_world * vec4(v_world + 0.0025 * v_normal, 1.0)).xyz;
  gl_Position = u_clip_from_world * vec4(v_world, 1.0);
}
