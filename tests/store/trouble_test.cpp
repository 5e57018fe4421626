// Whatever lies where the log should be, or becomes of the disk: nothing is overwritten, nothing done is lost.
#include <algorithm>
#include <csignal>
#include <random>

#include <sys/resource.h>
#include <unistd.h>

#include "engine/store/log.hpp"
#include "engine/store/prepare.hpp"
#include "tests/catch.hpp"
#include "tests/store/records.hpp"

using namespace windlass;
using namespace windlass::tests;
namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// A log with a few sets, closed again; its bytes.
std::string make_log(const fs::path& path, const std::string& id = "s1") {
  {
    store::Opened opened = store::open_log(path.string(), monday);
    REQUIRE(opened.notes.empty());
    REQUIRE_FALSE(opened.log.begin(sitting(id)));
    for (int i = 1; i <= 30; ++i) REQUIRE_FALSE(opened.log.finished(set_of(id, i)));
  }
  return bytes_of(path);
}

/// Practises in a log that cannot be saved: told each time, all of it known.
void practise_unsaved(store::Opened& opened, const std::string& complaint) {
  REQUIRE(opened.notes.size() == 1);
  CHECK_THAT(base::to_text(opened.notes[0]), Contains(complaint));
  const auto told = opened.log.begin(sitting());
  REQUIRE(told);
  CHECK_THAT(base::to_text(*told), Contains(complaint));
  CHECK(opened.log.finished(set_of("s1", 1)));
  CHECK(opened.log.set("theme", "dark"));
  CHECK(opened.log.unsaved() == 3);
  CHECK(opened.log.history().sets == std::vector<routine::SetRecord>{set_of("s1", 1)});
  CHECK(opened.log.open_sittings().size() == 1);
  CHECK(opened.log.setting("theme") == "dark");
}

/// The log at `path` as someone finds it who opens it next.
routine::History found(const fs::path& path) {
  store::Opened opened = store::open_log(path.string(), monday);
  CHECK(opened.notes.empty());
  return opened.log.history();
}

/// No file of this process may grow beyond `bytes` while this lives.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit before_{};
};

/// Someone who may not write everywhere, while this lives.
class Nobody {
 public:
  Nobody() : before_(geteuid()) {
    if (before_ == 0) changed_ = seteuid(65534) == 0;
  }
  ~Nobody() {
    if (changed_ && seteuid(before_) != 0) std::abort();
  }
  Nobody(const Nobody&) = delete;
  Nobody& operator=(const Nobody&) = delete;

 private:
  uid_t before_;
  bool changed_ = false;
};

}  // namespace

TEST_CASE("What is no log is kept aside, byte for byte, and a new one begun") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  const std::string good = make_log(path);
  fs::remove(path);
  std::mt19937 random(7);
  std::string noise(20000, ' ');
  for (char& byte : noise) byte = static_cast<char>(random());
  std::string broken_inside = good;
  for (std::size_t i = 5000; i < 9000; ++i) broken_inside[i] = static_cast<char>(random());

  for (const std::string& bytes : {noise, good.substr(0, 50), good.substr(0, 100), good.substr(0, 5000), broken_inside,
                                   std::string("a"), std::string("hello, I am a text file\n")}) {
    INFO(bytes.size() << " bytes");
    fs::remove_all(folder);
    fs::create_directories(folder);
    write_bytes(path, bytes);
    write_bytes(folder / "windlass.db-wal", "what belongs to it");
    store::Opened opened = store::open_log(path.string(), monday);
    REQUIRE(opened.notes.size() == 1);
    const fs::path aside = folder / "windlass.db.damaged-20251124-080000";
    CHECK(opened.notes[0].where.file == path.string());
    CHECK_THAT(opened.notes[0].what, Contains("a new one has been begun"));
    CHECK_THAT(opened.notes[0].to_do, Contains(aside.string()));
    CHECK(bytes_of(aside) == bytes);
    if (bytes == noise) CHECK(bytes_of(aside.string() + "-wal") == "what belongs to it");
    CHECK_FALSE(opened.log.begin(sitting()));
    CHECK(opened.log.history().sittings.size() == 1);
  }
  // A second misfortune in the same second has a name of its own.
  write_bytes(path, "noise");
  CHECK(store::open_log(path.string(), monday).notes.size() == 1);
  CHECK(names_in(folder, "windlass.db.damaged-20251124-080000-2").size() == 1);
}

