#include "engine/choreography/advice.hpp"

namespace windlass::choreography {

const char* name_of(Provenance provenance) {
  switch (provenance) {
    case Provenance::article: return "article";
    case Provenance::app_default: return "app default";
    case Provenance::clinician: return "your clinician";
    case Provenance::shortened: return "shortened";
  }
  return "";
}

const char* name_of(Sides sides) {
  switch (sides) {
    case Sides::right: return "right";
    case Sides::left: return "left";
    case Sides::both: return "both";
    case Sides::together: return "together";
  }
  return "";
}

}  // namespace windlass::choreography
