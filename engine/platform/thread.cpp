#include "engine/platform/thread.hpp"

#include <SDL_thread.h>

namespace windlass::platform {

void give_way() {
  SDL_SetThreadPriority(SDL_THREAD_PRIORITY_LOW);
}

}  // namespace windlass::platform
