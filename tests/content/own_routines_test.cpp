// Routines of one's own: kept as text, read back here and on another computer.
#include "engine/content/read_routine.hpp"
#include "engine/routine/draft.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

struct Own {
  Own() {
    content.write("postures.toml", postures);
    content.write("demonstrations/nod.toml", nod);
    content.write("routines/nods.toml", nods);
    fs::remove_all(folder);
    fs::create_directories(folder);
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  content::Loaded load(const routine::Library& last_good = {}) const {
    content::Loaded loaded = content.load(last_good);
    content::add_own_routines(loaded, folder.generic_string(), last_good);
    return loaded;
  }

  Folder content;
  fs::path folder = scratch_folder() / "own";
};

}  // namespace

TEST_CASE("What the builder keeps reads the same in another copy") {
  const Own own;
  const routine::Library library = own.load().library;
  routine::Draft draft = routine::empty_draft({});
  routine::apply(draft, library, routine::Retitle{"\"Quick\" \\ m\xC3\xB6rning"});
  routine::apply(draft, library, routine::AddItem{0});
  routine::apply(draft, library, routine::DuplicateItem{0});
  routine::Dose dose = draft.routine.items[1].dose;
  dose.minutes = 2.5;
  dose.sets = 3;
  dose.hold = 7.0;
  dose.rest = 25.0;
  dose.sides = routine::Sides::left;
  routine::apply(draft, library, routine::SetDose{1, dose});
  const std::string text = content::text_of(draft.routine, library);
  own.write(routine::id_from(draft.routine.title) + ".toml", text);

  const content::Loaded mailed = own.load();
  REQUIRE(base::to_text(mailed.errors).empty());
  const auto index = routine::find_routine(mailed.library, "quick-mrning");
  REQUIRE(index);
  const routine::Routine& back = mailed.library.routines[static_cast<std::size_t>(*index)];
  CHECK(back.title == draft.routine.title);
  CHECK(back.items == draft.routine.items);
  CHECK(back.items[1].dose.provenance == routine::Provenance::clinician);
  CHECK(fs::path(back.where.file).parent_path() == own.folder);
  CHECK(content::text_of(back, mailed.library) == text);
}

TEST_CASE("An own routine's faults are told like others'; what is sound still loads") {
  const Own own;
  const routine::Library library = own.load().library;
  own.write("good.toml", content::text_of(library.routines[0], library));
  own.write("nods.toml", content::text_of(library.routines[0], library));  // ours is called so
  own.write("nod.toml", content::text_of(library.routines[0], library));   // and a demonstration so
  own.write("broken.toml", "title = \"Broken\"\nsummary = \"x\"\nsource = \"x\"\n[[item]]\ndemonstration = \"nodd\"\n");
  const content::Loaded loaded = own.load();
  CHECK(routine::find_routine(loaded.library, "good"));
  CHECK(loaded.library.routines.size() == 2);
  REQUIRE(loaded.errors.size() == 3);
  CHECK(loaded.errors[0].where.file.ends_with("broken.toml"));
  CHECK(loaded.errors[0].where.line == 5);
  CHECK(loaded.errors[1].what == "something else is called 'nod' too");
  CHECK(loaded.errors[2].what == "something else is called 'nods' too");

  own.write("good.toml", "[=");
  const content::Loaded later = own.load(loaded.library);
  CHECK(routine::find_routine(later.library, "good"));  // as it was
}

TEST_CASE("There need be no folder of own routines") {
  const Own own;
  fs::remove_all(own.folder);
  CHECK(own.load().errors.empty());
}
