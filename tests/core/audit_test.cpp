// The judge is judged: a sound clip passes, and each check's subject, made wrong on purpose, is caught by that check.
#include <functional>
#include <map>
#include <set>

#include <glm/geometric.hpp>

#include "engine/audit/audit.hpp"
#include "engine/audit/checks.hpp"
#include "engine/audit/quantity.hpp"
#include "engine/audit/things.hpp"
#include "engine/base/units.hpp"
#include "tests/catch.hpp"
#include "tests/two_joint_body.hpp"

using namespace windlass;
using audit::Finding;
using choreography::Contact;
using choreography::Demonstration;
using choreography::Part;
using choreography::Rule;

namespace {

/// A leg on two round pads, and a hand that can reach its shin from the front.
anatomy::Body standing_body() {
  anatomy::Rig right;
  right.joints = {{"pelvis", -1, {0.05, 0.90, 0}, -1},
                  {"shank_r", 0, {0.05, 0.45, 0.08}, -1},
                  {"talus_r", 1, {0.06, 0.07, 0.08}, -1},
                  {"hand_r", 0, {0.3, 0.30, 0.08}, -1}};
  using anatomy::Kind;
  right.coordinates = {
      {"pelvis.forward", 0, {1, 0, 0}, {}, -1, 1, "test", -1, 1.0, Kind::shift},
      {"pelvis.up", 0, {0, 1, 0}, {}, -1, 1, "test", -1, 1.0, Kind::shift},
      {"knee_r.flexion", 1, {0, 0, -1}, {0.05, 0.45, 0.08}, -0.2, 2.4, "test", -1},
      {"ankle_r.dorsiflexion", 2, {0, 0, 1}, {0.06, 0.07, 0.08}, -0.9, 0.65, "test", -1},
      {"hand_r.forward", 3, {1, 0, 0}, {}, -1, 1, "test", -1, 1.0, Kind::shift},
      {"hand_r.up", 3, {0, 1, 0}, {}, -1, 1, "test", -1, 1.0, Kind::shift},
      {"foot_r.load", 2, {}, {}, 0, 1.6, "test", -1, 1.0, Kind::share},
  };
  anatomy::Body body;
  body.rig = anatomy::with_left_side(right);
  anatomy::Part skin{"skin_leg", anatomy::Layer::skin, {}};
  anatomy::Mesh mesh;
  constexpr glm::u8vec4 colour(200, 160, 140, 255);
  tests::add_ellipsoid(mesh, {0.03F, 0.03F, 0.08F}, {0.03F, 0.03F, 0.03F}, 2, colour, 64);    // heel
  tests::add_ellipsoid(mesh, {0.19F, 0.02F, 0.08F}, {0.02F, 0.02F, 0.03F}, 2, colour, 64);    // ball
  tests::add_ellipsoid(mesh, {0.05F, 0.30F, 0.08F}, {0.05F, 0.15F, 0.05F}, 1, colour, 96);    // shin
  tests::add_ellipsoid(mesh, {0.30F, 0.30F, 0.08F}, {0.02F, 0.02F, 0.02F}, 3, colour, 64);    // hand
  skin.levels.push_back(std::move(mesh));
  body.parts.push_back(std::move(skin));
  body.landmarks = {{"heel", 2, {0.03, 0.0, 0.08}}, {"ball", 2, {0.19, 0.0, 0.08}}};
  body.masses = {{1, {0.05, 0.30, 0.08}, 0.5}, {2, {0.1, 0.03, 0.08}, 0.5}};
  for (const anatomy::SpotRow& row : {anatomy::SpotRow{"heel_r", "skin_leg", {0.03, 0, 0.08}, {0, -1, 0}, 0.012},
                                      anatomy::SpotRow{"mt1_r", "skin_leg", {0.19, 0, 0.08}, {0, -1, 0}, 0.012},
                                      anatomy::SpotRow{"shin_r", "skin_leg", {0.10, 0.30, 0.08}, {1, 0, 0}, 0.02},
                                      anatomy::SpotRow{"palm_r", "skin_leg", {0.28, 0.30, 0.08}, {-1, 0, 0}, 0.008}}) {
    const auto spot = anatomy::spot_at(body, row);
    REQUIRE(spot);
    body.spots.all.push_back(*spot);
    body.spots.all.push_back(anatomy::mirrored(body, row, *spot));
  }
  return body;
}

const anatomy::Body& body() {
  static const anatomy::Body value = standing_body();
  return value;
}

/// Those of assets/audit.toml.
audit::Limits limits() {
  using base::radians;
  audit::Limits l;
  l.clamps = {{{"ankle.dorsiflexion"}, radians(-50), radians(20), radians(-45), radians(35)},
              {{"knee.flexion"}, 0.0, radians(140), 0.0, radians(130)}};
  l.straight_knee = radians(20);
  l.straight_ankle = radians(25);
  l.loaded_share = 0.2;
  l.angle_tolerance = radians(0.1);
  l.shift_tolerance = 0.0005;
  l.gap = l.penetration = 0.001;
  l.slip = l.skid = 0.002;
  l.turn_speed = radians(1200);
  l.shift_speed = 5;
  l.turn_jerk = radians(20000);
  l.shift_jerk = 200;
  l.seen_turn_jerk = radians(2000);
  l.seen_shift_jerk = 20;
  l.spike_times_typical = 4;
  l.spike_rate = 37;
  l.spike_window = 0.25;
  l.length_share = 0.02;
  l.flight_force = 0.6;
  l.landing = 50;
  return l;
}

choreography::Phase phase(const std::string& name, Part part) {
  choreography::Phase p;
  p.name = name;
  p.part = part;
  p.duration = 1.0;
  p.caption = "Now " + name + ".";
  p.voice = p.caption;
  return p;
}

Contact contact(const std::string& name, std::vector<std::string> spots) {
  Contact c;
  c.name = name;
  c.spots = std::move(spots);
  c.active = {true, true, true, true};
  return c;
}

/// Four seconds on heel and ball.
Demonstration standing() {
  Demonstration d;
  d.id = "standing";
  d.phases = {phase("begin", Part::enter), phase("out", Part::repeat), phase("back", Part::repeat),
              phase("end", Part::exit)};
  d.phases.front().camera = "lateral";
  d.contacts = {contact("foot", {"heel_r", "mt1_r"})};
  return d;
}

using Course = std::function<double(double)>;

/// Radians, m and shares over time; the rest is 0.
motion::Clip clip_of(const std::map<std::string, Course>& courses, double rate = 60.0, double duration = 4.0) {
  motion::Clip clip;
  clip.duration = duration;
  clip.rate = rate;
  clip.base = motion::neutral_pose(body().rig);
  for (const auto& [name, course] : courses) {
    const auto coordinate = anatomy::find_coordinate(body().rig, name);
    REQUIRE(coordinate);
    std::vector<double> values;
    for (int n = 0; n <= static_cast<int>(duration * rate + 0.5); ++n) values.push_back(course(n / rate));
    clip.base.values[static_cast<std::size_t>(*coordinate)] = values.front();
    clip.tracks.push_back(motion::track_through(*coordinate, std::move(values), rate));
  }
  return clip;
}

/// 0 until `begin`, `size` from `end` on; smooth.
Course ramp(double begin, double end, double size) {
  return [=](double t) {
    const double u = std::clamp((t - begin) / (end - begin), 0.0, 1.0);
    return size * u * u * u * (10.0 + u * (-15.0 + 6.0 * u));
  };
}

/// 0 at 1 s, `size` at 2 s, 0 at 3 s.
Course there_and_back(double size) {
  return [=](double t) { return ramp(1, 2, size)(t) - ramp(2, 3, size)(t); };
}

Course always(double value) {
  return [=](double) { return value; };
}

std::vector<Finding> judged(const Demonstration& demonstration, const motion::Clip& clip, bool is_mistake = false) {
  return audit::findings_in(demonstration, clip, body(), limits(), is_mistake);
}

std::set<std::string> checks_in(const std::vector<Finding>& findings) {
  std::set<std::string> checks;
  for (const Finding& finding : findings) checks.insert(finding.check);
  return checks;
}

using Checks = std::set<std::string>;

audit::Record measured(const Demonstration& demonstration, const motion::Clip& clip) {
  return audit::recorded(demonstration, clip, body(), audit::Extent::whole);
}

}  // namespace

