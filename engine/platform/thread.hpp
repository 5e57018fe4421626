#pragma once

namespace windlass::platform {

/// From now on the calling thread runs only when no other wants to, as far as the system can do that.
void give_way();

}  // namespace windlass::platform
