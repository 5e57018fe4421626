#include "engine/store/log.hpp"

#include <csignal>
#include <filesystem>
#include <utility>

#include "engine/store/prepare.hpp"

namespace windlass::store {
namespace {

using Kind = Refusal::Kind;

/// Why what is done waits in memory.
base::Error trouble(const Refusal& refusal, const std::string& path) {
  const auto error = [&](std::string why, const std::string& to_do) {
    return base::Error{{path, 0, 0},
                       "the log cannot be saved: " + std::move(why),
                       to_do + "; you can go on, and it is tried again with the next set"};
  };
  switch (refusal.kind()) {
    case Kind::full: return error("the disk is full or faulty", "make room on it");
    case Kind::busy: return error("another program is writing to it", "close that program");
    case Kind::forbidden: return error(refusal.what(), "check that its folder exists and that you may write to it");
    default: return error(refusal.what(), "check the disk");
  }
}

}  // namespace

Opened open_log(const std::string& path, routine::Instant now) {
#if defined(SIGXFSZ)
  std::signal(SIGXFSZ, SIG_IGN);  // the write then fails, as on a full disk
#endif
  Opened opened{Log(path, now), {}};
  std::optional<base::Error> refused;
  try {
    opened.log.attach();
  } catch (const Refusal& refusal) {
    refused = trouble(refusal, path);
  }
  while (const auto note = opened.log.next_note()) opened.notes.push_back(*note);
  if (refused) opened.notes.push_back(*refused);
  return opened;
}

Log::~Log() {
  if (unsaved() > 0) save();
}

std::optional<base::Error> Log::begin(const routine::SittingRecord& sitting) {
  return put(sitting);
}

std::optional<base::Error> Log::finished(const routine::SetRecord& set) {
  return put(set);
}

std::optional<base::Error> Log::end(const std::string& sitting, routine::Ending ending) {
  return put(routine::EndSitting{sitting, ending});
}

std::optional<base::Error> Log::pain(const routine::PainRecord& pain) {
  return put(pain);
}

std::optional<base::Error> Log::check(const routine::SafetyRecord& check) {
  return put(check);
}

std::optional<base::Error> Log::set(const std::string& key, const std::string& text) {
  return put(Setting{key, text});
}

std::optional<base::Error> Log::add(const routine::History& history) {
  return put(history);
}

std::optional<base::Error> Log::put(Entry entry) {
  waiting_.push_back(std::move(entry));
  return save();
}

/// Makes sure of a file that can be used; throws `Refusal`. In a new one nothing is saved yet.
void Log::attach() {
  if (file_ && !file_->has_moved()) return;
  file_.reset();
  Prepared prepared = prepare(path_, now_, shipped_steps(), notes_);
  if (prepared.is_new) {
    waiting_.insert(waiting_.begin(), saved_.begin(), saved_.end());
    saved_.clear();
  }
  file_ = std::move(prepared.database);
  path_in_use_ = prepared.path;
}

std::optional<base::Error> Log::save() {
  std::optional<base::Error> refused;
  for (int attempt = 0; attempt < 2; ++attempt) {  // a second one for a file that has just come to harm
    refused.reset();
    try {
      attach();
      while (!waiting_.empty()) write_next();
      break;
    } catch (const Refusal& refusal) {
      file_.reset();
      refused = trouble(refusal, path_in_use_);
      if (refusal.kind() != Kind::damaged && refusal.kind() != Kind::outdated) break;
    }
  }
  const std::optional<base::Error> note = next_note();
  return note ? note : refused;
}

/// What `prepare` found and has not been told; a file that is tried again and again is found the same each time.
std::optional<base::Error> Log::next_note() {
  while (!notes_.empty()) {
    const base::Error note = notes_.front();
    notes_.erase(notes_.begin());
    if (told_.insert(base::to_text(note)).second) return note;
  }
  return std::nullopt;
}

/// Saves the first that waits. One that no file will ever take is given up, or it would hold up all others.
void Log::write_next() {
  try {
    write_with_its_sitting(*file_, waiting_.front());
    saved_.push_back(waiting_.front());
  } catch (const Refusal& refusal) {
    if (refusal.kind() != Kind::broken_rule && refusal.kind() != Kind::orphan) throw;
    notes_.push_back({{path_in_use_, 0, 0}, std::string("this cannot be written down: ") + refusal.what(), ""});
  }
  waiting_.erase(waiting_.begin());
}

/// Where its sitting has gone – erased by another process, or lost with the file – that comes first once more.
void Log::write_with_its_sitting(Database& database, const Entry& entry) const {
  try {
    write(database, entry);
  } catch (const Refusal& refusal) {
    const std::string sitting = sitting_of(entry);
    if (refusal.kind() != Kind::orphan || sitting.empty()) throw;
    for (const Entry& before : saved_) {
      if (sitting_of(before) == sitting) write(database, before);
    }
    write(database, entry);
  }
}

/// What `read` finds in the file and in what waits.
template <class Read>
auto Log::known(Read read) {
  try {
    attach();
    if (waiting_.empty()) return read(*file_);
  } catch (const Refusal&) {
    file_.reset();
  }
  Database memory(in_memory);
  migrate(memory, shipped_steps(), "");
  const auto add = [&](const std::vector<Entry>& entries) {
    for (const Entry& entry : entries) {
      try {
        write_with_its_sitting(memory, entry);
      } catch (const Refusal&) {  // told when it was written
      }
    }
  };
  try {
    if (file_) {
      write(memory, history_in(*file_));
      for (const Setting& setting : settings_in(*file_)) write(memory, setting);
    }
  } catch (const Refusal&) {
    file_.reset();
  }
  if (!file_) add(saved_);
  add(waiting_);
  return read(memory);
}

routine::History Log::history() {
  return known([](Database& database) { return history_in(database); });
}

std::vector<routine::SittingRecord> Log::open_sittings() {
  std::vector<routine::SittingRecord> sittings = known([](Database& database) { return sittings_in(database); });
  std::erase_if(sittings, [](const auto& sitting) { return sitting.ending != routine::Ending::open; });
  return sittings;
}

std::optional<std::string> Log::setting(const std::string& key) {
  return known([&](Database& database) { return setting_in(database, key); });
}

std::optional<base::Error> Log::erase_everything() {
  try {
    attach();
    clear(*file_);
  } catch (const Refusal& refusal) {
    file_.reset();
    return base::Error{{path_in_use_, 0, 0},
                       std::string("nothing was erased: ") + refusal.what(),
                       "check that you may write there, or delete the file yourself"};
  }
  waiting_.clear();
  saved_.clear();
  try {
    file_->run("VACUUM");
  } catch (const Refusal&) {  // no room to shrink it; the rows have been overwritten all the same
  }
  std::optional<base::Error> left;
  for (const std::string& file : files_beside(path_)) {
    if (file == path_in_use_ || file.starts_with(path_in_use_ + "-")) continue;
    std::error_code code;
    std::filesystem::remove(file, code);
    if (code)
      left = base::Error{{file, 0, 0}, "this older copy cannot be erased: " + code.message(), "delete it yourself"};
  }
  if (path_in_use_ != path_) {
    left = base::Error{{path_, 0, 0},
                       "this log of a newer version of the program has not been erased",
                       "erase it with that version, or delete the file yourself"};
  }
  return left;
}

}  // namespace windlass::store
