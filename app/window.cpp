#include "app/window.hpp"
namespace windlass::app { int run_window() { return 0; } }
