// Skin: soft key with red under the surface where light turns to shadow, two sheens, fine relief.
uniform sampler2D u_grain;  // r: relief, g: blotches
#ifndef AT_VERTICES
uniform float u_pigment;
#endif

// Grain sticks to the neutral posture and comes from the three axis directions.
vec2 grain_at(vec3 place, vec3 direction) {
  vec3 share = direction * direction;
  share *= share;
  share /= share.x + share.y + share.z;
  return share.x * TAP(u_grain, place.yz).rg + share.y * TAP(u_grain, place.zx).rg +
         share.z * TAP(u_grain, place.xy).rg;
}

// Light that leaves towards the eye, linear. `neutral`: the place in the neutral posture (m). `paleness`: 1 on soles and
// palms, whose skin is ridged and holds no oil.
vec3 skin_colour(vec3 world, vec3 normal, vec3 albedo, float open, vec3 neutral, float paleness) {
  open = 0.18 + 0.82 * clamp(open, 0.0, 1.0);  // even between toes, skin passes light on
  float share = lit(world, normal);
  vec3 to_eye = normalize(u_eye - world);
  vec2 grain = grain_at(neutral * 45.0, normal);
  float relief = grain.r;
  float oil = 0.55 + 0.9 * grain.g;
#ifndef AT_VERTICES
  // Seen from near, furrows in a second size and, on soles and palms, ridges; the smaller pictures of the texture fade
  // them out before they could shimmer.
  float fine = grain_at(neutral * 118.0, normal).r;
  float ridges = texture(u_grain, vec2(neutral.z * 150.0 + 4.0 * grain.g, neutral.x * 24.0)).r;
  relief = mix(0.62 * relief + 0.38 * fine, 0.45 * relief + 0.55 * ridges, paleness);
#endif
  albedo *= 1.0 + 0.16 * (grain.g - 0.5) * vec3(0.5, 1.0, 0.9) + 0.12 * (relief - 0.5);
#ifndef AT_VERTICES
  // Bump without tangents (Mikkelsen 2010): the slope of the relief as seen on the screen.
  vec3 along_x = dFdx(world);
  vec3 along_y = dFdy(world);
  vec3 side_x = cross(along_y, normal);
  vec3 side_y = cross(normal, along_x);
  float area = dot(along_x, side_x);
  vec3 slope = (dFdx(relief) * side_x + dFdy(relief) * side_y) * (0.00007 * sign(area) / max(abs(area), 1e-14));
  normal = normalize(normal - slope / (1.0 + 2.0 * length(slope)));  // tame where seen edge-on
#endif

  float facing = min(abs(dot(normal, to_eye)), 1.0);
  float towards_key = dot(normal, u_key);
  float blood = 1.0 - 0.6 * u_pigment * (1.0 - paleness);
  vec3 hollow = pow(vec3(open), vec3(0.55, 0.95, 1.05));           // creases glow red before they darken
  vec3 reach = vec3(0.20 + 0.24 * blood, 0.20, 0.13);              // red light travels farthest
  vec3 wrapped = max((towards_key + reach) / (1.0 + reach), 0.0);
  wrapped *= 0.35 + 0.65 * wrapped;
  vec3 through = mix(vec3(share), vec3(1.0), vec3(0.20, 0.05, 0.03) * blood) *
                 mix(vec3(1.0), vec3(1.0 + 0.10 * blood, 0.90, 0.84), 4.0 * share * (1.0 - share));
  vec3 light = u_key_colour * wrapped * through * (0.60 + 0.40 * open);
  light += u_fill_colour * max((dot(normal, u_fill) + 0.35) / 1.35, 0.0) * open;
  light += surroundings(normal) * hollow;
  vec3 colour = albedo * light;

  float towards_half = max(dot(normal, normalize(u_key + to_eye)), 0.0);
  float gloss = oil * mix(1.0, 0.6, paleness);
  float sheen = 0.085 * pow(towards_half, 14.0) + 0.11 * gloss * pow(towards_half, 56.0) * (0.45 + 1.1 * relief);
  float grazing = pow(1.0 - facing, 5.0);
  colour += u_key_colour * sheen * share * open * (1.0 + 4.0 * grazing) * max(towards_key, 0.0);

  float edge = pow(1.0 - facing, 3.5);
  colour += u_rim_colour * edge * max(0.25 + 0.75 * dot(normal, u_rim), 0.0) * open;
  return colour + vec3(0.10, 0.05, 0.04) * edge * albedo;
}
