#include "stages.glsl"

#ifdef AT_VERTICES
in vec4 v_shade;
#else
in vec3 v_albedo;
in vec4 v_world_open;
in vec3 v_normal;
#ifdef FADE
in float v_opacity;
#endif
#ifdef SKIN
in float v_paleness;
#endif
#endif
#ifdef NEEDS_NEUTRAL
in vec3 v_neutral;
#endif
#ifdef GRAIN
flat in vec3 v_side;
uniform sampler2D u_grain;
#endif

out vec4 o_colour;

#if !defined(AT_VERTICES) || defined(FIBRES)
#include "studio.glsl"
#ifdef SKIN
#include "skin.glsl"
#else
#include "tissue.glsl"
#endif
#endif
#ifndef AT_VERTICES
#include "finish.glsl"
#endif

void main() {
#if defined(AT_VERTICES) && defined(FIBRES)
  o_colour = vec4(v_shade.rgb * (1.0 + 0.5 * u_grain_contrast * strand_at(v_neutral)), v_shade.a);  // of screen colour
#elif defined(GRAIN)
  vec3 place = 45.0 * v_neutral;
  vec2 across = v_side.x * place.yz + v_side.y * place.zx + v_side.z * place.xy;
  o_colour = vec4(v_shade.rgb * (0.93 + 0.14 * texture(u_grain, across).r), v_shade.a);
#elif defined(AT_VERTICES)
  o_colour = v_shade;
#else
  vec3 world = v_world_open.xyz;
  vec3 normal = normalize(v_normal);
#ifdef SKIN
  vec3 colour = skin_colour(world, normal, v_albedo, v_world_open.w, v_neutral, v_paleness);
#else
  float strand = strand_at(v_neutral);
  vec3 colour = tissue_colour(world, normal, v_albedo * (1.0 + u_grain_contrast * strand), v_world_open.w, strand);
#endif
#ifdef FADE
  o_colour = finished(world, normal, colour, v_world_open.w, v_opacity);
#else
  o_colour = finished(world, normal, colour, v_world_open.w, 1.0);
#endif
#endif
}