TEST_CASE("An empty file becomes a log, another program's database does not") {
  const fs::path path = empty_folder() / "windlass.db";
  write_bytes(path, "");
  CHECK(store::open_log(path.string(), monday).notes.empty());
  fs::remove(path);
  store::Database(path.string()).run("CREATE TABLE recipe (name TEXT)");
  const std::string theirs = bytes_of(path);
  const store::Opened opened = store::open_log(path.string(), monday);
  REQUIRE(opened.notes.size() == 1);
  CHECK_THAT(opened.notes[0].what, Contains("another program's database"));
  CHECK(bytes_of(path.string() + ".damaged-20251124-080000") == theirs);
}

TEST_CASE("A newer version's log is not touched; what is done meanwhile is taken over later") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  make_log(path, "with the newer one");
  store::Database(path.string()).run("PRAGMA user_version = 7; CREATE TABLE of_tomorrow (x)");
  const std::string newer = bytes_of(path);
  const auto touched = fs::last_write_time(path);
  for (int start = 0; start < 2; ++start) {
    store::Opened opened = store::open_log(path.string(), monday);
    REQUIRE(opened.notes.size() == 1);
    CHECK_THAT(opened.notes[0].what, Contains("newer version"));
    CHECK_THAT(opened.notes[0].to_do, Contains("windlass.db.schema-1"));
    CHECK_FALSE(opened.log.begin(sitting()));
    CHECK_FALSE(opened.log.finished(set_of("s1", start + 1)));
    CHECK_FALSE(opened.log.set("theme", "dark"));
    CHECK(opened.log.history().sets.size() == static_cast<std::size_t>(start + 1));
  }
  CHECK(bytes_of(path) == newer);
  CHECK(fs::last_write_time(path) == touched);
  CHECK(names_in(folder, "").size() == 2);

  store::Database(path.string()).run("DROP TABLE of_tomorrow; PRAGMA user_version = 1");  // the program was renewed
  store::Opened opened = store::open_log(path.string(), monday);
  CHECK(opened.notes.empty());
  CHECK(opened.log.history().sittings.size() == 2);
  CHECK(opened.log.history().sets.size() == 32);
  CHECK(opened.log.setting("theme") == "dark");
  CHECK(names_in(folder, "windlass.db.taken-over-").size() == 1);
  CHECK(found(path) == opened.log.history());
}

TEST_CASE("Erasing everything says that a newer version's log is still there") {
  const fs::path path = empty_folder() / "windlass.db";
  make_log(path);
  store::Database(path.string()).run("PRAGMA user_version = 7");
  const std::string newer = bytes_of(path);
  store::Opened opened = store::open_log(path.string(), monday);
  CHECK_FALSE(opened.log.begin(sitting()));
  const auto left = opened.log.erase_everything();
  REQUIRE(left);
  CHECK(left->where.file == path.string());
  CHECK(opened.log.history() == routine::History{});
  CHECK(bytes_of(path) == newer);
}

TEST_CASE("A log that becomes newer while it is open is left alone from then on") {
  const fs::path path = empty_folder() / "windlass.db";
  store::Opened opened = store::open_log(path.string(), monday);
  CHECK_FALSE(opened.log.begin(sitting()));
  store::Database(path.string()).run("PRAGMA user_version = 7");
  const std::string newer = bytes_of(path);
  const auto told = opened.log.finished(set_of("s1", 1));
  REQUIRE(told);
  CHECK_THAT(told->what, Contains("newer version"));
  CHECK(opened.log.unsaved() == 0);
  CHECK(opened.log.history().sets.size() == 1);
  CHECK(opened.log.history().sittings.size() == 1);
  CHECK(bytes_of(path) == newer);
}

TEST_CASE("An older log is copied, then migrated step by step, or not at all") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  const std::string old = make_log(path);
  const routine::History history = found(path);
  const char* first = store::shipped_steps()[0];
  std::vector<base::Error> notes;

  const std::vector<const char*> wrong = {first, "ALTER TABLE setting ADD COLUMN unit TEXT",
                                          "CREATE TABLE half (x); CREATE TABLE half (x)"};
  CHECK_THROWS_AS(store::prepare(path.string(), monday, wrong, notes), store::Refusal);
  {
    store::Database database(path.string());
    CHECK(store::schema_of(database) == 2);
    CHECK(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0);
  }
  CHECK(bytes_of(path.string() + ".before-schema-3-20251124-080000").size() == old.size());

  const std::vector<const char*> right = {first, "ALTER TABLE setting ADD COLUMN unit TEXT",
                                          "UPDATE sitting SET title = upper(title)"};
  store::Prepared prepared = store::prepare(path.string(), monday + 1, right, notes);
  CHECK(notes.empty());
  CHECK_FALSE(prepared.is_new);
  CHECK(store::schema_of(prepared.database) == 3);
  routine::History expected = history;
  for (auto& one : expected.sittings) one.title = "BEFORE THE FIRST STEP";
  CHECK(store::history_in(prepared.database) == expected);

  // The copy is the old log, whole.
  fs::remove(path);
  fs::rename(path.string() + ".before-schema-3-20251124-080000", path);
  store::Database(path.string()).run("PRAGMA user_version = 1");
  CHECK(found(path) == history);
}

