#include "engine/choreography/channels.hpp"

#include <glm/geometric.hpp>

#include "engine/base/require.hpp"
#include "engine/choreography/strap_course.hpp"

namespace windlass::choreography {
namespace {

class Writer {
 public:
  void add(double number) { numbers_.push_back(number); }
  void add(const glm::dvec3& v) { numbers_.insert(numbers_.end(), {v.x, v.y, v.z}); }
  void add(const motion::Dent& dent) {
    add(dent.point_world);
    add(dent.direction_world);
    add(dent.depth);
  }
  std::vector<double> numbers() && { return std::move(numbers_); }

 private:
  std::vector<double> numbers_;
};

class Reader {
 public:
  Reader(const motion::Clip& clip, double time, std::size_t first) : clip_(clip), time_(time), next_(first) {}
  double number() {
    WINDLASS_REQUIRE(next_ < clip_.channels.size());
    return motion::value_at(clip_, clip_.channels[next_++], time_);
  }
  glm::dvec3 vector() {
    const double x = number();
    const double y = number();
    return {x, y, number()};
  }
  motion::Dent dent() {
    motion::Dent dent;
    dent.point_world = vector();
    dent.direction_world = glm::normalize(vector());
    dent.depth = number();
    return dent;
  }

 private:
  const motion::Clip& clip_;
  double time_;
  std::size_t next_;
};

std::size_t followed_count(const Demonstration& demonstration) {
  std::size_t count = demonstration.trails.size();
  for (const Carry& carry : demonstration.carries) count += carry.spots.size();
  return count;
}

}  // namespace

std::vector<double> channels_of(const Moving& moving) {
  Writer writer;
  for (const Moving::Rolled& rolled : moving.rolled) {
    writer.add(rolled.centre);
    writer.add(rolled.angle);
    writer.add(rolled.dent);
  }
  for (const Moving::Laid& laid : moving.laid) {
    for (std::size_t i = 0; i < laid.points.size(); ++i) {
      writer.add(laid.points[i]);
      writer.add(laid.faces[i]);
    }
    writer.add(laid.stretch);
  }
  for (const motion::Dent& dent : moving.pressed) writer.add(dent);
  for (const glm::dvec3& place : moving.followed) writer.add(place);
  return std::move(writer).numbers();
}

Moving moving_at(const Demonstration& demonstration, const motion::Clip& clip, double time) {
  Moving moving;
  Reader reader(clip, time, 0);
  for (std::size_t i = 0; i < demonstration.rolls.size(); ++i) {
    Moving::Rolled rolled;
    rolled.centre = reader.vector();
    rolled.angle = reader.number();
    rolled.dent = reader.dent();
    moving.rolled.push_back(rolled);
  }
  for (const Strap& strap : demonstration.straps) {
    Moving::Laid laid;
    for (std::size_t i = 0; i < course_size(strap); ++i) {
      laid.points.push_back(reader.vector());
      laid.faces.push_back(glm::normalize(reader.vector()));
    }
    laid.stretch = reader.number();
    moving.laid.push_back(std::move(laid));
  }
  for (const Contact& contact : demonstration.contacts) {
    if (contact.on == Contact::On::spot) moving.pressed.push_back(reader.dent());
  }
  for (std::size_t i = 0; i < followed_count(demonstration); ++i) moving.followed.push_back(reader.vector());
  return moving;
}

glm::dvec3 followed_at(const Demonstration& demonstration, const motion::Clip& clip, std::size_t index, double time) {
  // They are the last ones.
  return Reader(clip, time, clip.channels.size() - 3 * (followed_count(demonstration) - index)).vector();
}

}  // namespace windlass::choreography