TEST_CASE("A sound clip passes the audit") {
  const auto findings = judged(standing(), clip_of({{"hand_r.forward", there_and_back(-0.05)}}));
  for (const Finding& finding : findings) UNSCOPED_INFO(finding.text);
  CHECK(findings.empty());
}

TEST_CASE("The audit sees a foot that leaves the floor, with time and amount") {
  const auto findings = judged(standing(), clip_of({{"pelvis.up", there_and_back(0.003)}}));
  REQUIRE(checks_in(findings) == Checks{"gap"});
  const Finding& gap = findings.front();
  CHECK(gap.demonstration == "standing");
  CHECK(gap.subject == "foot");
  CHECK(gap.amount == Approx(3.0).margin(0.05));
  CHECK(gap.limit == 1.0);
  CHECK(gap.unit == "mm");
  CHECK(gap.time == Approx(2.0).margin(0.05));
  CHECK_THAT(gap.text, Catch::Contains("contact 'foot' is apart by 3.0") && Catch::Contains("(back)"));
}

TEST_CASE("The audit sees a heel that lifts while the ball stays") {
  // About the ball: the ankle points and the leg follows.
  const double angle = base::radians(-4);
  const auto findings = judged(standing(), clip_of({{"ankle_r.dorsiflexion", there_and_back(angle)},
                                                    {"pelvis.up", there_and_back(0.0052)}}));
  CHECK(checks_in(findings).contains("gap"));
  CHECK_THAT(findings.front().text, Catch::Contains("(heel_r)") || Catch::Contains("(mt1_r)"));
}

