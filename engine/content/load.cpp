#include "engine/content/load.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "engine/content/languages.hpp"
#include "engine/content/read.hpp"
#include "engine/content/read_routine.hpp"
#include "engine/content/read_advice.hpp"
#include "engine/content/read_cards.hpp"
#include "engine/content/read_programme.hpp"
#include "engine/content/read_safety.hpp"
#include "engine/content/thumbnail_table.hpp"
#include "engine/content/words.hpp"
#include "engine/routine/ladder.hpp"

namespace windlass::content {
namespace {

namespace fs = std::filesystem;

/// Every "*.toml" below `folder`, sorted. A folder that cannot be read is one error.
std::vector<std::string> files_below(const fs::path& folder, std::vector<base::Error>& errors) {
  std::vector<std::string> files;
  std::error_code code;
  for (fs::recursive_directory_iterator entry(folder, code), end; !code && entry != end; entry.increment(code)) {
    if (entry->path().extension() == ".toml") files.push_back(entry->path().generic_string());
  }
  if (code) errors.push_back({{folder.generic_string()}, "this folder cannot be read", "check that it exists"});
  std::sort(files.begin(), files.end());
  return files;
}

/// Adds an entry's id; reports one that another file has taken.
bool claim(std::set<std::string>& taken, const std::string& file, std::vector<base::Error>& errors) {
  if (taken.insert(id_of(file)).second) return true;
  errors.push_back({{file}, "a second '" + id_of(file) + "'", "rename this file or the other"});
  return false;
}

template <class Items>
const typename Items::value_type* entry_of_file(const Items& items, const std::string& file) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.where.file == file; });
  return found == items.end() ? nullptr : &*found;
}

/// A routine of `before` as it was, if all its demonstrations are still there.
std::optional<routine::Routine> kept(routine::Routine routine, const routine::Library& before,
                                     const routine::Library& library) {
  for (routine::Item& item : routine.items) {
    const std::string& id = before.demonstrations[static_cast<std::size_t>(item.demonstration)].id;
    const auto found = routine::find_demonstration(library, id);
    if (!found) return std::nullopt;
    item.demonstration = *found;
  }
  return routine;
}

class Loader {
 public:
  Loader(const Vocabulary& vocabulary, const routine::Library& last_good)
      : vocabulary_(vocabulary), last_good_(last_good) {}

  Loaded load(const fs::path& folder) {
    loaded_.library.clips = last_good_.clips;
    add_tissues(folder);
    add_safety((folder / "safety.toml").generic_string());
    postures_ = read_postures((folder / "postures.toml").generic_string(), vocabulary_.rig(), loaded_.errors);
    for (const std::string& file : files_below(folder / "demonstrations", loaded_.errors)) {
      if (claim(demonstration_ids_, file, loaded_.errors)) add_demonstration(file);
    }
    for (const std::string& file : files_below(folder / "routines", loaded_.errors)) {
      if (demonstration_ids_.contains(id_of(file))) {
        loaded_.errors.push_back({{file}, "a demonstration is called '" + id_of(file) + "' too", "rename one of them"});
      } else if (claim(routine_ids_, file, loaded_.errors)) {
        add_routine(file);
      }
    }
    loaded_.library.postures.insert(postures_.by_name.begin(), postures_.by_name.end());
    check_links();
    add_thumbnails((folder / "thumbnails.toml").generic_string());
    if (fs::exists(folder / "programmes")) add_programmes(files_below(folder / "programmes", loaded_.errors));
    if (fs::exists(folder / "cards")) add_cards(files_below(folder / "cards", loaded_.errors));
    if (loaded_.library.demonstrations.empty()) {
      if (loaded_.errors.empty()) {
        loaded_.errors.push_back(
            {{folder.generic_string()}, "holds no demonstrations", "add one to its folder demonstrations"});
      }
      loaded_.library = last_good_;
    }
    return std::move(loaded_);
  }

 private:
  /// What the body's parts are called, and the zones that they form.
  void add_tissues(const fs::path& folder) {
    routine::Library& library = loaded_.library;
    const std::string file = (folder / "anatomy.toml").generic_string();
    std::vector<base::Error>& errors = loaded_.errors;
    if (!vocabulary_.parts.empty() || fs::exists(file)) library.parts = read_part_texts(file, vocabulary_.parts, errors);
    library.parts.insert(last_good_.parts.begin(), last_good_.parts.end());
    for (const auto& [name, text] : library.parts) tissues_.push_back(name);
    library.zones = read_zones((folder / "zones.toml").generic_string(), tissues_, errors);
    library.zones.insert(last_good_.zones.begin(), last_good_.zones.end());
    for (const auto& [name, zone] : library.zones) tissues_.push_back(name);
  }

  /// None when there is no such file.
  void add_safety(const std::string& file) {
    if (!fs::exists(file)) return;
    std::optional<routine::Safety> safety = read_safety(file, loaded_.errors);
    loaded_.library.safety = safety ? std::move(*safety) : last_good_.safety;
  }

  /// With faults they stay as they were.
  void add_thumbnails(const std::string& file) {
    const std::size_t before = loaded_.errors.size();
    auto thumbnails = load_thumbnails(file, loaded_.library, demonstration_ids_, vocabulary_, loaded_.errors);
    loaded_.library.thumbnails = loaded_.errors.size() == before ? std::move(thumbnails) : last_good_.thumbnails;
  }

