// Skin: soft key with red under the surface where light turns to shadow, two sheens, fine relief; or, with
// GLASS, the same skin on its way to clear glass.
in vec4 v_world_open;
in vec3 v_normal;
in vec3 v_albedo;
in vec3 v_neutral;

uniform sampler2D u_grain;  // r: relief, g: blotches
uniform float u_glass;
uniform float u_presence;

out vec4 o_colour;

#include "studio.glsl"

// Grain sticks to the neutral posture and comes from the three axis directions.
vec2 grain_at(vec3 place, vec3 direction) {
  vec3 share = direction * direction;
  share *= share;
  share /= share.x + share.y + share.z;
  return share.x * texture(u_grain, place.yz).rg + share.y * texture(u_grain, place.zx).rg +
         share.z * texture(u_grain, place.xy).rg;
}

void main() {
  vec3 world = v_world_open.xyz;
  float open = v_world_open.w;
  vec3 normal = normalize(v_normal);
  float share = lit(world, normal);
  vec3 to_eye = normalize(u_eye - world);
  vec3 albedo = v_albedo;
  float relief = 0.5;
#if !defined(FAST) && !defined(GLASS)
  vec2 grain = grain_at(v_neutral * 45.0, normal);
  relief = grain.r;
  albedo *= 1.0 + 0.16 * (grain.g - 0.5) * vec3(0.5, 1.0, 0.9) + 0.10 * (relief - 0.5);
  // Bump without tangents (Mikkelsen 2010): the slope of the relief as seen on the screen.
  vec3 along_x = dFdx(world);
  vec3 along_y = dFdy(world);
  float slope_x = dFdx(relief);
  float slope_y = dFdy(relief);
  vec3 side_x = cross(along_y, normal);
  vec3 side_y = cross(normal, along_x);
  float area = dot(along_x, side_x);
  vec3 slope = sign(area) * (slope_x * side_x + slope_y * side_y);
  normal = normalize(abs(area) * normal - 0.00009 * slope);
#endif

  vec3 hollow = pow(vec3(open), vec3(0.55, 0.95, 1.05));  // creases glow red before they darken

  float facing = max(dot(normal, to_eye), 0.0);
  float towards_key = dot(normal, u_key);
  vec3 reach = vec3(0.42, 0.20, 0.13);
  vec3 wrapped = max((towards_key + reach) / (1.0 + reach), 0.0);
  wrapped *= 0.35 + 0.65 * wrapped;
  vec3 through = mix(vec3(share), vec3(1.0), vec3(0.20, 0.05, 0.03)) *
                 mix(vec3(1.0), vec3(1.08, 0.90, 0.84), 4.0 * share * (1.0 - share));
  vec3 light = u_key_colour * wrapped * through * (0.55 + 0.45 * open);
  light += u_fill_colour * max((dot(normal, u_fill) + 0.35) / 1.35, 0.0) * open;
  light += surroundings(normal) * hollow;
  vec3 colour = albedo * light;

  vec3 half_way = normalize(u_key + to_eye);
  float towards_half = max(dot(normal, half_way), 0.0);
  float schlick = pow(1.0 - facing, 5.0);
  float sheen = 0.085 * pow(towards_half, 14.0) + 0.10 * pow(towards_half, 56.0) * (0.45 + 1.1 * relief);
  colour += u_key_colour * sheen * share * open * (1.0 + 4.0 * schlick) * max(towards_key, 0.0);

  float edge = pow(1.0 - facing, 3.5);
  colour += u_rim_colour * edge * max(0.25 + 0.75 * dot(normal, u_rim), 0.0) * open;
  colour += vec3(0.10, 0.05, 0.04) * edge * albedo;

#ifdef GLASS
  // Faces turned to the eye clear first; what is left at the end is a rim of cool reflection.
  float cover = pow(min(1.02 - facing, 1.0), 2.6 * u_glass) * mix(1.0, 0.80, u_glass) * u_presence;
  vec3 clear = mix(albedo * 0.9, vec3(0.62, 0.70, 0.80), 0.55) * (0.45 + 0.55 * light);
  float glint = u_glass * u_presence * 0.30 * pow(towards_half, 90.0);
  colour = mix(colour, clear, u_glass);
  o_colour = vec4(on_screen(colour) * cover + glint, cover);
#else
  o_colour = vec4(on_screen(colour), 1.0);
#endif
}
