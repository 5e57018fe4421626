#include "engine/text/spelling.hpp"
#include "engine/text/table.hpp"

#include "tests/catch.hpp"

using namespace windlass;
using text::Document;
using text::Errors;
using text::Table;

namespace {

/// Runs `read` over the root of `content` and returns the faults, a line each.
template <class Read>
std::string faults(std::string_view content, Read read) {
  Errors errors;
  if (const auto document = Document::parse(content, "f.toml", errors)) {
    Table root = document->root(errors);
    read(root);
  }
  return base::to_text(errors);
}

}  // namespace

TEST_CASE("Good values are read without a fault") {
  CHECK(faults("a = 1.5\nb = \"x\"\nc = [1, 2, 3]\nd = true\n[[e]]\nn = 1\n[[e]]\nn = 2\n", [](Table& root) {
          CHECK(root.number("a", 0, 2) == 1.5);
          CHECK(root.string("b") == "x");
          CHECK(root.vec3("c") == glm::dvec3(1, 2, 3));
          CHECK(root.boolean("d"));
          std::vector<Table> tables = root.tables("e");
          REQUIRE(tables.size() == 2);
          CHECK(tables[1].integer("n", 0, 5) == 2);
          root.check_unread();
        }).empty());
}

TEST_CASE("Every fault is reported with its place, in one pass") {
  const std::string text = faults("a = \"one\"\nb = 7\nc = [1, 2]\nrows = [[1, 2], [3]]\ncolor = 1\n", [](Table& root) {
    root.number("a");
    root.number("b", 0, 5);
    root.vec3("c");
    root.rows("rows", 2);
    root.string("name");
    root.string("colour", "red");
    root.check_unread();
  });
  CHECK(text ==
        "f.toml:1:5: 'a' must be a number, not a text\n"
        "f.toml:2:5: 'b' is 7, outside 0 … 5\n"
        "f.toml:3:5: 'c' must hold 3 numbers, not 2\n"
        "f.toml:4:17: a row of 'rows' must hold 2 numbers, not 1\n"
        "f.toml:1:1: 'name' is missing – add it\n"
        "f.toml:5:1: unknown key 'color' – did you mean 'colour'?");
}

TEST_CASE("A syntax error is one fault, also for inputs that trip parsers") {
  for (const std::string_view content :
       {std::string_view("a = "), std::string_view("[="), std::string_view("\xEF\xBB\xA8"),
        std::string_view("a = 1\na = 2"), std::string_view("\0\x01\x02", 3)}) {
    Errors errors;
    CHECK_FALSE(Document::parse(content, "f.toml", errors));
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].where.file == "f.toml");
    CHECK(errors[0].where.line >= 1);
    CHECK_FALSE(errors[0].what.empty());
  }
}

TEST_CASE("Numbers must be finite") {
  CHECK(faults("a = inf\nb = nan\n",
               [](Table& root) {
                 root.number("a");
                 root.number("b");
               }) ==
        "f.toml:1:5: 'a' must be a number, not an infinite one\nf.toml:2:5: 'b' must be a number, not an infinite one");
}

TEST_CASE("A file that is not there is one fault") {
  Errors errors;
  CHECK_FALSE(Document::load("/no/such/file.toml", errors));
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where.file == "/no/such/file.toml");
}

TEST_CASE("The nearest word is suggested only when it is near") {
  const std::vector<std::string> known{"ankle_r.dorsiflexion", "caption"};
  CHECK(text::nearest("ankle_r.dorsflexion", known) == "ankle_r.dorsiflexion");
  CHECK(text::nearest("captoin", known) == "caption");
  CHECK(text::nearest("zzz", known).empty());
}
