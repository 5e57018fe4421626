#include "engine/routine/record.hpp"

namespace windlass::routine {

const char* name_of(Ending ending) {
  switch (ending) {
    case Ending::open: return "open";
    case Ending::finished: return "finished";
    case Ending::stopped: return "stopped";
  }
  return "";
}

const char* name_of(Worked worked) {
  switch (worked) {
    case Worked::right: return "right";
    case Worked::left: return "left";
    case Worked::together: return "together";
  }
  return "";
}

const char* name_of(PainMoment moment) {
  switch (moment) {
    case PainMoment::before: return "before";
    case PainMoment::after: return "after";
    case PainMoment::next_morning: return "next morning";
  }
  return "";
}

}  // namespace windlass::routine
