#include "engine/choreography/delta.hpp"

#include "engine/choreography/compile.hpp"
#include "tests/catch.hpp"
#include "tests/two_joint_body.hpp"

using namespace windlass;
using choreography::Contact;
using choreography::Delta;
using choreography::Demonstration;
using choreography::Part;
using choreography::Version;

namespace {

choreography::Phase phase(const char* name, Part part, double duration, std::vector<choreography::Target> targets,
                          bool hold = false) {
  choreography::Phase p;
  p.name = name;
  p.part = part;
  p.duration = duration;
  p.hold = hold;
  p.targets = std::move(targets);
  p.caption = std::string(name) + ".";
  return p;
}

/// Coordinate 0: up to 0.4 in 2 s, hold 3 s, down in 2 s.
Demonstration raise() {
  Demonstration d;
  d.id = "raise";
  d.title = "Raise";
  d.covers = {"E1"};
  d.content = 7;
  d.phases = {phase("up", Part::repeat, 2.0, {{0, 0.4}}), phase("hold", Part::repeat, 3.0, {}, true),
              phase("down", Part::repeat, 2.0, {{0, 0.0}})};
  return d;
}

Delta delta(const char* name) {
  Delta result;
  result.version.kind = Version::Kind::mistake;
  result.version.name = name;
  result.where = {"raise.toml", 40, 1};
  return result;
}

const anatomy::Rig& rig() {
  static const anatomy::Body body = tests::two_joint_body();
  return body.rig;
}

/// What coordinate 0 reaches at the start and at the end of each phase.
std::vector<double> reached(const Demonstration& d) {
  std::vector<double> values;
  for (const choreography::Values& key : choreography::keys_of(d, rig())) values.push_back(key[0]);
  return values;
}

Contact contact(const char* name, const char* prop, const char* feature) {
  Contact c;
  c.name = name;
  c.prop = prop;
  c.feature.name = feature;
  c.active = {true, true, false};
  return c;
}

choreography::Prop prop(const char* name, double height) {
  choreography::Prop p;
  p.name = name;
  p.kind.name = name;
  p.kind.features = {{"top", choreography::Feature::Shape::plane, {0, height, 0}, {0, 1, 0}, 0.0}};
  return p;
}

}  // namespace

TEST_CASE("A version is an ordinary demonstration that differs by what is named") {
  Delta m = delta("too-far");
  m.version.reason = "It strains.";
  m.version.fix = "Stop earlier.";
  m.phases = std::vector<bool>{true, true, false};
  m.add = {{0, 0.2}};
  const Demonstration wrong = with(raise(), m);
  CHECK(wrong.id == "raise/too-far");
  CHECK(wrong.version.of == "raise");
  CHECK(wrong.version.reason == "It strains.");
  CHECK(wrong.title == "Raise");
  CHECK(wrong.covers.empty());  // what it covers is its own to say
  CHECK(wrong.content != raise().content);
  CHECK(reached(wrong) == std::vector<double>{0.0, 0.4 + 0.2, 0.4 + 0.2, 0.0});
  CHECK(problems_in(wrong, rig()).empty());

  // Everything else moves as it did.
  const auto keys = choreography::keys_of(raise(), rig());
  const auto wrong_keys = choreography::keys_of(wrong, rig());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t c = 1; c < keys[i].size(); ++c) CHECK(wrong_keys[i][c] == keys[i][c]);
  }
}

TEST_CASE("Without phases a change holds from the start to the end") {
  Delta m = delta("bent");
  m.add = {{0, 0.1}};
  CHECK(reached(with(raise(), m)) == std::vector<double>{0.1, 0.5, 0.5, 0.1});
  m.add.clear();
  m.set = {{0, 0.3}};
  CHECK(reached(with(raise(), m)) == std::vector<double>{0.3, 0.3, 0.3, 0.3});
  m.start = std::vector<choreography::Target>{{1, 0.2}};
  const auto keys = choreography::keys_of(with(raise(), m), rig());
  CHECK(keys.front()[1] == 0.2);
}

TEST_CASE("Of what is repeated, a part; contacts go along with their phases") {
  Demonstration original = raise();
  Contact heel;
  heel.name = "heel";
  heel.active = {false, true, true};
  original.contacts = {heel};
  Delta d = delta("short");
  d.repeats = std::vector<bool>{true, false, true};
  const Demonstration shorter = with(original, d);
  REQUIRE(shorter.phases.size() == 2);
  CHECK(shorter.phases[1].name == "down");
  CHECK(shorter.contacts[0].active == std::vector<bool>{false, true});
  original.phases[1].part = Part::enter;  // not repeated anyway
  CHECK(with(original, d).phases.size() == 3);
}

