#pragma once
// What each contact of a demonstration does at one moment after the other, on the skin itself.
#include <optional>
#include <vector>

#include "engine/audit/posed_skin.hpp"
#include "engine/audit/support.hpp"
#include "engine/choreography/demonstration.hpp"

namespace windlass::audit {

/// Metres. What is not active has zeros.
struct Touching {
  bool active = false;
  double gap = 0.0;    ///< Between the skin and what it shall touch, where they come nearest; of a plane: at the spot
                       ///< that is farthest from it.
  double depth = 0.0;  ///< How deep the skin is in it, or the two skins in each other, undented.
  double slip = 0.0;   ///< Of the skin that touches, along what it touches, since it began to; in space: from there.
  std::size_t gap_spot = 0, depth_spot = 0, slip_spot = 0;  ///< Where so, of the contact's spots.
};

/// Everything that shall touch: the demonstration's contacts, and each tool that rolls under a sole as a contact of the
/// tool's name, whose skin lies along the line that it is rolled on.
std::vector<choreography::Contact> touches_of(const choreography::Demonstration& demonstration);

/// Follows contacts through time. Steps must go forward within a stretch of activity and be short: a rolling foot puts
/// down other skin at each of them.
class TouchMeter {
 public:
  /// `touches`: of that demonstration. The body must outlive it.
  TouchMeter(const choreography::Demonstration& demonstration, std::vector<choreography::Contact> touches,
             const anatomy::Body& body);

  /// One entry a touch. `phase`: the one that runs now; `props`: one state a thing.
  std::vector<Touching> read(const motion::Pose& pose, const std::vector<base::Transform>& world_from_neutral,
                             std::size_t phase, const std::vector<choreography::PropState>& props);

 private:
  /// The skin of a spot as it was at the last step, in the frame of what it touches.
  struct Track {
    std::vector<glm::dvec3> points;
    std::vector<double> weights;  ///< How much each of them touches; sum 1.
    double distance = 0.0;        ///< Of the nearest of them.
    glm::dvec3 slip{0.0};
  };
  struct Subject {
    std::vector<std::size_t> spots;   ///< Regions.
    std::vector<std::size_t> nearby;  ///< Regions around them.
    std::size_t other = 0;            ///< Region of the touched spot …
    std::size_t other_nearby = 0;     ///< … and around it.
    std::optional<std::size_t> prop;
    choreography::Feature feature;  ///< In the frame of the thing, or the world's.
    std::vector<Track> tracks;      ///< One a spot; empty while it does not touch.
    /// A region around a spot, in the frame of what is touched.
    struct Nearby {
      std::vector<glm::dvec3> places;  ///< m, at the moment before.
      std::vector<double> clear;       ///< m: at least so far outside.
    };
    std::vector<Nearby> around;       ///< One a spot.
    std::vector<glm::dvec3> touched;  ///< m: the skin that is touched, at the moment before.
  };
  Touching touching(const choreography::Contact& contact, Subject& subject,
                    const std::vector<choreography::PropState>& props);
  Touching in_space(Subject& subject) const;

  std::vector<choreography::Contact> touches_;
  std::vector<Subject> subjects_;
  std::vector<std::optional<SkinSupport>> skins_;  ///< One a contact.
  std::optional<PosedSkin> skin_;
};

}  // namespace windlass::audit
