#include "app/commands/bench.hpp"
namespace windlass::app { int bench(const BenchOptions&) { return 0; } }
