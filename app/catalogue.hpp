#pragma once
// What the library offers, and what of it somebody is looking for.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/anatomy/rig.hpp"
#include "engine/routine/routine.hpp"

namespace windlass::app {

/// What a movement is for; in the order in which they are shown.
enum class Goal { stretch, strengthen, balance, jumps, massage, explain };
inline constexpr Goal every_goal[] = {Goal::stretch, Goal::strengthen, Goal::balance,
                                      Goal::jumps,   Goal::massage,    Goal::explain};
const char* name_of(Goal goal);

enum class Position { seated, floor, standing };
inline constexpr Position every_position[] = {Position::seated, Position::floor, Position::standing};
const char* name_of(Position position);

/// How much time there is.
enum class Span { up_to_5, up_to_15, longer };
inline constexpr Span every_span[] = {Span::up_to_5, Span::up_to_15, Span::longer};
const char* name_of(Span span);
Span span_of(double seconds);

/// By its number in the shot list.
Goal goal_of(const choreography::Demonstration& demonstration);

/// By where the pelvis starts; nothing where only a foot is shown.
std::optional<Position> position_of(const choreography::Demonstration& demonstration, const anatomy::Rig& rig);

/// "S-04" before "S-12" before "G-0" before "X-01".
bool comes_before(const std::string& shot, const std::string& other);

/// What is looked for. Nothing: anything.
struct Catalogue {
  std::string search;  ///< Words that title, line, badges or shot must hold, each of them.
  std::optional<Goal> goal;
  std::optional<Position> position;
  std::optional<Span> span;

  bool is_open() const { return search.empty() && !goal && !position && !span; }
};

struct Search { std::string words; };
struct WantGoal { std::optional<Goal> goal; };
struct WantPosition { std::optional<Position> position; };
struct WantSpan { std::optional<Span> span; };
struct WantAnything {};
using CatalogueAction = std::variant<Search, WantGoal, WantPosition, WantSpan, WantAnything>;

void apply(Catalogue& catalogue, const CatalogueAction& action);

/// A routine or a demonstration as it is offered.
struct Tile {
  bool is_routine = false;
  int index = 0;  ///< Of routine or demonstration, in the library.
  std::string id;
  std::string title;
  std::string line;
  std::string shot;
  double seconds = 0.0;
  std::vector<std::string> badges;
  std::vector<Goal> goals;          ///< What its movements are for, each once.
  std::vector<Position> positions;  ///< The same.
};

/// The routines in their order, then every original demonstration by goal and shot number.
std::vector<Tile> tiles_of(const routine::Library& library, const anatomy::Rig& rig);

/// "3 blocks"; of a routine of many, how many movements: nobody counts so many blocks.
std::string size_text(const routine::Routine& routine, const routine::Words& words);

/// "12 min · 3 blocks"
std::string effort_text(const routine::Routine& routine, const routine::Library& library);

bool is_wanted(const Tile& tile, const Catalogue& catalogue);

}  // namespace windlass::app
