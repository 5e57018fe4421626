#include "app/fields.hpp"

#include <SDL_keycode.h>

#include "engine/content/words.hpp"

namespace windlass::app {
namespace {

constexpr std::size_t longest = 50;  ///< Characters.
constexpr std::string_view title_field = "routine title";  ///< In all others something is looked for.

bool is_inside(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;  // of a UTF-8 character, not its first byte
}

void drop_last(std::string& text) {
  while (!text.empty() && is_inside(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

/// As much of the end as fits `width`.
std::string end_that_fits(const Brush& brush, std::string text, float width) {
  while (!text.empty() && brush.width_of(brush.types().text, text) > width) {
    do text.erase(0, 1);
    while (!text.empty() && is_inside(text.front()));
  }
  return text;
}

}  // namespace

std::string text_in(const Tutor& tutor, std::string_view field) {
  if (field == "library search") return tutor.catalogue.search;
  if (field == "find a movement") return tutor.building.search;
  if (field == "find card") return tutor.learning.search;
  if (field == "find part") return tutor.view.search;
  if (field == title_field && tutor.building.draft) return tutor.building.draft->routine.title;
  return {};
}

std::vector<Action> put(std::string_view field, std::string text) {
  while (content::length_of(text) > longest) drop_last(text);
  if (field == "library search") return {CatalogueAction(Search{std::move(text)})};
  if (field == "find a movement") return {BuildAction(FindMovement{std::move(text)})};
  if (field == "find card") return {LearnAction(FindCard{std::move(text)})};
  if (field == "find part") return {FindPart{std::move(text)}};
  if (field == title_field) return {BuildAction(routine::DraftAction(routine::Retitle{std::move(text)}))};
  return {};
}

std::vector<Action> actions_of_text(const Tutor& tutor, std::string_view letters) {
  if (tutor.view.writing.empty()) return {};
  return put(tutor.view.writing, text_in(tutor, tutor.view.writing) + std::string(letters));
}

std::vector<Action> actions_of_field_key(const Tutor& tutor, int key) {
  const std::string& field = tutor.view.writing;
  if (key == SDLK_ESCAPE || key == SDLK_RETURN || key == SDLK_KP_ENTER) return {WriteIn{}};
  if (key != SDLK_BACKSPACE) return {};
  std::string text = text_in(tutor, field);
  drop_last(text);
  return put(field, std::move(text));
}

void text_field(Brush& brush, const Tutor& tutor, const std::string& name, const Rect& rect, std::string_view otherwise,
                std::vector<Action>& actions) {
  const Colours& colours = brush.colours();
  const bool writes = tutor.view.writing == name;
  bool hovered = false;
  if (brush.place(name, rect, &hovered)) actions.push_back(WriteIn{name});
  if (writes && !hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) actions.push_back(WriteIn{});
  brush.fill(rect, hovered && !writes ? colours.hovered : colours.raised, brush.px(8));
  if (writes) brush.outline(rect, colours.accent, brush.px(8));
  Rect inner = inset(rect, brush.px(12), 0);
  if (name != title_field) brush.symbol(cut_left(inner, brush.px(18), brush.px(8)), icon::search, colours.faint, 0.9F);
  const std::string text = text_in(tutor, name);
  if (text.empty() && !writes) {
    brush.text(inner, brush.types().text, colours.faint, otherwise);
    return;
  }
  const std::string shown = end_that_fits(brush, text, inner.width() - brush.px(4));
  brush.text(inner, brush.types().text, colours.ink, shown);
  if (!writes) return;
  const float x = inner.min.x + brush.width_of(brush.types().text, shown) + brush.px(2);
  brush.line({x, rect.min.y + brush.px(8)}, {x, rect.max.y - brush.px(8)}, colours.accent, brush.px(1.5));
}

}  // namespace windlass::app