TEST_CASE("Every older schema becomes the present one") {
  const store::Steps steps = store::shipped_steps();
  for (std::size_t schema = 0; schema < steps.size(); ++schema) {
    const fs::path path = empty_folder() / "windlass.db";
    std::vector<base::Error> notes;
    if (schema > 0) store::prepare(path.string(), monday, steps.first(schema), notes);
    store::Opened opened = store::open_log(path.string(), monday);
    CHECK(opened.notes.empty());
    CHECK_FALSE(opened.log.add(full_history()));
    CHECK(opened.log.history() == full_history());
  }
}

TEST_CASE("Without room for a copy an older log is not migrated") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  const std::string old = make_log(path);
  const std::vector<const char*> steps = {store::shipped_steps()[0], "CREATE TABLE more (x)"};
  std::vector<base::Error> notes;
  std::signal(SIGXFSZ, SIG_IGN);
  {
    const SmallDisk disk(8192);
    CHECK_THROWS_AS(store::prepare(path.string(), monday, steps, notes), store::Refusal);
  }
  CHECK(bytes_of(path) == old);
  CHECK(names_in(folder, "").size() == 1);
}

TEST_CASE("A full disk: practice goes on, and all of it is saved once there is room") {
  const fs::path path = empty_folder() / "windlass.db";
  store::Opened opened = store::open_log(path.string(), monday);
  CHECK(opened.notes.empty());
  CHECK_FALSE(opened.log.begin(sitting()));
  int number = 0;
  {
    const SmallDisk disk(fs::file_size(path) + 4096);
    std::optional<base::Error> told;
    while (!told && number < 500) told = opened.log.finished(set_of("s1", ++number));
    REQUIRE(told);
    CHECK_THAT(base::to_text(*told),
               StartsWith(path.string() + ": the log cannot be saved: the disk is full or faulty"));
    for (int i = 0; i < 5; ++i) CHECK(opened.log.finished(set_of("s1", ++number)));
    CHECK(opened.log.unsaved() == 6);
    CHECK(opened.log.history().sets.size() == static_cast<std::size_t>(number));
    // What was saved before is intact, and all that others see.
    CHECK(found(path).sets.size() == static_cast<std::size_t>(number - 6));
  }
  CHECK_FALSE(opened.log.finished(set_of("s1", ++number)));
  CHECK(opened.log.unsaved() == 0);
  CHECK(found(path).sets.size() == static_cast<std::size_t>(number));
  CHECK(found(path) == opened.log.history());
}

TEST_CASE("A disk that is full from the start, and until the log is closed") {
  const fs::path path = empty_folder() / "windlass.db";
  std::optional<SmallDisk> disk(std::in_place, rlim_t{0});
  {
    store::Opened opened = store::open_log(path.string(), monday);
    practise_unsaved(opened, "the disk is full");
    disk.reset();
  }
  CHECK(found(path).sets.size() == 1);
}

TEST_CASE("A file in the folder's place, and a folder in the file's") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "data" / "windlass.db";
  write_bytes(folder / "data", "not a folder");
  {
    store::Opened opened = store::open_log(path.string(), monday);
    practise_unsaved(opened, "the log cannot be saved: ");
    CHECK(bytes_of(folder / "data") == "not a folder");
    fs::remove(folder / "data");
    CHECK_FALSE(opened.log.save());
    CHECK(opened.log.unsaved() == 0);
  }
  CHECK(found(path).sets.size() == 1);

  fs::remove(path);
  fs::create_directories(path / "something");
  store::Opened opened = store::open_log(path.string(), monday);
  practise_unsaved(opened, "the log cannot be saved: ");
  CHECK(fs::exists(path / "something"));
}

