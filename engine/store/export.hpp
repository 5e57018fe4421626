#pragma once
// The log for others: a table for people, records for a health record, and the way back.
#include <string>

#include "engine/routine/record.hpp"

namespace windlass::store {

/// What every export says of itself.
inline constexpr const char* not_medical_advice =
    "Information only, not medical advice. Ask a physician or physiotherapist about your own feet.";

/// A line for each finished set, in the order of time; RFC 4180, UTF-8, with a header:
///   ended_utc           2026-11-22T05:15:00Z
///   utc_offset_min      minutes east of UTC where it was done
///   sitting, routine, title   the sitting's id, its routine's id, and the title that had
///   item                place in the routine, from 0
///   demonstration       id
///   side                right, left or together
///   set, take           from 1; a take of 2 and more is a set done once more
///   repetitions
///   hold_s              seconds of each hold; empty: without one
///   duration_s          seconds of movement
///   dose_from           article, app, clinician or shortened
///   pain_before, pain_after, pain_next_morning   0 … 10, of the sitting; empty: not said
///   notice              `not_medical_advice`
std::string to_csv(const routine::History& history);

/// The whole history as a FHIR R4 document, JSON: a Composition that says what it is, an Observation for each sitting
/// (minutes, also of each side), set (seconds) and pain (0 … 10), a QuestionnaireResponse for each safety check.
/// What FHIR has no field for stands in extensions "urn:x-windlass:…". `now` is when it was made.
std::string to_fhir(const routine::History& history, routine::Instant now);

/// The history that `to_fhir` was given. Throws `base::Failure` for anything else: with line and column where `text` is
/// not JSON, else with the place as a JSON pointer. `file` is its name in messages.
routine::History load_fhir(const std::string& text, const std::string& file);

}  // namespace windlass::store
