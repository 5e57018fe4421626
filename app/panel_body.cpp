// The inspector's other page: the body's shape, skin, figure and parts; and the label of the chosen part.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/emphasis.hpp"
#include "app/fields.hpp"
#include "app/panel.hpp"
#include "app/parts.hpp"
#include "app/picture.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

constexpr double row_height = 26.0;
constexpr std::size_t most_found = 12;  // rows; more words find fewer

void title(const Pass& pass, Rect& rest, const std::string& words) {
  pass.brush.text(cut_top(rest, pass.brush.px(18), pass.brush.px(6)), pass.brush.types().small,
                  pass.brush.colours().faint, words);
}

/// A number of the shape: its name, its value, a way back, and a slider.
struct ShapeNumber {
  const char* name;
  double anatomy::Morphology::*number;
  double least, most, neutral;
};

std::string arch_text(const Tutor& tutor) {
  const auto& landmarks = tutor.body.landmarks;
  const auto navicular = std::find_if(landmarks.begin(), landmarks.end(),
                                      [](const auto& l) { return l.name == "navicular_tuberosity_r"; });
  if (navicular == landmarks.end() || tutor.shapes.bands.empty()) return "";
  const double height = navicular->point_model.y;
  const Words& words = tutor.library.words;
  return words(
      "body.arch_of",
      {{"band", named(words, "arch", anatomy::band_of(height, tutor.morphology.foot_length, tutor.shapes).name)},
       {"n", static_cast<int>(std::lround(height * 1e3))}});
}

void shape_row(const Pass& pass, Rect& rest, const ShapeNumber& shape, const std::string& value,
               const std::string& hint) {
  Brush& brush = pass.brush;
  const double now = pass.tutor.morphology.*shape.number;
  const auto set = [&](double wanted) {
    anatomy::Morphology morphology = pass.tutor.morphology;
    morphology.*shape.number = wanted;
    pass.actions.push_back(SetMorphology{morphology});
  };
  Rect words = cut_top(rest, brush.px(22));
  if (std::abs(now - shape.neutral) > 1e-9) {
    if (brush.button(std::string(shape.name) + " back", cut_right(words, brush.px(22), brush.px(4)), icon::restart,
                     Face::plain, pass.words("body.as_made"))) {
      set(shape.neutral);
    }
  }
  if (words.contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered()) brush.hint(words, hint);
  brush.text(cut_right(words, brush.px(122)), brush.types().strong, brush.colours().ink, value, Align::right);
  brush.text(words, brush.types().text, brush.colours().ink, named(pass.words, "body", shape.name));
  const double range = shape.most - shape.least;
  const double share = range > 0.0 ? (now - shape.least) / range : 0.5;
  if (const auto moved = brush.slider(shape.name, cut_top(rest, brush.px(22), brush.px(4)), share)) {
    const double wanted = shape.least + *moved * range;
    const bool near = std::abs(wanted - shape.neutral) < 0.03 * range;  // the neutral shape is easy to find again
    set(near ? shape.neutral : wanted);
  }
}

void shape(const Pass& pass, Rect& rest) {
  const anatomy::MorphologyTable& table = pass.tutor.shapes;
  const anatomy::Morphology& now = pass.tutor.morphology;
  title(pass, rest, pass.words("body.shape"));
  shape_row(pass, rest, {"Arch", &anatomy::Morphology::arch, -1.0, 1.0, 0.0}, arch_text(pass.tutor),
            pass.words("body.arch_hint"));
  const std::string length =
      pass.words("units.millimetres", {{"n", static_cast<int>(std::lround(now.foot_length * 1e3))}});
  shape_row(pass, rest, {"Length", &anatomy::Morphology::foot_length, table.shortest, table.longest, table.foot_length},
            length, pass.words("body.length_hint"));
  shape_row(pass, rest, {"Breadth", &anatomy::Morphology::breadth, table.narrowest, table.broadest, 1.0},
            percent_text(now.breadth, pass.words), pass.words("body.breadth_hint"));
  cut_top(rest, pass.brush.px(10));
}

ImU32 colour_of(const scene::SkinTone& tone) {
  // Fair skin as it is baked, in linear light, times the tone; back by the square root.
  constexpr glm::vec3 fair(0.72F, 0.47F, 0.36F);
  const glm::vec3 shown = glm::sqrt(fair * tone.skin) * 255.0F;
  return IM_COL32(static_cast<int>(shown.r), static_cast<int>(shown.g), static_cast<int>(shown.b), 255);
}

