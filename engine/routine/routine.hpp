#pragma once
// What a person does in one sitting: demonstrations with a dose each.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <glm/vec2.hpp>

#include "engine/choreography/clips.hpp"
#include "engine/choreography/course.hpp"
#include "engine/routine/card.hpp"
#include "engine/routine/programme.hpp"
#include "engine/routine/safety.hpp"
#include "engine/routine/words.hpp"

namespace windlass::routine {

using choreography::name_of;
using choreography::Provenance;
using choreography::Sides;

inline constexpr double change_seconds = 10.0;  ///< s of rest where nobody says how long: time to change position.

/// How much of one demonstration.
struct Dose {
  int repetitions = 1;  ///< In a set; unless `minutes` says for how long.
  int sets = 1;
  std::optional<double> hold = {};     ///< s, for every phase marked as hold; absent: as authored
  std::optional<double> minutes = {};  ///< Of repetitions on each side, in a set: as many whole ones as fill them.
  double rest = 0.0;              ///< s between sets, and after the item, before the next
  Sides sides = Sides::both;
  Provenance provenance = Provenance::app_default;

  bool operator==(const Dose&) const = default;
};

/// How both sides do it: one after the other, or at once where that is the dose.
inline Sides both_of(const Dose& dose) {
  return dose.sides == Sides::together ? Sides::together : Sides::both;
}

struct Item {
  int demonstration = 0;  ///< Index in the library; of a variant too.
  Dose dose = {};
  std::map<std::string, double> tempo = {};  ///< s that phases take, by name; the others as authored.
  bool by_foot = false;    ///< With its neighbours of the same block: all of them on one foot, then all on the other.
  std::string block = {};  ///< Neighbours with the same block belong together: "toe set"; empty: stands alone.
  std::string gate = {};   ///< What must be asked first, besides the demonstration's own gate.

  bool operator==(const Item&) const = default;
};

/// How a routine is called in its file.
struct Written {
  std::string title;
  std::string summary;
};

struct Routine {
  std::string id;
  std::string title;
  std::string summary;
  std::string source;
  std::vector<std::string> covers;
  std::vector<Item> items;
  bool labels = false;  ///< What each item stretches and works is named beside the foot.
  base::Where where;
  std::optional<Written> written = {};  ///< Where title and summary are in another language than its file's.
};

/// With the title and summary of its file: what is written down does not change with the language.
Routine as_written(Routine routine);

/// How many blocks of items there are: what a person has to keep in mind.
int blocks_of(const Routine& routine);

/// What people read about a part of the body.
struct PartText {
  std::string title;  ///< In the field's terms.
  std::string line;   ///< Where it runs and what it does, for patients and students.
};

/// Where something is felt or works: "calf".
struct Zone {
  std::string title;
  std::vector<std::string> parts;  ///< Of the body.
};

/// How the small picture that stands for a demonstration is taken, where that is not as a matter of course.
struct Thumbnail {
  std::string view;                  ///< Where it is looked from; empty: as in the phase that it shows.
  std::string phase;                 ///< What it shows when it stands still; empty: a hold, or where the body is farthest out.
  bool whole = false;                ///< All of the person is there, not the foot alone.
  double zoom = 1.0;                 ///< Nearer (> 1) or farther than what fits …
  glm::dvec2 shift{0.0};             ///< … and aside: in heights of the picture, right and up.
  std::optional<double> turn = {};   ///< Instead of the view's own: rad about the vertical …
  std::optional<double> lift = {};   ///< … and above the horizon.

  bool operator==(const Thumbnail&) const = default;
};

/// Everything that can be played, and what is said about the body. Immutable after loading.
struct Library {
  std::vector<choreography::Demonstration> demonstrations;  ///< Each followed by its variants and its mistakes.
  std::shared_ptr<choreography::Clips> clips;               ///< Of the body that performs; made when first asked for.
  std::vector<Routine> routines;
  std::vector<Programme> programmes;
  std::map<std::string, Zone, std::less<>> zones;
  std::map<std::string, std::vector<choreography::Target>, std::less<>> postures;  ///< Shared ones, by name.
  std::map<std::string, PartText, std::less<>> parts;                              ///< By the part's name.
  std::vector<Card> cards;                                                         ///< Topic by topic.
  Safety safety;
  std::map<std::string, Thumbnail, std::less<>> thumbnails;  ///< By the demonstration's id; many have none.
  std::vector<Language> languages;  ///< Those there are; English first.
  std::string language;             ///< Id of the one that all texts are in, as far as it has them.
  Words words;                      ///< In that language.
};

/// Whether the voice can read the language of the texts.
bool has_voice(const Library& library);

std::optional<int> find_demonstration(const Library& library, std::string_view id);
std::optional<int> find_routine(const Library& library, std::string_view id);

/// The version of the demonstration `id` that is called `name`.
std::optional<int> find_version(const Library& library, std::string_view id, choreography::Version::Kind kind,
                                std::string_view name);

/// Those that are shown as they are meant, in order.
std::vector<int> originals(const Library& library);

/// The versions of `demonstration`, in order: all of one kind.
std::vector<int> versions_of(const Library& library, int demonstration, choreography::Version::Kind kind);

/// What a demonstration advises, at its least: "10 to 15 times" gives 10. Where it advises minutes without
/// repetitions, those. The figures count as the article's when all of them are.
Dose dose_of(const choreography::Demonstration& demonstration);

/// A routine of one demonstration, to be watched: three times on the right side, or with both feet where they work at once.
Routine routine_of(const Library& library, int demonstration);

}  // namespace windlass::routine