TEST_CASE("The audit sees skin below the floor, touching or not") {
  const motion::Clip sunk = clip_of({{"pelvis.up", there_and_back(-0.0025)}});
  CHECK(checks_in(judged(standing(), sunk)) == Checks{"penetration", "floor"});
  Demonstration free = standing();
  free.contacts.clear();
  const auto findings = judged(free, sunk);
  CHECK(checks_in(findings) == Checks{"floor"});
  CHECK(findings.size() == 2);  // both feet
  CHECK(findings.front().amount == Approx(2.5).margin(0.05));
}

TEST_CASE("The audit sees a hand below the floor") {
  const auto findings = judged(standing(), clip_of({{"hand_r.up", there_and_back(-0.29)}}));
  REQUIRE(checks_in(findings) == Checks{"floor"});
  CHECK(findings.front().subject == "hand_r");
  CHECK(findings.front().amount == Approx(10.0).margin(0.1));
}

TEST_CASE("The audit sees a locked foot that slips, and lets one slide that may") {
  const motion::Clip slipping = clip_of({{"pelvis.forward", there_and_back(0.005)}});
  const auto findings = judged(standing(), slipping);
  REQUIRE(checks_in(findings) == Checks{"slip"});
  CHECK(findings.front().amount == Approx(5.0).margin(0.05));
  Demonstration sliding = standing();
  sliding.contacts.front().slides = true;
  CHECK(judged(sliding, slipping).empty());
}

TEST_CASE("A foot that rolls over its heel does not slip") {
  // A wheel of 30 mm: forward by radius times angle, the middle of the wheel at a constant height.
  const auto middle = [](double t) { return there_and_back(base::radians(-20))(t); };
  const glm::dvec3 pivot(0.06, 0.07, 0.0);
  const glm::dvec3 wheel(0.03, 0.03, 0.0);
  const auto placed = [&](double t) {
    const glm::dvec3 arm = wheel - pivot;
    const double c = std::cos(middle(t));
    const double s = std::sin(middle(t));
    return pivot + glm::dvec3(c * arm.x - s * arm.y, s * arm.x + c * arm.y, 0.0);
  };
  Demonstration rolling = standing();
  rolling.contacts = {contact("heel", {"heel_r"})};
  const auto with_advance = [&](double share) {
    return clip_of({{"ankle_r.dorsiflexion", middle},
                    {"pelvis.forward", [=](double t) { return wheel.x - placed(t).x - share * 0.03 * middle(t); }},
                    {"pelvis.up", [=](double t) { return wheel.y - placed(t).y; }}});
  };
  const auto slips = [&](double share) {
    const audit::Record record = measured(rolling, with_advance(share));
    double most = 0.0;
    for (const audit::Moment& moment : record.moments) most = std::max(most, 1e3 * moment.contacts[0].slip);
    return most;
  };
  CHECK(slips(1.0) < 0.5);
  CHECK(slips(0.0) == Approx(1e3 * 0.03 * base::radians(20)).margin(0.5));
}

TEST_CASE("The audit measures a hand on skin: apart, dented, sliding, too deep") {
  Demonstration massage = standing();
  massage.contacts = {contact("press", {"palm_r"})};
  Contact& press = massage.contacts.front();
  press.on = Contact::On::spot;
  press.other = "shin_r";
  press.press = 0.003;
  const double touching = -0.18;  // hand_r.forward at which palm and shin meet
  const auto at = [&](double deeper, const Course& up) {
    return clip_of({{"hand_r.forward", always(touching - deeper)}, {"hand_r.up", up}});
  };
  CHECK(judged(massage, at(0.003, always(0))).empty());
  CHECK(checks_in(judged(massage, at(-0.002, always(0)))) == Checks{"gap"});
  const auto deep = judged(massage, at(0.005, always(0)));
  REQUIRE(checks_in(deep) == Checks{"penetration"});
  CHECK(deep.front().amount == Approx(2.0).margin(0.2));
  const motion::Clip stroke = at(0.002, there_and_back(0.006));
  CHECK(checks_in(judged(massage, stroke)) == Checks{"slip"});
  press.slides = true;
  CHECK(judged(massage, stroke).empty());
}