void skin(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  title(pass, rest, pass.words("body.skin"));
  const auto& tones = scene::skin_tones();
  const Rect row = cut_top(rest, brush.px(30), brush.px(14));
  for (std::size_t i = 0; i < tones.size(); ++i) {
    const Rect cell = column_of(row, static_cast<int>(i), static_cast<int>(tones.size()), brush.px(4));
    const bool chosen = pass.tutor.view.skin_tone == tones[i].name;
    bool hovered = false;
    if (brush.place("tone " + tones[i].name, cell, &hovered)) pass.actions.push_back(SetSkinTone{tones[i].name});
    brush.fill(inset(cell, brush.px(3)), colour_of(tones[i]), brush.px(6));
    if (chosen || hovered) {
      brush.outline(cell, chosen ? brush.colours().accent : brush.colours().edge, brush.px(8));
    }
    if (hovered) brush.hint(cell, named(pass.words, "tone", tones[i].name));
  }
}

void figure(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  title(pass, rest, pass.words("body.figure"));
  const Rect row = cut_top(rest, brush.px(30), brush.px(14));
  const auto& now = pass.tutor.view.figure;
  const std::pair<const char*, std::optional<double>> choices[] = {
      {"Auto", std::nullopt}, {"On", 1.0}, {"Ghost", ghost_presence}, {"Off", 0.0}};
  for (int i = 0; i < 4; ++i) {
    const auto& [name, presence] = choices[i];
    if (brush.choice(std::string("figure ") + name, column_of(row, i, 4, brush.px(4)),
                     named(pass.words, "figure", name), now == presence,
                     i == 0 ? pass.words("figure.as_view_asks") : "")) {
      pass.actions.push_back(ShowFigure{presence});
    }
  }
}

/// One line of the list of parts: a layer, or a part of the open one or of those found.
struct Line {
  std::string layer;  ///< Of a heading; empty: a part.
  std::size_t part = 0;
};

std::vector<Line> lines_of(const Tutor& tutor) {
  std::vector<Line> lines;
  const std::vector<std::size_t> found = parts_found(tutor);
  if (!tutor.view.search.empty()) {
    for (std::size_t i = 0; i < std::min(found.size(), most_found); ++i) lines.push_back({"", found[i]});
    return lines;
  }
  std::string layer;
  for (const std::size_t index : found) {
    const std::string name = anatomy::name_of(tutor.body.parts[index].layer);
    if (name != layer) lines.push_back({name, 0});
    layer = name;
    if (layer == tutor.view.open_layer) lines.push_back({"", index});
  }
  return lines;
}

void search_field(const Pass& pass, Rect& rest) {
  const View& view = pass.tutor.view;
  Rect row = cut_top(rest, pass.brush.px(30), pass.brush.px(6));
  if (!view.search.empty() || !view.part.empty()) {
    if (pass.brush.button("clear parts", cut_right(row, pass.brush.px(30), pass.brush.px(4)), icon::close, Face::plain,
                          pass.words("body.no_part"))) {
      pass.actions.push_back(FindPart{});
      pass.actions.push_back(ChoosePart{});
    }
  }
  text_field(pass.brush, pass.tutor, "find part", row, pass.words("body.find_part"), pass.actions);
}

