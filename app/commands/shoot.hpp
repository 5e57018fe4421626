#pragma once
// windlass shoot: pictures of one moment of a demonstration or routine, drawn off-screen.
#include <optional>
#include <string>
#include <vector>

#include "app/shape.hpp"
#include "engine/motion/skinning.hpp"

namespace windlass::app {

struct ShootOptions {
  std::string id;    ///< Of a demonstration, or of a routine when `routine`.
  std::string prop;  ///< A kind of thing instead, alone.
  std::string place;  ///< Of the program instead, with what this user's log holds: today, learn …
  std::string script;  ///< With `place`: file of what is done before, as for `play`; its times do not count.
  bool routine = false;
  std::string variant;             ///< Of the demonstration; empty: as it is meant.
  std::string mistake;             ///< The same.
  std::vector<double> at = {0.0};  ///< s; in the demonstration's clip, or in the routine.
  std::string view = "lateral";    ///< Camera preset.
  std::optional<double> xray;      ///< 0 skin … 1 bone; nothing: as the demonstration says, or skin
  std::string size = "1280x720";   ///< Pixels, "WxH".
  std::string out = ".";           ///< Folder; made when missing.
  std::string side = "right";      ///< right | left
  std::string theme = "light";     ///< light | dark | high-contrast
  std::optional<double> height;    ///< m above the floor; nothing: as the demonstration says
  std::string pose;                ///< "ankle_r.dorsiflexion=-50,…" (degrees) instead of the clip's posture.
  std::string figure;              ///< "on", "ghost", "off"; empty: as the view asks
  std::string legs;                ///< "right", "left", "both"; empty: as the view asks
  std::string tone = "fair";       ///< Skin: a name or a number, from light to deep.
  std::string dent;                ///< "x,y,z,dx,dy,dz,radius_mm,depth_mm": a press on the skin, m in the world.
  bool panel = false;              ///< Draw the panel too.
  double scale = 1.0;              ///< Of the panel, 1 … 2.5.
  std::string part;                ///< A part to stand out, with its label when the panel is drawn.
  std::string language;            ///< Of the texts; empty: with `place` the one that was chosen, else English.
  ShapeOptions shape;
};

/// Writes one PNG for each of `at` and prints its path. Identical options give identical bytes.
/// Throws `base::Failure` for an unknown id, view, size …
int shoot(const ShootOptions& options);

}  // namespace windlass::app
