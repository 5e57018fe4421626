#pragma once
// Everything that lies over the foot. Reads the tutor, returns what the user wants; keeps nothing itself.
#include <optional>
#include <string>
#include <vector>

#include "app/brush.hpp"
#include "app/gallery.hpp"
#include "app/layout.hpp"
#include "app/tutor.hpp"

namespace windlass::app {

class Flow;

/// What one pass over the panel brought.
struct PanelPass {
  std::vector<Action> actions;         ///< In the order they were asked for.
  std::vector<Placed> placed;          ///< Everything that can be clicked.
  std::vector<Rect> hidden;            ///< What the cards hide entirely.
  std::vector<std::string> cut_texts;  ///< Texts that did not fit.
  std::vector<PictureWish> pictures;   ///< Thumbnails in sight, whether they were there or not.
  std::vector<std::string> texts;      ///< All that was written.
  std::string spoken;                  ///< What the keyboard is on, in words; empty: nothing.
  std::optional<ImVec2> clicked;       ///< Where the foot was clicked without a drag (pixels from the top left).
};

/// Draws the panel into ImGui's current frame (between NewFrame and Render) of `size` pixels. Drags and wheel
/// outside the cards turn, move and zoom the foot. Without a `gallery` no thumbnail is there.
PanelPass panel(const Tutor& tutor, const Types& types, const ImVec2& size, const Gallery* gallery = nullptr);

/// The panel when there is no tutor: why the program could not start, in English since no words are there. True when
/// "Try again" was pressed.
bool fault_screen(const std::vector<base::Error>& errors, const Types& types, Theme theme, double scale,
                  const ImVec2& size);

/// What one pass shares with the functions below.
struct Pass {
  const Tutor& tutor;
  const routine::Cue cue;
  const Layout layout;
  Brush& brush;
  std::vector<Action>& actions;
  const Gallery* gallery;
  std::vector<PictureWish>& pictures;
  const routine::Words& words = brush.words;
};

/// Whether a thumbnail moves.
enum class Moving { no, for_a_while, pointed_at };

/// Fills `rect` with the thumbnail of a demonstration (index), or with the wall that it will stand before. `corners`:
/// those that are round, as ImGui names them.
void thumbnail(const Pass& pass, const Rect& rect, int demonstration, Moving moving, ImDrawFlags corners);
/// What stands for a routine: its demonstrations as they are meant, in order and each once.
std::vector<int> portrayed(const routine::Library& library, const routine::Routine& routine);
/// The same for a routine: its first demonstrations side by side.
void thumbnails(const Pass& pass, const Rect& rect, const routine::Routine& routine, Moving moving,
                ImDrawFlags corners);

// The cards, one file each.
void library_card(const Pass& pass);
void transport_card(const Pass& pass);
void inspector_card(const Pass& pass);
/// The places at the left edge.
void rail(const Pass& pass);
/// What a place other than the player shows: one of the functions below.
/// What it is time for.
void reminder_card(const Pass& pass, const ImVec2& size);
void page(const Pass& pass);
void today_page(const Pass& pass, Rect rest);
/// Of it: a programme to follow, or the week that is followed.
void week_section(const Pass& pass, Flow& flow);
void library_page(const Pass& pass, Rect rest);
void builder_page(const Pass& pass, Rect rest);
void learn_page(const Pass& pass, Rect rest);
void progress_page(const Pass& pass, Rect rest);
void settings_page(const Pass& pass, Rect rest);
/// What a sitting asks and says, over everything: checks, gates, Start, stopping, pain.
void guide_cards(const Pass& pass, const ImVec2& size);
/// The inspector's other page: shape, skin, figure, parts; and how high it is.
void body_section(const Pass& pass, Rect& rest);
float body_height(const Pass& pass);
/// The chosen part's name and line, with a leader to it.
void part_label(const Pass& pass, const ImVec2& size);
/// The names of what the demonstration points out, with leaders.
void labels(const Pass& pass, const ImVec2& size);
void fault_card(const Pass& pass, const ImVec2& size);
void help_card(const Pass& pass, const ImVec2& size);
void quit_card(const Pass& pass, const ImVec2& size);

}  // namespace windlass::app