  /// Topic by topic. A file with faults stays as it was, as far as there still is what its cards show.
  void add_cards(const std::vector<std::string>& files) {
    std::vector<routine::Card>& cards = loaded_.library.cards;
    const Showable showable{vocabulary_, tissues_, loaded_.library, demonstration_ids_};
    std::map<std::string, std::string> taken;  // card -> the file that has it
    for (const std::string& file : files) {
      const std::size_t before = loaded_.errors.size();
      std::vector<routine::Card> read = read_cards(file, showable, loaded_.errors);
      for (const routine::Card& card : read) {
        if (taken.emplace(card.id, file).second) continue;
        loaded_.errors.push_back({card.where, "a second card '" + card.id + "'", "the other one: " + taken[card.id]});
      }
      if (loaded_.errors.size() != before) {
        read.clear();
        for (const routine::Card& card : last_good_.cards) {
          if (card.where.file == file && routine::find_demonstration(loaded_.library, card.shot.demonstration)) {
            read.push_back(card);
          }
        }
      }
      cards.insert(cards.end(), read.begin(), read.end());
    }
    std::stable_sort(cards.begin(), cards.end(),
                     [](const routine::Card& a, const routine::Card& b) { return a.topic.place < b.topic.place; });
  }

  void add_demonstration(const std::string& file) {
    std::vector<choreography::Demonstration>& all = loaded_.library.demonstrations;
    for (choreography::Demonstration& version :
         read_demonstration(file, vocabulary_, postures_, tissues_, loaded_.errors)) {
      all.push_back(std::move(version));
    }
    if (!all.empty() && all.back().where.file == file) return;
    for (const choreography::Demonstration& before : last_good_.demonstrations) {
      if (before.where.file == file) all.push_back(before);
    }
  }

  /// Reports links that lead nowhere or in a circle, and takes them away.
  void check_links() {
    routine::Library& library = loaded_.library;
    std::vector<std::string> known;
    for (const choreography::Demonstration& d : library.demonstrations) known.push_back(d.id);
    const auto leads_nowhere = [&](const choreography::Link& link) {
      if (routine::find_demonstration(library, link.id)) return false;
      if (demonstration_ids_.contains(link.id.substr(0, link.id.find('/')))) return true;  // its file's faults are told
      loaded_.errors.push_back({link.where, "no demonstration is called '" + link.id + "'",
                                how_to_find(link.id, known)});
      return true;
    };
    for (choreography::Demonstration& d : library.demonstrations) {
      if (!d.version.of.empty()) continue;
      for (auto* links : {&d.advice.prerequisites, &d.advice.easier, &d.advice.harder}) {
        std::erase_if(*links, leads_nowhere);
      }
    }
    for (base::Error& error : routine::unravel(library.demonstrations)) loaded_.errors.push_back(std::move(error));
  }

  void add_routine(const std::string& file) {
    if (auto routine = read_routine(file, loaded_.library, demonstration_ids_, loaded_.errors)) {
      loaded_.library.routines.push_back(std::move(*routine));
    } else if (const auto* before = entry_of_file(last_good_.routines, file)) {
      if (auto routine_before = kept(*before, last_good_, loaded_.library)) {
        loaded_.library.routines.push_back(std::move(*routine_before));
      }
    }
  }

  /// One with faults stays as it was: what it names that has gone counts as free.
  void add_programmes(const std::vector<std::string>& files) {
    std::vector<routine::Programme>& programmes = loaded_.library.programmes;
    for (const std::string& file : files) {
      if (auto programme = read_programme(file, loaded_.library, routine_ids_, loaded_.errors)) {
        programmes.push_back(std::move(*programme));
      } else if (const auto* before = entry_of_file(last_good_.programmes, file)) {
        programmes.push_back(*before);
      }
    }
  }

  const Vocabulary& vocabulary_;
  const routine::Library& last_good_;
  Postures postures_;
  std::vector<std::string> tissues_;  ///< Names of parts and zones of the body.
  std::set<std::string> demonstration_ids_;
  std::set<std::string> routine_ids_;
  Loaded loaded_;
};

}  // namespace

Loaded load_library(const std::string& folder, const Vocabulary& vocabulary, const routine::Library& last_good,
                    const std::string& language) {
  if (std::error_code code; !fs::is_directory(folder, code)) {
    return {last_good, {{{folder}, "there is no such folder", "check the path"}}};
  }
  Loaded loaded = Loader(vocabulary, last_good).load(folder);
  add_languages(loaded, folder + "/text", language, last_good);
  return loaded;
}

void add_own_routines(Loaded& loaded, const std::string& folder, const routine::Library& last_good) {
  std::error_code code;
  if (folder.empty() || !fs::is_directory(folder, code)) return;
  routine::Library& library = loaded.library;
  std::set<std::string> known;
  for (const choreography::Demonstration& d : library.demonstrations) known.insert(d.id);
  for (const std::string& file : files_below(folder, loaded.errors)) {
    if (entry_of_file(library.routines, file) != nullptr) continue;  // all of `last_good` has stayed
    std::optional<routine::Routine> routine = read_routine(file, library, known, loaded.errors);
    const auto* before = entry_of_file(last_good.routines, file);
    if (!routine && before != nullptr) routine = kept(*before, last_good, library);
    if (!routine) continue;
    if (routine::find_routine(library, routine->id) || routine::find_demonstration(library, routine->id)) {
      loaded.errors.push_back({{file}, "something else is called '" + routine->id + "' too", "rename this file"});
    } else {
      library.routines.push_back(std::move(*routine));
    }
  }
}

}  // namespace windlass::content
