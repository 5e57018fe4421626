#include "engine/base/error.hpp"

#include <utility>

namespace windlass::base {

std::string to_text(const Error& error) {
  std::string text = error.where.file;
  if (error.where.line > 0) {
    text += ":" + std::to_string(error.where.line);
    if (error.where.column > 0) text += ":" + std::to_string(error.where.column);
  }
  if (!text.empty()) text += ": ";
  text += error.what;
  if (!error.to_do.empty()) text += " – " + error.to_do;
  return text;
}

std::string to_text(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    if (!text.empty()) text += "\n";
    text += to_text(error);
  }
  return text;
}

Failure::Failure(Error error) : Failure(std::vector<Error>{std::move(error)}) {}
Failure::Failure(std::vector<Error> errors) : std::runtime_error(to_text(errors)), errors_(std::move(errors)) {}

}  // namespace windlass::base
