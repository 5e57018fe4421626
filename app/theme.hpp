#pragma once
// What the panel looks like: colours by meaning, one typeface in three sizes, nothing of ImGui's own style.
#include <string>

#include <imgui.h>

namespace windlass::app {

enum class Theme { dark, light, high_contrast };

/// "dark", "light", "high-contrast".
const char* name_of(Theme theme);

/// Colours by what they are for. Texts keep 4.5:1 against `card`, in high contrast 7:1.
struct Colours {
  ImU32 desk;       ///< Behind the cards where the foot is not shown, opaque.
  ImU32 card;       ///< Ground of a card, opaque.
  ImU32 edge;       ///< Hairline around a card.
  ImU32 shadow;     ///< Below a card, innermost.
  ImU32 ink;        ///< Text that matters.
  ImU32 faint;      ///< Text that explains.
  ImU32 accent;     ///< The one colour: what is chosen, what runs.
  ImU32 on_accent;  ///< Text on the accent.
  ImU32 tint;       ///< Accent as a ground below ink.
  ImU32 raised;     ///< Ground of a button or chip.
  ImU32 hovered;    ///< The same below the pointer.
  ImU32 rest;       ///< Rests and get-ready on the scrub bar.
  ImU32 warn;       ///< Faults.
  ImU32 wall;       ///< Of the studio, where a picture is still to come.
  ImU32 veil;       ///< Over the foot, below a dialog.
};

const Colours& colours_of(Theme theme);

/// Contrast of two opaque colours by WCAG 2.1: 1 … 21.
double contrast_of(ImU32 a, ImU32 b);

/// A font as loaded, and the size (px) it is drawn at.
struct Type {
  ImFont* font = nullptr;
  float size = 0.0F;
};

struct Types {
  Type small;   ///< Labels, units, hints.
  Type text;    ///< Sentences.
  Type reading; ///< Sentences that are read for their own sake.
  Type strong;  ///< Text that is read first.
  Type title;   ///< What is being shown.
  Type icon;    ///< Icon font at text size; falls back on letters.
  bool has_icons = false;
};

/// Loads the typefaces of `folder` (Inter, Font Awesome) into `atlas` for a UI scale of 1 … 2.5 and builds it. Where
/// a file is missing ImGui's built-in font stands in, so that the panel stays readable.
Types load_types(ImFontAtlas& atlas, const std::string& folder, double scale);

/// Takes ImGui's own frames, gaps and borders away; thin rounded scroll bars stay.
void set_style(ImGuiStyle& style, Theme theme, double scale);

}  // namespace windlass::app
