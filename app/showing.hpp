#pragma once
// What the tutor shows at the present moment.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/tutor.hpp"

namespace windlass::app {

/// What `cue` is a moment of.
const choreography::Demonstration& demonstration_of(const Tutor& tutor, const routine::Cue& cue);

/// The right side's pose at `time` (s) of the clip; the one that stays where there is no clip.
motion::Pose right_pose(const Tutor& tutor, double time);

/// The posture shown now, of the side that the cue names (rad, rig order).
motion::Pose shown_pose(const Tutor& tutor);

/// The things of the demonstration shown now, as on the right side. They point into the tutor.
std::vector<scene::Thing> shown_things(const Tutor& tutor);

/// The things of `demonstration` at `time` (s in its clip). They point into it.
std::vector<scene::Thing> things_of(const choreography::Demonstration& demonstration, const motion::Clip& clip,
                                    double time);

/// Where hands press on the foot, of the side that is shown.
std::vector<motion::Dent> shown_dents(const Tutor& tutor);

/// What is drawn in full, and how present the rest of the person will be …
scene::Shown wanted_part(const Tutor& tutor);

/// … and how present it is on its way there.
scene::Shown shown_part(const Tutor& tutor);

/// The studio's wall behind what is shown.
scene::Backdrop backdrop_of(Theme theme);

/// Names the shot: as long as it stays the same, the picture keeps its levels of detail and its quality.
std::uint64_t shot_of(const Tutor& tutor);

/// The view that the phases have chosen by the time that `phase` comes; `again`: and that all that is repeated has been
/// seen once. Empty: none has chosen.
std::string view_at(const choreography::Demonstration& demonstration, std::size_t phase, bool again);

/// Where the preset `name` looks from at the present cue; nothing for an unknown name.
std::optional<scene::Camera> preset_camera(const Tutor& tutor, const std::string& name);

/// The card that is being read; null: none.
const routine::Card* open_card(const Tutor& tutor);

/// Its shot, where that is what stands beside it; null: the picture is not a card's.
const routine::Shot* shown_shot(const Tutor& tutor);

/// The cards (indices) that are listed and leafed through: those found, or all.
std::vector<int> listed_cards(const Tutor& tutor);

/// The card `by` places on from the open one among those listed; null past their ends.
const routine::Card* other_card(const Tutor& tutor, int by);

}  // namespace windlass::app
