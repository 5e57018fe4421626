#pragma once
// Draws the panel's elements and says what was done to them. Nothing of ImGui's own widgets is used: it lends
// pointer, clipping, scrolling and triangles.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/icons.hpp"
#include "app/rect.hpp"
#include "app/theme.hpp"
#include "engine/routine/words.hpp"

namespace windlass::app {

enum class Align { left, centre, right };

/// Something that can be clicked or dragged, by name: what tests press.
struct Placed {
  std::string name;
  Rect rect;     ///< As laid out.
  Rect visible;  ///< What its card's scrolling leaves of it.
  std::string card;         ///< Name of the card it lies on.
  bool slides = false;      ///< It is a slider.
  bool is_covered = false;  ///< A dialog lies over it: it cannot be reached.
};

/// What a button looks like.
enum class Face { plain, raised, accent };

class Brush {
 public:
  /// What is written is in these, by id, or in the content.
  const routine::Words& words;

  Brush(const Types& types, Theme theme, double scale, const routine::Words& of)
      : words(of), types_(types), colours_(colours_of(theme)), scale_(static_cast<float>(scale)) {}

  /// The keyboard's place: it is ringed; with `is_pressed` it is clicked in this pass, a slider goes `nudge` steps on.
  void focus_on(std::string name, bool is_pressed, int nudge) {
    focus_ = std::move(name);
    is_pressed_ = is_pressed;
    nudge_ = nudge;
  }

  const Colours& colours() const { return colours_; }
  const Types& types() const { return types_; }

  /// Logical pixels → pixels.
  float px(double logical) const { return static_cast<float>(logical) * scale_; }

  /// Covers a window of `size` pixels, below everything else.
  void desk(const ImVec2& size);
  /// A card that takes the pointer: everything until `end_card` is drawn on it.
  /// `in_front`: over the other cards when it appears.
  void begin_card(const char* name, const Rect& rect, bool in_front = false);
  /// The same over a veil that dims all of a window of `size` pixels and takes its clicks.
  void begin_veil(const char* name, const Rect& rect, const ImVec2& size);
  void end_card();
  /// The part of a card that scrolls; `height` is what its content needs. Returns where the content goes.
  Rect begin_scroll(const char* name, const Rect& rect, float height);
  void end_scroll();

  /// One line, cut with "…" where it does not fit; what was cut is noted in `cut_texts`.
  void text(const Rect& rect, const Type& type, ImU32 colour, std::string_view line, Align align = Align::left);
  /// Broken into lines at spaces; the height it took.
  float paragraph(const Rect& rect, const Type& type, ImU32 colour, std::string_view text);
  float height_of(const Type& type, float width, std::string_view text) const;
  float width_of(const Type& type, std::string_view line) const;
  void symbol(const Rect& rect, const Icon& icon, ImU32 colour, float size = 1.0F);

  void fill(const Rect& rect, ImU32 colour, float rounding);
  void outline(const Rect& rect, ImU32 colour, float rounding);
  /// A texture of `aspect` (width / height) and lowest row first fills `rect`, its middle in the middle; what is too much of
  /// it is cut off. Without a texture the studio's wall. `corners`: those that are round.
  void image(const Rect& rect, ImTextureID texture, float aspect, float rounding, ImDrawFlags corners);
  void line(const ImVec2& from, const ImVec2& to, ImU32 colour, float width);
  /// A ring that `share` 0 … 1 of is done, clockwise from the top.
  void ring(const ImVec2& centre, float radius, float width, double share, ImU32 done, ImU32 left);

  /// True when clicked in this pass.
  bool button(const std::string& name, const Rect& rect, const Icon& icon, Face face = Face::plain,
              std::string_view hint = {});
  bool button(const std::string& name, const Rect& rect, std::string_view label, Face face = Face::raised,
              std::string_view hint = {}, bool* hovered = nullptr);
  /// A choice that is taken or not.
  bool choice(const std::string& name, const Rect& rect, std::string_view label, bool chosen,
              std::string_view hint = {});
  /// Where the keyboard stops, and a list scrolls to; nothing to click. True when pressed by the keyboard.
  bool stop(const std::string& name, const Rect& rect);
  /// A bare place to click; the caller draws. `hovered` may be asked for.
  bool place(const std::string& name, const Rect& rect, bool* hovered = nullptr);
  /// A word in a rounded box; its width.
  float badge(const ImVec2& left_middle, std::string_view word, ImU32 ink, ImU32 ground);
  /// The value (0 … 1) that a drag or click along `rect` sets. The track is drawn by the caller if `bare`.
  std::optional<double> slider(const std::string& name, const Rect& rect, double value, bool bare = false);
  /// Whether the keyboard is on `name`.
  bool has_focus(const std::string& name) const { return name == focus_; }
  /// Whether any of `rect` can be in sight.
  bool is_in_sight(const Rect& rect) const;
  /// Explains what the pointer rests on.
  void hint(const Rect& rect, std::string_view said);

  const std::vector<Placed>& placed() const { return placed_; }
  /// What cards hide entirely, to the pixel.
  const std::vector<Rect>& hidden() const { return hidden_; }
  const std::vector<std::string>& cut_texts() const { return cut_texts_; }
  /// What the next place to click is about, where that is written beside it: read out before its own words.
  void about(std::string_view text) { about_ = text; }
  /// What stands in the keyboard's place, to be read out; empty: it is nowhere.
  std::string spoken() const { return spoken_.empty() ? unlabelled_ : spoken_; }
  /// All that was written, whole.
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  void draw_card(const Rect& rect);
  void shadow(const Rect& rect, float rounding);
  void ground(const Rect& rect, float rounding);
  void clear(ImDrawList& list, const Rect& rect, ImU32 colour);
  void note(const Rect& rect, std::string_view text);
  void text_at(const ImVec2& at, const Type& type, ImU32 colour, std::string_view line);

  std::string focus_;
  bool is_pressed_ = false;
  int nudge_ = 0;
  const Types& types_;
  const Colours& colours_;
  float scale_;
  std::vector<Placed> placed_;
  std::vector<Rect> hidden_;
  std::vector<std::string> cut_texts_;
  std::vector<std::string> texts_;
  std::string card_;
  std::optional<Rect> focused_;  ///< Where the keyboard is, once that has been placed …
  std::string spoken_;           ///< … what was written in it since …
  std::string about_;
  std::string unlabelled_;       ///< … and what it is called when nothing was.
};

}  // namespace windlass::app
