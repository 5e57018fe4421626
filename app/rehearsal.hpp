#pragma once
// Makes clips while the window goes on drawing.
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/choreography/clips.hpp"

namespace windlass::app {

/// Two threads: one makes what is wanted now; the other, when the computer has nothing better to do, makes what would be
/// nice to have, then puts the rest on the shelf. Clips are then found in their `Clips`.
class Rehearsal {
 public:
  Rehearsal();
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;
  ~Rehearsal();

  /// Makes these next, in order, in place of what was wanted before.
  void want(const std::shared_ptr<choreography::Clips>& clips,
            const std::vector<choreography::Demonstration>& demonstrations);

  /// Makes these when there is time, in order, in place of those that were to be made then.
  void wish(const std::shared_ptr<choreography::Clips>& clips,
            const std::vector<choreography::Demonstration>& demonstrations);

  /// Puts these on the shelf in the background, in place of those that were to go there.
  void stock(const std::shared_ptr<choreography::Clips>& clips,
             const std::vector<choreography::Demonstration>& demonstrations);

  /// What kept clips from going to the shelf, since the last call.
  std::vector<base::Error> faults();

 private:
  struct Task {
    std::shared_ptr<choreography::Clips> clips;
    choreography::Demonstration demonstration;
  };
  using Tasks = std::deque<Task>;

  void replace(Tasks& tasks, const std::shared_ptr<choreography::Clips>& clips,
               const std::vector<choreography::Demonstration>& demonstrations);
  /// The next task; waits for one. Nothing: it is time to end.
  std::optional<Task> next(Tasks& tasks);
  void make_wanted();
  void make_wished();

  std::mutex mutex_;
  std::condition_variable changed_;
  Tasks wanted_;
  Tasks wished_;
  Tasks stock_;
  std::vector<base::Error> faults_;
  bool ends_ = false;
  std::thread now_;
  std::thread later_;
};

}  // namespace windlass::app
