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

TEST_CASE("A WAV file gives back what was written") {
  const Samples samples{16000, {0.0F, 0.25F, -0.25F, 1.0F, -1.0F, 3.0F}};
  const std::string bytes = to_wave(samples);
  CHECK(bytes.size() == 44 + 12);
  for (const std::string& form : {bytes, bytes + "something after its end"}) {
    const std::optional<Samples> again = from_wave(form);
    REQUIRE(again);
    CHECK(again->rate == 16000);
    REQUIRE(again->values.size() == 6);
    for (std::size_t i = 0; i < 5; ++i) CHECK(again->values[i] == Approx(samples.values[i]).margin(1.0 / 32767));
    CHECK(again->values[5] == 1.0F);
  }
  CHECK(from_wave(to_wave({8000, {}}))->values.empty());
}

TEST_CASE("What is no such WAV file is seen as that") {
  const std::string bytes = to_wave({16000, {0.1F, 0.2F}});
  for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(from_wave(bytes.substr(0, length)));
  for (std::size_t place = 0; place < 44; ++place) {
    if (place >= 24 && place < 32) continue;  // another rate is a right one too, if both fields agree
    std::string other = bytes;
    other[place] = static_cast<char>(other[place] ^ 0x55);
    INFO("byte " << place);
    CHECK_FALSE(from_wave(other));
  }
}

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
  const std::optional<double> seconds = speech.seconds_of("Hold for sixty seconds.");
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
  const std::optional<Samples> line = speech.samples_of("Lift your heels.");
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
  const Samples first = *Speech(folder).samples_of(text);
  const std::string file = Speech(folder).file_of(text);
  const std::string bytes = load_text(file);
  REQUIRE(from_wave(bytes));
  CHECK(from_wave(bytes)->values.size() == first.values.size());
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
