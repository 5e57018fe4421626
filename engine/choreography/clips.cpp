#include "engine/choreography/clips.hpp"

#include <algorithm>
#include <string>

#include "engine/base/hash.hpp"

namespace windlass::choreography {

anatomy::Body performer_of(const anatomy::Body& body) {
  anatomy::Body performer;
  performer.rig = body.rig;
  performer.spots = body.spots;
  performer.masses = body.masses;
  performer.landmarks = body.landmarks;
  for (const anatomy::Part& part : body.parts) performer.parts.push_back({part.name, part.layer, {}});
  for (const anatomy::Spot& spot : body.spots.all) {
    anatomy::Part& part = performer.parts[spot.part];
    if (!part.levels.empty()) continue;
    const anatomy::Mesh& finest = body.parts[spot.part].levels.front();
    part.levels.push_back({.positions = finest.positions,
                           .normals = finest.normals,
                           .colours = {},
                           .influences = finest.influences,
                           .triangles = finest.triangles,
                           .correctives = finest.correctives,
                           .covered = {}});
  }
  return performer;
}

Clips::Clips(anatomy::Body performer, std::uint64_t surroundings, std::uint64_t shape, std::shared_ptr<Shelf> shelf,
             Make make)
    : performer_(std::move(performer)),
      surroundings_(surroundings),
      shape_(shape),
      shelf_(std::move(shelf)),
      make_(std::move(make)) {}

std::shared_ptr<Clips> Clips::of_shape(anatomy::Body performer, std::uint64_t shape) const {
  return std::make_shared<Clips>(std::move(performer), surroundings_, shape, shelf_, make_);
}

std::uint64_t Clips::key_of(const Demonstration& demonstration) const {
  return base::hash_of(demonstration.id + " " + base::to_hex(demonstration.content) + base::to_hex(surroundings_) +
                       base::to_hex(shape_));
}

Compiled Clips::made(const Demonstration& demonstration, std::uint64_t key) const {
  const bool may_lie_there = shelf_ && demonstration.content != 0;
  if (may_lie_there) {
    if (auto clip = shelf_->find(key)) return {std::make_shared<motion::Clip>(std::move(*clip)), {}};
  }
  try {
    auto clip = std::make_shared<motion::Clip>(make_(demonstration, performer_));
    if (may_lie_there) shelf_->keep(key, *clip);
    return {std::move(clip), {}};
  } catch (const base::Failure& failure) {
    return {nullptr, failure.errors()};
  }
}

std::optional<Compiled> Clips::remembered(std::uint64_t key) {
  const auto found = std::find_if(memory_.begin(), memory_.end(), [&](const auto& entry) { return entry.first == key; });
  if (found == memory_.end()) return std::nullopt;
  memory_.splice(memory_.begin(), memory_, found);
  return memory_.front().second;
}

Compiled Clips::get(const Demonstration& demonstration) {
  const std::uint64_t key = key_of(demonstration);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !in_making_.contains(key); });
  if (auto known = remembered(key)) return *known;
  in_making_.insert(key);
  lock.unlock();
  Compiled compiled = made(demonstration, key);
  lock.lock();
  in_making_.erase(key);
  memory_.emplace_front(key, compiled);
  if (memory_.size() > in_memory) memory_.pop_back();
  lock.unlock();
  changed_.notify_all();
  return compiled;
}

std::optional<Compiled> Clips::find(const Demonstration& demonstration) {
  {
    const std::lock_guard lock(mutex_);
    if (auto known = remembered(key_of(demonstration))) return known;
  }
  const bool is_free = demonstration.contacts.empty() && demonstration.balances.empty() &&
                       demonstration.rolls.empty() && demonstration.straps.empty();
  if (!is_free) return std::nullopt;
  return get(demonstration);
}

std::vector<base::Error> Clips::stock(const Demonstration& demonstration) {
  const std::uint64_t key = key_of(demonstration);
  if (!shelf_ || shelf_->holds(key)) return {};
  {
    const std::lock_guard lock(mutex_);
    if (in_making_.contains(key)) return {};  // someone waits for it: it comes to the shelf anyway
  }
  return made(demonstration, key).errors;
}

}  // namespace windlass::choreography