void parts(const Pass& pass, Rect& rest) {
  Brush& brush = pass.brush;
  const Tutor& tutor = pass.tutor;
  const Colours& colours = brush.colours();
  title(pass, rest, pass.words("body.parts"));
  search_field(pass, rest);
  const std::vector<Line> lines = lines_of(tutor);
  if (lines.empty()) {
    brush.text(cut_top(rest, brush.px(row_height)), brush.types().small, colours.faint,
               pass.words("body.nothing_found"));
  }
  for (const Line& line : lines) {
    const Rect row = cut_top(rest, brush.px(row_height));
    bool hovered = false;
    if (!line.layer.empty()) {
      const bool open = line.layer == tutor.view.open_layer;
      if (brush.place("layer " + line.layer, row, &hovered)) pass.actions.push_back(OpenLayer{open ? "" : line.layer});
      if (hovered) brush.fill(row, colours.hovered, brush.px(6));
      Rect words = inset(row, brush.px(6), 0);
      brush.symbol(cut_right(words, brush.px(18)), open ? icon::minus : icon::plus, colours.faint, 0.7F);
      brush.text(words, brush.types().strong, colours.ink, named(pass.words, "layer", line.layer));
      continue;
    }
    const anatomy::Part& part = tutor.body.parts[line.part];
    const bool chosen = part.name == tutor.view.part;
    if (brush.place("part " + part.name, row, &hovered)) pass.actions.push_back(ChoosePart{chosen ? "" : part.name});
    if (chosen || hovered) brush.fill(row, chosen ? colours.tint : colours.hovered, brush.px(6));
    const std::string name = title_of(tutor, part);
    const Rect words = inset(row, brush.px(14), 0);
    // A long title is said whole by the label once it is chosen.
    std::string shown = name;
    while (shown.size() > 4 && brush.width_of(brush.types().text, shown) > words.width()) {
      shown = name.substr(0, name.rfind(' ', shown.size() - 2));
      if (shown == name) break;
    }
    brush.text(words, brush.types().text, chosen ? colours.accent : colours.ink, shown);
  }
  cut_top(rest, brush.px(14));
}

}  // namespace

float body_height(const Pass& pass) {
  const auto lines = static_cast<double>(std::max<std::size_t>(lines_of(pass.tutor).size(), 1));
  return pass.brush.px(24 + 3 * 48 + 10 + 2 * (24 + 44) + 24 + 36 + lines * row_height + 14);
}

void body_section(const Pass& pass, Rect& rest) {
  shape(pass, rest);
  skin(pass, rest);
  figure(pass, rest);
  parts(pass, rest);
}

void part_label(const Pass& pass, const ImVec2& size) {
  const Tutor& tutor = pass.tutor;
  const auto index = find_part(tutor, tutor.view.part);
  if (!index) return;
  Brush& brush = pass.brush;
  const glm::ivec2 pixels(static_cast<int>(size.x), static_cast<int>(size.y));
  const auto at = pixel_of(picture_of(tutor, pixels), middle_of_part(tutor, *index), pixels);
  Rect clear = inset(pass.layout.clear, brush.px(16));
  // Beside the buttons in the upper corners, where they stand for a card that is away.
  if (!tutor.view.library) clear.min.x = std::max(clear.min.x, pass.layout.library_handle.max.x + brush.px(8));
  if (!tutor.view.inspector) clear.max.x = std::min(clear.max.x, pass.layout.inspector_handle.min.x - brush.px(8));
  const float width = std::min(brush.px(280), clear.width());
  if (!at || width < brush.px(120)) return;

  const anatomy::Part& part = tutor.body.parts[*index];
  const auto text = tutor.library.parts.find(part.name);
  const std::string line =
      text == tutor.library.parts.end() ? named(pass.words, "layer", anatomy::name_of(part.layer)) : text->second.line;
  const std::string name = title_of(tutor, part);
  const float inner = width - brush.px(28);
  const float name_height = brush.height_of(brush.types().strong, inner, name);
  const float height = name_height + brush.px(4) + brush.height_of(brush.types().small, inner, line) + brush.px(22);
  // Above, on the side with more room beside the part.
  const bool left = at->x > static_cast<double>(clear.centre().x);
  const float x = left ? clear.min.x : clear.max.x - width;
  const float top = clear.min.y;
  const Rect card{{x, top}, {x + width, top + height}};

  brush.begin_card("part label", card);
  ImGui::GetWindowDrawList()->PushClipRectFullScreen();
  const ImVec2 target(static_cast<float>(at->x), static_cast<float>(at->y));
  const ImVec2 from(std::clamp(target.x, card.min.x + brush.px(20), card.max.x - brush.px(20)), card.max.y);
  brush.line(from, target, brush.colours().card, brush.px(4));
  brush.line(from, target, brush.colours().accent, brush.px(1.5));
  brush.fill(middle_of({target, target}, brush.px(8), brush.px(8)), brush.colours().card, brush.px(4));
  brush.fill(middle_of({target, target}, brush.px(5), brush.px(5)), brush.colours().accent, brush.px(3));
  ImGui::GetWindowDrawList()->PopClipRect();
  Rect words = inset(card, brush.px(14), brush.px(10));
  brush.paragraph(cut_top(words, name_height, brush.px(4)), brush.types().strong, brush.colours().ink, name);
  brush.paragraph(words, brush.types().small, brush.colours().faint, line);
  brush.end_card();
}

}  // namespace windlass::app
