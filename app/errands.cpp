#include "app/errands.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "engine/platform/file.hpp"
#include "engine/platform/paths.hpp"
#include "engine/content/read_routine.hpp"
#include "engine/store/export.hpp"

namespace windlass::app {
namespace {

namespace fs = std::filesystem;

/// "2026-11-22" there and then.
std::string day_text(const routine::Moment& now) {
  using namespace std::chrono;
  const year_month_day date{floor<days>(sys_seconds(seconds(now.utc) + minutes(now.utc_offset)))};
  char text[24];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

/// "name.csv", else "name-2.csv" … in `folder`, where nothing is yet.
std::string free_file(const fs::path& folder, const std::string& name, const std::string& ending) {
  fs::path file = folder / (name + ending);
  std::error_code code;
  for (int i = 2; fs::exists(file, code); ++i) file = folder / (name + "-" + std::to_string(i) + ending);
  return file.generic_string();
}

struct Runner {
  Tutor& t;
  store::Log& log;

  void operator()(const KeepRoutine& e) const {
    std::error_code code;
    if (!e.may_replace && fs::exists(e.routine.where.file, code)) {
      app::apply(t, BuildAction(NameIsTaken{e.routine}));
      return;
    }
    platform::write_whole(e.routine.where.file, content::text_of(e.routine, t.library));
    app::apply(t, BuildAction(RoutineKept{e.routine}));
  }
  void operator()(const DropRoutine& e) const {
    std::error_code code;
    fs::remove(e.routine.where.file, code);
    if (code) {
      throw base::Failure({{e.routine.where.file}, "this file cannot be deleted", "check that you may write to its folder"});
    }
    app::apply(t, BuildAction(RoutineGone{e.routine}));
  }
  /// What is there already, word for word, is not doubled.
  void operator()(const TakeRoutine& e) const {
    text::Errors errors;
    const std::string id = routine::id_from(fs::path(e.file).stem().string());
    auto routine = content::parse_routine(platform::load_text(e.file), e.file, id, t.library, errors);
    if (!routine) throw base::Failure(errors);
    const std::string text = content::text_of(*routine, t.library);
    const auto& all = t.library.routines;
    const auto same = std::find_if(all.begin(), all.end(), [&](const routine::Routine& one) {
      return is_own(t, one) && content::text_of(one, t.library) == text;
    });
    if (same == all.end()) {
      const auto file_of = [&](const std::string& name) { return t.own_routines + "/" + name + ".toml"; };
      std::error_code code;
      routine->id = free_id(t, id, false);
      while (fs::exists(file_of(routine->id), code)) routine->id += "-2";  // a file that could not be read
      routine->where.file = file_of(routine->id);
      platform::write_whole(routine->where.file, text);
    }
    if (!is_practising(t)) app::apply(t, GoTo{Place::builder});
    app::apply(t, BuildAction(RoutineTaken{same == all.end() ? *routine : routine::Routine(*same)}));
  }
  void operator()(const ExportLog& e) const {
    const std::string file = free_file(export_folder(), "windlass-" + day_text(t.now), e.as_table ? ".csv" : ".json");
    const routine::History history = log.history();
    platform::write_whole(file, e.as_table ? store::to_csv(history) : store::to_fhir(history, t.now.utc));
    app::apply(t, SettingsAction(Exported{file, importable_files()}));
  }
  void operator()(const ImportLog& e) const {
    const routine::History history = store::load_fhir(platform::load_text(e.file), e.file);
    if (const auto trouble = log.add(history)) throw base::Failure(*trouble);
    t.guide.history = log.history();
    app::apply(t, SettingsAction(Imported{e.file, history.sittings.size()}));
  }
  void operator()(const EraseEverything&) const {
    if (const auto trouble = log.erase_everything()) throw base::Failure(*trouble);
    t.guide.history = {};
    t.guide.resumable.reset();
    app::apply(t, SettingsAction(Erased{}));
  }
};

}  // namespace

bool carry_out_errands(Tutor& tutor, store::Log& log) {
  std::vector<Errand> errands;
  std::swap(errands, tutor.errands);
  bool is_erased = false;
  for (const Errand& errand : errands) {
    try {
      std::visit(Runner{tutor, log}, errand);
      is_erased = is_erased || std::holds_alternative<EraseEverything>(errand);
    } catch (const base::Failure& failure) {
      app::apply(tutor, ReportFaults{failure.errors()});
    }
  }
  return is_erased;
}

std::string export_folder() {
  return (fs::path(platform::data_folder()) / "exports").generic_string();
}

std::vector<std::string> importable_files() {
  std::vector<std::string> files;
  std::error_code code;
  for (fs::directory_iterator entry(export_folder(), code), end; !code && entry != end; entry.increment(code)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path().generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace windlass::app
