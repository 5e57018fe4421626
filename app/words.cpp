#include "app/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

#include "engine/anatomy/rig.hpp"

namespace windlass::app {
namespace {

struct Gloss {
  std::string_view joint;  ///< Letters before the toe's number; empty: any joint.
  std::string_view motion;
  std::string_view words;
};

constexpr std::array glosses{
    Gloss{"ankle", "dorsiflexion",
          "Ankle: the foot lifts towards the shin. Below zero it points down (plantarflexion)."},
    Gloss{"subtalar", "inversion", "Below the ankle: the sole turns inwards. Below zero it turns outwards (eversion)."},
    Gloss{"midtarsal", "arch", "Middle of the foot: the arch rises. Below zero it flattens."},
    Gloss{"midtarsal", "twist",
          "Middle of the foot: the forefoot turns about its length and its outer edge rises. Below zero its inner edge "
          "rises."},
    Gloss{"foot", "load", "How much weight the foot carries: 1 when both feet share it, 1.6 on this foot alone."},
    Gloss{"mtp", "extension", "Base of the toe: the toe lifts. Below zero it presses down."},
    Gloss{"mtp", "splay", "Base of the toe: the toe spreads away from its neighbours."},
    Gloss{"pip", "flexion", "Middle joint of the toe: the toe curls."},
    Gloss{"dip", "flexion", "End joint of the toe: its tip curls."},
    Gloss{"ip", "flexion", "Joint of the big toe: its tip curls."},
    Gloss{"knee", "flexion", "The knee bends."},
};

/// "mtp1_r.splay" → "mtp", "1", "splay".
struct Taken {
  std::string_view joint, number, motion;
};

Taken taken_apart(std::string_view coordinate) {
  Taken parts;
  const auto dot = coordinate.find('.');
  if (dot != std::string_view::npos) parts.motion = coordinate.substr(dot + 1);
  std::string_view joint = coordinate.substr(0, dot);
  if (joint.size() > 2 && (joint.ends_with("_r") || joint.ends_with("_l"))) joint.remove_suffix(2);
  std::size_t letters = joint.size();
  while (letters > 0 && std::isdigit(static_cast<unsigned char>(joint[letters - 1])) != 0) --letters;
  parts.joint = joint.substr(0, letters);
  parts.number = joint.substr(letters);
  return parts;
}

}  // namespace

std::string clock_text(double seconds) {
  const int whole = static_cast<int>(std::floor(seconds + 1e-6));
  char text[32];
  std::snprintf(text, sizeof text, "%d:%02d", whole / 60, whole % 60);
  return text;
}

std::string length_text(double seconds) {
  if (seconds < 90.0) return std::to_string(std::lround(seconds)) + " s";
  return std::to_string(std::lround(seconds / 60.0)) + " min";
}

std::string spoken(std::string_view name) {
  std::string text(name);
  for (char& c : text) {
    if (c == '_') c = '-';
  }
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string short_view_text(std::string_view view) {
  static constexpr std::pair<std::string_view, std::string_view> plain[] = {
      {"antero_lateral", "Front outer"},
      {"antero_medial", "Front inner"},
      {"lateral", "Outer"},
      {"medial", "Inner"},
      {"posterior", "Back"},
      {"anterior", "Front"},
      {"postero_medial", "Back inner"},
      {"postero_lateral", "Back outer"},
      {"top", "Top"},
      {"sole", "Sole"},
      {"step", "Step edge"},
      {"body_side", "Body side"},
      {"body_three_quarter", "Body 3/4"},
      {"body_front", "Body front"},
      {"body_back", "Body back"},
  };
  for (const auto& [name, words] : plain) {
    if (name == view) return std::string(words);
  }
  return spoken(view);
}

std::string coordinate_text(std::string_view coordinate) {
  const Taken parts = taken_apart(coordinate);
  static constexpr std::array abbreviations{"mtp", "ip", "pip", "dip", "cmc", "mcp"};
  const bool is_short = std::find(abbreviations.begin(), abbreviations.end(), parts.joint) != abbreviations.end();
  std::string text = spoken(parts.joint);
  if (is_short) std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
  if (!parts.number.empty()) text += " " + std::string(parts.number);
  return text + " " + std::string(parts.motion);
}

std::string gloss_of(std::string_view coordinate) {
  const Taken parts = taken_apart(coordinate);
  for (const Gloss& gloss : glosses) {
    if (gloss.joint == parts.joint && gloss.motion == parts.motion) return std::string(gloss.words);
  }
  return {};
}

std::string place_text(const base::Where& where) {
  std::size_t begin = where.file.size();
  for (int parts = 0; parts < 3 && begin != std::string::npos && begin > 0; ++parts)
    begin = where.file.rfind('/', begin - 1);
  std::string text = begin == std::string::npos || begin == 0 ? where.file : where.file.substr(begin + 1);
  if (where.line > 0) text += ":" + std::to_string(where.line);
  if (where.line > 0 && where.column > 0) text += ":" + std::to_string(where.column);
  return text;
}

const char* name_of(motion::Side side) {
  return side == motion::Side::right ? "right" : "left";
}

std::string on_side(const std::string& right_name, motion::Side side) {
  return side == motion::Side::right ? right_name : anatomy::mirrored_name(right_name);
}

}  // namespace windlass::app
