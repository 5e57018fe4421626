#pragma once
// The names that the writer and the reader of FHIR documents share. FHIR R4 (hl7.org/fhir/R4): Bundle, Composition,
// Observation, QuestionnaireResponse. Codes: LOINC (loinc.org), units: UCUM.

namespace windlass::store::fhir {

// Extensions and identifiers of ours.
inline constexpr const char* sitting = "urn:x-windlass:sitting";
inline constexpr const char* set = "urn:x-windlass:set";
inline constexpr const char* pain = "urn:x-windlass:pain";
inline constexpr const char* check = "urn:x-windlass:red-flags";

// The questions of a safety check.
inline constexpr const char* flags = "flags";
inline constexpr const char* seen = "seen_by_professional";

}  // namespace windlass::store::fhir
