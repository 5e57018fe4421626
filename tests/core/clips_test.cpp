#include "engine/choreography/clips.hpp"

#include <map>
#include <thread>

#include "engine/choreography/compile.hpp"
#include "engine/motion/clip_bytes.hpp"
#include "tests/catch.hpp"
#include "tests/two_joint_body.hpp"

using namespace windlass;
using choreography::Clips;
using choreography::Demonstration;

namespace {

Demonstration nod(std::uint64_t content = 1) {
  Demonstration d;
  d.id = "nod";
  d.content = content;
  choreography::Phase phase;
  phase.targets = {{0, 0.3}};
  d.phases = {phase, phase};
  d.phases[1].targets = {{0, 0.0}};
  return d;
}

/// As `nod`, but it must be solved – which nobody does here: the shelf has it, or `Make` makes it otherwise.
Demonstration solved(std::uint64_t content = 1) {
  Demonstration d = nod(content);
  choreography::Balance balance;
  balance.active = {true, true};
  d.balances.push_back(balance);
  return d;
}

class Counting : public choreography::Shelf {
 public:
  bool holds(std::uint64_t key) override { return kept.contains(key); }
  std::optional<motion::Clip> find(std::uint64_t key) override {
    ++asked;
    std::this_thread::yield();
    const auto found = kept.find(key);
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  }
  void keep(std::uint64_t key, const motion::Clip& clip) override { kept[key] = clip; }

  std::map<std::uint64_t, motion::Clip> kept;
  int asked = 0;
};

motion::Clip clip_lasting(double duration) {
  return {duration, 60.0, motion::neutral_pose(tests::two_joint_body().rig), {}, {}};
}

}  // namespace

TEST_CASE("A clip is bytes and back, to the last bit; anything else is nothing") {
  const motion::Clip clip = choreography::compile(nod(), tests::two_joint_body());
  REQUIRE_FALSE(clip.tracks.empty());
  const std::string bytes = motion::bytes_of(clip);
  const auto back = motion::clip_from(bytes);
  REQUIRE(back);
  CHECK(motion::bytes_of(*back) == bytes);
  CHECK(motion::pose_at(*back, 0.7).values == motion::pose_at(clip, 0.7).values);

  CHECK_FALSE(motion::clip_from(""));
  CHECK_FALSE(motion::clip_from("not a clip at all, but some text of a fair length"));
  CHECK_FALSE(motion::clip_from(bytes + "x"));
  for (std::size_t n = 0; n < bytes.size(); n += 1 + bytes.size() / 50) {
    std::string spoilt = bytes;
    spoilt[n] = static_cast<char>(spoilt[n] ^ 4);
    CHECK_FALSE(motion::clip_from(spoilt));
    CHECK_FALSE(motion::clip_from(bytes.substr(0, n)));
  }
}

TEST_CASE("What takes no solving is at hand; what does waits until someone makes it") {
  auto shelf = std::make_shared<Counting>();
  Clips clips(tests::two_joint_body(), 5, 0, shelf);
  const auto free = clips.find(nod());
  REQUIRE(free);
  CHECK(free->clip->duration == 2.0);

  shelf->kept[clips.key_of(solved(9))] = clip_lasting(3.0);
  CHECK_FALSE(clips.find(solved(9)));
  CHECK(clips.get(solved(9)).clip->duration == 3.0);
  REQUIRE(clips.find(solved(9)));
  CHECK(clips.find(solved(9))->clip == clips.get(solved(9)).clip);
}

TEST_CASE("However many ask at a time, a clip is made once") {
  auto shelf = std::make_shared<Counting>();
  Clips clips(tests::two_joint_body(), 5, 0, shelf);
  std::vector<std::shared_ptr<const motion::Clip>> got(8);
  std::vector<std::thread> threads;
  for (auto& clip : got) threads.emplace_back([&] { clip = clips.get(nod()).clip; });
  for (std::thread& thread : threads) thread.join();
  for (const auto& clip : got) CHECK(clip == got.front());
  CHECK(shelf->asked == 1);
  CHECK(shelf->kept.size() == 1);
}

TEST_CASE("Clips are told apart by content, surroundings and shape") {
  const Clips clips(tests::two_joint_body(), 5, 1);
  CHECK(clips.key_of(nod(1)) == clips.key_of(nod(1)));
  CHECK(clips.key_of(nod(1)) != clips.key_of(nod(2)));
  CHECK(clips.key_of(nod(1)) != Clips(tests::two_joint_body(), 6, 1).key_of(nod(1)));
  CHECK(clips.key_of(nod(1)) != clips.of_shape(tests::two_joint_body(), 2)->key_of(nod(1)));
  CHECK(clips.key_of(nod(1)) == clips.of_shape(tests::two_joint_body(), 1)->key_of(nod(1)));
}

TEST_CASE("The shelf is filled in advance, but not with what was made by hand") {
  auto shelf = std::make_shared<Counting>();
  Clips clips(tests::two_joint_body(), 5, 0, shelf);
  CHECK(clips.stock(nod(3)).empty());
  CHECK(shelf->kept.contains(clips.key_of(nod(3))));
  shelf->asked = 0;
  clips.stock(nod(3));
  CHECK(shelf->asked == 0);  // it lies there
  clips.get(nod(0));         // content not known: two of that id may differ
  CHECK(shelf->kept.size() == 1);
}

TEST_CASE("What cannot be made says why, each time it is asked for, and nothing is kept") {
  auto shelf = std::make_shared<Counting>();
  int made = 0;
  Clips clips(tests::two_joint_body(), 5, 0, shelf, [&](const Demonstration&, const anatomy::Body&) -> motion::Clip {
    ++made;
    throw base::Failure({{"nod.toml", 12, 1}, "the hand ends 30 mm off the wall at 2.0 s", "come closer"});
  });
  for (int i = 0; i < 2; ++i) {
    const choreography::Compiled compiled = clips.get(solved());
    CHECK_FALSE(compiled.clip);
    REQUIRE(compiled.errors.size() == 1);
    CHECK(compiled.errors[0].where.line == 12);
  }
  CHECK(made == 1);
  REQUIRE(clips.find(solved()));
  CHECK(clips.find(solved())->errors.size() == 1);
  CHECK(clips.stock(solved(2)).size() == 1);
  CHECK(shelf->kept.empty());
}

TEST_CASE("Only the last clips stay in memory") {
  auto shelf = std::make_shared<Counting>();
  Clips clips(tests::two_joint_body(), 5, 0, shelf);
  for (std::uint64_t content = 1; content <= 40; ++content) {
    shelf->kept[clips.key_of(solved(content))] = clip_lasting(static_cast<double>(content));
    clips.get(solved(content));
  }
  CHECK(clips.find(solved(40)));
  CHECK_FALSE(clips.find(solved(1)));
  CHECK(clips.get(solved(1)).clip->duration == 1.0);
}
