#pragma once
// What is written in a finished pass over the panel, letter by letter, read from the triangles that are drawn.
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <imgui.h>

#include "app/rect.hpp"

namespace windlass::tests {

struct Letter {
  std::string text;        ///< UTF-8.
  app::Rect rect;          ///< Pixels.
  ImU32 colour = 0;
  bool is_symbol = false;  ///< Of the icon font.
  bool is_off = false;     ///< Faded: of a button that does nothing now.
};

/// A corner of a glyph in the atlas, as a key.
using Corner = std::pair<long, long>;

inline Corner corner_of(float u, float v) {
  return {std::lround(u * 65536.0F), std::lround(v * 65536.0F)};
}

inline std::string utf8(unsigned code) {
  const auto byte = [](unsigned bits) { return static_cast<char>(bits); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | (code >> 6)), byte(0x80 | (code & 0x3F))};
  return {byte(0xE0 | (code >> 12)), byte(0x80 | ((code >> 6) & 0x3F)), byte(0x80 | (code & 0x3F))};
}

/// The letters of the typefaces in use, by where they lie in the atlas.
inline std::map<Corner, unsigned> letters_by_corner() {
  std::map<Corner, unsigned> codes;
  for (const ImFont* font : ImGui::GetIO().Fonts->Fonts) {
    for (const ImFontGlyph& glyph : font->Glyphs) codes[corner_of(glyph.U0, glyph.V0)] = glyph.Codepoint;
  }
  return codes;
}

/// Whether two rectangles have something in common.
inline bool overlap(const app::Rect& a, const app::Rect& b) {
  return a.min.x < b.max.x && a.max.x > b.min.x && a.min.y < b.max.y && a.max.y > b.min.y;
}

/// The part of a list's edge that a triangle fades out; empty if it does not.
inline app::Rect faded_by(const std::array<ImDrawVert*, 3>& corners) {
  app::Rect box{corners[0]->pos, corners[0]->pos};
  std::map<ImU32, std::set<float>> heights;  // by opacity
  for (const ImDrawVert* corner : corners) {
    box.min = {std::min(box.min.x, corner->pos.x), std::min(box.min.y, corner->pos.y)};
    box.max = {std::max(box.max.x, corner->pos.x), std::max(box.max.y, corner->pos.y)};
    heights[corner->col >> IM_COL32_A_SHIFT].insert(corner->pos.y);
  }
  const bool fades = heights.size() == 2 && heights.begin()->second.size() == 1 && heights.rbegin()->second.size() == 1;
  return fades && box.height() > 2.0F && box.width() > 4.0F * box.height() ? box : app::Rect{};
}

/// Takes all letters out of what ImGui is about to draw, so that only their ground is left. Gives those that can be seen
/// and read: not what a card hides, also in part, what a list cuts off or fades out, or what lies below `veil`.
/// `rim`: how far (pixels) a card reaches beyond the ground that it clears.
inline std::vector<Letter> take_letters_out(ImDrawData& data, ImU32 veil, float rim) {
  const std::map<Corner, unsigned> codes = letters_by_corner();
  const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
  std::vector<Letter> letters;
  for (int l = 0; l < data.CmdListsCount; ++l) {
    ImDrawList& list = *data.CmdLists[l];
    for (const ImDrawVert& vertex : list.VtxBuffer) {
      if (vertex.col == veil) letters.clear();
    }
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const app::Rect clip{{command.ClipRect.x, command.ClipRect.y}, {command.ClipRect.z, command.ClipRect.w}};
      if (command.UserCallback != nullptr) {  // a card's ground
        const app::Rect card{{clip.min.x - rim, clip.min.y - rim}, {clip.max.x + rim, clip.max.y + rim}};
        std::erase_if(letters, [&](const Letter& letter) { return overlap(letter.rect, card); });
        continue;
      }
      for (unsigned i = command.IdxOffset; i + 5 < command.IdxOffset + command.ElemCount; i += 3) {
        std::array<ImDrawVert*, 4> corners{};
        for (unsigned k = 0; k < 4; ++k) {  // two triangles: 0 1 2, 0 2 3
          constexpr unsigned places[] = {0, 1, 2, 5};
          const auto vertex = static_cast<int>(list.IdxBuffer[static_cast<int>(i + places[k])] + command.VtxOffset);
          corners[k] = &list.VtxBuffer[vertex];
        }
        const auto [a, b, c, d] = corners;
        const auto is_shape = [&](const ImDrawVert* v) { return v->uv.x == white.x && v->uv.y == white.y; };
        if (is_shape(a)) {
          const app::Rect faded = faded_by({a, b, c});
          if (faded.height() > 0.0F) {
            std::erase_if(letters, [&](const Letter& letter) { return overlap(letter.rect, faded); });
          }
          continue;
        }
        if (is_shape(c) || d - a != 3) continue;
        const app::Rect rect{a->pos, c->pos};
        const auto found = codes.find(corner_of(a->uv.x, a->uv.y));
        const unsigned code = found == codes.end() ? '?' : found->second;
        const bool is_whole = rect.min.x >= clip.min.x && rect.min.y >= clip.min.y && rect.max.x <= clip.max.x &&
                              rect.max.y <= clip.max.y;
        const bool is_symbol = code >= 0xF000;
        const ImU32 alpha = a->col >> IM_COL32_A_SHIFT;
        if (is_whole && alpha > 0) letters.push_back({utf8(code), rect, a->col, is_symbol, is_symbol && alpha < 255});
        for (ImDrawVert* vertex : corners) vertex->col &= ~IM_COL32_A_MASK;
        i += 3;  // with the loop's own step: both triangles
      }
    }
  }
  return letters;
}

}  // namespace windlass::tests
