// What a demonstration's file draws the eye to: x-ray, parts that stand out, marks, the arch of the body.
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

/// From line 32 of `nod` on.
const std::string marks = R"(
[[mark]]
name = "inner_heel"
label = "Inner heel"
at = "ankle_axis_centre_r"
shift_mm = [-30, -50, 0]
half_mm = [10, 0, 0]
means = "pain"
radius_mm = 20
phases = ["hold"]
)";

content::Loaded loaded(const std::string& text) {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("zones.toml", zones);
  folder.write("demonstrations/nod.toml", text);
  return folder.load();
}

std::string faults(const std::string& old, const std::string& by) {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("zones.toml", zones);
  folder.write("demonstrations/nod.toml", replaced(nod + marks, old, by));
  return folder.faults();
}

}  // namespace

TEST_CASE("Phases say how deep it is looked into and what stands out; marks where it hurts") {
  std::string text = replaced(nod, "caption = \"Up.\"", "caption = \"Up.\"\nx_ray = 0.6\nshows = [\"calf\"]");
  text = replaced(text, "start =", "arch = \"flat\"\nstart =");
  const content::Loaded content = loaded(text + marks);
  REQUIRE(content.errors.empty());
  const choreography::Demonstration& d = content.library.demonstrations.front();
  CHECK(d.phases[0].xray == 0.6);
  CHECK_FALSE(d.phases[1].xray.has_value());
  CHECK(d.phases[0].shows == std::vector<std::string>{"calf"});
  CHECK(d.arch == -1.0);
  REQUIRE(d.marks.size() == 1);
  const choreography::Mark& mark = d.marks.front();
  CHECK(mark.label == "Inner heel");
  CHECK(mark.means == choreography::Mark::Means::pain);
  CHECK(mark.shift.y == Approx(-0.05));
  CHECK(mark.half.x == Approx(0.01));
  CHECK(mark.radius == Approx(0.02));
  CHECK(mark.active == std::vector<bool>{false, true, false});
}

TEST_CASE("What is pointed out does not decide how anything moves") {
  const auto content_of = [](const std::string& text) { return loaded(text).library.demonstrations.front().content; };
  CHECK(content_of(nod + marks) == content_of(nod));
  CHECK(content_of(replaced(nod, "start =", "arch = \"flat\"\nstart =")) != content_of(nod));
}

TEST_CASE("Faults of what is pointed out have their place") {
  CHECK(faults("caption = \"Up.\"", "caption = \"Up.\"\nx_ray = 2").find("'x_ray' is 2, outside 0 … 1") !=
        std::string::npos);
  CHECK(faults("caption = \"Up.\"", "caption = \"Up.\"\nshows = [\"claf\"]")
            .find("no zone or part of the body is called 'claf' – did you mean 'calf'?") != std::string::npos);
  CHECK(faults("means = \"pain\"", "means = \"pian\"").find("unknown means 'pian' – did you mean 'pain'?") !=
        std::string::npos);
  CHECK(faults("at = \"ankle_axis_centre_r\"", "at = \"ankle_axis_center_r\"")
            .find("unknown landmark 'ankle_axis_center_r' – did you mean 'ankle_axis_centre_r'?") != std::string::npos);
  CHECK(faults("name = \"inner_heel\"", "name = \"Inner heel\"").find("lower-case words with underscores") !=
        std::string::npos);
  CHECK(faults("start =", "arch = \"tall\"\nstart =").find("unknown arch 'tall'") != std::string::npos);
}

TEST_CASE("An x-ray that would jump between repetitions is a fault") {
  const std::string jumps =
      "[[phase]]\nname = \"look\"\npart = \"set-up\"\nduration_s = 1\ncaption = \"Look.\"\nx_ray = 0\n\n";
  const std::string text = replaced(nod, "[[phase]]", jumps + "[[phase]]");
  CHECK(loaded(text).errors.empty());
  CHECK(base::to_text(loaded(replaced(text, "caption = \"Up.\"", "caption = \"Up.\"\nx_ray = 0.6")).errors)
            .find("the x-ray does not end a repetition as deep as it begins") != std::string::npos);
}
