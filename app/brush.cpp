#include "app/brush.hpp"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

#include "app/overlay.hpp"

namespace windlass::app {
namespace {

constexpr ImGuiWindowFlags card_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                        ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;

ImDrawList& canvas() {
  return *ImGui::GetWindowDrawList();
}

const char* begin_of(std::string_view text) {
  return text.data();
}
const char* end_of(std::string_view text) {
  return text.data() + text.size();
}

/// Up to the last whole UTF-8 character.
std::string_view without_last(std::string_view text) {
  do {
    text.remove_suffix(1);
  } while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U);
  if (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0xC0U) text.remove_suffix(1);
  return text;
}

}  // namespace

void Brush::draw_card(const Rect& rect) {
  shadow(moved(rect, 0, px(3)), px(10));
  ground(rect, px(10));
  outline(rect, colours_.edge, px(10));
}

void Brush::shadow(const Rect& rect, float rounding) {
  // Two bands round the card, dark inside and clear outside, as few triangles as will do.
  constexpr int turns = 6;                          // per corner
  constexpr float reach[] = {-0.25F, 0.35F, 1.0F};  // of the bands' borders, the first below the card …
  constexpr float strength[] = {1.0F, 0.4F, 0.0F};  // … and how dark they are
  constexpr int borders = 3;
  const float alpha = 8.0F * static_cast<float>(colours_.shadow >> IM_COL32_A_SHIFT);
  const Rect inside = inset(rect, rounding);
  const ImVec2 corners[] = {{inside.max.x, inside.max.y},
                            {inside.min.x, inside.max.y},
                            {inside.min.x, inside.min.y},
                            {inside.max.x, inside.min.y}};
  constexpr int rows = 4 * (turns + 1);
  ImDrawList& list = canvas();
  list.PrimReserve(rows * (borders - 1) * 6, rows * borders);
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const unsigned first = list._VtxCurrentIdx;
  for (int row = 0; row < rows; ++row) {
    const int corner = row / (turns + 1);
    const float angle =
        std::numbers::pi_v<float> / 2.0F * (static_cast<float>(corner) + static_cast<float>(row % (turns + 1)) / turns);
    for (int i = 0; i < borders; ++i) {
      const float radius = rounding + px(12) * reach[i];
      const auto depth = static_cast<ImU32>(std::min(alpha * strength[i], 255.0F));
      list.PrimWriteVtx({corners[corner].x + radius * std::cos(angle), corners[corner].y + radius * std::sin(angle)},
                        white, (colours_.shadow & ~IM_COL32_A_MASK) | (depth << IM_COL32_A_SHIFT));
    }
  }
  for (unsigned row = 0; row < rows; ++row) {
    const unsigned here = first + row * borders;
    const unsigned next = first + (row + 1) % rows * borders;
    for (unsigned i = 0; i + 1 < borders; ++i) {
      for (const unsigned vertex : {here + i, next + i, next + i + 1, here + i, next + i + 1, here + i + 1}) {
        list.PrimWriteIdx(static_cast<ImDrawIdx>(vertex));
      }
    }
  }
}

void Brush::clear(ImDrawList& list, const Rect& rect, ImU32 colour) {
  hidden_.push_back(rect);
  list.PushClipRect(rect.min, rect.max, true);
  list.AddCallback(clear_clip, reinterpret_cast<void*>(static_cast<std::uintptr_t>(colour)));
  list.PopClipRect();
}

void Brush::desk(const ImVec2& size) {
  clear(*ImGui::GetBackgroundDrawList(), {{0, 0}, size}, colours_.desk);
}

void Brush::ground(const Rect& rect, float rounding) {
  // The inside is cleared, not blended: without a graphics card that costs a tenth. Only a frame as wide as the
  // corners is drawn, one pixel over the cleared part, so that its soft edge cannot show.
  const ImU32 colour = colours_.card;
  const Rect inside{{std::ceil(rect.min.x + rounding), std::ceil(rect.min.y + rounding)},
                    {std::floor(rect.max.x - rounding), std::floor(rect.max.y - rounding)}};
  if (inside.width() <= 0.0F || inside.height() <= 0.0F) {
    fill(rect, colour, rounding);
    return;
  }
  clear(canvas(), inside, colour);
  canvas().AddRectFilled({rect.min.x, inside.min.y}, {inside.min.x, inside.max.y}, colour);
  canvas().AddRectFilled({inside.max.x, inside.min.y}, {rect.max.x, inside.max.y}, colour);
  canvas().AddRectFilled(rect.min, {rect.max.x, inside.min.y + 1.0F}, colour, rounding, ImDrawFlags_RoundCornersTop);
  canvas().AddRectFilled({rect.min.x, inside.max.y - 1.0F}, rect.max, colour, rounding, ImDrawFlags_RoundCornersBottom);
}

