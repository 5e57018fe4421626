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

/// Follows contacts through time. Steps must go forward within a stretch of activity and be short: a rolling foot puts
/// down other skin at each of them.
class TouchMeter {
 public:
  /// Both must outlive it.
  TouchMeter(const choreography::Demonstration& demonstration, const anatomy::Body& body);

  /// One entry a contact. `phase`: the one that runs now; `props`: one state a thing.
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
  };
  Touching touching(const choreography::Contact& contact, Subject& subject,
                    const std::vector<choreography::PropState>& props);
  Touching in_space(Subject& subject) const;

  const choreography::Demonstration* demonstration_;
  std::vector<Subject> subjects_;
  std::vector<std::optional<SkinSupport>> skins_;  ///< One a contact.
  std::optional<PosedSkin> skin_;
};

}  // namespace windlass::audit
