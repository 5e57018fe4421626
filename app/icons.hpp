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
inline constexpr Icon today{"\xEF\x80\x95", "T"};
inline constexpr Icon library{"\xEF\x80\x89", "L"};
inline constexpr Icon player{"\xEF\x85\x84", "P"};
inline constexpr Icon builder{"\xEF\x81\x84", "B"};
inline constexpr Icon learn{"\xEF\x80\xAD", "R"};
inline constexpr Icon progress{"\xEF\x82\x80", "G"};
inline constexpr Icon settings{"\xEF\x80\x93", "S"};
inline constexpr Icon check{"\xEF\x80\x8C", "v"};
inline constexpr Icon search{"\xEF\x80\x82", "?"};
inline constexpr Icon hand{"\xEF\x89\x96", "!"};
inline constexpr Icon up{"\xEF\x81\xA2", "^"};
inline constexpr Icon down{"\xEF\x81\xA3", "v"};
inline constexpr Icon copy{"\xEF\x83\x85", "2"};
inline constexpr Icon trash{"\xEF\x80\x94", "x"};
inline constexpr Icon redo{"\xEF\x80\x9E", ">"};
}  // namespace icon

}  // namespace windlass::app
