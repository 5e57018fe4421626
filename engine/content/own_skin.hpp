#pragma once
// A user's own skin model on our skeleton. Units, axes and proportions of the file are found from where its joints lie,
// and converted here.
#include <string>
#include <vector>

#include "engine/anatomy/body.hpp"
#include "engine/base/error.hpp"

namespace windlass::content {

struct OwnSkin {
  anatomy::Body body;              ///< Ours, with the skin of the limbs that the file covers replaced.
  std::vector<base::Error> notes;  ///< What was done about what the file lacks; nothing to stop for.
};

/// Puts the skin of the file (any format Assimp reads) in the place of `ours`: the right leg, the right arm, the head.
/// A limb that the file has on the left only is mirrored. Joints carry our names; bones with other names pass their
/// weights to the nearest of ours above them. Throws `base::Failure` with one error for a file that cannot be used.
OwnSkin with_own_skin(const std::string& path, anatomy::Body ours);

}  // namespace windlass::content
