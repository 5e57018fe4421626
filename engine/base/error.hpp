#pragma once
// The one error type: where it is, what is wrong, what to do about it.
#include <stdexcept>
#include <string>
#include <vector>

namespace windlass::base {

/// A place in an input. `line` and `column` count from 1; 0 means "not known" and is not printed.
struct Where {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One fault in something that came from outside (a file, a command line, a device).
struct Error {
  Where where;
  std::string what;   ///< What is wrong, without a full stop.
  std::string to_do;  ///< What the reader can do about it; may be empty.
};

/// "file:line:column: what – to do", leaving out what is not known.
std::string to_text(const Error& error);

/// Every error on a line of its own, in the order given.
std::string to_text(const std::vector<Error>& errors);

/// Thrown by `load_` functions. Carries at least one error.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Error error);
  explicit Failure(std::vector<Error> errors);
  const std::vector<Error>& errors() const { return errors_; }

 private:
  std::vector<Error> errors_;
};

}  // namespace windlass::base
