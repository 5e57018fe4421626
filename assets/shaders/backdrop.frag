// A paper sweep: lighter behind the subject, darker towards the corners.
in vec2 v_place;
uniform vec3 u_glow;  // middle; screen colours
uniform vec3 u_top;
uniform vec3 u_foot;
uniform float u_aspect;
out vec4 o_colour;

void main() {
  vec2 from_middle = (v_place - vec2(0.5, 0.56)) * vec2(u_aspect / 1.6, 1.0);
  float away = dot(from_middle, from_middle);
  vec3 sweep = mix(u_foot, u_top, smoothstep(0.0, 0.9, v_place.y));
  vec3 colour = mix(u_glow, sweep, smoothstep(0.0, 0.42, away));
  colour *= 1.0 - 0.22 * smoothstep(0.25, 0.9, away);
  // Half a step of ordered noise hides the bands that 8 bits would show.
  vec2 cell = floor(gl_FragCoord.xy);
  colour += (fract(52.9829189 * fract(dot(cell, vec2(0.06711056, 0.00583715)))) - 0.5) / 255.0;
  o_colour = vec4(colour, 1.0);
}
