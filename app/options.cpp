#include "app/options.hpp"

#include <cstdio>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "app/arguments.hpp"

namespace windlass::app {
namespace {

constexpr int misused = 2;

/// All options at their defaults, bound to the parser that fills them.
class CommandLine {
 public:
  CommandLine() {
    parser_.require_subcommand(0, 1);
    add_model(parser_, window_.own_skin);

    list_command_ = parser_.add_subcommand("list", "Lists demonstrations and routines");
    list_command_->add_flag("--json", list_.json, "An array of records");

    check_command_ = parser_.add_subcommand("check", "Reports every fault of the content");
    check_command_->add_option("DIR", check_.folder, "Folder with demonstrations and routines (the program's own)");

    audit_command_ = parser_.add_subcommand("audit", "Judges whether every movement keeps its promises");
    audit_command_->add_option("ID", audit_.ids, "Demonstrations (all)");
    audit_command_->add_flag("--json", audit_.json, "A record of demonstrations, findings and what is skipped");
    audit_command_->add_option("--content", audit_.content, "Folder with demonstrations (the program's own)");

    trace_command_ = parser_.add_subcommand("trace", "Writes a movement as a table of angles and landmarks");
    trace_command_->add_option("ID", trace_.id, "Demonstration, or routine with --routine")->required();
    trace_command_->add_flag("--routine", trace_.routine, "ID is a routine");
    add_version(*trace_command_, trace_.variant, trace_.mistake);
    trace_command_->add_option("--fps", trace_.fps, "Rows a second (60)");
    trace_command_->add_option("--side", trace_.side, "right or left (right, or as the routine says)");
    trace_command_->add_option("--out", trace_.out, "CSV file to write")->required();
    add_shape(*trace_command_, trace_.shape);

    shoot_command_ = parser_.add_subcommand("shoot", "Draws pictures; no display needed");
    auto* shown = shoot_command_->add_option_group("what", "What is shown");
    shown->add_option("ID", shoot_.id, "Demonstration, or routine with --routine");
    shown->add_option("--prop", shoot_.prop, "A thing, alone: chair, tennis-ball …");
    shown->add_option("--place", shoot_.place, "A place of the program: today, library, builder, learn …");
    shown->require_option(1);
    shoot_command_->add_option("--script", shoot_.script, "With --place: what is done before, as for play");
    shoot_command_->add_flag("--routine", shoot_.routine, "ID is a routine");
    add_version(*shoot_command_, shoot_.variant, shoot_.mistake);
    shoot_command_->add_option("--at", shoot_.at, "Seconds, one or more: 1.5,4 (0)")
        ->delimiter(',')
        ->allow_extra_args(false);
    shoot_command_->add_option("--view", shoot_.view, "lateral, medial, anterior … (lateral)");
    shoot_command_->add_option("--xray", shoot_.xray, "0 skin … 1 bone (as the demonstration says, or 0)");
    shoot_command_->add_option("--size", shoot_.size, "Pixels (1280x720)");
    shoot_command_->add_option("--out", shoot_.out, "Folder to write to (.)");
    shoot_command_->add_option("--side", shoot_.side, "right or left (right)");
    shoot_command_->add_option("--theme", shoot_.theme, "light, dark or high-contrast (light)");
    shoot_command_->add_option("--pose", shoot_.pose,
                               "Instead of the clip: postures and degrees, such as neutral-foot,ankle_r.dorsiflexion=-50");
    shoot_command_->add_option("--height", shoot_.height, "Metres above the floor (as the demonstration says)")
        ->check(CLI::Range(-2.0, 2.0));
    shoot_command_->add_option("--figure", shoot_.figure, "on, ghost or off (as view and movement ask)");
    shoot_command_->add_option("--legs", shoot_.legs, "right, left or both (as view and movement ask)");
    shoot_command_->add_option("--tone", shoot_.tone, "Skin: a name or number, light … deep (fair)");
    shoot_command_->add_option("--dent", shoot_.dent, "A press: x,y,z,dx,dy,dz (m),radius,depth (mm)");
    shoot_command_->add_flag("--panel", shoot_.panel, "Draw the panel too");
    shoot_command_->add_option("--scale", shoot_.scale, "Size of the panel, 1 … 2.5 (1)");
    shoot_command_->add_option("--part", shoot_.part, "Part of the body that stands out: calcaneus …");
    shoot_command_->add_option("--language", shoot_.language, "Of the texts: english … (as was chosen)");
    add_shape(*shoot_command_, shoot_.shape);

    anatomy_command_ = parser_.add_subcommand("anatomy", "Lists the body's parts, coordinates, landmarks and sizes");
    anatomy_command_->add_flag("--json", anatomy_.json, "A record of parts, coordinates, landmarks, measures …");
    add_shape(*anatomy_command_, anatomy_.shape);

    log_command_ = parser_.add_subcommand("log", "Shows what was practised, hands it on, takes it in");
    auto* what = log_command_->add_option_group("what", "Instead of a table");
    what->add_flag("--json", log_.json, "All records");
    what->add_option("--export", log_.export_to, "FILE.csv: a table of sets; FILE.json: everything, as FHIR");
    what->add_option("--import", log_.import_from, "FILE.json of an earlier export");
    what->add_flag("--erase", log_.erase, "Takes everything away, for good");
    what->require_option(0, 1);
    log_command_->add_flag("--yes", log_.yes, "Do not ask before erasing");

    bench_command_ = parser_.add_subcommand("bench", "Measures how fast this machine draws");
    bench_command_->add_option("--frames", bench_.frames, "Frames to measure (200)")->check(CLI::Range(10, 10000));
    bench_command_->add_flag("--json", bench_.json, "A record");
    add_model(*bench_command_, bench_.own_skin);

    play_command_ = parser_.add_subcommand("play", "Does a routine along, without a window");
    play_command_->add_option("ROUTINE", play_.routine, "Its id; see windlass list");
    play_command_->add_option("--clock", play_.clock, "real, or simulated: as fast as this machine can (real)");
    play_command_->add_option("--script", play_.script, "File of what the person does and when");
    play_command_->add_option("--events", play_.events, "File for everything that happens, JSON lines (standard output)");
    play_command_->add_option("--begin", play_.begin, "Of the simulated clock (2026-01-01T08:00:00Z)");
    play_command_->add_flag("--first-launch", play_.first_launch, "Begins with the notice and the red flags when they are due");
    play_command_->add_flag("--resume", play_.resume, "Goes on with what was cut off");
    play_command_->add_option("--language", play_.language, "Of the texts (english)");
    play_command_->add_flag("--mute", play_.mute, "Without sound");

    remind_command_ = parser_.add_subcommand("remind", "Prints what your reminders say now, for a scheduler");
    remind_command_->add_flag("--json", remind_.json, "As JSON, also when nothing is due");
    remind_command_->add_option("--at", remind_.at, "Another moment: 2026-01-01T08:00:00+01:00")->type_name("MOMENT");

    voice_command_ = parser_.add_subcommand("voice", "Says a line into a file");
    auto* text = voice_command_->add_option("TEXT", voice_.text, "What is said");
    auto* out = voice_command_->add_option("--out", voice_.out, "WAV file to write");
    voice_command_->add_flag("--check", voice_.check, "Lists the spoken lines that there is no time for")
        ->excludes(text)
        ->excludes(out);
    text->needs(out);
    out->needs(text);

    bake_command_ = parser_.add_subcommand("bake", "Makes the body from its tables; the build runs it");
    bake_command_->add_option("--tables", bake_.tables, "Folder of tables (the program's own)");
    bake_command_->add_option("--out", bake_.out, "body.glb to write")->required();
    bake_command_->add_option("--cache", bake_.cache, "Folder for finished parts (this user's cache)");
  }

