// Posed surfaces of every material.
#include "stages.glsl"

in vec3 a_position;  // world, m (reflected for the left side)
in vec3 a_normal;
in vec4 a_colour;    // sRGB albedo, openness of creases
in vec3 a_neutral;   // neutral posture, m: what grain and fibres stick to

uniform mat4 u_clip_from_world;
uniform float u_mirror;  // -1 draws the reflection z -> -z
uniform vec3 u_tint;     // of the albedo: the skin's tone

#ifdef SKIN
in float a_paleness;     // how much of `u_pale_tint` it takes instead: soles and palms
in float a_blanch;       // 1 emptied of blood ... -1 flushed
uniform vec3 u_pale_tint;
uniform float u_pigment; // 0 ... 1: hides the blood
#endif

// Few outputs: without a GPU, each is paid for once a triangle.
#ifdef AT_VERTICES
out vec4 v_shade;   // on the screen, times its opacity
#else
out vec3 v_albedo;      // linear
out vec4 v_world_open;  // m; openness
out vec3 v_normal;
#ifdef FADE
out float v_opacity;
#endif
#ifdef SKIN
out float v_paleness;
#endif
#endif
#ifdef NEEDS_NEUTRAL
out vec3 v_neutral;
#endif
#ifdef GRAIN
flat out vec3 v_side;  // the axis that a triangle faces most
#endif

#ifdef FADE
uniform vec3 u_fade;  // begins, ends (m, height in the neutral posture); what is left
#endif

invariant gl_Position;

#ifdef AT_VERTICES
#include "studio.glsl"
#ifdef SKIN
#include "skin.glsl"
#else
#include "tissue.glsl"
#endif
#include "finish.glsl"
#endif

void main() {
  vec3 mirror = vec3(1.0, 1.0, u_mirror);
  vec3 world = a_position * mirror;
  vec3 normal = a_normal * mirror;
  vec3 albedo = a_colour.rgb * a_colour.rgb * (0.7 + 0.3 * a_colour.rgb);  // close to the sRGB curve
#ifdef SKIN
  albedo *= mix(u_tint, u_pale_tint, a_paleness);
  vec3 bloodless = a_blanch > 0.0 ? vec3(0.14, 0.26, 0.25) : vec3(-0.03, 0.24, 0.20);
  albedo *= 1.0 + a_blanch * bloodless * (1.0 - 0.65 * u_pigment * (1.0 - a_paleness));
#else
  albedo *= u_tint;
#endif
#ifdef FADE
  float opacity = mix(1.0, u_fade.z, smoothstep(u_fade.x, u_fade.y, a_neutral.y));
#else
  const float opacity = 1.0;
#endif
#ifdef AT_VERTICES
#ifdef SKIN
  vec3 colour = skin_colour(world, normal, albedo, a_colour.a, a_neutral, a_paleness);
#else
  vec3 colour = tissue_colour(world, normal, albedo, a_colour.a, 0.0);
#endif
  v_shade = finished(world, normal, colour, a_colour.a, opacity);
#else
  v_albedo = albedo;
  v_world_open = vec4(world, a_colour.a);
  v_normal = normal;
#ifdef FADE
  v_opacity = opacity;
#endif
#ifdef SKIN
  v_paleness = a_paleness;
#endif
#endif
#ifdef NEEDS_NEUTRAL
  v_neutral = a_neutral;
#endif
#ifdef GRAIN
  vec3 size = abs(a_normal);
  v_side = size.x > size.y && size.x > size.z ? vec3(1.0, 0.0, 0.0)
                                              : size.y > size.z ? vec3(0.0, 1.0, 0.0) : vec3(0.0, 0.0, 1.0);
#endif
  gl_Position = u_clip_from_world * vec4(world, 1.0);
}
