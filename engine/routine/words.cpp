#include "engine/routine/words.hpp"

namespace windlass::routine {

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
