#pragma once
// A demonstration with contacts, solved moment by moment.
#include <optional>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/choreography/channels.hpp"
#include "engine/choreography/course.hpp"
#include "engine/choreography/flight.hpp"
#include "engine/choreography/moment.hpp"
#include "engine/choreography/strap_course.hpp"

namespace windlass::choreography {

/// A stretch of phases through which a contact lasts, and where it holds its spots.
struct Touch {
  std::size_t contact = 0;  ///< In the demonstration.
  double begin = 0.0;       ///< s
  double end = 0.0;
  std::vector<std::size_t> spots;  ///< In the performer's list.
  std::size_t other = 0;
  std::optional<motion::SkinPath> path;  ///< Along which it strokes; `other` lies on it.
  double depth = 0.0;  ///< m by which it presses now.
  glm::dvec3 facing{0.0};  ///< Of a hand at a bar: unit, world, from the palm to the bar.
  std::vector<glm::dvec3> held;  ///< World, m: where the middles of the spots stay; one each.
};

/// A stretch of phases through which a tool rolls.
struct Rolling {
  std::size_t roll = 0;  ///< In the demonstration.
  double begin = 0.0;    ///< s
  double end = 0.0;
  std::size_t spot = 0;
  motion::SkinPath path;
  std::optional<Ramp> share;  ///< Of the line's length; nothing: by its passes.
  bool is_bar = false;
  double forward = 1.0;       ///< Whether the line goes along x of the world, or the other way: 1 or -1.
};

/// A stretch of phases through which a strap is held.
struct Holding {
  std::size_t strap = 0;  ///< In the demonstration.
  double begin = 0.0;     ///< s
  double end = 0.0;
  StrapBed bed;
  std::size_t skin = 0;     ///< The bed's, among what the straps lie on.
  std::size_t medial = 0;   ///< Borders of the bed: in the performer's list.
  std::size_t lateral = 0;
  /// Of a hand that holds an end, in the performer's list: where the strap comes into the fist, and where it leaves it.
  struct Hand {
    std::size_t enters = 0;
    std::size_t leaves = 0;
  };
  std::vector<Hand> hands;       ///< One an end; of other ends nothing.
  std::vector<double> lengths;   ///< m, of the free ends; empty until it is first held.
  std::optional<double> slack;   ///< m, of all of it.
};

/// A stretch of phases through which the body stays in balance over some spots.
struct Poise {
  std::size_t balance = 0;  ///< In the demonstration.
  double begin = 0.0;  ///< s
  double end = 0.0;
  std::vector<std::size_t> spots;
};

/// Plays a demonstration with a body; both must outlive it.
class Performer {
 public:
  Performer(const Demonstration& demonstration, const anatomy::Body& body);

  struct Sample {
    Values own;                    ///< Couplings not included.
    std::vector<double> channels;  ///< See channels.hpp.
  };
  /// At n / rate, n = 0 … `intervals`. Throws `base::Failure` with one error for each contact that cannot be kept.
  std::vector<Sample> perform(std::size_t intervals, double rate);

  const std::vector<Touch>& touches() const { return touches_; }
  const MomentSolver& solver() const { return *solver_; }

 private:
  /// What a moment asks for, and a posture that fulfils it, found without regard to its neighbours.
  struct Moment {
    double time = 0.0;  ///< s
    Values wanted;
    Demands demands;
    Values own;
  };
  /// `before`: the postures of the moments so far.
  Moment first_try(double time, const std::vector<Values>& before);
  /// Of moment `n`, in a hold in which hands rest on skin: the place (not whole) of the moment a breath before, which it is
  /// like.
  std::optional<double> breath_ago(std::size_t n, double rate) const;
  /// All moments, each tried on its own.
  std::vector<Moment> tries(std::size_t intervals, double rate);
  /// The same as one movement.
  std::vector<Sample> settled(const std::vector<Moment>& moments, double rate);
  /// Rounds off, in the own values of each moment, what is quicker than a body.
  void soften(const std::vector<Moment>& moments, std::vector<Values>& own, double rate);
  std::size_t spot_named(const std::string& name);
  bool is_stroking(double time) const;
  void find_poises();
  void demand(const Poise& poise, double time, Demands& demands) const;
  Moving moving_at(double time);

  // Contacts.
  void find_touches();
  void find_hands();
  void find_soles();
  void hold_touches();
  void demand(const Touch& touch, double share, const motion::PosedSpots* free, Demands& demands) const;
  void demand_floor(double time, Demands& demands) const;
  void demand_outside(double time, Demands& demands) const;
  /// How far (m) it is from where it shall be, in the posture that the stage shows.
  double missed_by(const Touch& touch) const;
  /// Remembers where each contact that lasts at `time` is farthest off.
  void watch_contacts(double time);
  /// Throws `base::Failure` for contacts that nobody can keep.
  void refuse_impossible() const;
  /// Where skin is pressed in by a contact, which way, how deep.
  motion::Dent pressed(std::size_t contact, double time) const;

  // Straps.
  void find_straps();
  /// Takes hold of it as the body is now.
  void take(Holding& holding) const;
  /// `shorter` (m): by how much each free end is to be shorter than when it was first held.
  void demand(const Holding& holding, double shorter, Demands& demands) const;
  /// Hands that hold a strap stay as far from the foot as it is long.
  Values hold_straps(double time, const Values& wanted, Values values, Demands& demands);
  /// As it lies in the posture that the stage shows; takes hold of it when nobody has.
  StrapCourse lying(Holding& holding);
  Moving::Laid laid_at(const Strap& strap, double time);

  // Jumps.
  void find_flights();
  /// What the demonstration asks for, as fast as jumps let it be.
  Values wanted_at(double time);
  /// 1 in a jump, 0 long before and after.
  double nearness(double time) const;
  /// Whether the body flies then: nothing comes or goes softly.
  bool is_in_air(double time) const;
  void demand_flight(double time, Demands& demands) const;

  // Tools, and lines on the skin.
  void find_rollings();
  motion::SkinPath line_of(const Stroke& stroke) const;
  std::size_t path_spot(const motion::SkinPath& path, const std::string& name);
  void place_lines(double time);
  double rolled_share(const Rolling& rolling, double time) const;
  Rest rest_of(const Rolling& rolling, double time) const;
  void find_ways();
  const Rolling& current(const Roll& roll, double time) const;
  Moving::Rolled rolled(const Roll& roll, double time) const;

  const Demonstration& demonstration_;
  const anatomy::Body& body_;
  Course course_;
  std::vector<anatomy::Spot> spots_;
  std::vector<Touch> touches_;
  std::vector<Poise> poises_;
  std::vector<Rolling> rollings_;
  std::vector<Holding> holdings_;
  std::vector<Flight> flights_;
  std::vector<std::size_t> hand_samples_;  ///< Of hands that stroke …
  std::vector<std::size_t> foot_samples_;  ///< … and of the feet that they do it on, and the thighs below.
  std::vector<std::size_t> followed_;  ///< Spots that carry or draw, in the order of their channels.
  std::vector<std::size_t> sole_spots_;  ///< Of feet that stand at some time.
  struct Miss {
    double distance = 0.0;  ///< m
    double time = 0.0;      ///< s
  };
  std::vector<Miss> misses_;  ///< The worst of each contact of the demonstration.
  std::optional<MomentSolver> solver_;
  std::optional<motion::PosedSpots> strapped_;  ///< The skin under the straps.
};

}  // namespace windlass::choreography
