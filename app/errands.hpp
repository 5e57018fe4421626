#pragma once
// Carries out what the places ask for: files of routines, exports, the way back, and deleting everything.
#include "app/tutor.hpp"
#include "engine/store/log.hpp"

namespace windlass::app {

/// Carries out what waits in the tutor, in order; troubles are told among its faults. True when everything written down
/// was deleted.
bool carry_out_errands(Tutor& tutor, store::Log& log);

/// The folder in which exports are put, and in which imports are looked for.
std::string export_folder();

/// The files there that can be imported, sorted.
std::vector<std::string> importable_files();

}  // namespace windlass::app
