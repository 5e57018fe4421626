#include "app/preparing.hpp"

#include <algorithm>
#include <cstdio>

#include "app/showing.hpp"
#include "engine/base/hash.hpp"

namespace windlass::app {

std::uint64_t shape_key(const anatomy::Morphology& morphology) {
  char text[80];
  std::snprintf(text, sizeof text, "%.9g %.9g %.9g", morphology.arch, morphology.foot_length, morphology.breadth);
  return base::hash_of(text);
}

void renew_clips(Tutor& tutor) {
  if (tutor.clips_morphology == tutor.morphology) return;
  tutor.clips_morphology = tutor.morphology;
  tutor.library.clips =
      tutor.library.clips->of_shape(choreography::performer_of(tutor.body), shape_key(tutor.morphology));
}

bool take_clip(Tutor& tutor, const motion::Pose& pose) {
  if (tutor.is_blind) return false;
  Showing& showing = tutor.showing;
  const auto& demonstration = demonstration_of(tutor, cue_of(tutor.session));
  const std::uint64_t key = tutor.library.clips->key_of(demonstration);
  if (showing.clip && showing.key == key) return false;
  if (showing.id != demonstration.id) {
    showing.clip.reset();
    showing.pose = pose;
    showing.id = demonstration.id;
  }
  const auto compiled = tutor.library.clips->find(demonstration);
  if (!compiled) return false;
  if (compiled->clip) {
    showing.clip = compiled->clip;
    showing.demonstration = demonstration;
    showing.key = key;
    return true;
  }
  if (showing.failed == key) return false;
  showing.failed = key;
  apply(tutor, ReportFaults{compiled->errors});
  return true;
}

bool is_preparing(const Tutor& tutor) {
  if (tutor.showing.clip) return false;
  return tutor.showing.failed != tutor.library.clips->key_of(demonstration_of(tutor, cue_of(tutor.session)));
}

std::vector<int> wanted(const Tutor& tutor) {
  constexpr std::size_t most = 8;  // of what comes: fewer than stay in memory, or they would push each other out
  const std::vector<routine::Item>& items = tutor.session.routine.items;
  const routine::Cue cue = cue_of(tutor.session);
  std::vector<int> soon{cue.demonstration};
  for (std::size_t i = 0; i < items.size() && soon.size() <= most; ++i) {
    const int next = items[(static_cast<std::size_t>(cue.item) + i) % items.size()].demonstration;
    if (std::find(soon.begin(), soon.end(), next) == soon.end()) soon.push_back(next);
  }
  std::erase_if(soon, [&](int index) {
    return tutor.library.clips->find(tutor.library.demonstrations[static_cast<std::size_t>(index)]).has_value();
  });
  return soon;
}

void prepare(Tutor& tutor) {
  renew_clips(tutor);
  const motion::Pose pose = right_pose(tutor, cue_of(tutor.session).clip_time);
  for (const int index : wanted(tutor)) {
    const auto compiled = tutor.library.clips->get(tutor.library.demonstrations[static_cast<std::size_t>(index)]);
    if (!compiled.errors.empty()) throw base::Failure(compiled.errors);
  }
  take_clip(tutor, pose);
}

}  // namespace windlass::app
