#include "app/words.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>

#include "engine/anatomy/rig.hpp"

namespace windlass::app {
namespace {

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

std::string length_text(double seconds, const Words& words) {
  if (seconds < 90.0) return words("units.seconds", {{"n", static_cast<int>(std::lround(seconds))}});
  return words("units.minutes", {{"n", static_cast<int>(std::lround(seconds / 60.0))}});
}

std::string percent_text(double share, const Words& words) {
  return words("units.percent", {{"n", static_cast<int>(std::lround(share * 100.0))}});
}

std::string named(const Words& words, std::string_view section, std::string_view name) {
  std::string id(name);
  for (char& c : id) c = c == ' ' || c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return words(std::string(section) + "." + id);
}

std::string name_text(const Words& words, const std::string& id, std::string_view name) {
  std::string plain(name);
  std::replace_if(plain.begin(), plain.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  if (!plain.empty()) plain[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(plain[0])));
  return words.text_or(id, plain);
}

std::string coordinate_text(std::string_view coordinate, const Words& words) {
  const Taken parts = taken_apart(coordinate);
  const std::string id = "coordinate." + std::string(parts.joint) + "_" + std::string(parts.motion);
  return words(id, {{"n", std::string(parts.number)}});
}

std::string gloss_of(std::string_view coordinate, const Words& words) {
  const Taken parts = taken_apart(coordinate);
  return words.text_or("gloss." + std::string(parts.joint) + "_" + std::string(parts.motion), "");
}

std::string title_of(const routine::Library& library, const std::string& routine, const std::string& title_then) {
  const auto found = routine::find_routine(library, routine);
  return found ? library.routines[static_cast<std::size_t>(*found)].title : title_then;
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
