// Three lamps, their shadow and the tone curve.
uniform vec3 u_eye;
uniform vec3 u_key, u_key_colour;
uniform vec3 u_fill, u_fill_colour;
uniform vec3 u_rim, u_rim_colour;
uniform mat4 u_shadow_from_world;
uniform float u_shadow_strength;
uniform highp sampler2DShadow u_shadow_map;
uniform int u_shadow_taps;  // 1 ... 16

// Where the edge of a shadow is looked up, in texels: four do while the picture moves, all are smooth.
const vec2 shadow_taps[16] = vec2[16](
    vec2(2.20, 0.88), vec2(-0.88, 2.20), vec2(-2.20, -0.88), vec2(0.88, -2.20), vec2(0.79, 0.00), vec2(-1.00, 0.92),
    vec2(0.15, -1.75), vec2(1.27, 1.65), vec2(-2.32, -0.41), vec2(2.20, -1.40), vec2(-0.73, 2.74), vec2(-1.40, -2.70),
    vec2(3.04, 1.11), vec2(-3.17, 1.31), vec2(1.53, -3.26), vec2(1.13, 3.60));

const vec3 sky = vec3(0.38, 0.38, 0.44);
const vec3 bounce = vec3(0.32, 0.225, 0.19);

// Share of the key lamp that arrives, 0 ... 1.
float lit(vec3 world, vec3 normal) {
  // Looked up a little outside the surface, so that it does not shade itself.
  vec3 place = (u_shadow_from_world * vec4(world + 0.0025 * normal, 1.0)).xyz;
#ifdef PLAIN
  float share = texture(u_shadow_map, place);
#else
  float share = 0.0;
  for (int i = 0; i < u_shadow_taps; ++i) share += texture(u_shadow_map, place + vec3(shadow_taps[i] / 1024.0, 0.0));
  share /= float(u_shadow_taps);
#endif
  return 1.0 - u_shadow_strength * (1.0 - share);
}

// Light from everywhere else, softer below than above.
vec3 surroundings(vec3 normal) { return mix(bounce, sky, 0.5 + 0.5 * normal.y); }

// Linear light to screen: a shoulder like film's, then the display curve.
vec3 on_screen(vec3 light) {
  light = max(light, 0.0);
  vec3 film = light * (1.0 + light * 0.18) / (1.0 + light * 0.62);
  return pow(clamp(film, 0.0, 1.0), vec3(1.0 / 2.2));
}