TEST_CASE("A foot may sink into what is soft as deep as it is meant to, and no deeper") {
  Demonstration d = standing();
  choreography::Prop pillow;
  pillow.name = "pillow";
  pillow.kind.solids.resize(1);
  pillow.kind.solids.front().soft = 0.03;
  d.props = {pillow};
  Contact& foot = d.contacts.front();
  foot.prop = "pillow";
  foot.feature.point.y = 0.05;
  foot.press = 0.02;
  const auto checks = [&](double up) { return checks_in(judged(d, clip_of({{"pelvis.up", always(up)}}))); };
  CHECK(checks(0.03).empty());
  CHECK(checks(0.028) == Checks{"penetration"});
  d.props.front().kind.solids.front().soft = 0.0;
  CHECK(checks(0.03) == Checks{"penetration"});
}

TEST_CASE("The audit holds a hand to its place in space") {
  Demonstration held = standing();
  held.contacts = {contact("hand", {"palm_r"})};
  held.contacts.front().on = Contact::On::space;
  CHECK(judged(held, clip_of({})).empty());
  const auto findings = judged(held, clip_of({{"hand_r.up", there_and_back(0.004)}}));
  REQUIRE(checks_in(findings) == Checks{"slip"});
  CHECK(findings.front().amount == Approx(4.0).margin(0.05));
}

TEST_CASE("The audit knows bars: a hand beside one, on it, in it") {
  Demonstration rail = standing();
  rail.contacts = {contact("grip", {"palm_r"})};
  rail.contacts.front().feature = {"rail", choreography::Feature::Shape::bar, {0.1, 0.3, 0.0}, {0, 0, 1}, 0.02};
  const auto at = [&](double forward) { return checks_in(judged(rail, clip_of({{"hand_r.forward", always(forward)}}))); };
  CHECK(at(-0.160).empty());
  CHECK(at(-0.157) == Checks{"gap"});
  CHECK(at(-0.164) == Checks{"penetration"});
}

TEST_CASE("The audit clamps joints by load, and lets a mistake leave clamps but not ranges") {
  Demonstration free = standing();
  free.contacts.clear();
  free.height = 1.0;
  const auto bent = [](double ankle, double knee, double load) {
    motion::Clip clip = clip_of({{"ankle_r.dorsiflexion", always(base::radians(ankle))},
                                 {"knee_r.flexion", always(base::radians(knee))},
                                 {"foot_r.load", always(load)}});
    clip.base.world_from_model.translation.y = 1.0;
    return clip;
  };
  CHECK(judged(free, bent(19, 30, 0)).empty());
  const auto open = judged(free, bent(22, 30, 0));
  REQUIRE(checks_in(open) == Checks{"clamp"});
  CHECK(open.front().subject == "ankle_r.dorsiflexion");
  CHECK(open.front().amount == Approx(22));
  CHECK(judged(free, bent(22, 30, 1)).empty());                      // loaded
  CHECK(checks_in(judged(free, bent(27, 10, 1))) == Checks{"clamp"});  // loaded with a straight knee
  CHECK(judged(free, bent(27, 30, 1)).empty());
  CHECK(checks_in(judged(free, bent(0, -5, 0))) == Checks{"clamp"});
  CHECK(judged(free, bent(0, -5, 0), true).empty());
  CHECK(checks_in(judged(free, bent(0, -15, 0), true)) == Checks{"range"});
}

TEST_CASE("A foot is loaded when it is planted, unless the person sits") {
  Demonstration planted = standing();
  const motion::Clip clip = clip_of({{"ankle_r.dorsiflexion", always(base::radians(22))},
                                     {"knee_r.flexion", always(base::radians(30))}});
  CHECK_FALSE(checks_in(judged(planted, clip)).contains("clamp"));
  planted.contacts.push_back(contact("seat", {"shin_r"}));
  CHECK_FALSE(checks_in(judged(planted, clip)).contains("clamp"));
  anatomy::Body seated = standing_body();
  seated.spots.all[2 * 2].name = "seat_r";
  planted.contacts.back().spots = {"seat_r"};
  CHECK(checks_in(audit::findings_in(planted, clip, seated, limits())).contains("clamp"));
}

