in vec3 v_colour;
out vec4 o_colour;

void main() {
  // Half a step of noise, evenly spread (Roberts' R2 sequence), hides the bands that 8 bits would show.
  float noise = fract(dot(gl_FragCoord.xy, vec2(0.75487767, 0.56984029)));
  o_colour = vec4(v_colour + (noise - 0.5) / 255.0, 1.0);
}
