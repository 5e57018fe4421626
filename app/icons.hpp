#pragma once
// Code points of Font Awesome 4.7 by what they mean here, with a letter for when the font is missing.

namespace windlass::app {

struct Icon {
  const char* glyph;   ///< UTF-8, private use area.
  const char* letter;  ///< Stands in.
};

namespace icon {
inline constexpr Icon play{"\xEF\x81\x8B", ">"};
inline constexpr Icon pause{"\xEF\x81\x8C", "II"};
inline constexpr Icon restart{"\xEF\x83\xA2", "R"};
inline constexpr Icon back{"\xEF\x81\x88", "|<"};
inline constexpr Icon forward{"\xEF\x81\x91", ">|"};
inline constexpr Icon list{"\xEF\x80\xBA", "="};
inline constexpr Icon sliders{"\xEF\x87\x9E", "#"};
inline constexpr Icon sun{"\xEF\x86\x85", "O"};
inline constexpr Icon moon{"\xEF\x86\x86", "C"};
inline constexpr Icon close{"\xEF\x80\x8D", "x"};
inline constexpr Icon help{"\xEF\x84\xA8", "?"};
inline constexpr Icon warning{"\xEF\x81\xB1", "!"};
inline constexpr Icon loop{"\xEF\x80\xA1", "o"};
inline constexpr Icon plus{"\xEF\x81\xA7", "+"};
inline constexpr Icon minus{"\xEF\x81\xA8", "-"};
}  // namespace icon

}  // namespace windlass::app
