#pragma once
// What the picture draws the eye to now: by the demonstration, and by the part that the user chose.
#include <optional>
#include <string>
#include <vector>

#include "app/tutor.hpp"

namespace windlass::app {

/// How deep it is looked into now (0 skin … 1 bone): as the demonstration says, unless the user chose otherwise.
double shown_xray(const Tutor& tutor);

/// The parts that stand out now.
std::vector<std::size_t> shown_highlights(const Tutor& tutor);

/// The parts of the zones and parts called `names`.
std::vector<std::size_t> parts_shown(const Tutor& tutor, const std::vector<std::string>& names);

/// The places that `demonstration` marks at `time` (s in its clip), of `side` of a body in `pose`.
std::vector<scene::Mark> marks_of(const Tutor& tutor, const choreography::Demonstration& demonstration,
                                  const motion::Pose& pose, motion::Side side, double time);

/// The marked places, of the side that is shown; those that do not show at all are left out.
std::vector<scene::Mark> shown_marks(const Tutor& tutor);

/// Words beside a place of the picture.
struct Label {
  std::string words;
  glm::dvec3 point_world{0.0};  ///< m
};

/// What the demonstration names now: the zones and parts that it shows, then its marks.
std::vector<Label> shown_labels(const Tutor& tutor);

/// The middle of a part on the cue's side, as it is posed now (m, world).
glm::dvec3 middle_of_part(const Tutor& tutor, std::size_t part);

}  // namespace windlass::app
