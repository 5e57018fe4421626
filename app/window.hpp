#pragma once
// The program with a window: SDL events become actions, frames are drawn only when something changed or plays.
#include <string>

namespace windlass::app {

/// Runs until the window is closed; the exit status. A fault found while starting is shown in the window and makes
/// the status non-zero. Throws `base::Failure` when there can be no window (no display, no OpenGL 3.3).
/// `own_skin`: a user's own model to show; when it cannot be used, ours is shown with the reason.
int run_window(const std::string& own_skin);

}  // namespace windlass::app