TEST_CASE("A folder or a file that may not be written") {
  const fs::path folder = fs::temp_directory_path() / ("windlass-store-test-" + std::to_string(getpid()));
  fs::create_directories(folder);
  const fs::path path = folder / "windlass.db";
  const std::string bytes = make_log(path, "before");
  fs::permissions(folder, fs::perms{0555});
  fs::permissions(path, fs::perms{0444});
  {
    const Nobody nobody;
    store::Opened opened = store::open_log(path.string(), monday);
    INFO(base::to_text(opened.notes));
    CHECK(opened.notes.empty());  // it can be read
    const auto told = opened.log.begin(sitting());
    REQUIRE(told);
    CHECK_THAT(base::to_text(*told), Contains("the log cannot be saved"));
    CHECK(opened.log.history().sittings.size() == 2);
    const auto kept = opened.log.erase_everything();
    REQUIRE(kept);
    CHECK_THAT(kept->what, StartsWith("nothing was erased"));

    store::Opened elsewhere = store::open_log((folder / "new" / "windlass.db").string(), monday);
    practise_unsaved(elsewhere, "the log cannot be saved: ");
  }
  CHECK(bytes_of(path) == bytes);
  fs::permissions(folder, fs::perms::owner_all);
  fs::remove_all(folder);
}

TEST_CASE("A log that is deleted, replaced or damaged while it is open is made again from what this run knows") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  store::Opened opened = store::open_log(path.string(), monday);
  CHECK_FALSE(opened.log.begin(sitting()));
  CHECK_FALSE(opened.log.finished(set_of("s1", 1)));
  fs::remove(path);
  CHECK_FALSE(opened.log.finished(set_of("s1", 2)));
  CHECK(found(path).sets.size() == 2);

  fs::rename(path, folder / "elsewhere.db");
  make_log(path, "another's");
  CHECK_FALSE(opened.log.finished(set_of("s1", 3)));
  CHECK(found(path).sittings.size() == 2);
  CHECK(found(path).sets.size() == 33);

  std::string noise = bytes_of(path);
  std::fill(noise.begin(), noise.end(), 'x');
  {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file << noise;
  }
  const auto told = opened.log.finished(set_of("s1", 4));
  REQUIRE(told);
  CHECK_THAT(told->what, Contains("a new one has been begun"));
  CHECK(opened.log.unsaved() == 0);
  CHECK(found(path).sets.size() == 4);
  CHECK(names_in(folder, "windlass.db.damaged-").size() == 1);
}

TEST_CASE("Damage anywhere: either it is found and the file kept, or it does no harm") {
  const fs::path folder = empty_folder();
  const fs::path path = folder / "windlass.db";
  const std::string good = make_log(path);
  std::mt19937 random(11);
  int found_damaged = 0;
  for (int i = 0; i < 60; ++i) {
    INFO("damage " << i);
    fs::remove_all(folder);
    fs::create_directories(folder);
    std::string bytes = good;
    for (int j = 0; j <= i % 12; ++j) bytes[random() % (i % 2 == 0 ? bytes.size() : 120)] = static_cast<char>(random());
    write_bytes(path, bytes);
    store::Opened opened = store::open_log(path.string(), monday);
    const bool newer = opened.log.path() != path.string();
    if (newer) CHECK(bytes_of(path) == bytes);
    if (!opened.notes.empty() && !newer) {
      ++found_damaged;
      CHECK(bytes_of(path.string() + ".damaged-20251124-080000") == bytes);
    }
    opened.log.begin(sitting("next"));
    const auto told = opened.log.finished(set_of("next", 1));
    INFO((told ? base::to_text(*told) : "saved"));
    CHECK(opened.log.unsaved() == 0);
    const routine::History history = opened.log.history();
    CHECK(std::count(history.sets.begin(), history.sets.end(), set_of("next", 1)) == 1);
  }
  CHECK(found_damaged > 10);
}

TEST_CASE("Where nothing can be kept, not even beside a newer log, that is told once and nothing is lost in this run") {
  const fs::path path = empty_folder() / "windlass.db";
  make_log(path);
  store::Database(path.string()).run("PRAGMA user_version = 7");
  fs::create_directories(path.string() + ".schema-1");
  store::Opened opened = store::open_log(path.string(), monday);
  REQUIRE(opened.notes.size() == 2);
  CHECK_THAT(opened.notes[0].what, Contains("newer version"));
  CHECK_THAT(opened.notes[1].what, Contains("cannot be saved"));
  CHECK(opened.log.begin(sitting()));
  CHECK(opened.log.history().sittings.size() == 1);
  fs::remove(path.string() + ".schema-1");
  CHECK_FALSE(opened.log.finished(set_of("s1", 1)));
  CHECK(opened.log.unsaved() == 0);
}
