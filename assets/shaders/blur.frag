// One direction of a nine-tap Gaussian, in five linear taps.
in vec2 v_place;
uniform sampler2D u_picture;
uniform vec2 u_step;  // one texel along the direction
out vec4 o_colour;

void main() {
  vec4 sum = texture(u_picture, v_place) * 0.2270270270;
  sum += (texture(u_picture, v_place + 1.3846153846 * u_step) + texture(u_picture, v_place - 1.3846153846 * u_step)) *
         0.3162162162;
  sum += (texture(u_picture, v_place + 3.2307692308 * u_step) + texture(u_picture, v_place - 3.2307692308 * u_step)) *
         0.0702702703;
  o_colour = sum;
}
