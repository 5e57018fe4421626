// Variants and mistakes as they are written.
#include "engine/base/units.hpp"
#include "engine/choreography/compile.hpp"
#include "tests/content/content_folder.hpp"

using namespace windlass;
using namespace windlass::tests;

namespace {

const std::string deeper = R"(
[[mistake]]
name = "too-far"
reason = "It strains the joint."
fix = "Stop where it becomes hard."
phases = ["up", "hold"]
[mistake.add]
ankle_r.dorsiflexion = 4
[mistake.caption]
up = "Too far."

[[variant]]
name = "slow"
title = "Slow nod"
summary = "Half as fast."
covers = ["E12.1"]
pace = 0.5
[variant.duration_s]
hold = 4
)";

std::string faults_of(const std::string& old, const std::string& by) {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod + replaced(deeper, old, by));
  return folder.faults();
}

}  // namespace

TEST_CASE("Variants and mistakes follow their demonstration as demonstrations of their own") {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod + deeper);
  const content::Loaded loaded = folder.load();
  REQUIRE(base::to_text(loaded.errors).empty());
  const routine::Library& library = loaded.library;
  REQUIRE(library.demonstrations.size() == 3);
  CHECK(routine::originals(library) == std::vector<int>{0});
  using Kind = choreography::Version::Kind;
  REQUIRE(routine::find_version(library, "nod", Kind::variant, "slow") == 1);
  REQUIRE(routine::find_version(library, "nod", Kind::mistake, "too-far") == 2);
  CHECK_FALSE(routine::find_version(library, "nod", Kind::mistake, "slow"));

  const choreography::Demonstration& slow = library.demonstrations[1];
  CHECK(slow.title == "Slow nod");
  CHECK(slow.covers == std::vector<std::string>{"E12.1"});
  CHECK(slow.phases[0].duration == 4.0);
  CHECK(slow.phases[1].duration == 4.0);
  const choreography::Demonstration& wrong = library.demonstrations[2];
  CHECK(wrong.version.fix == "Stop where it becomes hard.");
  CHECK(wrong.phases[0].caption == "Too far.");
  const motion::Clip clip = choreography::compile(wrong, *vocabulary().body);
  const auto ankle = static_cast<std::size_t>(*anatomy::find_coordinate(vocabulary().rig(), "ankle_r.dorsiflexion"));
  CHECK(motion::pose_at(clip, 2.5).values[ankle] == Approx(base::radians(14)));
  CHECK(motion::pose_at(clip, 5.0).values[ankle] == Approx(base::radians(-18)));
}

TEST_CASE("Only what moves tells the contents of two demonstrations apart") {
  const auto contents = [](const std::string& text, const std::string& shared = postures) {
    const Folder folder;
    folder.write("postures.toml", shared);
    folder.write("demonstrations/nod.toml", text);
    std::vector<std::uint64_t> hashes;
    for (const auto& d : folder.load().library.demonstrations) hashes.push_back(d.content);
    REQUIRE(hashes.size() == 3);
    return hashes;
  };
  const std::string text = nod + deeper;
  const auto before = contents(text);
  CHECK(before[0] != before[1]);
  CHECK(before[1] != before[2]);
  CHECK(contents(replaced(text, "\"Up.\"", "\"Higher.\"")) == before);
  CHECK(contents("# a remark\n" + replaced(text, "\"It strains the joint.\"", "\"It hurts.\"")) == before);
  const auto farther = contents(replaced(text, "dorsiflexion = 4", "dorsiflexion = 5"));
  CHECK(farther[0] == before[0]);
  CHECK(farther[1] == before[1]);
  CHECK(farther[2] != before[2]);
  CHECK(contents(replaced(text, "duration_s = 2.0", "duration_s = 2.5"))[1] != before[1]);
  CHECK(contents(text, replaced(postures, "-18", "-17"))[0] != before[0]);  // a posture that it names
  CHECK(contents(text, postures + "\n[other]\nankle_r.dorsiflexion = 3\n") == before);
}

TEST_CASE("Every fault of a delta has its place") {
  CHECK(faults_of("\"too-far\"", "\"Too far\"") ==
        "demonstrations/nod.toml:34:8: the name must be lower-case words with hyphens – rename it");
  CHECK(faults_of("\"slow\"", "\"too-far\"") ==
        "demonstrations/nod.toml:34:8: a second variant or mistake 'too-far' – rename one of them");
  CHECK(faults_of("reason = \"It strains the joint.\"\n", "") ==
        "demonstrations/nod.toml:33:1: 'reason' is missing – add it");
  CHECK(faults_of("\"hold\"]", "\"hodl\"]") ==
        "demonstrations/nod.toml:37:17: no phase is called 'hodl' – did you mean 'hold'?");
  CHECK(faults_of("ankle_r.dorsiflexion", "ankel_r.dorsiflexion") ==
        "demonstrations/nod.toml:39:9: unknown coordinate 'ankel_r.dorsiflexion' – did you mean 'ankle_r.dorsiflexion'?");
  CHECK(faults_of("\nup =", "\nupp =") == "demonstrations/nod.toml:41:7: no phase is called 'upp' – did you mean 'up'?");
  CHECK(faults_of("pace = 0.5", "pase = 0.5") ==
        "demonstrations/nod.toml:48:1: unknown key 'pase' – did you mean 'pace'?");
  CHECK(faults_of("phases = [\"up\", \"hold\"]", "without = [\"heel\"]") ==
        "demonstrations/nod.toml:37:12: no contact, balance, prop or mark is called 'heel' – see the [[contact]]s and [[prop]]s above");
  CHECK(faults_of("phases = [\"up\", \"hold\"]", "repeats = []") ==
        "demonstrations/nod.toml:37:11: nothing is left to repeat – name at least one phase of the part 'repeat'");
}

TEST_CASE("A strap says what it is, who holds it and where it crosses the foot") {
  const Folder folder;
  folder.write("postures.toml", postures);
  folder.write("demonstrations/nod.toml", nod + R"(
[[strap]]
prop = "rope"
ends = ["hand_r", "nobody"]
on = "heel"
across_mm = [200, 170]
)");
  const std::string faults = folder.faults();
  CHECK_THAT(faults, Catch::Contains("no prop is called 'rope'"));
  CHECK_THAT(faults, Catch::Contains("a strap cannot be held by 'nobody'"));
  CHECK_THAT(faults, Catch::Contains("a strap cannot lie on 'heel'"));
}
