#pragma once
// How the small picture that stands for a demonstration is taken: which moments, from where, what it shows.
#include "app/tutor.hpp"
#include "engine/scene/compose.hpp"

namespace windlass::app {

inline constexpr double take_aspect = 1.6;  ///< Width / height of what a take frames.

struct Take {
  /// A moment of the clip (s), and when it is shown (s) while the picture moves.
  struct Knot {
    double clip = 0.0;
    double shown = 0.0;
  };
  std::vector<Knot> knots;  ///< In order, the first one shown at 0; the last one's pose is the first one's.
  double still = 0.0;       ///< The moment of the clip that says most.
  scene::Camera camera;
  scene::Shown shown;

  double period() const { return knots.back().shown; }  ///< s
  /// The moment of the clip `elapsed` s after `still` was shown: it begins anew after each period.
  double time_at(double elapsed) const;
};

/// Of the right side. Shows one repetition without its long holds; of what is but held, all of it, faster. All that a
/// repetition moves stays in the picture.
Take take_of(const anatomy::Body& body, const choreography::Demonstration& demonstration,
             const routine::Thumbnail& wish, const motion::Clip& clip);

/// What the library wishes for the thumbnail of `demonstration`.
routine::Thumbnail thumbnail_wish(const routine::Library& library, const choreography::Demonstration& demonstration);

/// What `tutor`'s body shows at `time` (s in `clip`), seen as `take` says.
scene::Look look_of(const Tutor& tutor, const choreography::Demonstration& demonstration, const motion::Clip& clip,
                    const Take& take, double time);

}  // namespace windlass::app