  Options parse(int argc, const char* const* argv) {
    if (argc > 1) check_command(argv[1]);
    try {
      parser_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (error.get_exit_code() == 0) return Done{parser_.exit(error)};  // --help
      std::fprintf(stderr, "windlass: %s – see windlass --help\n", error.what());
      return Done{misused};
    }
    if (list_command_->parsed()) return list_;
    if (check_command_->parsed()) return check_;
    if (audit_command_->parsed()) return audit_;
    if (trace_command_->parsed()) return trace_;
    if (shoot_command_->parsed()) return shoot_;
    if (anatomy_command_->parsed()) return anatomy_;
    if (log_command_->parsed()) return log_;
    if (bench_command_->parsed()) return bench_;
    if (remind_command_->parsed()) return remind_;
    if (voice_command_->parsed()) return voice_;
    if (play_command_->parsed()) return play_;
    if (bake_command_->parsed()) return bake_;
    return window_;
  }

 private:
  static void add_version(CLI::App& command, std::string& variant, std::string& mistake) {
    command.add_option("--variant", variant, "Another way of doing it; windlass list names them");
    command.add_option("--mistake", mistake, "A way of doing it wrongly; windlass list names them");
  }

  static void add_model(CLI::App& command, std::string& file) {
    command.add_option("--model", file, "Skin model of your own: any format Assimp reads, with our joint names");
  }

  static void add_shape(CLI::App& command, ShapeOptions& shape) {
    command.add_option("--arch", shape.arch, "flat, neutral, high, or -1 … 1 (neutral)");
    command.add_option("--length", shape.length_mm, "Of the foot, millimetres (256)");
    command.add_option("--breadth", shape.breadth, "Of the foot, 1 is neutral (1)");
    add_model(command, shape.own_skin);
  }

  /// A misspelt subcommand deserves better than "unexpected argument".
  void check_command(const std::string& word) {
    std::vector<std::string> names;
    for (const CLI::App* command : parser_.get_subcommands({})) names.push_back(command->get_name());
    if (word.starts_with("-") || std::find(names.begin(), names.end(), word) != names.end()) return;
    refuse("there is no command '" + word + "'", advice(word, names));
  }

  CLI::App parser_{"Windlass, a tutor for heel and foot care. Without a command it opens its window.", "windlass"};
  CLI::App* list_command_ = nullptr;
  CLI::App* check_command_ = nullptr;
  CLI::App* audit_command_ = nullptr;
  CLI::App* trace_command_ = nullptr;
  CLI::App* shoot_command_ = nullptr;
  CLI::App* anatomy_command_ = nullptr;
  CLI::App* log_command_ = nullptr;
  CLI::App* bench_command_ = nullptr;
  CLI::App* remind_command_ = nullptr;
  CLI::App* voice_command_ = nullptr;
  CLI::App* play_command_ = nullptr;
  CLI::App* bake_command_ = nullptr;
  WindowOptions window_;
  ListOptions list_;
  CheckOptions check_;
  AuditOptions audit_;
  TraceOptions trace_;
  ShootOptions shoot_;
  AnatomyOptions anatomy_;
  LogOptions log_;
  BenchOptions bench_;
  RemindOptions remind_;
  VoiceOptions voice_;
  PlayOptions play_;
  BakeOptions bake_;
};

}  // namespace

Options options_from(int argc, const char* const* argv) {
  return CommandLine().parse(argc, argv);
}

}  // namespace windlass::app
