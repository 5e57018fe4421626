#pragma once
// What the judge of clips says: one broken promise.
#include <string>

namespace windlass::audit {

struct Finding {
  std::string demonstration;  ///< Its id.
  std::string check;          ///< "gap", "slip", "clamp" … the README lists them.
  double time = 0.0;          ///< s since the clip's start: where it is worst.
  std::string subject;        ///< The contact, coordinate, phase, thing or rule that it is about.
  double amount = 0.0;        ///< What was measured …
  double limit = 0.0;         ///< … and what it may be.
  std::string unit;           ///< Of both: "mm", "deg", "deg/s" …; empty for a number or a share.
  std::string text;           ///< One line for people.
};

}  // namespace windlass::audit
