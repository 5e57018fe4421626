// r: the soft shade of the whole body, g: contact.
in float v_height;
uniform float u_weight;  // 1 opaque; glass shades less
out vec4 o_colour;

void main() { o_colour = vec4(u_weight * exp(-v_height / 0.09), u_weight * exp(-v_height / 0.009), 0.0, 1.0); }
