#pragma once
// One content file → one value, with every fault of the file. `load` puts the values together.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/choreography/demonstration.hpp"
#include "engine/content/vocabulary.hpp"
#include "engine/routine/routine.hpp"
#include "engine/text/table.hpp"

namespace windlass::content {

/// Postures that demonstrations name. When their file has faults, a demonstration that names one cannot be trusted
/// and is not returned; the faults are the postures' alone.
struct Postures {
  std::map<std::string, std::vector<choreography::Target>> by_name;
  bool sound = true;
};

/// The file of postures; none when there is no such file.
Postures read_postures(const std::string& file, const anatomy::Rig& rig, text::Errors& errors);

/// A demonstration's file: the demonstration as it is meant, then its variants and mistakes. `tissues`: names of zones and
/// parts of the body. Empty when a fault was added.
std::vector<choreography::Demonstration> read_demonstration(const std::string& file, const Vocabulary& vocabulary,
                                                            const Postures& postures,
                                                            const std::vector<std::string>& tissues,
                                                            text::Errors& errors);

/// The file of what is said about each part of the body, by the part's name. Reports every one of `parts` that has no
/// words. Words for a part that this body lacks are no fault: a body of one's own may hold fewer parts.
std::map<std::string, routine::PartText, std::less<>> read_part_texts(const std::string& file,
                                                                      const std::vector<std::string>& parts,
                                                                      text::Errors& errors);

}  // namespace windlass::content
