#include "engine/sculpt/foot_frame.hpp"

#include "engine/text/table.hpp"

namespace windlass::sculpt {

FootFrame load_foot_frame(const std::string& folder) {
  text::Errors errors;
  FootFrame frame;
  if (const auto file = text::Document::load(folder + "/rig.toml", errors)) {
    frame.stance_mm = file->root(errors).vec3("stance");
  }
  if (!errors.empty()) throw base::Failure(std::move(errors));
  return frame;
}

}  // namespace windlass::sculpt
