#include "app/arguments.hpp"

#include "engine/base/error.hpp"
#include "engine/text/spelling.hpp"

namespace windlass::app {
namespace {

template <class Items>
std::vector<std::string> ids_of(const Items& items) {
  std::vector<std::string> ids;
  for (const auto& item : items) ids.push_back(item.id);
  return ids;
}

}  // namespace

void refuse(const std::string& what, const std::string& to_do) {
  throw base::Failure({{}, what, to_do});
}

std::string advice(const std::string& word, const std::vector<std::string>& known) {
  std::string likely = text::did_you_mean(word, known);
  if (!likely.empty()) return likely;
  std::string list;
  for (const std::string& name : known) list += (list.empty() ? "choose from: " : ", ") + name;
  return list;
}

int demonstration_named(const routine::Library& library, const std::vector<base::Error>& faults,
                        const std::string& id) {
  if (const auto found = routine::find_demonstration(library, id)) return *found;
  if (routine::find_routine(library, id)) refuse("'" + id + "' is a routine", "add --routine");
  if (!faults.empty()) throw base::Failure(faults);
  std::vector<std::string> known;
  for (const int index : routine::originals(library)) {
    known.push_back(library.demonstrations[static_cast<std::size_t>(index)].id);
  }
  refuse("there is no demonstration '" + id + "'", advice(id, known));
}

int version_named(const routine::Library& library, const std::vector<base::Error>& faults, const std::string& id,
                  const std::string& variant, const std::string& mistake) {
  using Kind = choreography::Version::Kind;
  const int original = demonstration_named(library, faults, id);
  if (variant.empty() && mistake.empty()) return original;
  if (!variant.empty() && !mistake.empty()) refuse("a clip shows a variant or a mistake", "give one of them");
  const Kind kind = variant.empty() ? Kind::mistake : Kind::variant;
  const std::string& name = variant.empty() ? mistake : variant;
  const std::string word = variant.empty() ? "mistake" : "variant";
  if (const auto found = routine::find_version(library, id, kind, name)) return *found;
  std::vector<std::string> known;
  for (const int index : routine::versions_of(library, original, kind)) {
    known.push_back(library.demonstrations[static_cast<std::size_t>(index)].version.name);
  }
  if (known.empty()) refuse("'" + id + "' has no " + word + "s", "leave out --" + word);
  refuse("'" + id + "' has no " + word + " '" + name + "'", advice(name, known));
}

int routine_named(const routine::Library& library, const std::vector<base::Error>& faults, const std::string& id) {
  if (const auto found = routine::find_routine(library, id)) return *found;
  if (routine::find_demonstration(library, id)) refuse("'" + id + "' is a demonstration", "leave out --routine");
  if (!faults.empty()) throw base::Failure(faults);
  refuse("there is no routine '" + id + "'", advice(id, ids_of(library.routines)));
}

motion::Side side_named(const std::string& word) {
  if (word == "right" || word == "r" || word == "R") return motion::Side::right;
  if (word == "left" || word == "l" || word == "L") return motion::Side::left;
  refuse("'" + word + "' is not a side", "write right or left");
}

}  // namespace windlass::app
