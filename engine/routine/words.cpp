#include "engine/routine/words.hpp"

namespace windlass::routine {
namespace {

/// The small letter of a capital below U+0800, or the character itself.
unsigned small(unsigned c) {
  const auto is_in = [&](unsigned first, unsigned last) { return c >= first && c <= last; };
  if (is_in('A', 'Z')) return c + 0x20;
  if (is_in(0xC0, 0xDE) && c != 0xD7) return c + 0x20;                       // À … Þ, without ×
  if (c == 0x178) return 0xFF;                                               // Ÿ
  if (is_in(0x139, 0x148) || is_in(0x179, 0x17E)) return c + c % 2;          // capitals are odd there,
  if (is_in(0x100, 0x177) && c != 0x130 && c != 0x138) return c | 1U;        // … and even in the rest of Latin Extended-A
  if (c == 0x386) return 0x3AC;                                              // Ά
  if (is_in(0x388, 0x38A)) return c + 0x25;                                  // Έ Ή Ί
  if (c == 0x38C) return 0x3CC;                                              // Ό
  if (is_in(0x38E, 0x38F)) return c + 0x3F;                                  // Ύ Ώ
  if (is_in(0x391, 0x3AB)) return c + 0x20;                                  // Α … Ϋ
  if (is_in(0x400, 0x40F)) return c + 0x50;                                  // Ѐ … Џ
  if (is_in(0x410, 0x42F)) return c + 0x20;                                  // А … Я
  return c;
}

}  // namespace

std::string small_letters(std::string_view text) {
  std::string result(text);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const unsigned first = static_cast<unsigned char>(result[i]);
    if (first < 0x80U) {
      result[i] = static_cast<char>(small(first));
    } else if (first >= 0xC2U && first < 0xE0U && i + 1 < result.size()) {  // of two bytes; all small ones are, too
      const unsigned letter = small((first & 0x1FU) << 6U | (static_cast<unsigned char>(result[i + 1]) & 0x3FU));
      result[i] = static_cast<char>(0xC0U | letter >> 6U);
      result[++i] = static_cast<char>(0x80U | (letter & 0x3FU));
    }
  }
  return result;
}

std::string Words::text_or(std::string_view id, std::string_view fallback) const {
  const auto found = texts_.find(id);
  return std::string(found == texts_.end() ? fallback : std::string_view(found->second));
}

std::string Words::operator()(std::string_view id) const {
  return text_or(id, id);
}

std::string Words::operator()(std::string_view id, const std::vector<Filling>& fillings) const {
  return filled((*this)(id), fillings);
}

std::string Words::counted(std::string_view id, int n, std::vector<Filling> others) const {
  others.emplace_back("n", n);
  return (*this)(std::string(id) + (n == 1 ? "_one" : "_many"), others);
}

std::string filled(const std::string& text, const std::vector<Filling>& fillings) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {  // once through: what is filled in is not looked at
    const Filling* here = nullptr;
    for (const Filling& filling : fillings) {
      if (text.compare(at, filling.name.size() + 2, "{" + std::string(filling.name) + "}") == 0) here = &filling;
    }
    result += here != nullptr ? here->text : text.substr(at, 1);
    at += here != nullptr ? here->name.size() + 2 : 1;
  }
  return result;
}

}  // namespace windlass::routine
