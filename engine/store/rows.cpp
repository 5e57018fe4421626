#include "engine/store/rows.hpp"

#include <nlohmann/json.hpp>

#include "engine/store/schema.hpp"
#include "engine/store/words.hpp"

namespace windlass::store {
namespace {

using routine::EndSitting;
using routine::History;
using routine::PainRecord;
using routine::SafetyRecord;
using routine::SetRecord;
using routine::SittingRecord;

/// A word that the schema lets pass is known.
template <class Value, std::size_t Count>
Value value_in(const Statement& row, int column, const Words<Value, Count>& words) {
  const std::optional<Value> value = meant_by(words, row.text(column));
  if (!value) throw Refusal(Refusal::Kind::damaged, "unknown word '" + row.text(column) + "'");
  return *value;
}

/// `["R6","R12"]`
std::string text_of(const std::vector<std::string>& flags) {
  return nlohmann::json(flags).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> flags_in(const std::string& text) {
  std::vector<std::string> flags;
  for (const auto& flag : nlohmann::json::parse(text, nullptr, false)) {
    if (flag.is_string()) flags.push_back(flag.get<std::string>());
  }
  return flags;
}

void write_sitting(Database& database, const SittingRecord& sitting, const char* if_there) {
  const std::string sql =
      "INSERT INTO sitting (id, routine, title, began, utc_offset_min, announced_s, plan, ending) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET ";
  database.run_with(sql + if_there, sitting.id, sitting.routine, sitting.title, sitting.began, sitting.utc_offset,
                    sitting.announced, sitting.plan, word_of(ending_words, sitting.ending));
}

void write_pain(Database& database, const PainRecord& pain, const char* if_there) {
  const std::string sql =
      "INSERT INTO pain (sitting, moment, level, at) VALUES (?, ?, ?, ?) ON CONFLICT (sitting, moment) DO ";
  database.run_with(sql + if_there, pain.sitting, word_of(moment_words, pain.moment), pain.level, pain.at);
}

struct Write {
  Database& database;

  void operator()(const SittingRecord& sitting) const {
    write_sitting(database, sitting,
                  "routine = excluded.routine, title = excluded.title, began = excluded.began, "
                  "utc_offset_min = excluded.utc_offset_min, announced_s = excluded.announced_s, "
                  "plan = excluded.plan, ending = excluded.ending");
  }

  void operator()(const SetRecord& set) const {
    database.run_with(
        "INSERT INTO finished_set (sitting, item, demonstration, side, set_number, take, repetitions, hold_s, "
        "duration_s, dose_from, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (sitting, item, side, set_number, take) DO NOTHING",
        set.sitting, set.item, set.demonstration, word_of(side_words, set.side), set.set, set.take, set.repetitions,
        set.hold, set.seconds, word_of(dose_words, set.dose_from), set.ended);
  }

  void operator()(const EndSitting& end) const {
    Statement update = database.prepared("UPDATE sitting SET ending = ? WHERE id = ? RETURNING id",
                                         word_of(ending_words, end.ending), end.sitting);
    if (!update.step()) throw Refusal(Refusal::Kind::orphan, "no sitting '" + end.sitting + "'");
    while (update.step()) {
    }
  }

  void operator()(const PainRecord& pain) const {
    write_pain(database, pain, "UPDATE SET level = excluded.level, at = excluded.at");
  }

  void operator()(const SafetyRecord& check) const {
    database.run_with(
        "INSERT INTO safety_check (at, flags, seen_by_professional) VALUES (?, ?, ?) "
        "ON CONFLICT (at, flags, seen_by_professional) DO NOTHING",
        check.at, text_of(check.flags), check.seen_by_professional);
  }

  void operator()(const Setting& setting) const {
    database.run_with(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        setting.key, setting.text);
  }

  void operator()(const History& history) const {
    for (const SittingRecord& sitting : history.sittings) {
      write_sitting(database, sitting, "ending = excluded.ending WHERE ending = 'open'");
    }
    for (const SetRecord& set : history.sets) (*this)(set);
    for (const PainRecord& pain : history.pains) write_pain(database, pain, "NOTHING");
    for (const SafetyRecord& check : history.checks) (*this)(check);
  }
};

struct Sitting {
  std::string operator()(const SittingRecord& sitting) const { return sitting.id; }
  std::string operator()(const SetRecord& set) const { return set.sitting; }
  std::string operator()(const EndSitting& end) const { return end.sitting; }
  std::string operator()(const PainRecord& pain) const { return pain.sitting; }
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

}  // namespace

std::string sitting_of(const Entry& entry) {
  return std::visit(Sitting{}, entry);
}

void write(Database& database, const Entry& entry) {
  Transaction transaction(database);
  if (schema_of(database) != static_cast<std::int64_t>(shipped_steps().size())) {
    throw Refusal(Refusal::Kind::outdated, "another program has changed the tables");
  }
  std::visit(Write{database}, entry);
  transaction.commit();
}

std::vector<SittingRecord> sittings_in(Database& database) {
  std::vector<SittingRecord> sittings;
  Statement row = database.prepared(
      "SELECT id, routine, title, began, utc_offset_min, announced_s, plan, ending FROM sitting ORDER BY began, rowid");
  while (row.step()) {
    sittings.push_back({row.text(0), row.text(1), row.text(2), row.whole(3), static_cast<int>(row.whole(4)),
                        row.real(5), row.text(6), value_in(row, 7, ending_words)});
  }
  return sittings;
}

History history_in(Database& database) {
  const Transaction together(database, Transaction::Purpose::reading);
  History history;
  history.sittings = sittings_in(database);
  Statement sets = database.prepared(
      "SELECT sitting, item, demonstration, side, set_number, take, repetitions, hold_s, duration_s, dose_from, ended "
      "FROM finished_set ORDER BY ended, rowid");
  while (sets.step()) {
    history.sets.push_back({sets.text(0), static_cast<int>(sets.whole(1)), sets.text(2), value_in(sets, 3, side_words),
                            static_cast<int>(sets.whole(4)), static_cast<int>(sets.whole(5)),
                            static_cast<int>(sets.whole(6)),
                            sets.is_null(7) ? std::nullopt : std::optional(sets.real(7)), sets.real(8),
                            value_in(sets, 9, dose_words), sets.whole(10)});
  }
  Statement pains = database.prepared("SELECT sitting, moment, level, at FROM pain ORDER BY at, rowid");
  while (pains.step()) {
    history.pains.push_back(
        {pains.text(0), value_in(pains, 1, moment_words), static_cast<int>(pains.whole(2)), pains.whole(3)});
  }
  Statement checks = database.prepared("SELECT at, flags, seen_by_professional FROM safety_check ORDER BY at, rowid");
  while (checks.step()) {
    history.checks.push_back({checks.whole(0), flags_in(checks.text(1)), checks.whole(2) != 0});
  }
  return history;
}

std::optional<std::string> setting_in(Database& database, const std::string& key) {
  Statement row = database.prepared("SELECT value FROM setting WHERE key = ?", key);
  if (!row.step()) return std::nullopt;
  return row.text(0);
}

std::vector<Setting> settings_in(Database& database) {
  std::vector<Setting> settings;
  Statement row = database.prepared("SELECT key, value FROM setting ORDER BY key");
  while (row.step()) settings.push_back({row.text(0), row.text(1)});
  return settings;
}

void clear(Database& database) {
  Transaction transaction(database);
  database.run(
      "DELETE FROM finished_set; DELETE FROM pain; DELETE FROM safety_check; DELETE FROM setting; "
      "DELETE FROM sitting");
  transaction.commit();
}

}  // namespace windlass::store
