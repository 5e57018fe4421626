// Contrast: WCAG 2.1, "relative luminance" and "contrast ratio".
#include "app/theme.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/icons.hpp"

namespace windlass::app {
namespace {

constexpr Colours dark{
    .desk = IM_COL32(13, 17, 19, 255),
    .card = IM_COL32(24, 29, 33, 255),
    .edge = IM_COL32(255, 255, 255, 22),
    .shadow = IM_COL32(0, 0, 0, 12),
    .ink = IM_COL32(238, 242, 242, 255),
    .faint = IM_COL32(160, 173, 178, 255),
    .accent = IM_COL32(70, 201, 178, 255),
    .on_accent = IM_COL32(9, 32, 30, 255),
    .tint = IM_COL32(70, 201, 178, 40),
    .raised = IM_COL32(255, 255, 255, 15),
    .hovered = IM_COL32(255, 255, 255, 32),
    .rest = IM_COL32(255, 255, 255, 40),
    .warn = IM_COL32(244, 178, 92, 255),
    .wall = IM_COL32(62, 69, 77, 255),
    .veil = IM_COL32(8, 11, 13, 150),
};

constexpr Colours light{
    .desk = IM_COL32(224, 229, 229, 255),
    .card = IM_COL32(252, 252, 250, 255),
    .edge = IM_COL32(20, 40, 45, 24),
    .shadow = IM_COL32(30, 45, 50, 5),
    .ink = IM_COL32(26, 36, 40, 255),
    .faint = IM_COL32(84, 97, 102, 255),
    .accent = IM_COL32(7, 112, 99, 255),
    .on_accent = IM_COL32(255, 255, 255, 255),
    .tint = IM_COL32(7, 112, 99, 28),
    .raised = IM_COL32(20, 45, 50, 15),
    .hovered = IM_COL32(20, 45, 50, 32),
    .rest = IM_COL32(20, 45, 50, 40),
    .warn = IM_COL32(158, 84, 0, 255),
    .wall = IM_COL32(220, 225, 230, 255),
    .veil = IM_COL32(236, 238, 237, 170),
};

constexpr Colours high_contrast{
    .desk = IM_COL32(0, 0, 0, 255),
    .card = IM_COL32(0, 0, 0, 255),
    .edge = IM_COL32(255, 255, 255, 255),
    .shadow = IM_COL32(0, 0, 0, 0),
    .ink = IM_COL32(255, 255, 255, 255),
    .faint = IM_COL32(255, 255, 255, 255),
    .accent = IM_COL32(255, 224, 0, 255),
    .on_accent = IM_COL32(0, 0, 0, 255),
    .tint = IM_COL32(255, 224, 0, 46),
    .raised = IM_COL32(255, 255, 255, 30),
    .hovered = IM_COL32(255, 255, 255, 60),
    .rest = IM_COL32(255, 255, 255, 120),
    .warn = IM_COL32(255, 190, 90, 255),
    .wall = IM_COL32(62, 69, 77, 255),
    .veil = IM_COL32(0, 0, 0, 215),
};

// Punctuation, degree and times signs, arrows: what content and panel may write besides Latin letters.
constexpr ImWchar letters[] = {0x20,   0x17F,  0x2010, 0x2027, 0x2030, 0x203A, 0x2190,
                               0x2193, 0x2212, 0x2212, 0x2260, 0x2265, 0};
constexpr ImWchar icons[] = {0xF000, 0xF2E0, 0};

double luminance_of(ImU32 colour) {
  const auto channel = [&](int shift) {
    const double c = static_cast<double>((colour >> shift) & 0xFFU) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) + 0.0722 * channel(IM_COL32_B_SHIFT);
}

Type load_type(ImFontAtlas& atlas, const std::string& path, float size, const ImWchar* ranges) {
  ImFontConfig config;
  config.OversampleH = 2;
  config.OversampleV = 1;
  config.PixelSnapH = false;
  ImFont* font =
      std::filesystem::exists(path) ? atlas.AddFontFromFileTTF(path.c_str(), size, &config, ranges) : nullptr;
  if (font == nullptr) {
    ImFontConfig built_in;
    built_in.SizePixels = size;
    font = atlas.AddFontDefault(&built_in);
  }
  return {font, size};
}

}  // namespace

const Colours& colours_of(Theme theme) {
  return theme == Theme::dark ? dark : theme == Theme::light ? light : high_contrast;
}

const char* name_of(Theme theme) {
  switch (theme) {
    case Theme::dark: return "dark";
    case Theme::light: return "light";
    case Theme::high_contrast: return "high-contrast";
  }
  return "";
}

double contrast_of(ImU32 a, ImU32 b) {
  const double first = luminance_of(a);
  const double second = luminance_of(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Types load_types(ImFontAtlas& atlas, const std::string& folder, double scale) {
  const auto pixels = [&](double size) { return static_cast<float>(std::round(size * scale)); };
  const std::string icon_file = folder + "/FontAwesome.otf";
  atlas.Clear();
  Types types;
  types.text = load_type(atlas, folder + "/Inter-Regular.otf", pixels(15), letters);
  types.reading = load_type(atlas, folder + "/Inter-Regular.otf", pixels(18), letters);
  types.small = load_type(atlas, folder + "/Inter-Medium.otf", pixels(12.5), letters);
  types.strong = load_type(atlas, folder + "/Inter-SemiBold.otf", pixels(15), letters);
  types.title = load_type(atlas, folder + "/InterDisplay-SemiBold.otf", pixels(26), letters);
  types.has_icons = std::filesystem::exists(icon_file);
  types.icon = load_type(atlas, icon_file, pixels(16), icons);
  atlas.Build();
  return types;
}

void set_style(ImGuiStyle& style, Theme theme, double scale) {
  const Colours& colours = colours_of(theme);
  const auto s = static_cast<float>(scale);
  style = ImGuiStyle();
  style.WindowPadding = style.FramePadding = style.ItemSpacing = ImVec2(0, 0);
  style.WindowBorderSize = style.ChildBorderSize = style.PopupBorderSize = 0.0F;
  style.WindowMinSize = ImVec2(1, 1);
  style.ScrollbarSize = 6.0F * s;
  style.ScrollbarRounding = 3.0F * s;
  style.AntiAliasedLinesUseTex = false;  // thick rounded lines without texture seams
  const auto colour = [&](ImGuiCol slot, ImU32 value) { style.Colors[slot] = ImGui::ColorConvertU32ToFloat4(value); };
  colour(ImGuiCol_ScrollbarBg, 0);
  colour(ImGuiCol_ScrollbarGrab, colours.rest);
  colour(ImGuiCol_ScrollbarGrabHovered, colours.faint);
  colour(ImGuiCol_ScrollbarGrabActive, colours.accent);
}

}  // namespace windlass::app
