#pragma once
// The week that somebody follows, and what of it is being changed.
#include <optional>
#include <utility>
#include <variant>

#include "engine/routine/guide.hpp"
#include "engine/routine/programme.hpp"

namespace windlass::app {

struct Tutor;

struct Planning {
  std::optional<std::pair<int, routine::Half>> place;  ///< Weekday and half whose routine is being chosen.
  bool asks_harder = false;                            ///< The next stage's gate is being asked …
  bool is_refused = false;                             ///< … and was answered the other way.
  bool is_open = false;                                ///< The week is shown though nothing is planned yet.
  int item = -1;                                       ///< Before Start: whose harder steps are listed; -1: none's.
};

struct ChoosePlace { std::optional<std::pair<int, routine::Half>> place; };
struct AskHarder { bool asked = true; };
struct OpenWeek { bool open = true; };
struct ListHarder { int item = -1; };  ///< -1: none's.

using PlanningAction = std::variant<routine::PlanAction, ChoosePlace, AskHarder, OpenWeek, ListHarder>;

void apply(Tutor& tutor, const PlanningAction& action);

/// Which day it is, by the clock of the place.
routine::Instant today_of(const Tutor& tutor);

/// What is planned for now and not done yet; null: nothing.
const routine::Routine* planned_now(const Tutor& tutor);

}  // namespace windlass::app
