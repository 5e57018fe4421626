// Everything under the skin, and nails. One function: numbers, not branches, tell the materials apart.
uniform sampler2D u_grain;
uniform vec3 u_fibre;            // unit, neutral posture
uniform vec3 u_fibre_world;      // the same, posed
uniform vec2 u_grain_per_metre;  // across and along the fibre
uniform float u_grain_contrast;
uniform float u_wrap;            // light bleeding past the terminator
uniform float u_outline;         // darkening towards the silhouette, as in an anatomy plate
uniform vec4 u_sheen;            // strength, exponent, silkiness (0 round ... 1 along fibres), relief

// Strands along the fibre, about -0.5 ... 0.5. Seen from the side that a coordinate runs into, it does not vary,
// so the two add up to strands on every side.
float strand_at(vec3 neutral) {
  vec3 aside = normalize(cross(u_fibre, abs(u_fibre.y) < 0.9 ? vec3(0.0, 1.0, 0.0) : vec3(1.0, 0.0, 0.0)));
  vec3 ahead = cross(u_fibre, aside);
  float down = dot(neutral, u_fibre) * u_grain_per_metre.y;
#ifdef PLAIN
  return 1.1 * (texture(u_grain, vec2(dot(neutral, aside + ahead) * u_grain_per_metre.x, down)).r - 0.5);
#else
  vec2 first = texture(u_grain, vec2(dot(neutral, aside) * u_grain_per_metre.x, down)).rg;
  vec2 second = texture(u_grain, vec2(dot(neutral, ahead) * u_grain_per_metre.x + 0.37, down)).rg;
  vec2 both = first + second - 1.0;
  return 0.45 * both.r + 0.3 * both.g;
#endif
}

// Light that leaves towards the eye, linear.
vec3 tissue_colour(vec3 world, vec3 normal, vec3 albedo, float open, float strand) {
  vec3 to_eye = normalize(u_eye - world);
  float facing = min(abs(dot(normal, to_eye)), 1.0);  // smooth normals of crumpled cloth may point away from the eye
  float share = lit(world, normal);
  float towards_key = dot(normal, u_key);
  float wrapped = max((towards_key + u_wrap) / (1.0 + u_wrap), 0.0);
  open = 0.22 + 0.78 * clamp(open, 0.0, 1.0);  // between bones, cartilage and not a void
#ifdef PLAIN
  vec3 hollow = vec3(open);
#else
  vec3 hollow = pow(vec3(open), vec3(0.75, 1.0, 1.25));
#endif
  vec3 light = u_key_colour * wrapped * share * (0.5 + 0.5 * open);
  light += u_fill_colour * max((dot(normal, u_fill) + 0.3) / 1.3, 0.0) * open;
  light += surroundings(normal) * hollow;
  float edge = (1.0 - facing) * (1.0 - facing) * sqrt(1.0 - facing);
  light *= 1.0 - u_outline * edge;
  vec3 colour = albedo * light;

  vec3 half_way = normalize(u_key + to_eye);
  float along = dot(u_fibre_world, half_way);
  float round_sheen = max(dot(normal, half_way), 0.0);
  float silk_sheen = sqrt(max(1.0 - along * along, 0.0)) * smoothstep(-0.1, 0.5, towards_key);
  float sheen = pow(mix(round_sheen, silk_sheen, u_sheen.z), u_sheen.y) * u_sheen.x * (1.0 + u_sheen.w * 2.0 * strand);
  colour += u_key_colour * sheen * share * open * max(towards_key + 0.2, 0.0);
  return colour + u_rim_colour * edge * (1.0 - facing) * max(0.25 + 0.75 * dot(normal, u_rim), 0.0) * 0.6 * open;
}
