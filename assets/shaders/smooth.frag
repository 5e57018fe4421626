// Smooths stepped edges in a finished picture: blurs along an edge, never across it (after Lottes 2009, FXAA).
in vec2 v_place;
uniform sampler2D u_picture;
uniform vec2 u_texel;
out vec4 o_colour;

// Green is most of it, and all that skin, bone and backdrop need.
float brightness(vec2 place) { return texture(u_picture, place).g; }

void main() {
  float top_left = brightness(v_place + vec2(-0.75, 0.75) * u_texel);
  float top_right = brightness(v_place + vec2(0.75, 0.75) * u_texel);
  float low_left = brightness(v_place + vec2(-0.75, -0.75) * u_texel);
  float low_right = brightness(v_place + vec2(0.75, -0.75) * u_texel);
  // Perpendicular to the slope of brightness runs the edge.
  vec2 edge = vec2(low_left + low_right - top_left - top_right, top_left + low_left - top_right - low_right);
  float contrast = abs(edge.x) + abs(edge.y);
  if (contrast < 0.04) discard;  // most of the picture: it stays as it is
  edge /= min(abs(edge.x), abs(edge.y)) + 0.02;
  edge = clamp(edge, -6.0, 6.0) * smoothstep(0.04, 0.16, contrast);
  vec3 one_way = texture(u_picture, v_place + edge * u_texel * 0.28).rgb;
  vec3 other_way = texture(u_picture, v_place - edge * u_texel * 0.28).rgb;
  o_colour = vec4(0.5 * (one_way + other_way), 1.0);
}
