#pragma once
// A demonstration as authored and checked: what is shown, in which steps, and why.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/choreography/advice.hpp"
#include "engine/choreography/prop.hpp"
#include "engine/motion/skin_path.hpp"

namespace windlass::choreography {

/// Which stretch of a clip a phase belongs to. The phases of `repeat` form the loop that pacing repeats: it
/// starts and ends in the same posture.
enum class Part { set_up, enter, repeat, exit };

const char* name_of(Part part);

/// A coordinate of the rig (index) and the value (rad) it shall have, couplings not included.
struct Target {
  int coordinate = 0;
  double value = 0.0;
};

/// What a coordinate passes through, evenly spaced, on its way through a phase; at both ends it is still.
struct Way {
  int coordinate = 0;
  std::vector<double> values;
};

struct Phase {
  std::string name;  ///< Short, unique within the demonstration: "raise".
  Part part = Part::repeat;
  double duration = 1.0;        ///< s
  bool hold = false;            ///< Nothing moves; pacing may set its length.
  bool flies = false;           ///< Nothing holds the body: its centre of mass flies from where it is to where it lands.
  std::vector<Target> targets;  ///< Reached at the end; coordinates not named stay where they are.
  std::vector<Way> ways;        ///< What some of them pass through before.
  std::vector<Target> sway;     ///< By how much coordinates wander to either side meanwhile, as nobody stands like a post.
  std::string caption;          ///< One line on the screen.
  std::string voice;            ///< What is said at its start.
  std::string camera;           ///< View to change to; empty: keep the view.
  std::optional<double> xray = {};      ///< How deep it is looked into from here on: 0 skin … 1 bone; nothing: as before.
  std::vector<std::string> shows = {};  ///< Zones or parts of the body that stand out meanwhile, with their names.
  base::Where where;            ///< For messages.
};

/// A place of the body that is pointed out: what lies within `radius` of it takes on a colour.
struct Mark {
  enum class Means { pain, load, place };
  std::string name;          ///< Lower-case words with underscores: "inner_heel".
  std::string label;         ///< A word or two beside it; empty: none.
  Means means = Means::pain;
  std::string landmark;      ///< It goes with this one …
  glm::dvec3 shift{0.0};     ///< … m away from it, along the axes of the neutral posture.
  glm::dvec3 half{0.0};      ///< m, the same, from its middle to either end: of one that is drawn out.
  double radius = 0.015;     ///< m
  std::vector<bool> active;  ///< In each phase.
  base::Where where;
};

/// A line on a foot's skin, and how it is gone along while it is: from its begin to its end, or there and back again; or
/// lane by lane, each the same way, with a light glide back from the end of one to the begin of the next.
struct Stroke {
  motion::Onto from = motion::Onto::below;
  bool is_left = false;              ///< Which foot's.
  std::vector<glm::dvec2> points;    ///< m, in the foot's frame: see `motion::SkinPath`.
  double passes = 1.0;               ///< How often the line is gone along, each time the other way.
  std::vector<std::size_t> lanes;    ///< The last point of each lane; the first lane begins again after the last one.
  double glide = 1.5;                ///< s that each way back takes.
  double pulse = 0.0;                ///< m by which pressure comes and goes on top …
  double pulse_rate = 1.0;           ///< … so often a second …
  double pulse_begin = 0.0;          ///< … beginning at this share of a pulse: two thumbs take turns.
  bool walks = false;                ///< It stays where it is while it presses, and moves on while it does not.
  double swell = 0.0;                ///< s that the pressure takes to come and to go: before that it only touches.
};

/// A tool that rolls on the floor under a sole or a leg without slipping. It goes along x of the world.
struct Roll {
  std::string prop;           ///< A round thing that lies on the floor.
  Stroke line;                ///< Where it touches the skin.
  std::vector<double> reached;  ///< Share of the line's length at the start, then at each phase's end; empty: `line.passes`.
  double radius = 0.03;       ///< m, of the tool where it touches the skin …
  double floor_radius = 0.03; ///< … and where it lies on the floor.
  double squash = 0.0;        ///< m by which it gives way
  double press = 0.0;         ///< m, how deep the skin is pressed in.
  bool slides = false;        ///< It lies still and the skin slides over it: as a mistake.
  std::vector<bool> active;   ///< In each phase.
  base::Where where;
};

/// Where a strap ends: in a closed hand of the person, slung round a bar, or in somebody else's grip (a ball).
struct StrapEnd {
  enum class At { hand, bar, grip };
  At at = At::hand;
  bool is_left = false;  ///< The hand.
  std::string prop;      ///< Whose bar or grip it is.
  Feature feature;       ///< That one, in the world.
};

/// A strap, towel or band round a foot. With two ends it is laid over sole or instep and both ends are held; with one it
/// has a loop in which the foot is.
struct Strap {
  std::string prop;
  std::vector<StrapEnd> ends;
  bool is_left = false;      ///< Which foot's.
  bool on_dorsum = false;    ///< It presses on the instep, else on the sole.
  double medial = 0.2;       ///< m, in the foot's frame along the foot: where its middle crosses the inner border …
  double lateral = 0.17;     ///< … and the outer one.
  bool is_elastic = false;   ///< It stretches instead of pulling the hands along.
  double slack = 0.0;        ///< m: length of an elastic one before it pulls; 0: as long as when it is first held.
  std::vector<bool> active;  ///< In each phase.
  base::Where where;
};

/// A thing that goes with the body through some phases.
struct Carry {
  std::string prop;
  std::vector<std::string> spots;  ///< Three that hold it; it keeps its place among them.
  bool drags = false;              ///< Any number of spots only push it over the floor.
  bool tossed = false;             ///< Between its phases it flies freely, so that it is caught as it was held.
  double lands = 0.0;              ///< m: height at which its origin comes to rest when it is let go and falls.
  std::vector<bool> active;        ///< In each phase.
  std::vector<bool> anew;          ///< From the begin of these phases on the next one of its kind lies at the first place.
  base::Where where;
};

/// A line that a spot draws in the air, anew in each of its phases; between them it stays.
struct Trail {
  std::string prop;  ///< Of a kind that lies along a course.
  std::string spot;
  std::vector<bool> active;  ///< In each phase.
  base::Where where;
};

/// Something of the body that stays in touch with something, through some phases. Before and after them it comes and goes
/// smoothly.
struct Contact {
  /// What is touched: a feature of a prop or the floor; another spot of the body; or the place in space where it is.
  enum class On { feature, spot, space };
  std::string name;        ///< Lower-case words with underscores: "rear_foot".
  std::vector<std::string> spots;  ///< Names; the first ones hold the place.
  On on = On::feature;
  Feature feature;            ///< In the world; of a prop that does not move.
  std::string prop;           ///< Whose feature it is; empty: the floor.
  std::string other;          ///< The spot that is touched.
  std::vector<bool> active;   ///< In each phase.
  glm::dvec3 shift{0.0};      ///< m, world: where it touches, from where the posture alone would bring it.
  double press = 0.0003;      ///< m, how deep the skin is pressed in.
  bool returns = false;       ///< It comes back to where it touched the first time.
  bool slides = false;        ///< Along what it touches; else it stays where it first touched.
  double ease = 0.6;          ///< s that it takes to come and to go, at most.
  double breadth = 0.012;     ///< m: radius of the hollow that it leaves in skin.
  std::optional<Stroke> stroke;  ///< Along the skin; `on` is `spot`, without `other`.
  base::Where where;
};

/// Holds the centre of mass over the middle of some spots.
struct Balance {
  std::string name;           ///< Empty, or lower-case words with underscores.
  glm::dvec2 shift{0.0};      ///< m forward and to the right, from there.
  glm::dvec2 sway{0.0};       ///< The same, by how much it wanders to either side in holds.
  std::vector<std::string> spots;
  std::vector<bool> active;  ///< In each phase.
  base::Where where;
};

/// How firmly a coordinate keeps to its target when contacts pull it elsewhere: where one standard deviation lies.
struct Firmness {
  int coordinate = 0;
  double spread = 0.0;  ///< rad, m of shifts; 0 or less: it does not give way.
};

/// Whether a demonstration is shown as it is meant, in another way, or wrongly.
struct Version {
  enum class Kind { original, variant, mistake };
  Kind kind = Kind::original;
  std::string of;      ///< Id of the original; empty for the original itself.
  std::string name;    ///< Lower-case words with hyphens: "chair", "heel-lifts".
  std::string reason;  ///< Of a mistake: why it is wrong, one line.
  std::string fix;     ///< The same: what to do instead.
};

/// A promise of the movement to which the audit holds it: a measured quantity keeps within bounds.
struct Rule {
  /// What of the quantity is bounded: each moment; the least, the greatest, their difference; the change from begin to
  /// end; for how long (s) it stays within 5 % of its greatest; the percentage of the motion's energy in it.
  enum class Of { each, least, greatest, range, net, plateau, energy };
  std::string name;
  std::string quantity;      ///< As the trace calls it, in its unit.
  std::string beside;        ///< Of `energy`: the quantity that has the rest.
  Of of = Of::each;
  std::vector<bool> active;  ///< In each phase.
  std::string during;        ///< Contact while which it counts; empty: always.
  std::optional<double> min;
  std::optional<double> max;
  base::Where where;
};

/// Authored for the right side; the left side is its mirror image.
struct Demonstration {
  std::string id;  ///< Lower-case words with hyphens; of a version "original/name".
  Version version;
  std::string title;
  std::string summary;               ///< One sentence: what it is and what it is good for.
  std::string shot;                  ///< Shot list key: "S-04", "X-14".
  std::vector<std::string> covers;   ///< Inventory items: "E12.1".
  std::string source;                ///< Where movement and figures come from.
  std::string aim;                   ///< Landmark that the camera looks at.
  std::optional<std::size_t> aim_phase;  ///< Views of the foot look where it is at this phase's end; else at the start.
  double zoom = 1.0;                 ///< Camera nearer (> 1) or farther than its preset.
  std::optional<double> arch;        ///< Of the body that shows it: -1 flat … 0 neutral … 1 high; nothing: any.
  double height = 0.0;               ///< m, how far the model floats above the floor so that the foot hangs free.
  std::vector<Target> start;         ///< Starting posture; coordinates not named are 0.
  std::vector<Phase> phases;         ///< In order of `Part`.
  std::vector<std::string> cameras;  ///< Views worth choosing, best first.
  std::vector<Prop> props;
  std::vector<Contact> contacts;
  std::vector<Balance> balances;
  std::vector<Roll> rolls;
  std::vector<Strap> straps;
  std::vector<Carry> carries;
  std::vector<Trail> trails;
  std::vector<Mark> marks;
  std::vector<Firmness> firmness;  ///< Where the usual one does not do.
  Advice advice;
  std::uint64_t content = 0;  ///< Hash of what decides the movement: two with the same one move alike. 0: not known.
  std::vector<Rule> rules;
  base::Where where;
};

/// Of the prop that a reader has found there before.
std::size_t prop_index(const Demonstration& demonstration, std::string_view name);
inline const Prop& prop_named(const Demonstration& demonstration, std::string_view name) {
  return demonstration.props[prop_index(demonstration, name)];
}

}  // namespace windlass::choreography