TEST_CASE("A change that opens the loop or leaves a joint's range is a fault of the delta") {
  Delta m = delta("open");
  m.phases = std::vector<bool>{true, false, false};
  m.add = {{0, 0.1}};
  std::vector<base::Error> errors = problems_in(with(raise(), m), rig());
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where.line == 40);
  CHECK_THAT(errors[0].what, Catch::Matchers::Contains("hold"));
  m.phases.reset();
  m.add = {{0, 9.0}};
  errors = problems_in(with(raise(), m), rig());
  REQUIRE_FALSE(errors.empty());
  CHECK(errors[0].where.line == 40);
  CHECK_THAT(errors[0].what, Catch::Matchers::Contains("outside"));
}

TEST_CASE("Phases change their length, pace and words") {
  Delta m = delta("fast");
  m.pace = 4.0;
  m.phases = std::vector<bool>{true, false, false};
  m.changes = {{2, 0.8, "Drop.", "", "medial"}};
  const Demonstration fast = with(raise(), m);
  CHECK(fast.phases[0].duration == 0.5);
  CHECK(fast.phases[1].duration == 3.0);
  CHECK(fast.phases[2].duration == 0.8);
  CHECK(fast.phases[2].caption == "Drop.");
  CHECK(fast.phases[2].camera == "medial");
  CHECK(fast.phases[0].caption == "up.");
}

TEST_CASE("Swinging divides the holds, and what lasts through them goes on") {
  Demonstration d = raise();
  d.contacts = {contact("heel", "", "floor")};
  Delta m = delta("bounces");
  m.swing = {{0, 0.1}};
  m.swing_period = 1.0;
  const Demonstration wrong = with(d, m);
  REQUIRE(wrong.phases.size() == 2 + 6);  // three times there and back
  CHECK(reached(wrong) == std::vector<double>{0.0, 0.4, 0.5, 0.4, 0.5, 0.4, 0.5, 0.4, 0.0});
  double time = 0.0;
  for (const auto& p : wrong.phases) time += p.duration;
  CHECK(time == Approx(7.0));
  CHECK(wrong.contacts[0].active == std::vector<bool>{true, true, true, true, true, true, true, false});
  CHECK(problems_in(wrong, rig()).empty());
}

TEST_CASE("Things and contacts are taken away, replaced and added") {
  Demonstration d = raise();
  d.props = {prop("chair", 0.9), prop("mat", 0.01)};
  d.contacts = {contact("hand", "chair", "top"), contact("heel", "mat", "top")};
  Delta v = delta("table");
  v.version.kind = Version::Kind::variant;
  v.without = {"mat", "heel"};
  v.props = {prop("chair", 0.7), prop("cup", 0.1)};
  v.props[0].kind.name = "table";
  Contact toes = contact("toes", "cup", "top");
  toes.press = 0.002;
  v.contacts = {toes};
  const Demonstration other = with(d, v);
  REQUIRE(other.props.size() == 2);
  CHECK(other.props[0].kind.name == "table");
  REQUIRE(other.contacts.size() == 2);
  CHECK(other.contacts[0].feature.point.y == 0.7);  // it touches the new thing
  CHECK(other.contacts[1].press == 0.002);
  v.without.clear();
  v.contacts[0].name = "hand";
  CHECK(with(d, v).contacts[0].press == 0.002);
}

TEST_CASE("A movement is scaled, or handed over to another joint, ways and all") {
  Demonstration d = raise();
  d.phases[0].ways = {{0, {0.1, 0.5}}};
  Delta small = delta("small");
  small.scale = {{0, 0.5}};
  const Demonstration smaller = with(d, small);
  CHECK(reached(smaller) == std::vector<double>{0.0, 0.2, 0.2, 0.0});
  CHECK(smaller.phases[0].ways.at(0).values == std::vector<double>{0.05, 0.25});

  Delta other = delta("other");
  other.instead = {{0, 1, -2.0}};
  const Demonstration handed = with(d, other);
  CHECK(reached(handed) == std::vector<double>{0.0, 0.0, 0.0, 0.0});
  CHECK(choreography::keys_of(handed, rig())[1][1] == Approx(-0.8));
  CHECK(handed.phases[0].ways.at(0).coordinate == 1);
  CHECK(handed.phases[0].ways.at(0).values == std::vector<double>{-0.2, -1.0});
}