TEST_CASE("The audit sees jumps, kinks and trembling, and lets quick smooth movement be") {
  Demonstration free = standing();
  free.contacts.clear();
  const auto checks = [&](const Course& course, double rate = 60.0) {
    motion::Clip clip = clip_of({{"ankle_r.dorsiflexion", course}}, rate);
    clip.base.world_from_model.translation.y = 1.0;
    return checks_in(judged(free, clip));
  };
  using base::radians;
  const double pi = std::numbers::pi;
  CHECK(checks(there_and_back(radians(18))).empty());
  CHECK(checks([&](double t) { return ramp(1, 1.15, radians(-40))(t) - ramp(2, 2.15, radians(-40))(t); }).empty());
  CHECK(checks([&](double t) { return ramp(1, 1.3, radians(-40))(t) - ramp(2, 2.3, radians(-40))(t); }, 20).empty());
  CHECK(checks([&](double t) { return radians(15) * std::pow(std::sin(2 * pi * 1.25 * t), 2); }).empty());

  const Course calm = there_and_back(radians(10));
  for (const double rate : {60.0, 20.0}) {
    INFO(rate);
    const double step = 1.0 / rate;
    CHECK(checks([&](double t) { return calm(t) + (std::abs(t - 1.5) < 0.5 * step ? radians(1) : 0.0); }, rate) ==
          Checks{"jerk"});
    CHECK(checks([&](double t) { return calm(t) + (t > 1.5 && t < 1.9 ? radians(2) : 0.0); }, rate) == Checks{"jerk"});
  }
  CHECK(checks([&](double t) { return calm(t) + radians(0.3) * std::sin(2 * pi * 9 * t) * std::sin(pi * t / 4); }) ==
        Checks{"jerk"});
  CHECK(checks([&](double t) { return radians(40) * std::max(0.0, 0.5 - std::abs(t - 2)); }) == Checks{"jerk"});
  CHECK(checks([&](double t) { return ramp(1, 1.06, radians(-45))(t) - ramp(2, 3, radians(-45))(t); })
            .contains("speed"));
}

TEST_CASE("The audit sees a loop and a clip that do not end where they began") {
  Demonstration free = standing();
  const auto raised = [&](const Course& course) {
    return checks_in(judged(free, clip_of({{"hand_r.up", course}})));
  };
  CHECK(raised(ramp(1.2, 2.8, 0.001)) == Checks{"loop", "cycle"});
  CHECK(raised(ramp(3.1, 3.9, 0.001)) == Checks{"cycle"});
  CHECK(raised([](double t) { return ramp(1.2, 2.8, 0.001)(t) - ramp(3.1, 3.9, 0.001)(t); }) == Checks{"loop"});
}

TEST_CASE("The audit sees a body whose left side does not mirror its right") {
  anatomy::Body crooked = standing_body();
  const auto ankle = anatomy::find_coordinate(crooked.rig, "ankle_l.dorsiflexion");
  crooked.rig.coordinates[static_cast<std::size_t>(*ankle)].axis *= -1.0;
  Demonstration free = standing();
  free.contacts.clear();
  motion::Clip clip = clip_of({{"ankle_r.dorsiflexion", there_and_back(0.2)}});
  clip.base.world_from_model.translation.y = 1.0;
  CHECK(judged(free, clip).empty());
  CHECK(checks_in(audit::findings_in(free, clip, crooked, limits())) == Checks{"mirror"});
}

TEST_CASE("The audit holds a body that flies to free fall, and both feet off the floor") {
  Demonstration d = standing();
  d.contacts.clear();
  d.phases[1].flies = true;
  // Between 1 s and 2 s it is in the air; it is thrown up and stopped at once.
  const auto thrown_up = [](double gravity) {
    return [=](double t) {
      const double u = std::clamp(t - 1.0, 0.0, 1.0);
      return 0.5 * gravity * u * (1.0 - u);
    };
  };
  const auto flight = [&](const Course& up, double landing) {
    audit::Limits some = limits();
    some.landing = landing;
    return audit::flight_findings(measured(d, clip_of({{"pelvis.up", up}})), some);
  };
  CHECK(flight(thrown_up(9.81), 500).empty());
  const std::vector<Finding> hard = flight(thrown_up(9.81), 50);
  REQUIRE(hard.size() == 1);
  CHECK(hard[0].amount > 50);
  const std::vector<Finding> slow = flight(thrown_up(6.0), 500);
  REQUIRE(slow.size() == 1);
  CHECK(slow[0].subject == "com_acceleration.y");
  CHECK(slow[0].amount == Approx(-6.0).margin(0.05));
  const std::vector<Finding> stays = flight(always(-0.01), 500);
  REQUIRE(stays.size() == 3);
  CHECK(stays[1].subject == "foot_r");
  CHECK(stays[1].amount == Approx(-10.0).margin(0.5));
}

