// Posed surfaces of every material.
#include "stages.glsl"

in vec3 a_position;  // world, m (reflected for the left side)
in vec3 a_normal;
in vec4 a_colour;    // sRGB albedo, openness of creases
in vec3 a_neutral;   // neutral posture, m: what grain and fibres stick to

uniform mat4 u_clip_from_world;
uniform float u_mirror;  // -1 draws the reflection z -> -z

// Few outputs: without a GPU, each is paid for once a triangle.
out vec3 v_colour;  // linear: albedo, or with AT_VERTICES the light that leaves
#ifdef BY_PIXEL
out vec4 v_world_open;  // m; openness
out vec3 v_normal;
#endif
#if !defined(AT_VERTICES) || defined(FIBRES)
out vec3 v_neutral;
#endif

invariant gl_Position;

#ifdef AT_VERTICES
#include "studio.glsl"
#ifdef SKIN
#include "skin.glsl"
#else
#include "tissue.glsl"
#endif
#endif

void main() {
  vec3 mirror = vec3(1.0, 1.0, u_mirror);
  vec3 world = a_position * mirror;
  vec3 normal = a_normal * mirror;
  vec3 albedo = a_colour.rgb * a_colour.rgb * (0.7 + 0.3 * a_colour.rgb);  // close to the sRGB curve
  v_colour = albedo;
#ifdef AT_VERTICES
#ifdef SKIN
  v_colour = skin_colour(world, normal, albedo, a_colour.a, a_neutral);
#else
  v_colour = tissue_colour(world, normal, albedo, a_colour.a, 0.0);
#endif
#endif
#ifdef BY_PIXEL
  v_world_open = vec4(world, a_colour.a);
  v_normal = normal;
#endif
#if !defined(AT_VERTICES) || defined(FIBRES)
  v_neutral = a_neutral;
#endif
  gl_Position = u_clip_from_world * vec4(world, 1.0);
}