void Brush::begin_card(const char* name, const Rect& rect, bool in_front) {
  card_ = name;
  ImGui::SetNextWindowPos(rect.min);
  ImGui::SetNextWindowSize({rect.width(), rect.height()});
  ImGui::Begin(name, nullptr, in_front ? card_flags : card_flags | ImGuiWindowFlags_NoFocusOnAppearing);
  canvas().PushClipRectFullScreen();
  draw_card(rect);
  canvas().PopClipRect();
}

void Brush::begin_veil(const char* name, const Rect& rect, const ImVec2& size) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin(name, nullptr, card_flags);
  card_ = name;
  for (Placed& one : placed_) one.is_covered = true;
  fill({{0, 0}, size}, colours_.veil, 0);
  draw_card(rect);
}

void Brush::end_card() {
  ImGui::End();
}

Rect Brush::begin_scroll(const char* name, const Rect& rect, float height) {
  ImGui::SetCursorScreenPos(rect.min);
  ImGui::BeginChild(name, {rect.width(), rect.height()}, false, ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImGui::Dummy({1.0F, height});
  const float bar = height > rect.height() ? px(10) : 0.0F;
  return {origin, {origin.x + rect.width() - bar, origin.y + height}};
}

void Brush::end_scroll() {
  // What goes on beyond an edge fades there.
  const ImVec2 low = ImGui::GetWindowPos();
  const ImVec2 high{low.x + ImGui::GetWindowWidth() - px(10), low.y + ImGui::GetWindowHeight()};
  const float above = std::min(ImGui::GetScrollY(), px(20));
  const float below = std::min(ImGui::GetScrollMaxY() - ImGui::GetScrollY(), px(20));
  const ImU32 card = colours_.card;
  const ImU32 clear = card & ~IM_COL32_A_MASK;
  if (above > 0.0F) canvas().AddRectFilledMultiColor(low, {high.x, low.y + above}, card, card, clear, clear);
  if (below > 0.0F) canvas().AddRectFilledMultiColor({low.x, high.y - below}, high, clear, clear, card, card);
  ImGui::EndChild();
}

float Brush::width_of(const Type& type, std::string_view line) const {
  return type.font->CalcTextSizeA(type.size, 1e9F, 0.0F, begin_of(line), end_of(line)).x;
}

float Brush::height_of(const Type& type, float width, std::string_view text) const {
  return type.font->CalcTextSizeA(type.size, 1e9F, width, begin_of(text), end_of(text)).y;
}

/// Keeps what is written, and says it where the keyboard is.
void Brush::note(const Rect& rect, std::string_view text) {
  texts_.emplace_back(text);
  if (focused_ && focused_->contains(rect.centre())) spoken_ += (spoken_.empty() ? "" : ", ") + texts_.back();
}

void Brush::text_at(const ImVec2& at, const Type& type, ImU32 colour, std::string_view line) {
  canvas().AddText(type.font, type.size, {std::round(at.x), std::round(at.y)}, colour, begin_of(line), end_of(line));
}

void Brush::text(const Rect& rect, const Type& type, ImU32 colour, std::string_view line, Align align) {
  std::string shown(line);
  note(rect, line);
  float width = width_of(type, shown);
  if (width > rect.width() + 1.0F) {
    cut_texts_.emplace_back(line);
    std::string_view kept = line;
    while (!kept.empty() && width > rect.width()) {
      kept = without_last(kept);
      shown = std::string(kept) + "\xE2\x80\xA6";
      width = width_of(type, shown);
    }
  }
  float x = rect.min.x;
  if (align == Align::centre) x = rect.centre().x - width / 2;
  if (align == Align::right) x = rect.max.x - width;
  text_at({x, rect.centre().y - type.size * 0.5F}, type, colour, shown);
}

float Brush::paragraph(const Rect& rect, const Type& type, ImU32 colour, std::string_view text) {
  const float height = height_of(type, rect.width(), text);
  note(rect, text);
  if (height > rect.height() + 1.0F) cut_texts_.emplace_back(text);
  canvas().AddText(type.font, type.size, {std::round(rect.min.x), std::round(rect.min.y)}, colour, begin_of(text),
                   end_of(text), rect.width());
  return height;
}

void Brush::symbol(const Rect& rect, const Icon& icon, ImU32 colour, float size) {
  Type type = types_.has_icons ? types_.icon : types_.strong;
  type.size *= size;
  const std::string_view glyph = types_.has_icons ? icon.glyph : icon.letter;
  const float width = width_of(type, glyph);
  text_at({rect.centre().x - width / 2, rect.centre().y - type.size / 2}, type, colour, glyph);
}

void Brush::fill(const Rect& rect, ImU32 colour, float rounding) {
  canvas().AddRectFilled(rect.min, rect.max, colour, rounding);
}

void Brush::outline(const Rect& rect, ImU32 colour, float rounding) {
  canvas().AddRect(rect.min, rect.max, colour, rounding, 0, std::max(1.0F, px(1)));
}

void Brush::image(const Rect& rect, ImTextureID texture, float aspect, float rounding, ImDrawFlags corners) {
  if (corners == 0) corners = ImDrawFlags_RoundCornersNone;  // to ImGui nothing means all of them
  if (texture == ImTextureID{}) {
    canvas().AddRectFilled(rect.min, rect.max, colours_.wall, rounding, corners);
    return;
  }
  const float shown = rect.width() / rect.height() / aspect;  // of the texture's width, or 1 / of its height
  const ImVec2 half(0.5F * std::min(1.0F, shown), 0.5F * std::min(1.0F, 1.0F / shown));
  canvas().AddImageRounded(texture, rect.min, rect.max, {0.5F - half.x, 0.5F + half.y}, {0.5F + half.x, 0.5F - half.y},
                           IM_COL32_WHITE, rounding, corners);
}

bool Brush::is_in_sight(const Rect& rect) const {
  return ImGui::IsRectVisible(rect.min, rect.max);
}

void Brush::line(const ImVec2& from, const ImVec2& to, ImU32 colour, float width) {
  canvas().AddLine(from, to, colour, width);
}

void Brush::ring(const ImVec2& centre, float radius, float width, double share, ImU32 done, ImU32 left) {
  constexpr float quarter = std::numbers::pi_v<float> / 2;
  ImDrawList& draw = canvas();
  draw.AddCircle(centre, radius, left, 64, width);
  const auto angle = static_cast<float>(std::clamp(share, 0.0, 1.0)) * 4 * quarter;
  if (angle <= 0.001F) return;
  draw.PathArcTo(centre, radius, -quarter, angle - quarter, 64);
  draw.PathStroke(done, 0, width);
  for (const float end : {-quarter, angle - quarter}) {  // round ends
    draw.AddCircleFilled({centre.x + radius * std::cos(end), centre.y + radius * std::sin(end)}, width / 2, done, 16);
  }
}

bool Brush::stop(const std::string& name, const Rect& rect) {
  const ImVec2 low = canvas().GetClipRectMin();
  const ImVec2 high = canvas().GetClipRectMax();
  placed_.push_back({name,
                     rect,
                     {{std::max(rect.min.x, low.x), std::max(rect.min.y, low.y)},
                      {std::min(rect.max.x, high.x), std::min(rect.max.y, high.y)}},
                     card_});
  const std::string said = std::exchange(about_, "");
  if (name != focus_) {
    focused_.reset();
    return false;
  }
  focused_ = rect;
  spoken_ = said;
  unlabelled_ = name;
  if (rect.max.y > high.y || rect.min.y < low.y) {  // in a list that is scrolled elsewhere
    ImGui::SetScrollFromPosY(rect.centre().y - ImGui::GetWindowPos().y);
  }
  canvas().AddRect({rect.min.x - px(3), rect.min.y - px(3)}, {rect.max.x + px(3), rect.max.y + px(3)}, colours_.accent,
                   px(10), 0, px(2));
  return is_pressed_;
}

bool Brush::place(const std::string& name, const Rect& rect, bool* hovered) {
  const bool pressed = stop(name, rect);
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(rect.min);
  const bool clicked =
      ImGui::InvisibleButton(name.c_str(), {std::max(rect.width(), 1.0F), std::max(rect.height(), 1.0F)});
  if (hovered != nullptr) *hovered = ImGui::IsItemHovered() || ImGui::IsItemActive();
  ImGui::SetCursorScreenPos(cursor);
  return clicked || pressed;
}

bool Brush::button(const std::string& name, const Rect& rect, const Icon& icon, Face face, std::string_view said) {
  bool hovered = false;
  const bool clicked = place(name, rect, &hovered);
  const float rounding = face == Face::accent ? rect.height() / 2 : px(8);
  if (face == Face::accent) fill(rect, colours_.accent, rounding);
  if (face == Face::raised) fill(rect, colours_.raised, rounding);
  if (hovered) fill(rect, colours_.hovered, rounding);
  symbol(rect, icon, face == Face::accent ? colours_.on_accent : colours_.ink, face == Face::accent ? 1.15F : 1.0F);
  if (name == focus_ && !said.empty()) unlabelled_ = said;
  if (hovered) hint(rect, said);
  return clicked;
}

bool Brush::button(const std::string& name, const Rect& rect, std::string_view label, Face face,
                   std::string_view said, bool* is_hovered) {
  bool hovered = false;
  const bool clicked = place(name, rect, &hovered);
  if (is_hovered != nullptr) *is_hovered = hovered;
  if (face != Face::plain) fill(rect, face == Face::accent ? colours_.accent : colours_.raised, px(8));
  if (hovered) fill(rect, colours_.hovered, px(8));
  text(inset(rect, px(6), 0), types_.text, face == Face::accent ? colours_.on_accent : colours_.ink, label,
       Align::centre);
  if (hovered) hint(rect, said);
  return clicked;
}

bool Brush::choice(const std::string& name, const Rect& rect, std::string_view label, bool chosen,
                   std::string_view said) {
  bool hovered = false;
  const bool clicked = place(name, rect, &hovered);
  fill(rect, chosen ? colours_.accent : hovered ? colours_.hovered : colours_.raised, px(8));
  text(inset(rect, px(4), 0), types_.small, chosen ? colours_.on_accent : colours_.ink, label, Align::centre);
  if (hovered) hint(rect, said);
  return clicked;
}

float Brush::badge(const ImVec2& left_middle, std::string_view word, ImU32 ink, ImU32 ground) {
  const float width = width_of(types_.small, word) + px(14);
  const Rect rect{{left_middle.x, left_middle.y - px(10)}, {left_middle.x + width, left_middle.y + px(10)}};
  fill(rect, ground, px(10));
  text(rect, types_.small, ink, word, Align::centre);
  return width;
}

std::optional<double> Brush::slider(const std::string& name, const Rect& rect, double value, bool bare) {
  bool hovered = false;
  place(name, rect, &hovered);
  placed_.back().slides = true;
  if (name == focus_) unlabelled_ += " " + words("units.percent", {{"n", static_cast<int>(std::lround(100.0 * value))}});
  const bool dragged = ImGui::IsItemActive();
  const float knob = px(dragged ? 9 : 8);
  const Rect track = middle_of(rect, rect.width() - 2 * px(8), px(4));
  if (!bare) {
    const float x = track.min.x + static_cast<float>(value) * track.width();
    fill(track, colours_.rest, px(2));
    fill({track.min, {x, track.max.y}}, colours_.accent, px(2));
    canvas().AddCircleFilled({x, rect.centre().y}, knob, colours_.accent, 32);
    canvas().AddCircleFilled({x, rect.centre().y}, knob - px(5), colours_.on_accent, 32);
  }
  constexpr double nudge = 0.05;
  const bool is_nudged = nudge_ != 0 && name == focus_;
  if (!dragged && !is_nudged) return std::nullopt;
  const double pointed = static_cast<double>((ImGui::GetIO().MousePos.x - track.min.x) / track.width());
  const double share = std::clamp(dragged ? pointed : value + nudge * nudge_, 0.0, 1.0);
  return share == value ? std::nullopt : std::optional(share);
}

void Brush::hint(const Rect& rect, std::string_view said) {
  if (said.empty()) return;
  texts_.emplace_back(said);
  ImDrawList& draw = *ImGui::GetForegroundDrawList();
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float wrap = px(260);
  const ImVec2 size = types_.small.font->CalcTextSizeA(types_.small.size, 1e9F, wrap, begin_of(said), end_of(said));
  const ImVec2 pad{px(10), px(7)};
  ImVec2 at{rect.centre().x - size.x / 2 - pad.x, rect.min.y - size.y - 2 * pad.y - px(6)};
  if (at.y < px(4)) at.y = rect.max.y + px(6);
  at.x = std::clamp(at.x, px(4), std::max(px(4), screen.x - size.x - 2 * pad.x - px(4)));
  const ImVec2 end{at.x + size.x + 2 * pad.x, at.y + size.y + 2 * pad.y};
  draw.AddRectFilled(at, end, colours_.ink, px(8));
  draw.AddText(types_.small.font, types_.small.size, {std::round(at.x + pad.x), std::round(at.y + pad.y)},
               colours_.card | IM_COL32_A_MASK, begin_of(said), end_of(said), wrap);
}

}  // namespace windlass::app
