// Variants of surfaces, by the names that the program may define:
//   SKIN         skin; else every other tissue
//   AT_VERTICES  light is worked out at the vertices: many times cheaper where there is no GPU, and as good as long
//                as triangles are a few pixels wide
//   FIBRES       strands are drawn pixel by pixel even so
//   GRAIN        and so is the fine relief of skin, in its simplest form
//   GLASS        on the way from opaque to clear glass
//   PLAIN        fewer steps, for what is large and of little interest
//   FADE         opacity falls along a limb
//   HIGHLIGHT    the part that stands out
//   FOOTPRINT    skin that lies on the floor is coloured
//   MARKED       places that are pointed out may lie on it
#if !defined(AT_VERTICES) || defined(FIBRES) || defined(GRAIN)
#define NEEDS_NEUTRAL
#endif
#ifdef AT_VERTICES
#define TAP(picture, place) textureLod(picture, place, 3.0)
#else
#define TAP(picture, place) texture(picture, place)
#endif
