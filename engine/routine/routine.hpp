#pragma once
// What a person does in one sitting: demonstrations with a dose each.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/choreography/compile.hpp"
#include "engine/choreography/demonstration.hpp"
#include "engine/motion/clip.hpp"

namespace windlass::routine {

enum class Sides { right, left, both };

/// Where a dose's figures come from. Never mixed up on the screen.
enum class Provenance { article, app_default, clinician };

const char* name_of(Provenance provenance);

/// How much of one demonstration.
struct Dose {
  int repetitions = 1;
  std::optional<double> hold;  ///< s, for every phase marked as hold; absent: as authored
  double rest = 0.0;           ///< s after the item, before the next
  Sides sides = Sides::both;
  Provenance provenance = Provenance::app_default;
};

struct Item {
  int demonstration = 0;  ///< Index in the library.
  Dose dose;
};

struct Routine {
  std::string id;
  std::string title;
  std::string summary;
  std::string source;
  std::vector<std::string> covers;
  std::vector<Item> items;
  base::Where where;
};

/// What people read about a part of the body.
struct PartText {
  std::string title;  ///< In the field's terms.
  std::string line;   ///< Where it runs and what it does, for patients and students.
};

/// Everything that can be played, and what is said about the body. Immutable after loading; `clips[i]` belongs to
/// `demonstrations[i]`.
struct Library {
  std::vector<choreography::Demonstration> demonstrations;
  std::vector<motion::Clip> clips;
  std::vector<Routine> routines;
  std::map<std::string, std::vector<choreography::Target>, std::less<>> postures;  ///< Shared ones, by name.
  std::map<std::string, PartText, std::less<>> parts;                              ///< By the part's name.
};

std::optional<int> find_demonstration(const Library& library, std::string_view id);
std::optional<int> find_routine(const Library& library, std::string_view id);

/// A routine of one demonstration, once on each side that is asked for.
Routine routine_of(const Library& library, int demonstration);

}  // namespace windlass::routine
