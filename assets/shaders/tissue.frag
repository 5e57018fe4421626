// Everything under the skin, and nails. One program: numbers, not branches, tell the materials apart.
in vec4 v_world_open;
in vec3 v_normal;
in vec3 v_albedo;
in vec3 v_neutral;

uniform sampler2D u_grain;
uniform vec3 u_fibre;           // unit, neutral posture
uniform vec3 u_fibre_world;     // the same, posed
uniform vec2 u_grain_per_metre; // across and along the fibre
uniform float u_grain_contrast;
uniform float u_wrap;           // light bleeding past the terminator
uniform float u_outline;        // darkening towards the silhouette, as in an anatomy plate
uniform vec4 u_sheen;           // strength, exponent, silkiness (0 round ... 1 along fibres), relief
uniform float u_glass;
uniform float u_presence;

out vec4 o_colour;

#include "studio.glsl"

void main() {
  vec3 world = v_world_open.xyz;
  float open = v_world_open.w;
  vec3 normal = normalize(v_normal);
  float share = lit(world, normal);
  vec3 to_eye = normalize(u_eye - world);

  vec3 aside = normalize(cross(u_fibre, abs(u_fibre.y) < 0.9 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0)));
  vec3 ahead = cross(u_fibre, aside);
  float down = dot(v_neutral, u_fibre) * u_grain_per_metre.y;
  vec2 grain_aside = texture(u_grain, vec2(dot(v_neutral, aside) * u_grain_per_metre.x, down)).rg;
  vec2 grain_ahead = texture(u_grain, vec2(dot(v_neutral, ahead) * u_grain_per_metre.x + 0.37, down)).rg;
  float facing_ahead = dot(normal, ahead);
  vec2 grain = mix(grain_ahead, grain_aside, smoothstep(0.2, 0.8, facing_ahead * facing_ahead));
  float strand = 0.6 * grain.r + 0.4 * grain.g - 0.5;
  vec3 albedo = v_albedo * (1.0 + u_grain_contrast * strand);

  float facing = max(dot(normal, to_eye), 0.0);
  float towards_key = dot(normal, u_key);
  float wrapped = max((towards_key + u_wrap) / (1.0 + u_wrap), 0.0);
  vec3 hollow = pow(vec3(open), vec3(0.8, 1.0, 1.2));
  vec3 light = u_key_colour * wrapped * share * (0.5 + 0.5 * open);
  light += u_fill_colour * max((dot(normal, u_fill) + 0.3) / 1.3, 0.0) * open;
  light += surroundings(normal) * hollow;
  light *= 1.0 - u_outline * pow(1.0 - facing, 2.5);
  vec3 colour = albedo * light;

  vec3 half_way = normalize(u_key + to_eye);
  float along = dot(u_fibre_world, half_way);
  float round_sheen = max(dot(normal, half_way), 0.0);
  float silk_sheen = sqrt(max(1.0 - along * along, 0.0)) * smoothstep(-0.1, 0.5, towards_key);
  float sheen = pow(mix(round_sheen, silk_sheen, u_sheen.z), u_sheen.y) * u_sheen.x * (1.0 + u_sheen.w * 2.0 * strand);
  colour += u_key_colour * sheen * share * open * max(towards_key + 0.2, 0.0);
  colour += u_rim_colour * pow(1.0 - facing, 3.5) * max(0.25 + 0.75 * dot(normal, u_rim), 0.0) * 0.6 * open;

#ifdef GLASS
  float cover = pow(min(1.02 - facing, 1.0), 2.6 * u_glass) * mix(1.0, 0.80, u_glass) * u_presence;
  o_colour = vec4(on_screen(colour) * cover, cover);
#else
  o_colour = vec4(on_screen(colour), 1.0);
#endif
}
