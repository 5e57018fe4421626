#pragma once

namespace windlass::platform {

/// Gives back to the system what was freed and the C library kept for later: some MB after loading and first drawing.
void give_memory_back();

}  // namespace windlass::platform
