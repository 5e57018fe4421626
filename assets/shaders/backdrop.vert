// The backdrop as a coarse grid at the far plane, coloured at its corners: a gradient needs no more.
uniform vec3 u_glow;  // middle; screen colours
uniform vec3 u_top;
uniform vec3 u_foot;
uniform float u_aspect;
out vec3 v_colour;

const int columns = 40;
const int rows = 24;

// A paper sweep: lighter behind the subject, darker towards the corners.
vec3 sweep_at(vec2 place) {
  vec2 from_middle = (place - vec2(0.5, 0.56)) * vec2(u_aspect / 1.6, 1.0);
  float away = dot(from_middle, from_middle);
  vec3 sweep = mix(u_foot, u_top, smoothstep(0.0, 0.9, place.y));
  return mix(u_glow, sweep, smoothstep(0.0, 0.42, away)) * (1.0 - 0.22 * smoothstep(0.25, 0.9, away));
}

void main() {
  int cell = gl_VertexID / 6;
  int corner = gl_VertexID % 6;
  ivec2 offset = ivec2(corner == 1 || corner == 3 || corner == 4 ? 1 : 0, corner == 2 || corner == 4 || corner == 5 ? 1 : 0);
  vec2 place = vec2(ivec2(cell % columns, cell / columns) + offset) / vec2(ivec2(columns, rows));
  v_colour = sweep_at(place);
  gl_Position = vec4(place * 2.0 - 1.0, 1.0, 1.0);
}
