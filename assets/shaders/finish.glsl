// From the light that leaves a surface to what is drawn.
#ifdef GLASS
uniform float u_glass;  // 0 opaque ... 1 clear
uniform float u_presence;
uniform vec3 u_glass_tint;  // of the rim, linear
#endif

#ifdef MARKED
uniform vec4 u_marks[8];         // centre (m, world), radius (m)
uniform vec4 u_mark_colours[8];  // linear, strength

// A disc with a rim, in the light that falls there.
vec3 marked(vec3 world, vec3 colour) {
  float light = 0.35 + 1.3 * dot(colour, vec3(0.25, 0.6, 0.15));
  for (int i = 0; i < 8; ++i) {
    float share = distance(world, u_marks[i].xyz) / u_marks[i].w;
    float disc = 0.72 * (1.0 - smoothstep(0.2, 0.98, share));
    float rim = 0.85 * smoothstep(0.80, 0.87, share) * (1.0 - smoothstep(0.93, 1.0, share));
    colour = mix(colour, u_mark_colours[i].rgb * light, u_mark_colours[i].a * max(disc, rim));
  }
  return colour;
}
#endif

const vec3 accent = vec3(0.02, 0.62, 0.50);  // linear; the interface's

// Screen colour times opacity, and opacity.
vec4 finished(vec3 world, vec3 normal, vec3 colour, float opacity) {
#if defined(GLASS) || defined(HIGHLIGHT)
  vec3 to_eye = normalize(u_eye - world);
  float facing = clamp(dot(normal, to_eye), 0.0, 1.0);
#endif
#ifdef HIGHLIGHT
  colour = mix(colour, accent, 0.22) + accent * (0.06 + 0.9 * pow(1.0 - facing, 1.8));
#endif
#ifdef MARKED
  colour = marked(world, colour);
#endif
#ifdef GLASS
  // Faces turned to the eye clear first; what is left at the end is a rim, and a breath of colour that shows form.
  float cover = mix(pow(min(1.02 - facing, 1.0), 2.2 * u_glass), 1.0, 0.10 * u_glass);
  cover *= mix(1.0, 0.86, u_glass) * u_presence * opacity;
#ifdef SKIN
  vec3 clear = u_glass_tint * (0.35 + colour * vec3(1.0, 1.5, 1.9));
  float glint = u_glass * u_presence * opacity * 0.34 * pow(max(dot(normal, normalize(u_key + to_eye)), 0.0), 110.0);
  colour = mix(colour, clear, u_glass * (0.35 + 0.65 * smoothstep(0.0, 0.7, 1.0 - facing)));
  return vec4(on_screen(colour) * cover + glint, cover);
#else
  return vec4(on_screen(colour) * cover, cover);
#endif
#else
  return vec4(on_screen(colour) * opacity, opacity);
#endif
}
