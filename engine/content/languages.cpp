#include "engine/content/languages.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/content/human_texts.hpp"
#include "engine/content/words.hpp"
#include "engine/text/texts.hpp"

namespace windlass::content {
namespace {

namespace fs = std::filesystem;
using routine::Language;
using text::NamedText;

constexpr std::string_view english = "english";

/// "{n}" and "{of}" of "Set {n} of {of}."
std::set<std::string> places_in(const std::string& text) {
  std::set<std::string> places;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close != std::string::npos) places.insert(text.substr(open, close - open + 1));
  }
  return places;
}

std::string listed(const std::set<std::string>& places) {
  std::string all;
  for (const std::string& place : places) all += (all.empty() ? "" : ", ") + place;
  return all.empty() ? "none" : all;
}

/// What a language's text may be: of the content, how long; of the program, which places it has.
struct Known {
  std::map<std::string, std::size_t> content;  ///< Name -> characters that fit.
  const routine::Texts* program = nullptr;
};

/// What is wrong with a text of a language other than English; nothing when it is sound.
std::optional<base::Error> fault_of(const NamedText& text, const Known& known) {
  if (const auto content = known.content.find(text.name); content != known.content.end()) {
    if (const auto length = length_of(text.text); length > content->second) {
      return base::Error{text.where, too_long(text.name, length, content->second), "say it shorter"};
    }
    return std::nullopt;
  }
  const auto original = known.program->find(text.name);
  if (original == known.program->end()) {
    std::vector<std::string> names;
    for (const auto& [name, length] : known.content) names.push_back(name);
    for (const auto& [name, words] : *known.program) names.push_back(name);
    return base::Error{text.where, "there is no text '" + text.name + "'",
                       hint_for(text.name, names, "take it away, or see english.toml and the content's files")};
  }
  const auto places = places_in(original->second);
  if (places_in(text.text) == places) return std::nullopt;
  return base::Error{text.where, "'" + text.name + "' must have the places of the English text: " + listed(places),
                     "write them as they stand there"};
}

/// Nothing when the file cannot be read.
std::optional<Language> read_language(const std::string& file, std::vector<NamedText>& texts, text::Errors& errors) {
  auto read = text::texts_of(file, errors);
  if (!read) return std::nullopt;
  Language language;
  language.id = id_of(file);
  check_id(file, language.id, errors);
  for (NamedText& text : *read) {
    if (text.text.find_first_not_of(' ') == std::string::npos) {
      errors.push_back({text.where, "'" + text.name + "' is empty", "write it, or leave it out"});
    } else if (text.name == "name") {
      language.name = text.text;
    } else if (text.name == "voice") {
      language.has_voice = text.text == "true";
    } else {
      texts.push_back(std::move(text));
    }
  }
  if (language.name.empty())
    errors.push_back({{file, 1, 1}, "'name' is missing", "call the language as its speakers do"});
  return language;
}

const Language* find_language(const std::vector<Language>& languages, std::string_view id) {
  const auto found = std::find_if(languages.begin(), languages.end(), [&](const auto& one) { return one.id == id; });
  return found == languages.end() ? nullptr : &*found;
}

/// English first, which is what the others are held against.
std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code code;
  for (fs::directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    if (entry->path().extension() == ".toml") files.push_back(entry->path().generic_string());
  }
  std::sort(files.begin(), files.end(), [](const std::string& a, const std::string& b) {
    return std::pair(id_of(a) != english, a) < std::pair(id_of(b) != english, b);
  });
  return files;
}

}  // namespace

void add_languages(Loaded& loaded, const std::string& folder, const std::string& language,
                   const routine::Library& last_good) {
  routine::Library& library = loaded.library;
  library.languages.clear();
  Known known;
  for_each_text(library,
                [&](const std::string& name, std::string&, std::size_t longest) { known.content[name] = longest; });
  const bool is_whole = loaded.errors.empty();  // else nobody knows whether an unknown text belongs to what is left out
  for (const std::string& file : files_of(folder)) {
    std::vector<NamedText> texts;
    std::optional<Language> read = read_language(file, texts, loaded.errors);
    if (!read) {
      if (const Language* before = find_language(last_good.languages, id_of(file)))
        library.languages.push_back(*before);
      continue;
    }
    const Language* original = find_language(library.languages, english);
    if (original != nullptr) known.program = &original->texts;
    for (NamedText& text : texts) {
      std::optional<base::Error> fault;
      if (known.program != nullptr) fault = fault_of(text, known);
      if (!fault) {
        read->texts[text.name] = std::move(text.text);
      } else if (is_whole || known.program->contains(text.name) || known.content.contains(text.name)) {
        loaded.errors.push_back(std::move(*fault));
      }
    }
    library.languages.push_back(std::move(*read));
  }
  if (library.languages.empty()) library.languages = last_good.languages;

  routine::Texts all;
  const Language* original = find_language(library.languages, english);
  const Language* wanted = find_language(library.languages, language);
  if (wanted == nullptr) wanted = original;
  if (original != nullptr) all = original->texts;
  library.language = wanted != nullptr ? wanted->id : std::string(english);
  if (wanted != nullptr && wanted != original) {
    for (const auto& [name, text] : wanted->texts) all[name] = text;
    for (routine::Routine& routine : library.routines) {
      if (!routine.written) routine.written = routine::Written{routine.title, routine.summary};
    }
    for_each_text(library, [&](const std::string& name, std::string& text, std::size_t) {
      if (const auto found = wanted->texts.find(name); found != wanted->texts.end()) text = found->second;
    });
  }
  library.words = routine::Words(std::move(all));
}

}  // namespace windlass::content
