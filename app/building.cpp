#include "app/building.hpp"

#include <algorithm>
#include <filesystem>

#include "app/tutor.hpp"

namespace windlass::app {
namespace {

using routine::Routine;

std::string file_of(const Tutor& tutor, const std::string& id) {
  return (std::filesystem::path(tutor.own_routines) / (id + ".toml")).generic_string();
}

/// Whether something that is not the user's own has this id.
bool belongs_to_us(const Tutor& tutor, const std::string& id) {
  if (routine::find_demonstration(tutor.library, id)) return true;
  const auto found = routine::find_routine(tutor.library, id);
  return found && !is_own(tutor, tutor.library.routines[static_cast<std::size_t>(*found)]);
}

std::string trimmed(const std::string& title) {
  const auto first = title.find_first_not_of(' ');
  return first == std::string::npos ? "" : title.substr(first, title.find_last_not_of(' ') - first + 1);
}

struct Builder {
  Tutor& t;
  Building& b = t.building;

  void begin(routine::Draft draft) const {
    b.draft = std::move(draft);
    b.item = -1;
    b.adds = b.draft->routine.items.empty();
    b.search.clear();
    b.note.clear();
    t.view.writing.clear();
  }

  void keep_as(const std::string& id, bool may_replace) const {
    b.asks = Building::Asks::nothing;
    Routine routine = b.draft->routine;
    routine.id = id;
    routine.title = trimmed(routine.title);
    routine.where = {file_of(t, id)};
    t.errands.push_back(KeepRoutine{std::move(routine), may_replace});
  }

  void operator()(const routine::DraftAction& a) const {
    if (!b.draft) return;
    const std::size_t count = b.draft->routine.items.size();
    routine::apply(*b.draft, t.library, a);
    const auto now = static_cast<int>(b.draft->routine.items.size());
    b.note.clear();
    if (std::holds_alternative<routine::AddItem>(a) && b.draft->routine.items.size() > count) {
      b.note =
          t.library.words("builder.added",
                          {{"title", t.library.demonstrations[at(b.draft->routine.items.back().demonstration)].title}});
    }
    if (const auto* moved = std::get_if<routine::MoveItem>(&a)) {
      if (b.item == moved->item && moved->item + moved->by >= 0 && moved->item + moved->by < now) b.item += moved->by;
    }
    if (std::holds_alternative<routine::DuplicateItem>(a) && b.draft->routine.items.size() > count && b.item >= 0) ++b.item;
    if (b.item >= now) b.item = now - 1;
  }
  void operator()(const BeginDraft& a) const {
    if (!a.routine) return begin(routine::empty_draft(t.library.words));
    if (is_there(*a.routine)) begin(routine::copy_of(t.library.routines[at(*a.routine)], t.library.words));
  }
  void operator()(const EditRoutine& a) const {
    if (!is_there(a.routine) || !is_own(t, t.library.routines[at(a.routine)])) return;
    begin(routine::draft_of(t.library.routines[at(a.routine)]));
  }
  void operator()(const ShowItem& a) const {
    b.item = a.item;
    b.adds = false;
  }
  void operator()(const ShowMovements& a) const {
    b.adds = a.shown;
    b.item = -1;
    b.note.clear();
  }
  void operator()(const FindMovement& a) const { b.search = a.words; }
  void operator()(const KeepDraft&) const {
    if (!b.draft) return;
    t.view.writing.clear();
    b.note = routine::what_is_missing(b.draft->routine, t.library.words);
    if (!b.note.empty()) return;
    const std::string& own = b.draft->routine.id;
    if (!own.empty()) return keep_as(own, true);
    const std::string id = free_id(t, routine::id_from(b.draft->routine.title), true);
    if (!routine::find_routine(t.library, id)) return keep_as(id, false);
    b.asks = Building::Asks::replace;
    b.about = id;
  }
  void operator()(const ReplaceOther&) const {
    if (b.draft && b.asks == Building::Asks::replace) keep_as(b.about, true);
  }
  void operator()(const KeepBoth&) const {
    if (!b.draft || b.asks != Building::Asks::replace) return;
    std::string id = free_id(t, b.about, false);
    if (id == b.about) id += "-2";  // a file that could not be read has that name
    keep_as(id, false);
  }
  void operator()(const PutDraftAway& a) const {
    if (!b.draft) return;
    if (b.draft->is_changed() && !a.surely) {
      b.asks = Building::Asks::put_away;
      return;
    }
    b.draft.reset();
    b.asks = Building::Asks::nothing;
    b.note.clear();
    t.view.writing.clear();
  }
  void operator()(const DeleteRoutine& a) const {
    const auto found = routine::find_routine(t.library, a.id);
    if (!found || !is_own(t, t.library.routines[at(*found)])) return;
    b.about = a.id;
    b.asks = a.surely ? Building::Asks::nothing : Building::Asks::deletion;
    if (a.surely) t.errands.push_back(DropRoutine{t.library.routines[at(*found)]});
  }
  void operator()(const BringBack&) const {
    if (!b.deleted.empty()) t.errands.push_back(KeepRoutine{b.deleted.back(), false});
  }
  void operator()(const Never&) const { b.asks = Building::Asks::nothing; }
  void operator()(const RoutineKept& a) const {
    auto& routines = t.library.routines;
    if (const auto found = routine::find_routine(t.library, a.routine.id)) {
      routines[at(*found)] = a.routine;
    } else {
      routines.push_back(a.routine);
    }
    const auto is_back = [&](const Routine& gone) { return gone.id == a.routine.id; };
    if (std::erase_if(b.deleted, is_back) > 0) {
      b.note = t.library.words("builder.back_again", {{"title", a.routine.title}});
    } else if (b.draft) {
      b.draft->routine = b.draft->kept = a.routine;
      b.note = t.library.words("builder.kept");
    }
  }
  void operator()(const RoutineGone& a) const {
    std::erase_if(t.library.routines, [&](const Routine& one) { return one.id == a.routine.id; });
    b.deleted.push_back(a.routine);
    b.note = t.library.words("builder.deleted", {{"title", a.routine.title}});
    if (b.draft && b.draft->routine.id == a.routine.id) b.draft.reset();
  }
  void operator()(const RoutineTaken& a) const {
    if (!routine::find_routine(t.library, a.routine.id)) t.library.routines.push_back(a.routine);
    b.note = t.library.words("builder.taken_in", {{"title", a.routine.title}});
  }
  void operator()(const NameIsTaken& a) const {
    b.asks = Building::Asks::replace;
    b.about = a.routine.id;
  }

  bool is_there(int routine) const {
    return routine >= 0 && routine < static_cast<int>(t.library.routines.size());
  }
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
};

}  // namespace

void apply(Tutor& tutor, const BuildAction& action) {
  std::visit(Builder{tutor}, action);
}

std::string free_id(const Tutor& tutor, const std::string& name, bool own_may_have) {
  const auto is_taken = [&](const std::string& id) {
    return own_may_have ? belongs_to_us(tutor, id)
                        : belongs_to_us(tutor, id) || routine::find_routine(tutor.library, id).has_value();
  };
  std::string id = name;
  for (int i = 2; is_taken(id); ++i) id = name + "-" + std::to_string(i);
  return id;
}

bool is_own(const Tutor& tutor, const Routine& routine) {
  return !tutor.own_routines.empty() && std::filesystem::path(routine.where.file).parent_path() == tutor.own_routines;
}

void leave(Building& building) {
  building.deleted.clear();
  building.note.clear();
  building.asks = Building::Asks::nothing;
}

}  // namespace windlass::app
