#pragma once
// A demonstration with contacts, solved moment by moment.
#include <optional>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/choreography/course.hpp"
#include "engine/choreography/moment.hpp"

namespace windlass::choreography {


/// A stretch of phases through which a contact lasts, and where it holds its spots.
struct Touch {
  std::size_t contact = 0;  ///< In the demonstration.
  double begin = 0.0;       ///< s
  double end = 0.0;
  std::vector<std::size_t> spots;  ///< In the performer's list.
  std::size_t other = 0;
  std::vector<glm::dvec3> held;  ///< World, m: where the middles of the spots stay; one each.
};

/// Plays a demonstration with a body; both must outlive it.
class Performer {
 public:
  Performer(const Demonstration& demonstration, const anatomy::Body& body);

  /// Own values (couplings not included) at n / rate, n = 0 … `intervals`.
  std::vector<Values> perform(std::size_t intervals, double rate);

  const std::vector<Touch>& touches() const { return touches_; }
  const MomentSolver& solver() const { return *solver_; }

 private:
  std::size_t spot_named(const std::string& name);
  void find_touches();
  void hold_touches();
  void demand(const Touch& touch, double share, const motion::PosedSpots* free, Demands& demands) const;
  void demand_balance(double time, Demands& demands) const;
  double activity(const Touch& touch, double time) const;

  const Demonstration& demonstration_;
  const anatomy::Body& body_;
  Course course_;
  std::vector<anatomy::Spot> spots_;
  std::vector<Touch> touches_;
  std::vector<std::vector<std::size_t>> balance_spots_;
  std::optional<MomentSolver> solver_;
};

}  // namespace windlass::choreography
