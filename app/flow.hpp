#pragma once
// A column of words and buttons that is laid out twice: once to know its height, once to be drawn.
#include <functional>
#include <string>
#include <string_view>

#include "app/brush.hpp"

namespace windlass::app {

class Flow {
 public:
  Flow(Brush& brush, const Rect& rect, bool draws) : brush_(brush), rest_(rect), top_(rect.min.y), draws_(draws) {}

  void space(double logical) { cut_top(rest_, brush_.px(logical)); }
  void heading(std::string_view words);
  void text(std::string_view words) { paragraph(brush_.types().text, brush_.colours().ink, words, 10); }
  void faint(std::string_view words) { paragraph(brush_.types().small, brush_.colours().faint, words, 8); }
  void strong(std::string_view words) { paragraph(brush_.types().strong, brush_.colours().ink, words, 4); }
  void point(std::string_view words);
  /// What is to be said of the point above.
  void note(std::string_view words);
  /// A row of `height` logical pixels to draw in; nothing is to be drawn while `draws` is false.
  Rect row(double height, double gap = 8) { return cut_top(rest_, brush_.px(height), brush_.px(gap)); }

  bool draws() const { return draws_; }
  float width() const { return rest_.width(); }
  float used() const { return rest_.min.y - top_; }
  Brush& brush() { return brush_; }

 private:
  void paragraph(const Type& type, ImU32 colour, std::string_view words, double gap);

  Brush& brush_;
  Rect rest_;
  float top_;
  bool draws_;
};

/// Lays `content` out in a scrolling part of `rect`.
void scrolled(Brush& brush, const char* name, const Rect& rect, const std::function<void(Flow&)>& content);

/// How high it would be at `width`.
float height_of(Brush& brush, float width, const std::function<void(Flow&)>& content);

}  // namespace windlass::app
