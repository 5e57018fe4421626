#include "app/rehearsal.hpp"

#include <utility>

#include "engine/platform/thread.hpp"

namespace windlass::app {

Rehearsal::Rehearsal() : now_([this] { make_wanted(); }), later_([this] { make_wished(); }) {}

Rehearsal::~Rehearsal() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  now_.join();
  later_.join();
}

void Rehearsal::want(const std::shared_ptr<choreography::Clips>& clips,
                     const std::vector<choreography::Demonstration>& demonstrations) {
  replace(wanted_, clips, demonstrations);
}

void Rehearsal::wish(const std::shared_ptr<choreography::Clips>& clips,
                     const std::vector<choreography::Demonstration>& demonstrations) {
  replace(wished_, clips, demonstrations);
}

void Rehearsal::stock(const std::shared_ptr<choreography::Clips>& clips,
                      const std::vector<choreography::Demonstration>& demonstrations) {
  replace(stock_, clips, demonstrations);
}

std::vector<base::Error> Rehearsal::faults() {
  const std::lock_guard lock(mutex_);
  return std::exchange(faults_, {});
}

void Rehearsal::replace(Tasks& tasks, const std::shared_ptr<choreography::Clips>& clips,
                        const std::vector<choreography::Demonstration>& demonstrations) {
  {
    const std::lock_guard lock(mutex_);
    tasks.clear();
    for (const choreography::Demonstration& demonstration : demonstrations) tasks.push_back({clips, demonstration});
  }
  changed_.notify_all();
}

std::optional<Rehearsal::Task> Rehearsal::next(Tasks& tasks) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return ends_ || !tasks.empty(); });
  if (ends_) return std::nullopt;
  Task task = std::move(tasks.front());
  tasks.pop_front();
  return task;
}

void Rehearsal::make_wanted() {
  while (const std::optional<Task> task = next(wanted_)) task->clips->get(task->demonstration);
}

void Rehearsal::make_wished() {
  platform::give_way();
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return ends_ || !wished_.empty() || !stock_.empty(); });
    if (ends_) return;
    const bool is_wished = !wished_.empty();
    Tasks& tasks = is_wished ? wished_ : stock_;
    const Task task = std::move(tasks.front());
    tasks.pop_front();
    lock.unlock();
    const std::vector<base::Error> errors =
        is_wished ? task.clips->get(task.demonstration).errors : task.clips->stock(task.demonstration);
    lock.lock();
    if (!is_wished) faults_.insert(faults_.end(), errors.begin(), errors.end());
  }
}

}  // namespace windlass::app
