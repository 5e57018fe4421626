#pragma once
// The command line: every subcommand and option, and what they become.
#include <string>
#include <variant>

#include "app/commands/anatomy.hpp"
#include "app/commands/audit.hpp"
#include "app/commands/bake.hpp"
#include "app/commands/bench.hpp"
#include "app/commands/check.hpp"
#include "app/commands/list.hpp"
#include "app/commands/log.hpp"
#include "app/commands/play.hpp"
#include "app/commands/shoot.hpp"
#include "app/commands/trace.hpp"
#include "app/commands/remind.hpp"
#include "app/commands/voice.hpp"

namespace windlass::app {

/// No subcommand: the window.
struct WindowOptions {
  std::string own_skin;  ///< File; empty: our own skin.
};

/// Nothing more to do (help was printed, or the command line made no sense): the exit status.
struct Done {
  int status = 0;
};

using Options = std::variant<WindowOptions, ListOptions, CheckOptions, TraceOptions, ShootOptions, AnatomyOptions,
                             AuditOptions, LogOptions, BenchOptions, BakeOptions, VoiceOptions, PlayOptions, RemindOptions, Done>;

/// Reads the command line. Prints help, or to standard error what is wrong with it.
Options options_from(int argc, const char* const* argv);

}  // namespace windlass::app
