#pragma once
// How a strap lies: straight from its ends to the foot, and tight round the skin that it is laid on.
#include <array>
#include <optional>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/choreography/demonstration.hpp"

namespace windlass::choreography {

/// The skin of one foot that a strap may touch, all round.
class StrapBed {
 public:
  /// `breadth` (m) of the strap. Nothing where no foot is.
  static std::optional<StrapBed> of(const anatomy::Body& body, const Strap& strap, double breadth);

  const anatomy::Spot& skin() const { return skin_; }
  /// Where it leaves the foot, at the inner and the outer border.
  const anatomy::Spot& medial() const { return medial_; }
  const anatomy::Spot& lateral() const { return lateral_; }

  /// World; `across` from the inner to the outer border, `along` towards the toes, `out` away from the skin that is
  /// pressed.
  struct Frame {
    glm::dvec3 middle{0.0};
    glm::dvec3 across{0, 0, 1};
    glm::dvec3 along{1, 0, 0};
    glm::dvec3 out{0, -1, 0};
  };
  /// `skin`: where the vertices of `skin()` are.
  Frame frame(const std::vector<glm::dvec3>& skin) const;

 private:
  anatomy::Spot skin_;
  anatomy::Spot medial_;
  anatomy::Spot lateral_;
  std::vector<std::size_t> pressed_proximal_;  ///< Places in `skin_`.
  std::vector<std::size_t> pressed_distal_;
};

/// Where an end is at one moment: the strap comes straight to the first of `points` and goes on through the others.
/// World, m; `faces` unit.
struct StrapTip {
  std::vector<glm::dvec3> points;
  std::vector<glm::dvec3> faces;
};

/// A hand's: `enters` and `leaves` are the strap's ways in and out between palm and fingers; unit `palm` points out of the
/// palm.
StrapTip tip_in_hand(const glm::dvec3& enters, const glm::dvec3& leaves, const glm::dvec3& palm);
/// Somebody else's, or half round a bar, coming from `from` on the side of it that `side` (1 or -1) says.
StrapTip tip_at(const StrapEnd& end, const glm::dvec3& from, double side, double lift);

/// How many points the tip of such an end has.
std::size_t tip_size(const StrapEnd& end);

/// The points of a strap's middle line, from end to end (of a loop: from its knot round the foot to the knot, and on to
/// the end), and where its outside looks.
struct StrapCourse {
  std::vector<glm::dvec3> points;  ///< World, m.
  std::vector<glm::dvec3> faces;   ///< Unit.
};

/// How many points the course of `strap` has.
std::size_t course_size(const Strap& strap);
/// Of them, how many it has before and after those that lie round the foot (and the knot).
std::size_t points_before_foot(const Strap& strap);
std::size_t points_after_foot(const Strap& strap);

/// `lift` (m): how far its middle line lies off the skin. One tip an end. `slack` (m): how long it is at least; what is
/// more than needed hangs down.
StrapCourse laid(const Strap& strap, const StrapBed& bed, const std::vector<glm::dvec3>& skin,
                 std::vector<StrapTip> tips, double lift, double slack);

/// Along straight lines between the points; m.
double length_of(const std::vector<glm::dvec3>& points);

}  // namespace windlass::choreography