TEST_CASE("The audit asks every phase for its name, caption, spoken line and view") {
  const motion::Clip clip = clip_of({});
  const std::vector<std::pair<std::string, std::function<void(Demonstration&)>>> wrongs{
      {"name", [](Demonstration& d) { d.phases[1].name.clear(); }},
      {"caption", [](Demonstration& d) { d.phases[1].caption.clear(); }},
      {"spoken line", [](Demonstration& d) { d.phases[2].voice.clear(); }},
      {"view", [](Demonstration& d) { d.phases[0].camera.clear(); }}};
  for (const auto& [what, spoil] : wrongs) {
    INFO(what);
    Demonstration wrong = standing();
    spoil(wrong);
    const auto findings = judged(wrong, clip);
    REQUIRE(checks_in(findings) == Checks{"phase"});
    CHECK_THAT(findings.front().text, Catch::EndsWith("has no " + what));
  }
}

TEST_CASE("The audit sees a ball that skids and a strap that grows") {
  Demonstration d = standing();
  choreography::Prop ball;
  ball.name = "ball";
  ball.kind.features = {{"surface", choreography::Feature::Shape::ball, {}, {0, 1, 0}, 0.03}};
  ball.world_from_prop.translation = {0.5, 0.03, 0};
  choreography::Prop strap;
  strap.name = "strap";
  d.props = {ball, strap};
  audit::Record record = measured(d, clip_of({}));
  const auto put = [&](double turned_share, double growth, double stretch) {
    for (audit::Moment& moment : record.moments) {
      const double travel = there_and_back(0.1)(moment.time);
      moment.props[0].world_from_prop = {glm::angleAxis(-turned_share * travel / 0.03, glm::dvec3(0, 0, 1)),
                                         {0.5 + travel, 0.03, 0.0}};
      const double grown = 1.0 + there_and_back(growth)(moment.time);
      moment.props[1].course = {{0, 1, 0}, {grown * 0.4, 1, 0}, {grown * 0.4, 1 + grown * 0.3, 0}};
      moment.props[1].stretch = 1.0 + there_and_back(stretch)(moment.time);
    }
    return checks_in(audit::thing_findings(record, limits()));
  };
  CHECK(put(1.0, 0.0, 0.0).empty());
  CHECK(put(0.9, 0.0, 0.0) == Checks{"rolling"});
  CHECK(put(0.0, 0.0, 0.0) == Checks{"rolling"});
  CHECK(put(1.0, 0.05, 0.0) == Checks{"length"});
  CHECK(put(1.0, 0.05, 0.05).empty());  // a band
  put(1.0, 0.0, 0.0);
  const audit::Series angles = audit::thing_series(record, 0, "angle_deg");
  CHECK(angles[120] == Approx(base::degrees(0.1 / 0.03)).margin(0.01));
  CHECK(angles.back() == Approx(0.0).margin(0.01));
  CHECK(audit::thing_series(record, 1, "length_mm").front() == Approx(700));
}

TEST_CASE("The audit sees a strap that goes through the foot") {
  Demonstration d = standing();
  choreography::Prop prop;
  prop.name = "strap";
  d.props = {prop};
  choreography::Strap strap;
  strap.prop = "strap";
  d.straps = {strap};
  audit::Record record = measured(d, clip_of({}));
  const auto at_height = [&](double y) {
    for (audit::Moment& moment : record.moments) {
      moment.props[0].course = {{0.19, 0.3, 0.3}, {0.19, y, 0.08}, {0.19, 0.3, -0.1}};
    }
    return checks_in(audit::thing_findings(record, limits()));
  };
  CHECK(at_height(0.042).empty());  // the top of the ball is at 0.040
  CHECK(at_height(0.034) == Checks{"penetration"});
}

