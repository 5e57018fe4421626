#include "stages.glsl"

in vec3 v_colour;
#ifdef BY_PIXEL
in vec4 v_world_open;
in vec3 v_normal;
#endif
#if !defined(AT_VERTICES) || defined(FIBRES)
in vec3 v_neutral;
#endif

uniform float u_glass;      // 0 opaque ... 1 clear
uniform float u_presence;
uniform vec3 u_glass_tint;  // of the rim, linear

out vec4 o_colour;

#include "studio.glsl"
#ifdef SKIN
#include "skin.glsl"
#else
#include "tissue.glsl"
#endif

void main() {
#ifdef BY_PIXEL
  vec3 world = v_world_open.xyz;
  vec3 normal = normalize(v_normal);
#endif
#if defined(AT_VERTICES) && defined(FIBRES)
  vec3 colour = v_colour * (1.0 + u_grain_contrast * strand_at(v_neutral));
#elif defined(AT_VERTICES)
  vec3 colour = v_colour;
#elif defined(SKIN)
  vec3 colour = skin_colour(world, normal, v_colour, v_world_open.w, v_neutral);
#else
  float strand = strand_at(v_neutral);
  vec3 colour = tissue_colour(world, normal, v_colour * (1.0 + u_grain_contrast * strand), v_world_open.w, strand);
#endif

#ifdef GLASS
  vec3 to_eye = normalize(u_eye - world);
  float facing = clamp(dot(normal, to_eye), 0.0, 1.0);
  // Faces turned to the eye clear first; what is left at the end is a rim, and a breath of colour that shows form.
  float cover = mix(pow(min(1.02 - facing, 1.0), 2.2 * u_glass), 1.0, 0.10 * u_glass);
  cover *= mix(1.0, 0.86, u_glass) * u_presence;
#ifdef SKIN
  vec3 clear = u_glass_tint * (0.35 + colour * vec3(1.0, 1.5, 1.9));
  float glint = u_glass * u_presence * 0.34 * pow(max(dot(normal, normalize(u_key + to_eye)), 0.0), 110.0);
  colour = mix(colour, clear, u_glass * (0.35 + 0.65 * smoothstep(0.0, 0.7, 1.0 - facing)));
  o_colour = vec4(on_screen(colour) * cover + glint, cover);
#else
  o_colour = vec4(on_screen(colour) * cover, cover);
#endif
#else
  o_colour = vec4(on_screen(colour), 1.0);
#endif
}
