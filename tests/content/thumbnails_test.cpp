#include "tests/content/content_folder.hpp"

using namespace windlass;
using tests::Folder;

namespace {

void write_content(const Folder& folder) {
  folder.write("postures.toml", tests::postures);
  folder.write("demonstrations/nod.toml", tests::nod);
}

}  // namespace

TEST_CASE("thumbnails.toml is read; what it does not say stays as a matter of course") {
  const Folder folder;
  write_content(folder);
  folder.write("thumbnails.toml", "[nod]\nview = \"medial\"\nzoom = 2\nshift = [0.1, -0.2]\nturn_deg = 90\n");
  const content::Loaded loaded = folder.load();
  INFO(base::to_text(loaded.errors));
  CHECK(loaded.errors.empty());
  const routine::Thumbnail& thumbnail = loaded.library.thumbnails.at("nod");
  CHECK(thumbnail.view == "medial");
  CHECK(thumbnail.phase.empty());
  CHECK_FALSE(thumbnail.whole);
  CHECK(thumbnail.zoom == 2.0);
  CHECK(thumbnail.shift.x == 0.1);
  CHECK(thumbnail.shift.y == -0.2);
  CHECK(thumbnail.turn.value() == Approx(1.5707963));
  CHECK_FALSE(thumbnail.lift);
}

TEST_CASE("Each fault of thumbnails.toml is told, and the last good ones stay") {
  const Folder folder;
  write_content(folder);
  folder.write("thumbnails.toml", "[nod]\nzoom = 2\n");
  const content::Loaded good = folder.load();
  const std::pair<const char*, const char*> faults[] = {
      {"[nood]\nzoom = 2\n", "no demonstration is called 'nood'"}, {"[nod]\nview = \"latral\"\n", "unknown view 'latral'"},
      {"[nod]\nphase = \"no such\"\n", "unknown phase 'no such'"}, {"[nod]\nzoom = 0\n", "zoom"},
      {"[nod]\nshift = [1]\n", "shift"},                           {"[nod]\nnearer = 2\n", "nearer"},
      {"[nod\n", ""}};
  for (const auto& [text, says] : faults) {
    folder.write("thumbnails.toml", text);
    const content::Loaded loaded = folder.load(good.library);
    INFO(text << base::to_text(loaded.errors));
    REQUIRE(loaded.errors.size() == 1);
    CHECK(base::to_text(loaded.errors).find(says) != std::string::npos);
    CHECK(loaded.errors[0].where.file.ends_with("thumbnails.toml"));
    CHECK(loaded.library.thumbnails == good.library.thumbnails);
  }
}

TEST_CASE("A demonstration with faults has but its own, not one of its thumbnail too") {
  const Folder folder;
  write_content(folder);
  folder.write("demonstrations/nod.toml", "title = 3\n");
  folder.write("thumbnails.toml", "[nod]\nzoom = 2\n");
  for (const base::Error& error : folder.load().errors) CHECK(error.where.file.ends_with("nod.toml"));
}
