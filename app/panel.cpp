#include "app/panel.hpp"

#include "app/keys.hpp"

#include <cmath>

#include "app/words.hpp"

namespace windlass::app {
namespace {

constexpr ImGuiWindowFlags floor_flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                         ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
                                         ImGuiWindowFlags_NoBringToFrontOnFocus;

/// The foot itself: drags and wheel outside the cards; where it was clicked. What is said of it where it is shown.
std::optional<ImVec2> stage(const Pass& pass, const ImVec2& size, bool shows_foot) {
  std::optional<ImVec2> clicked;
  constexpr double turn = 0.008;  // rad a logical pixel
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("stage", nullptr, floor_flags);
  ImGui::InvisibleButton(
      "stage", size,
      ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight | ImGuiButtonFlags_MouseButtonMiddle);
  const bool moved = io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F;
  if (ImGui::IsItemActive() && moved) {
    if (io.MouseDown[0] && !io.KeyShift) {
      pass.actions.push_back(
          Orbit{-io.MouseDelta.x * turn / pass.tutor.view.scale, io.MouseDelta.y * turn / pass.tutor.view.scale});
    } else {
      const auto height = static_cast<double>(size.y);
      pass.actions.push_back(Pan{-io.MouseDelta.x / height, io.MouseDelta.y / height});
    }
  }
  constexpr float still = 4.0F;  // pixels; a click may tremble
  if (ImGui::IsItemDeactivated() && ImGui::IsMouseReleased(0) && io.MouseDragMaxDistanceSqr[0] < still * still) {
    clicked = io.MousePos;
  }
  if (ImGui::IsItemHovered()) {
    if (io.MouseWheel != 0.0F) pass.actions.push_back(Zoom{std::pow(0.88, static_cast<double>(io.MouseWheel))});
    if (ImGui::IsMouseDoubleClicked(0)) pass.actions.push_back(ResetCamera{});
  }
  if (shows_foot) labels(pass, size);
  ImGui::End();
  return clicked;
}

/// The two buttons that bring the side cards back.
void handles(const Pass& pass) {
  const View& view = pass.tutor.view;
  const auto handle = [&](const char* name, const Rect& rect, const Icon& icon, const std::string& words) {
    pass.brush.begin_card(name, rect);
    const bool clicked = pass.brush.button(name, rect, icon, Face::plain, words);
    pass.brush.end_card();
    return clicked;
  };
  if (!view.library && handle("show library", pass.layout.library_handle, icon::list, pass.words("player.movements"))) {
    if (pass.layout.compact) pass.actions.push_back(ShowInspector{false});
    pass.actions.push_back(ShowLibrary{true});
  }
  if (!view.inspector &&
      handle("show inspector", pass.layout.inspector_handle, icon::sliders, pass.words("player.view_pace_angles"))) {
    if (pass.layout.compact) pass.actions.push_back(ShowLibrary{false});
    pass.actions.push_back(ShowInspector{true});
  }
}

}  // namespace

PanelPass panel(const Tutor& tutor, const Types& types, const ImVec2& size, const Gallery* gallery) {
  PanelPass result;
  Brush brush(types, tutor.view.theme, tutor.view.scale, tutor.library.words);
  brush.focus_on(tutor.view.focus, tutor.view.is_pressed, tutor.view.nudge);
  const Pass pass{tutor,          cue_of(tutor.session), layout_of(tutor, size), brush,
                  result.actions, gallery,               result.pictures};
  const bool is_player = tutor.view.place == Place::player;
  const bool shows_foot = is_foot_seen(tutor.view.place);
  result.clicked = stage(pass, size, shows_foot);
  if (shows_foot) part_label(pass, size);
  if (!shows_foot) brush.desk(size);
  if (tutor.view.rail) rail(pass);
  if (!is_player) page(pass);
  if (is_player && tutor.view.panel) {
    if (tutor.view.library_out > 0.0) library_card(pass);
    if (tutor.view.inspector_out > 0.0) inspector_card(pass);
    handles(pass);
    transport_card(pass);
  }
  if (tutor.view.reminder && tutor.guide.step == routine::Step::none) reminder_card(pass, size);
  guide_cards(pass, size);
  if (tutor.view.flash > 0.0) {
    ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, size, (brush.colours().accent & ~IM_COL32_A_MASK) | (120U << IM_COL32_A_SHIFT));
  }
  if (!tutor.faults.empty() && !tutor.view.faults_read && !is_asked(tutor)) fault_card(pass, size);
  if (tutor.view.help) help_card(pass, size);
  if (tutor.view.asks_to_quit) quit_card(pass, size);
  if (tutor.view.is_pressed) result.actions.push_back(PressFocus{false});
  if (tutor.view.nudge != 0) result.actions.push_back(NudgeFocus{0});
  result.placed = brush.placed();
  result.hidden = brush.hidden();
  result.cut_texts = brush.cut_texts();
  result.texts = brush.texts();
  result.spoken = brush.spoken();
  return result;
}

}  // namespace windlass::app
