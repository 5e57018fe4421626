#include "app/thumbnails.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "app/code_version.hpp"
#include "app/picture_bytes.hpp"
#include "engine/base/hash.hpp"

namespace windlass::app {
namespace {

constexpr glm::ivec2 still_size(288, 180);          // pixels; of one that is shown large, twice that
constexpr double stretches = 1.15;                  // how much larger than it is a still may be shown
constexpr double restless = 20.0;                   // s after which one that nobody points at has moved enough
constexpr std::size_t most_bytes = 16'000'000;      // of textures, besides those in sight
constexpr std::uintmax_t most_on_disk = 120'000'000;

double seconds_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

const choreography::Demonstration& demonstration_of(const Tutor& tutor, const PictureWish& wish) {
  return tutor.library.demonstrations[static_cast<std::size_t>(wish.demonstration)];
}

glm::ivec2 size_of_still(const PictureWish& wish) {
  return still_size * (wish.size.x > stretches * still_size.x ? 2 : 1);
}

/// Names what decides a picture: the clip, how it is looked at, the program.
std::uint64_t key_of(const Tutor& tutor, const choreography::Clips& clips, const PictureWish& wish) {
  const choreography::Demonstration& demonstration = demonstration_of(tutor, wish);
  std::string all = picture_version + base::to_hex(clips.key_of(demonstration)) + tutor.view.skin_tone +
                    (tutor.view.theme == Theme::light ? " light " : " dark ");
  const auto add = [&](const std::string& word) { all += word + "|"; };
  const auto number = [&](double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g|", value);
    all += text;
  };
  const routine::Thumbnail own = thumbnail_wish(tutor.library, demonstration);
  for (const std::string& word : {own.view, own.phase}) add(word);
  for (const double value : {own.whole ? 1.0 : 0.0, own.zoom, own.shift.x, own.shift.y, own.turn.value_or(99.0),
                             own.lift.value_or(99.0)}) {
    number(value);
  }
  for (const std::string& camera : demonstration.cameras) add(camera);
  for (const choreography::Phase& phase : demonstration.phases) {
    add(phase.camera);
    number(phase.xray.value_or(-1.0));
    for (const std::string& name : phase.shows) add(name);
  }
  for (const choreography::Mark& mark : demonstration.marks) {
    add(mark.landmark);
    for (const glm::dvec3& way : {mark.shift, mark.half}) {
      for (const double value : {way.x, way.y, way.z}) number(value);
    }
    number(mark.radius);
    for (const bool active : mark.active) all += active ? '+' : '-';
  }
  return base::hash_of(all);
}

std::uint64_t key_of_still(std::uint64_t key, const glm::ivec2& size) {
  return base::hash_of(std::to_string(size.x), key);
}

ImTextureID named(const render::Sheet& sheet) {
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(sheet.texture.name()));
}

void put(std::vector<int>& list, int value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::size_t bytes_in(const render::Sheet& sheet) {
  return static_cast<std::size_t>(sheet.size.x) * static_cast<std::size_t>(sheet.size.y) * 4;
}

}  // namespace

Thumbnails::Thumbnails(const std::string& folder) {
  if (!folder.empty()) files_ = std::make_unique<content::KeptFiles>(folder, ".picture", most_on_disk);
}

ImTextureID Thumbnails::texture_of(const Tutor& tutor, const PictureWish& wish) const {
  if (!clips_) return {};
  const std::uint64_t key = key_of(tutor, *clips_, wish);
  if (wish.moves && live_ && live_->key == key) return named(live_->sheet);
  const auto found = stills_.find(key_of_still(key, size_of_still(wish)));
  return found == stills_.end() ? ImTextureID{} : named(found->second.sheet);
}

bool Thumbnails::is_moving() const {
  return live_ && live_->elapsed < live_->rests;
}

bool Thumbnails::can_go_on(const Tutor& tutor) const {
  return unfinished_ || std::any_of(waiting_.begin(), waiting_.end(), [&](int index) {
           return clips_->find(tutor.library.demonstrations[static_cast<std::size_t>(index)]).has_value();
         });
}

std::size_t Thumbnails::size() const {
  std::size_t bytes = live_ ? bytes_in(live_->sheet) : 0;
  for (const auto& [key, still] : stills_) bytes += bytes_in(still.sheet);
  return bytes;
}

void Thumbnails::see_to(const Tutor& tutor, const std::vector<PictureWish>& wishes, double dt, double budget,
                        const Draw& draw) {
  ++calls_;
  waiting_.clear();
  unfinished_ = false;
  const bool is_settled = !tutor.own_arch && tutor.clips_morphology == tutor.morphology;
  if (is_settled) clips_ = tutor.library.clips;
  if (!is_settled || wishes.empty()) {
    live_.reset();
    return;
  }
  move(tutor, wishes, dt, draw);
  const double begun = seconds_now();
  bool has_made = false;
  for (const PictureWish& wish : wishes) {
    const std::uint64_t key = key_of(tutor, *clips_, wish);
    const glm::ivec2 size = size_of_still(wish);
    const auto found = stills_.find(key_of_still(key, size));
    if (found != stills_.end()) {
      found->second.used = calls_;
      continue;
    }
    if (has_made && seconds_now() - begun > budget) {
      unfinished_ = true;
      break;
    }
    if (load(key_of_still(key, size), size)) {
      has_made = true;
      continue;
    }
    const auto compiled = clips_->find(demonstration_of(tutor, wish));
    if (!compiled) {
      put(waiting_, wish.demonstration);
    } else if (compiled->clip) {
      make(tutor, wish, *compiled->clip, draw);
      has_made = true;
    }
  }
  if (!unfinished_ && waiting_.empty()) target_.reset();
  make_room();
}

void Thumbnails::move(const Tutor& tutor, const std::vector<PictureWish>& wishes, double dt, const Draw& draw) {
  const auto wish = std::find_if(wishes.begin(), wishes.end(), [](const PictureWish& w) { return w.moves; });
  if (wish == wishes.end()) {
    live_.reset();
    return;
  }
  const choreography::Demonstration& demonstration = demonstration_of(tutor, *wish);
  const std::uint64_t key = key_of(tutor, *clips_, *wish);
  if (!live_ || live_->key != key || live_->target.size() != wish->size) {
    const bool is_resized = live_ && live_->key == key;
    const double elapsed = is_resized ? live_->elapsed : 0.0;
    live_.reset();
    const auto compiled = clips_->find(demonstration);
    if (!compiled) waiting_.push_back(wish->demonstration);
    if (!compiled || !compiled->clip) return;
    const routine::Thumbnail own = thumbnail_wish(tutor.library, demonstration);
    live_.emplace(Live{key, compiled->clip, take_of(tutor.body, demonstration, own, *compiled->clip),
                       render::Target::off_screen(wish->size, false),
                       render::Sheet(wish->size, render::Sheet::Holds::colour), elapsed, 0.0, false});
    live_->is_pointed = !wish->is_pointed;  // what begins to move moves for a while
    dt = 0.0;
  }
  const Take& take = live_->take;
  const double period = take.period();
  live_->elapsed += dt;
  if (wish->is_pointed || live_->is_pointed != wish->is_pointed) {
    live_->rests = period * std::ceil((live_->elapsed + restless) / period);
  }
  live_->is_pointed = wish->is_pointed;
  live_->elapsed = std::min(live_->elapsed, live_->rests);
  const double time = take.time_at(live_->elapsed);
  draw(motion::pose_at(*live_->clip, time), look_of(tutor, demonstration, *live_->clip, take, time), live_->target);
  render::copy(live_->target, live_->sheet);
}

bool Thumbnails::load(std::uint64_t key, const glm::ivec2& size) {
  if (!files_) return false;
  const std::optional<std::string> bytes = files_->find(key);
  if (!bytes) return false;
  const std::optional<base::Image> image = picture_from(*bytes, size.x, size.y);
  if (image) {
    add(key, *image);
  } else {
    files_->remove(key);
  }
  return image.has_value();
}

void Thumbnails::make(const Tutor& tutor, const PictureWish& wish, const motion::Clip& clip, const Draw& draw) {
  const choreography::Demonstration& demonstration = demonstration_of(tutor, wish);
  const Take take = take_of(tutor.body, demonstration, thumbnail_wish(tutor.library, demonstration), clip);
  const glm::ivec2 size = size_of_still(wish);
  if (!target_ || target_->size() != size) target_ = render::Target::off_screen(size, true);
  scene::Look look = look_of(tutor, demonstration, clip, take, take.still);
  look.quality = scene::Quality::still;
  draw(motion::pose_at(clip, take.still), look, *target_);
  const base::Image image = render::read_back(*target_);
  const std::uint64_t key = key_of_still(key_of(tutor, *clips_, wish), size);
  add(key, image);
  const bool is_known = demonstration.content != 0;  // else another one may have the same name
  if (files_ && is_known) files_->keep(key, bytes_of(image));
}

void Thumbnails::add(std::uint64_t key, const base::Image& image) {
  const auto [entry, is_new] =
      stills_.try_emplace(key, Still{render::Sheet({image.width, image.height}, render::Sheet::Holds::colour), calls_});
  render::put(image, entry->second.sheet);
}

void Thumbnails::make_room() {
  for (std::size_t bytes = size(); bytes > most_bytes;) {
    const auto oldest = std::min_element(stills_.begin(), stills_.end(), [](const auto& a, const auto& b) {
      return a.second.used < b.second.used;
    });
    if (oldest == stills_.end() || oldest->second.used == calls_) return;
    bytes -= bytes_in(oldest->second.sheet);
    stills_.erase(oldest);
  }
}

}  // namespace windlass::app