TEST_CASE("The audit measures a tool under a sole like a contact of the tool's name") {
  Demonstration d = standing();
  d.contacts.clear();
  choreography::Prop ball;
  ball.name = "ball";
  ball.kind.features = {{"surface", choreography::Feature::Shape::ball, {}, {0, 1, 0}, 0.03}};
  ball.world_from_prop.translation = {0.03, 0.03, 0.08};
  d.props = {ball};
  choreography::Roll roll;
  roll.prop = "ball";
  roll.radius = 0.03;
  roll.line.points = {{0.02, 0.08}, {0.04, 0.08}};
  roll.active = {true, true, true, true};
  d.rolls = {roll};
  const auto raised = [&](double up) { return judged(d, clip_of({{"pelvis.up", always(up)}})); };
  CHECK(raised(0.06).empty());
  const auto apart = raised(0.063);
  REQUIRE(checks_in(apart) == Checks{"gap"});
  CHECK(apart.front().subject == "ball");
  CHECK(checks_in(raised(0.057)) == Checks{"penetration"});
  CHECK_FALSE(audit::fault_in_quantity("contact.ball.gap_mm", d, body()));
}

TEST_CASE("A rule holds a quantity within its bounds in its phases") {
  Demonstration d = standing();
  d.contacts.clear();
  Rule rule;
  rule.name = "heel gap";
  rule.quantity = "height_mm.heel_r";
  rule.of = Rule::Of::least;
  rule.active = {false, true, true, false};
  rule.min = 5;
  rule.max = 10;
  d.rules = {rule};
  const auto raised = [&](double by) {
    return audit::rule_findings(measured(d, clip_of({{"pelvis.up", always(by)}})));
  };
  CHECK(raised(0.007).empty());
  REQUIRE(raised(0.003).size() == 1);
  CHECK(raised(0.003).front().amount == Approx(3.0).margin(0.01));
  CHECK(raised(0.003).front().limit == 5.0);
  REQUIRE(raised(0.012).size() == 1);
  CHECK(raised(0.012).front().limit == 10.0);

  SECTION("moment by moment, only in its phases") {
    d.rules.front().of = Rule::Of::each;
    const Course dip = [](double t) { return 0.007 - ramp(3.1, 3.5, 0.005)(t) + ramp(3.5, 3.9, 0.005)(t); };
    CHECK(audit::rule_findings(measured(d, clip_of({{"pelvis.up", dip}}))).empty());
    d.rules.front().active.back() = true;
    const auto findings = audit::rule_findings(measured(d, clip_of({{"pelvis.up", dip}})));
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().time == Approx(3.5).margin(0.02));
  }
  SECTION("range and net change") {
    d.rules.front().quantity = "pelvis.up";
    d.rules.front().min.reset();
    d.rules.front().max = 0.002;
    d.rules.front().of = Rule::Of::range;
    CHECK(raised(0.5).empty());
    CHECK(audit::rule_findings(measured(d, clip_of({{"pelvis.up", there_and_back(0.01)}}))).size() == 1);
    d.rules.front().of = Rule::Of::net;
    CHECK(audit::rule_findings(measured(d, clip_of({{"pelvis.up", there_and_back(0.01)}}))).empty());
  }
  SECTION("a plateau's length") {
    d.rules.front().quantity = "pelvis.up";
    d.rules.front().of = Rule::Of::plateau;
    d.rules.front().active = {true, true, true, true};
    d.rules.front().min = 1.8;
    d.rules.front().max = 2.2;
    const auto held = [&](double from, double to) {
      return audit::rule_findings(measured(d, clip_of({{"pelvis.up", [=](double t) {
        return ramp(from - 0.3, from, 0.1)(t) - ramp(to, to + 0.3, 0.1)(t);
      }}})));
    };
    CHECK(held(1, 2.8).empty());
    CHECK(held(1, 2.2).size() == 1);
    CHECK(held(0.5, 3.5).size() == 1);
  }
  SECTION("the direction of most of the motion") {
    d.rules.front().quantity = "pelvis.forward";
    d.rules.front().beside = "pelvis.up";
    d.rules.front().of = Rule::Of::energy;
    d.rules.front().min = 90;
    d.rules.front().max.reset();
    const auto going = [&](double forward, double up) {
      return audit::rule_findings(
          measured(d, clip_of({{"pelvis.forward", there_and_back(forward)}, {"pelvis.up", there_and_back(up)}})));
    };
    CHECK(going(0.01, 0.002).empty());
    CHECK(going(0.01, 0.01).size() == 1);
  }
  SECTION("while a contact lasts; without any value it fails") {
    d.contacts = {contact("foot", {"heel_r"})};
    d.contacts.front().active = {false, false, true, false};
    d.rules.front().during = "foot";
    d.rules.front().quantity = "contact.foot.gap_mm";
    CHECK(raised(0.007).empty());
    d.rules.front().active = {true, true, false, false};
    REQUIRE(raised(0.007).size() == 1);
    CHECK_THAT(raised(0.007).front().text, Catch::Contains("no value"));
  }
}

