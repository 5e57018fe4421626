#pragma once
// A tutor with two demonstrations and a routine of them, on a body of one joint.
#include "app/tutor.hpp"
#include "engine/choreography/clips.hpp"
#include "tests/english_words.hpp"
#include "tests/two_joint_body.hpp"

namespace windlass::tests {

/// Sets up in 1 s, then moves to `peak` (rad) in 2 s, holds for 3 s and comes back in 2 s.
inline choreography::Demonstration raising(const std::string& id, double peak, const std::string& camera) {
  using choreography::Part;
  choreography::Demonstration d;
  d.id = id;
  d.title = "Ankle plantarflexion \xE2\x80\x93 " + id;  // as long as titles get
  d.summary = "What " + id + " is good for.";
  d.shot = "S-01";
  d.cameras = {camera};
  d.phases = {{.name = "settle",
               .part = Part::enter,
               .duration = 1.0,
               .hold = false,
               .targets = {},
               .ways = {},
               .sway = {},
               .caption = "Settle.",
               .voice = "",
               .camera = "",
               .where = {}},
              {.name = "raise",
               .part = Part::repeat,
               .duration = 2.0,
               .hold = false,
               .targets = {{0, peak}},
               .ways = {},
               .sway = {},
               .caption = "Raise the foot.",
               .voice = "",
               .camera = "",
               .where = {}},
              {.name = "hold",
               .part = Part::repeat,
               .duration = 3.0,
               .hold = true,
               .targets = {},
               .ways = {},
               .sway = {},
               .caption = "Hold.",
               .voice = "",
               .camera = "medial",
               .where = {}},
              {.name = "lower",
               .part = Part::repeat,
               .duration = 2.0,
               .hold = false,
               .targets = {{0, 0.0}},
               .ways = {},
               .sway = {},
               .caption = "Lower.",
               .voice = "",
               .camera = "",
               .where = {}}};
  return d;
}

inline routine::Library small_library(const anatomy::Rig& rig) {
  routine::Library library;
  library.demonstrations = {raising("first", 0.4, "lateral"), raising("second", -0.5, "anterior")};
  library.words = english_words();
  library.clips = std::make_shared<choreography::Clips>(anatomy::Body{rig, {}, {}});
  routine::Routine both;
  both.id = "pair";
  both.title = "A pair";
  both.source = "test";
  both.items = {{0,
                 {.repetitions = 2,
                  .hold = {},
                  .rest = 4.0,
                  .sides = routine::Sides::both,
                  .provenance = routine::Provenance::article}},
                {1, {.repetitions = 3, .hold = {}, .rest = 0.0, .sides = routine::Sides::right}}};
  library.routines.push_back(both);
  return library;
}

inline app::Tutor small_tutor() {
  anatomy::Body body = two_joint_body();
  routine::Library library = small_library(body.rig);
  return app::start_tutor(std::move(body), std::move(library));
}

}  // namespace windlass::tests
