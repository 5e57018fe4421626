// r: the soft shade of the whole body, g: contact.
in float v_height;
out vec4 o_colour;

void main() { o_colour = vec4(exp(-v_height / 0.09), exp(-v_height / 0.009), 0.0, 1.0); }
