#pragma once
// What the places ask of the world besides a sitting's effects. Whoever owns the tutor carries them out.
#include <string>
#include <variant>

#include "engine/routine/routine.hpp"

namespace windlass::app {

/// To be written to the file that `routine.where` names. One that is there is only replaced with `may_replace`.
struct KeepRoutine {
  routine::Routine routine;
  bool may_replace = false;
};
struct DropRoutine { routine::Routine routine; };  ///< Its file goes.
struct TakeRoutine { std::string file; };          ///< Somebody else's file becomes one of one's own.
struct ExportLog { bool as_table = true; };        ///< As CSV, else as a FHIR document.
struct ImportLog { std::string file; };
struct EraseEverything {};

using Errand = std::variant<KeepRoutine, DropRoutine, TakeRoutine, ExportLog, ImportLog, EraseEverything>;

}  // namespace windlass::app
