#include "engine/text/texts.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace windlass::text {
namespace {

void collect(const toml::node& node, const std::string& name, const std::string& path, std::vector<NamedText>& texts,
             Errors& errors) {
  const auto inner = [&](const std::string& key) { return name.empty() ? key : name + "." + key; };
  const base::Where where{path, static_cast<int>(node.source().begin.line),
                          static_cast<int>(node.source().begin.column)};
  if (const toml::table* table = node.as_table()) {
    for (const auto& [key, value] : *table) collect(value, inner(std::string(key.str())), path, texts, errors);
  } else if (const toml::array* array = node.as_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) {
      collect(*array->get(i), inner(std::to_string(i + 1)), path, texts, errors);
    }
  } else if (const auto* text = node.as_string()) {
    texts.push_back({name, text->get(), where});
  } else if (const auto* flag = node.as_boolean()) {
    texts.push_back({name, flag->get() ? "true" : "false", where});
  } else {
    errors.push_back({where, "'" + name + "' must be a text", "write it in quotes"});
  }
}

}  // namespace

std::optional<std::vector<NamedText>> texts_of(const std::string& path, Errors& errors) {
  std::ifstream stream(path, std::ios::binary);
  const std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  const bool is_sound = stream.eof() || stream.good() ? Document::parse(content, path, errors).has_value()
                                                      : Document::load(path, errors).has_value();
  if (!is_sound) return std::nullopt;  // it has told why
  std::vector<NamedText> texts;
  collect(toml::parse(content, path), "", path, texts, errors);
  std::stable_sort(texts.begin(), texts.end(), [](const NamedText& a, const NamedText& b) {
    return std::pair(a.where.line, a.where.column) < std::pair(b.where.line, b.where.column);
  });
  return texts;
}

}  // namespace windlass::text
