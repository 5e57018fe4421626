#pragma once
// Keeps the worst moment of one subject of a check.
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/finding.hpp"
#include "engine/audit/record.hpp"

namespace windlass::audit {

/// "3.2", "0.05": as few digits as tell it.
inline std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, std::abs(value) < 10.0 ? "%.2f" : "%.1f", value);
  return text;
}

class Worst {
 public:
  Worst(std::string check, std::string subject, std::string unit)
      : check_(std::move(check)), subject_(std::move(subject)), unit_(std::move(unit)) {}

  /// A fault when `amount` lies above `most`. `place`: where on the subject, for the text.
  void above(double time, double amount, double most, const std::string& place = {}) {
    see(time, amount, most, amount - most, place);
  }
  /// A fault when `amount` lies below `least`.
  void below(double time, double amount, double least) { see(time, amount, least, least - amount, {}); }

  /// Adds the finding, if there was a fault. `what` says what the amount is: "the heel is".
  void report(const Record& record, const std::string& what, std::vector<Finding>& findings) const {
    if (!found_) return;
    const std::string& phase = record.demonstration->phases[phase_at(*record.demonstration, time_)].name;
    const std::string unit = unit_.empty() ? "" : " " + unit_;
    findings.push_back({record.demonstration->id, check_, time_, subject_, amount_, limit_, unit_,
                        what + " " + shown(amount_) + unit + (place_.empty() ? "" : " (" + place_ + ")") + ", limit " + shown(limit_) + unit + ", at " +
                            shown(time_) + " s (" + phase + "); first at " + shown(first_) + " s"});
  }

 private:
  void see(double time, double amount, double limit, double excess, const std::string& place) {
    if (!(excess > 0.0)) return;
    if (!found_) first_ = time;
    if (found_ && excess <= excess_) return;
    found_ = true;
    time_ = time;
    place_ = place;
    amount_ = amount;
    limit_ = limit;
    excess_ = excess;
  }

  std::string check_, subject_, unit_, place_;
  bool found_ = false;
  double first_ = 0.0, time_ = 0.0, amount_ = 0.0, limit_ = 0.0, excess_ = 0.0;
};

}  // namespace windlass::audit
