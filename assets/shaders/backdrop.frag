in vec3 v_colour;
out vec4 o_colour;

void main() {
  // Half a step of ordered noise hides the bands that 8 bits would show.
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  o_colour = vec4(v_colour + (noise - 0.5) / 255.0, 1.0);
}
