#pragma once
// What the user has chosen once and for all, and the place "Settings".
#include <cstddef>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "engine/routine/reminder.hpp"

namespace windlass::app {

struct Tutor;

/// What the place shows besides the choices themselves.
struct Settings {
  std::string note;                     ///< What has just been done.
  std::vector<std::string> importable;  ///< Files that can be taken in.
  int erase_step = 0;                   ///< How often "delete everything" has been confirmed: 0, 1.
  bool about = false;                   ///< The page about the program is open.
  std::string language = "english";     ///< Id of the one that is wanted; the library follows.
};

struct SetReducedMotion { bool reduced = true; };  ///< Cameras and cards jump instead of sliding.
struct SetSpokenFocus { bool spoken = true; };     ///< What the keyboard is on is read out.
struct SetReminders { routine::Reminders reminders; };
struct SetCaptionSize { double size = 1.0; };      ///< 1 … 2
struct SetLanguage { std::string id; };
struct Export { bool as_table = true; };
struct Import { std::string file; };  ///< An export of the log (JSON), or a routine (TOML).
struct AskToErase { bool asked = true; };          ///< The first time …
struct Erase {};                                   ///< … and the second: it is done.
struct ShowAbout { bool shown = true; };
// What has come of it; said by whoever carries errands out.
struct Exported { std::string file; std::vector<std::string> importable; };
struct Imported { std::string file; std::size_t sittings = 0; };
struct Erased {};
struct Importable { std::vector<std::string> files; };
using SettingsAction = std::variant<SetReducedMotion, SetSpokenFocus, SetReminders, SetCaptionSize, SetLanguage, Export, Import, AskToErase, Erase,
                                    ShowAbout, Exported, Imported, Erased, Importable>;

void apply(Tutor& tutor, const SettingsAction& action);

/// The user's choices as they are kept in the log: by key, as text.
using Kept = std::map<std::string, std::string>;
Kept kept_settings(const Tutor& tutor);

/// Takes them up. What is missing or cannot be read stays as it is.
void take_up(Tutor& tutor, const Kept& kept);

}  // namespace windlass::app
