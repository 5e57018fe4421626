// From the light that leaves a surface to what is drawn.
#ifdef GLASS
uniform float u_glass;  // 0 opaque ... 1 clear
uniform float u_presence;
uniform vec3 u_glass_tint;  // of the rim, linear
#endif

#ifdef FOOTPRINT
uniform float u_footprint;  // 0 ... 1

// Pressed skin from yellow to red, by how near the floor it is.
vec3 printed(vec3 world, vec3 colour) {
  float near = 1.0 - smoothstep(0.0002, 0.0035, world.y);
  vec3 ink = mix(vec3(0.95, 0.55, 0.05), vec3(0.80, 0.05, 0.02), smoothstep(0.25, 0.95, near));
  float light = 0.40 + 1.2 * dot(colour, vec3(0.25, 0.6, 0.15));
  return mix(colour, ink * light, 0.85 * u_footprint * smoothstep(0.0, 0.35, near));
}
#endif

#ifdef MARKED
uniform vec4 u_marks[8];         // centre (m, world), radius (m)
uniform vec3 u_mark_halves[8];   // from the middle to either end (m, world)
uniform vec4 u_mark_colours[8];  // linear, strength

// How strongly the places that are pointed out glow here, 0 ... 1; takes `colour` there, in the light that falls on it.
float marked(vec3 world, inout vec3 colour) {
  float light = 0.40 + 1.2 * dot(colour, vec3(0.25, 0.6, 0.15));
  float strongest = 0.0;
  for (int i = 0; i < 8; ++i) {
    vec3 half_way = u_mark_halves[i];
    vec3 away = world - u_marks[i].xyz;
    away -= half_way * clamp(dot(away, half_way) / max(dot(half_way, half_way), 1e-9), -1.0, 1.0);
    float glow = u_mark_colours[i].a * (1.0 - smoothstep(0.25, 1.0, length(away) / u_marks[i].w));
    colour = mix(colour, u_mark_colours[i].rgb * light, 0.92 * glow);
    strongest = max(strongest, glow);
  }
  return strongest;
}
#endif

const vec3 accent = vec3(0.02, 0.62, 0.50);  // linear; the interface's

// Screen colour times opacity, and opacity. `open`: of creases; nothing glints in them, or a fold of glass would
// show as a white line.
vec4 finished(vec3 world, vec3 normal, vec3 colour, float open, float opacity) {
#if defined(GLASS) || defined(HIGHLIGHT)
  vec3 to_eye = normalize(u_eye - world);
  float facing = clamp(dot(normal, to_eye), 0.0, 1.0);
#endif
#ifdef HIGHLIGHT
  colour = mix(colour, accent, 0.22) + accent * (0.06 + 0.9 * pow(1.0 - facing, 1.8));
#endif
#ifdef FOOTPRINT
  colour = printed(world, colour);
#endif
#ifdef MARKED
  float glow = marked(world, colour);
  vec3 mark = colour;
#endif
#ifdef GLASS
  // Faces turned to the eye clear first; what is left at the end is a rim, and a breath of colour that shows form.
  float cover = mix(pow(min(1.02 - facing, 1.0), 2.2 * u_glass), 1.0, 0.10 * u_glass);
  cover *= mix(1.0, 0.86, u_glass) * u_presence * opacity;
#ifdef SKIN
  vec3 clear = u_glass_tint * (0.35 + colour * vec3(1.0, 1.5, 1.9));
  float glint = u_glass * u_presence * opacity * 0.34 * smoothstep(0.80, 0.98, open) * pow(max(dot(normal, normalize(u_key + to_eye)), 0.0), 110.0);
  colour = mix(colour, clear, u_glass * (0.35 + 0.65 * smoothstep(0.0, 0.7, 1.0 - facing)));
#ifdef MARKED
  colour = mix(colour, mark, glow);
  cover = max(cover, 0.6 * glow * u_presence * opacity);
#endif
  return vec4(on_screen(colour) * cover + glint, cover);
#else
  return vec4(on_screen(colour) * cover, cover);
#endif
#else
  return vec4(on_screen(colour) * opacity, opacity);
#endif
}
