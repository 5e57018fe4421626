#pragma once
// Clips on demand. Solving contacts takes a moment, so a clip is made when it is first asked for, by whichever thread asks,
// and kept: the last ones in memory, all of them on a shelf that outlives the program.
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

#include "engine/choreography/compile.hpp"

namespace windlass::choreography {

/// Where clips are kept between runs of the program. Called by several threads; never fails: what it loses is made again.
class Shelf {
 public:
  virtual ~Shelf() = default;
  virtual bool holds(std::uint64_t key) = 0;
  virtual std::optional<motion::Clip> find(std::uint64_t key) = 0;
  virtual void keep(std::uint64_t key, const motion::Clip& clip) = 0;
};

/// A clip, or why there is none.
struct Compiled {
  std::shared_ptr<const motion::Clip> clip;
  std::vector<base::Error> errors;  ///< Any: `clip` is null.
};

/// What `compile` needs of a body: rig, spots, masses, and the finest level of the parts that the spots lie on.
anatomy::Body performer_of(const anatomy::Body& body);

/// The clips that one body performs. All functions may be called by any thread.
class Clips {
 public:
  /// Makes a clip, or throws `base::Failure`.
  using Make = std::function<motion::Clip(const Demonstration&, const anatomy::Body&)>;

  /// `surroundings`: hash of all that decides a clip besides demonstration and shape (body, rig, tables, program); `shape`:
  /// hash of the performer's shape. They name clips on the shelf.
  explicit Clips(anatomy::Body performer, std::uint64_t surroundings = 0, std::uint64_t shape = 0,
                 std::shared_ptr<Shelf> shelf = nullptr, Make make = compile);

  /// The same for a body of another shape.
  std::shared_ptr<Clips> of_shape(anatomy::Body performer, std::uint64_t shape) const;

  /// Waits for the clip, from memory, from the shelf, or compiled now. Each is made once, however many ask at a time.
  Compiled get(const Demonstration& demonstration);

  /// Only what takes no waiting: in memory, or without contacts to solve.
  std::optional<Compiled> find(const Demonstration& demonstration);

  /// Puts a clip on the shelf, not into memory, unless it lies there; the errors that keep it from being made.
  std::vector<base::Error> stock(const Demonstration& demonstration);

  /// Two demonstrations with the same key have the same clip.
  std::uint64_t key_of(const Demonstration& demonstration) const;

 private:
  Compiled made(const Demonstration& demonstration, std::uint64_t key) const;
  std::optional<Compiled> remembered(std::uint64_t key);  // call it with `mutex_` locked

  static constexpr std::size_t in_memory = 16;  // clips of some hundred kB
  const anatomy::Body performer_;
  const std::uint64_t surroundings_;
  const std::uint64_t shape_;
  const std::shared_ptr<Shelf> shelf_;
  const Make make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::uint64_t> in_making_;
  std::list<std::pair<std::uint64_t, Compiled>> memory_;  ///< The last asked for first.
};

}  // namespace windlass::choreography
