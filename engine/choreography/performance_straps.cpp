// Straps of a performance: who holds them, how far the hands may be from the foot, how they lie.
#include <algorithm>

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/choreography/performance.hpp"

namespace windlass::choreography {
namespace {

/// Width and thickness of the band that the thing is made of, m.
glm::dvec2 size_of(const Demonstration& demonstration, const std::string& prop) {
  for (const Solid& solid : prop_named(demonstration, prop).kind.solids) {
    if (solid.shape == Solid::Shape::strand) return solid.size;
  }
  return {0.04, 0.003};
}

}  // namespace

void Performer::find_straps() {
  for (std::size_t i = 0; i < demonstration_.straps.size(); ++i) {
    const Strap& strap = demonstration_.straps[i];
    for_each_run(strap.active, course_.spans(), [&](double begin, double end) {
      auto bed = StrapBed::of(body_, strap, size_of(demonstration_, strap.prop).x);
      WINDLASS_REQUIRE(bed);  // checked when the file was read
      Holding holding;
      holding.strap = i;
      holding.begin = begin;
      holding.end = end;
      holding.bed = std::move(*bed);
      holding.skin = holdings_.size();
      const auto added = [&](const anatomy::Spot& spot) {
        spots_.push_back(spot);
        return spots_.size() - 1;
      };
      holding.medial = added(holding.bed.medial());
      holding.lateral = added(holding.bed.lateral());
      for (const StrapEnd& at : strap.ends) {
        Holding::Hand hand;
        if (at.at == StrapEnd::At::hand) {
          const std::string side = at.is_left ? "_l" : "_r";
          hand = {spot_named("palm_little" + side), spot_named("palm_index" + side)};
        }
        holding.hands.push_back(hand);
      }
      holdings_.push_back(std::move(holding));
    });
  }
}

void Performer::take(Holding& holding) const {
  const Strap& strap = demonstration_.straps[holding.strap];
  const motion::PosedSpots& spots = solver_->spots();
  const glm::dvec3 foot = 0.5 * (spots.centre(holding.medial) + spots.centre(holding.lateral));
  double sum = 0.0;
  for (std::size_t i = 0; i < strap.ends.size(); ++i) {
    if (strap.ends[i].at != StrapEnd::At::hand) continue;
    // It comes in on the side of the hand that is nearer to the foot.
    Holding::Hand& hand = holding.hands[i];
    if (glm::distance(spots.centre(hand.leaves), foot) < glm::distance(spots.centre(hand.enters), foot)) {
      std::swap(hand.enters, hand.leaves);
    }
    sum += glm::distance(spots.centre(hand.enters), foot);
  }
  // Both ends are alike.
  holding.lengths.assign(strap.ends.size(), sum / static_cast<double>(strap.ends.size()));
}

void Performer::demand(const Holding& holding, double shorter, Demands& demands) const {
  const Strap& strap = demonstration_.straps[holding.strap];
  for (std::size_t i = 0; i < strap.ends.size(); ++i) {
    if (strap.ends[i].at != StrapEnd::At::hand) continue;
    const bool outer = strap.ends[i].is_left == strap.is_left;
    demands.apart.push_back(
        {holding.hands[i].enters, outer ? holding.lateral : holding.medial, holding.lengths[i] - shorter});
  }
}

Values Performer::hold_straps(double time, const Values& wanted, Values values, Demands& demands) {
  std::vector<Holding*> held;
  for (Holding& holding : holdings_) {
    const bool pulls = !demonstration_.straps[holding.strap].is_elastic;
    if (pulls && time >= holding.begin && time <= holding.end) held.push_back(&holding);
  }
  if (held.empty()) return values;
  for (Holding* holding : held) {
    if (holding->lengths.empty()) take(*holding);
    demand(*holding, 0.0, demands);
  }
  values = solver_->solve(demands, wanted, values);
  // What lies round the foot takes more or less of it.
  demands.apart.clear();
  for (Holding* holding : held) {
    const double over = length_of(lying(*holding).points) - *holding->slack;
    demand(*holding, over / static_cast<double>(holding->hands.size()), demands);
  }
  return solver_->solve(demands, wanted, values);
}

StrapCourse Performer::lying(Holding& holding) {
  const Strap& strap = demonstration_.straps[holding.strap];
  const motion::PosedSpots& spots = solver_->spots();
  strapped_->pose(solver_->kinematics().pose(), solver_->kinematics().world_from_neutral());
  if (holding.lengths.empty()) take(holding);
  const double lift = 0.5 * size_of(demonstration_, strap.prop).y + 0.001;
  const glm::dvec3 foot = 0.5 * (spots.centre(holding.medial) + spots.centre(holding.lateral));
  std::vector<StrapTip> tips;
  for (std::size_t i = 0; i < strap.ends.size(); ++i) {
    const Holding::Hand& hand = holding.hands[i];
    if (strap.ends[i].at == StrapEnd::At::hand) {
      tips.push_back(tip_in_hand(spots.centre(hand.enters), spots.centre(hand.leaves),
                                 glm::normalize(spots.normal(hand.enters) + spots.normal(hand.leaves))));
    } else {
      tips.push_back(tip_at(strap.ends[i], foot, i == 0 ? 1.0 : -1.0, lift));
    }
  }
  StrapCourse course = laid(strap, holding.bed, strapped_->places(holding.skin), tips, lift,
                            strap.is_elastic ? holding.slack.value_or(strap.slack) : 0.0);
  if (!holding.slack) holding.slack = strap.slack > 0.0 ? strap.slack : length_of(course.points);
  return course;
}

Moving::Laid Performer::laid_at(const Strap& strap, double time) {
  Holding* current = nullptr;
  for (Holding& holding : holdings_) {
    if (&demonstration_.straps[holding.strap] != &strap) continue;
    if (current == nullptr || holding.begin <= time) current = &holding;
  }
  WINDLASS_REQUIRE(current != nullptr);
  StrapCourse course = lying(*current);
  const double stretch = strap.is_elastic ? std::max(1.0, length_of(course.points) / *current->slack) : 1.0;
  return {std::move(course.points), std::move(course.faces), stretch};
}

}  // namespace windlass::choreography
