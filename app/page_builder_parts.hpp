#pragma once
// What the builder shows of a draft. There must be one.
#include "app/panel.hpp"

namespace windlass::app {

/// Its items in order, each with what can be done to it.
void draft_list(const Pass& pass, const Rect& rect);

/// The dose of the chosen item.
void dose_editor(const Pass& pass, const Rect& rect);

/// Every movement, to be searched and added.
void movements(const Pass& pass, const Rect& rect);

/// What to do next, while nothing is chosen.
void draft_advice(const Pass& pass, const Rect& rect);

/// "2 × 10, hold 5 s, rest 30 s, each side".
std::string dose_text(const routine::Dose& dose, const choreography::Demonstration& demonstration,
                      const routine::Words& words);

/// How it is done when a dose says nothing: the first hold's length (s); nothing without a hold.
std::optional<double> hold_of(const choreography::Demonstration& demonstration);

}  // namespace windlass::app
