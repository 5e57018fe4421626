#include "engine/platform/speech.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/base/error.hpp"
#include "engine/platform/file.hpp"
#include "tests/scratch.hpp"

using namespace windlass;
using namespace windlass::platform;
namespace fs = std::filesystem;

namespace {

std::string fresh_folder(const char* name) {
  const fs::path folder = tests::scratch_folder() / name;
  fs::remove_all(folder);
  return folder.string();
}

}  // namespace

TEST_CASE("A file is written whole or not at all") {
  const std::string folder = fresh_folder("whole");
  const std::string file = folder + "/deep/a.txt";
  write_whole(file, "one");
  write_whole(file, "two");
  CHECK(load_text(file) == "two");
  CHECK_THROWS_AS(write_whole(file + "/b.txt", "three"), base::Failure);
  fs::create_directories(folder + "/taken/by");
  CHECK_THROWS_AS(write_whole(folder + "/taken", "four"), base::Failure);
  const auto count = [](const fs::path& path) {
    return std::distance(fs::directory_iterator(path), fs::directory_iterator());
  };
  CHECK(count(folder) == 2);  // nothing is left beside them
  CHECK(count(folder + "/deep") == 1);
}

TEST_CASE("Without a voice there is a reason, with one there is none") {
  Speech speech(fresh_folder("voice"));
  CHECK_FALSE(speech.seconds_if_made("Hold for sixty seconds."));
  const std::optional<double> seconds = speech.seconds_of("Hold for sixty seconds.");
  CHECK(speech.seconds_if_made("Hold for sixty seconds.") == seconds);
  CHECK(speech.seconds_of("Hold for sixty seconds.").has_value() == speech_is_available());
  CHECK(why_no_speech().empty() == speech_is_available());
  if (!speech_is_available()) {
    CHECK_FALSE(speech.samples_of("Hold."));
    return;
  }
  REQUIRE(seconds);
  CHECK(*seconds > 0.8);
  CHECK(*seconds < 3.0);
  CHECK(*speech.seconds_of("Hold.") < *seconds);
  CHECK_FALSE(speech.seconds_of(""));
  CHECK_FALSE(speech.seconds_of(" … "));
}

TEST_CASE("A spoken line begins and ends at once, in silence") {
  if (!speech_is_available()) return;
  Speech speech(fresh_folder("trimmed"));
  const std::optional<sound::Samples> line = speech.samples_of("Lift your heels.");
  REQUIRE(line);
  CHECK(line->rate == sound_rate);
  CHECK(std::abs(line->values.front()) < 1e-3F);
  CHECK(std::abs(line->values.back()) < 1e-3F);
  const auto sounds_within = [&](std::size_t begin, std::size_t end) {
    return std::any_of(line->values.begin() + static_cast<std::ptrdiff_t>(begin),
                       line->values.begin() + static_cast<std::ptrdiff_t>(end),
                       [](float value) { return std::abs(value) > 0.006F; });
  };
  const std::size_t size = line->values.size();
  CHECK(sounds_within(0, sound_rate / 10));
  CHECK(sounds_within(size - sound_rate / 10, size));
}

TEST_CASE("What was said is kept; a damaged file is made anew") {
  if (!speech_is_available()) return;
  const std::string folder = fresh_folder("kept");
  const std::string text = "Lower slowly.";
  const sound::Samples first = *Speech(folder).samples_of(text);
  const std::string file = Speech(folder).file_of(text);
  const std::string bytes = load_text(file);
  REQUIRE(sound::from_wave(bytes));
  CHECK(sound::from_wave(bytes)->values.size() == first.values.size());
  CHECK(Speech(folder).file_of("Lower slowly") != file);

  const auto said_again = [&] { return Speech(folder).samples_of(text)->values.size(); };
  const auto put = [&](const std::string& content) { std::ofstream(file, std::ios::binary) << content; };
  std::string flipped = bytes;
  flipped[500] = static_cast<char>(flipped[500] ^ 0x7f);
  for (const std::string& damaged : {std::string(), bytes.substr(0, 30), bytes.substr(0, bytes.size() / 2), flipped,
                                     std::string(bytes.size(), '\xff')}) {
    put(damaged);
    CHECK(said_again() == first.values.size());
    CHECK((load_text(file) == bytes));  // sounds exactly the same
  }
  // A whole file is used as it is: another line's under this name is what is heard.
  Speech(folder).samples_of("Hold.");
  fs::copy_file(Speech(folder).file_of("Hold."), file, fs::copy_options::overwrite_existing);
  CHECK(said_again() != first.values.size());
}

TEST_CASE("Where nothing can be kept the voice speaks all the same") {
  if (!speech_is_available()) return;
  const std::string folder = fresh_folder("unwritable");
  std::ofstream(folder) << "a file where the folder should be";
  Speech speech(folder);
  CHECK(speech.seconds_of("Rest."));
  CHECK(speech.samples_of("Rest."));
  fs::remove(folder);
}
