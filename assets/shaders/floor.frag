// Darkens what lies behind; the colour says how much of each channel is taken away.
in vec2 v_place;
uniform sampler2D u_mask;
uniform float u_strength;
out vec4 o_colour;

void main() {
  vec2 shade = texture(u_mask, v_place).rg;
  vec2 from_middle = abs(2.0 * v_place - 1.0);
  float inside = 1.0 - smoothstep(0.8, 1.0, max(from_middle.x, from_middle.y));
  float dark = (0.42 * shade.r + 0.38 * shade.g) * u_strength * inside;
  o_colour = vec4(dark * vec3(1.0, 0.97, 0.92), 0.0);  // nothing of how opaque it is
}
