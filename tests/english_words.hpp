#pragma once
// The English words of the program, for tests of what has no reader of TOML.
#include <fstream>
#include <string>

#include "engine/routine/words.hpp"

namespace windlass::tests {

/// Of content/text/english.toml, whose lines are all `[section]` or `id = "text"`.
inline routine::Words english_words() {
  std::ifstream stream(WINDLASS_SOURCE_DIR "/content/text/english.toml");
  routine::Texts texts;
  std::string section;
  for (std::string line; std::getline(stream, line);) {
    const std::size_t quote = line.find(" = \"");
    if (line.starts_with("[")) section = line.substr(1, line.find(']') - 1) + ".";
    if (quote == std::string::npos || line.starts_with("#")) continue;
    std::string text;
    for (std::size_t i = quote + 4; i < line.rfind('"'); ++i) {
      if (line[i] == '\\') ++i;
      text += line[i];
    }
    texts[section + line.substr(0, quote)] = text;
  }
  return routine::Words(std::move(texts));
}

}  // namespace windlass::tests
