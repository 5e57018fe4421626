#include "engine/store/sqlite.hpp"

#include <cerrno>

#include <sqlite3.h>

namespace windlass::store {
namespace {

constexpr int patience_ms = 1000;  // for another process

/// Whether the system said that there is no room.
bool is_out_of_room(int system_error) {
#if defined(EDQUOT)
  if (system_error == EDQUOT) return true;
#endif
  return system_error == ENOSPC || system_error == EFBIG;
}

Refusal::Kind kind_of(int code, int system_error) {
  using Kind = Refusal::Kind;
  if (code == SQLITE_CONSTRAINT_FOREIGNKEY) return Kind::orphan;
  if (code == SQLITE_IOERR_WRITE) return Kind::full;  // a file that may not grow; its own error is forgotten by now
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return Kind::damaged;
    case SQLITE_FULL: return Kind::full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Kind::busy;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: return Kind::broken_rule;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH: return Kind::forbidden;
    case SQLITE_CANTOPEN: return is_out_of_room(system_error) ? Kind::full : Kind::forbidden;
    case SQLITE_IOERR: return is_out_of_room(system_error) ? Kind::full : Kind::other;
    default: return Kind::other;
  }
}

[[noreturn]] void refuse(sqlite3* database, int code) {
  if (database == nullptr) throw Refusal(kind_of(code, 0), sqlite3_errstr(code));
  throw Refusal(kind_of(sqlite3_extended_errcode(database), sqlite3_system_errno(database)), sqlite3_errmsg(database));
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
  sqlite3_stmt* made = nullptr;
  const int code = sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &made, nullptr);
  statement_.reset(made);
  check(code);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) refuse(database_, code);
}

void Statement::bind(std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), ++bound_, value));
}

void Statement::bind(double value) {
  check(sqlite3_bind_double(statement_.get(), ++bound_, value));
}

void Statement::bind(std::string_view text) {
  const char* bytes = text.empty() ? "" : text.data();  // a null pointer would bind NULL
  check(sqlite3_bind_text64(statement_.get(), ++bound_, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) refuse(database_, code);
  return false;
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::whole(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string() : std::string(bytes, bytes + size);
}

Database::Database(const std::string& path) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  handle_.reset(opened);
  if (code != SQLITE_OK) refuse(opened, code);
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, patience_ms);
  // EXTRA also waits for the folder, so that a power cut does not bring the journal back and undo the last write.
  run("PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF");
}

void Database::Close::operator()(sqlite3* database) const {
  sqlite3_close_v2(database);
}

void Database::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) refuse(handle_.get(), code);
}

std::int64_t Database::number(std::string_view sql) {
  Statement statement = prepared(sql);
  return statement.step() ? statement.whole(0) : 0;
}

bool Database::has_moved() const {
  int moved = 0;
  return sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Database::copy_to(Database& target) const {
  sqlite3_backup* backup = sqlite3_backup_init(target.handle_.get(), "main", handle_.get(), "main");
  if (backup == nullptr) refuse(target.handle_.get(), SQLITE_ERROR);
  const int copied = sqlite3_backup_step(backup, -1);
  const int code = sqlite3_backup_finish(backup);
  if (code != SQLITE_OK) refuse(target.handle_.get(), code);
  if (copied != SQLITE_DONE) throw Refusal(kind_of(copied, 0), sqlite3_errstr(copied));
}

Transaction::Transaction(Database& database, Purpose purpose) : database_(database) {
  database_.run(purpose == Purpose::writing ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const Refusal&) {  // SQLite has done it by itself
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace windlass::store
