#pragma once
// The program with a window: SDL events become actions, frames are drawn only when something changed or plays.

namespace windlass::app {

/// Runs until the window is closed; the exit status. A fault found while starting is shown in the window and makes
/// the status non-zero. Throws `base::Failure` when there can be no window (no display, no OpenGL 3.3).
int run_window();

}  // namespace windlass::app