TEST_CASE("Derived quantities have their values") {
  Demonstration d = standing();
  d.contacts = {contact("press", {"palm_r"})};
  d.contacts.front().on = Contact::On::spot;
  d.contacts.front().other = "shin_r";
  const double lean = base::radians(10);
  const audit::Record record = measured(d, clip_of({{"ankle_r.dorsiflexion", ramp(1, 2, lean)},
                                                    {"hand_r.forward", ramp(0, 1, -0.1802)},
                                                    {"hand_r.up", there_and_back(0.02)}}));
  const auto last = [&](const std::string& name) { return audit::series_of(name, record).back(); };
  CHECK(last("ankle_r.dorsiflexion") == Approx(10));
  CHECK(last("pitch_deg.talus_r") == Approx(10));
  CHECK(last("yaw_deg.talus_r") == Approx(0).margin(1e-9));
  CHECK(last("twist_deg.talus_r") == Approx(0).margin(1e-9));
  CHECK(last("distance_mm.heel.ball") == Approx(160));
  CHECK(last("along_mm.mt1_r.heel.ball") == Approx(160).margin(1.0));
  CHECK(last("aside_mm.mt1_r.heel.ball") == Approx(0).margin(0.5));
  CHECK(last("lm.heel.z") == Approx(0.08));
  CHECK(last("com.z") == Approx(0.08));
  CHECK(last("touching.press") == 1.0);
  const audit::Series touching = audit::series_of("touching.press", record);
  CHECK(touching.front() == 0.0);
  const audit::Series paint = audit::series_of("painted_percent.press.shin_r", record);
  CHECK(paint.front() == 0.0);
  CHECK(paint[60] > 5.0);
  CHECK(paint.back() > paint[60] + 10.0);
  CHECK(paint.back() < 80.0);
  CHECK(audit::value_at(record, touching, 3.999) == 1.0);

  CHECK_FALSE(audit::fault_in_quantity("contact.press.gap_mm", d, body()));
  CHECK(audit::fault_in_quantity("contact.pres.gap_mm", d, body()) == "no contact is called 'pres'");
  CHECK(audit::fault_in_quantity("contact.press.gap", d, body()) == "a contact has no 'gap'");
  CHECK(audit::fault_in_quantity("height_mm.nose", d, body()) == "the body has no spot 'nose'");
  CHECK(audit::fault_in_quantity("colour", d, body()) == "nothing measured is called 'colour'");
}

TEST_CASE("Yaw and twist are positive outward on both sides") {
  Demonstration d = standing();
  d.contacts.clear();
  audit::Record record = measured(d, clip_of({}));
  const auto joint = [](const char* name) { return static_cast<std::size_t>(*anatomy::find_joint(body().rig, name)); };
  const double angle = base::radians(12);
  audit::Moment& end = record.moments.back();
  end.world_from_neutral[joint("talus_r")].rotation = glm::angleAxis(-angle, glm::dvec3(0, 1, 0));
  end.world_from_neutral[joint("talus_l")].rotation = glm::angleAxis(angle, glm::dvec3(0, 1, 0));
  for (const char* name : {"yaw_deg.talus_r", "yaw_deg.talus_l", "twist_deg.talus_r", "twist_deg.talus_l"}) {
    INFO(name);
    CHECK(audit::series_of(name, record).back() == Approx(12));
  }
}

TEST_CASE("Of a long hold one breath and the end are measured") {
  Demonstration d = standing();
  d.phases[1].duration = 30.0;
  d.phases[1].hold = true;
  const motion::Clip clip = clip_of({}, 60.0, 33.0);
  const audit::Record some = audit::recorded(d, clip, body(), audit::Extent::judged);
  CHECK(measured(d, clip).moments.size() == 33 * 60 + 1);
  CHECK(some.moments.size() < 10 * 60);
  const auto in_hold = [](double from, double to) {
    return [=](const audit::Moment& m) { return m.time >= from && m.time < to; };
  };
  CHECK(std::count_if(some.moments.begin(), some.moments.end(), in_hold(1, 1 + audit::breath)) >= 272);
  CHECK(std::count_if(some.moments.begin(), some.moments.end(), in_hold(30, 31)) >= 59);
  CHECK(audit::skipped().size() == 4);
}
