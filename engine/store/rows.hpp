#pragma once
// Records ↔ rows. Everything here throws `Refusal`, and may be repeated without doubling anything.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/routine/record.hpp"
#include "engine/store/sqlite.hpp"

namespace windlass::store {

struct Setting {
  std::string key;
  std::string text;
};

/// One thing to write down.
using Entry = std::variant<routine::SittingRecord, routine::SetRecord, routine::EndSitting, routine::PainRecord,
                           routine::SafetyRecord, Setting, routine::History>;

/// The sitting that `entry` is about; empty: about none, or about many.
std::string sitting_of(const Entry& entry);

/// Writes one entry: all of it or nothing.
///   a sitting        as it is now, also when it was there
///   a set            unless it is there: what is written stays
///   an end           to a sitting; without one it is an orphan
///   pain             in place of what was said before for that moment
///   a safety check   unless it is there
///   a setting        in place of the former
///   a history        what is not there yet; an open sitting takes over how it ended
void write(Database& database, const Entry& entry);

/// In the order of time, and of writing within the same second.
std::vector<routine::SittingRecord> sittings_in(Database& database);
routine::History history_in(Database& database);

std::optional<std::string> setting_in(Database& database, const std::string& key);
std::vector<Setting> settings_in(Database& database);

/// Takes every row away.
void clear(Database& database);

}  // namespace windlass::store
