#include "app/overlay.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <epoxy/gl.h>
#include <imgui_impl_opengl3.h>

namespace windlass::app {
namespace {

void feed(ImGuiIO& io, const Pointer& pointer) {
  io.KeyShift = pointer.shift;
#if IMGUI_VERSION_NUM >= 18700  // queued input
  io.AddMousePosEvent(pointer.at.x, pointer.at.y);
  io.AddMouseButtonEvent(0, pointer.left);
  io.AddMouseButtonEvent(1, pointer.right);
  io.AddMouseButtonEvent(2, pointer.middle);
  if (pointer.wheel != 0.0F) io.AddMouseWheelEvent(0.0F, pointer.wheel);
#else
  io.MousePos = {pointer.at.x, pointer.at.y};
  io.MouseDown[0] = pointer.left;
  io.MouseDown[1] = pointer.right;
  io.MouseDown[2] = pointer.middle;
  io.MouseWheel = pointer.wheel;
#endif
}

}  // namespace

void clear_clip(const ImDrawList* /*list*/, const ImDrawCmd* command) {
  const ImDrawData& data = *ImGui::GetDrawData();
  const ImVec4& clip = command->ClipRect;
  const auto pixels = [](float from, float to) { return std::max(0, static_cast<int>(to) - static_cast<int>(from)); };
  const float bottom = data.DisplayPos.y + data.DisplaySize.y;
  const ImVec4 colour =
      ImGui::ColorConvertU32ToFloat4(static_cast<ImU32>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData)));
  glScissor(static_cast<int>(clip.x - data.DisplayPos.x), static_cast<int>(bottom - clip.w), pixels(clip.x, clip.z),
            pixels(clip.y, clip.w));
  glClearColor(colour.x, colour.y, colour.z, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
}

Overlay::Overlay(std::string font_folder, bool draws)
    : context_(ImGui::CreateContext()), font_folder_(std::move(font_folder)), draws_(draws) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // nothing is remembered yet
  io.LogFilename = nullptr;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
#if IMGUI_VERSION_NUM >= 18700
  io.ConfigInputTrickleEventQueue = false;  // each pass sees the pointer as it is now
#endif
  if (draws_) ImGui_ImplOpenGL3_Init("#version 330 core");
}

Overlay::~Overlay() {
  ImGui::SetCurrentContext(context_);
  if (draws_) ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context_);
}

void Overlay::load(double scale) {
  ImGui::SetCurrentContext(context_);
  types_ = load_types(*ImGui::GetIO().Fonts, font_folder_, scale);
#if IMGUI_VERSION_NUM < 19200  // later versions follow the atlas by themselves
  if (draws_ && scale_) ImGui_ImplOpenGL3_DestroyDeviceObjects();
#endif
  if (draws_) ImGui_ImplOpenGL3_NewFrame();  // compiles its shaders and sends the typefaces
#if IMGUI_VERSION_NUM < 19200
  if (draws_) ImGui::GetIO().Fonts->ClearTexData();  // the driver has its own
#endif
  scale_ = scale;
}

void Overlay::begin(const glm::ivec2& size, const Pointer& pointer, Theme theme, double scale, double dt) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  if (scale_ != scale) load(scale);
  set_style(ImGui::GetStyle(), theme, scale);
  if (draws_) ImGui_ImplOpenGL3_NewFrame();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DeltaTime = static_cast<float>(std::max(dt, 1e-4));
  feed(io, pointer);
  ImGui::NewFrame();
}

void Overlay::end() {
  ImGui::Render();
  if (draws_) ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

bool Overlay::wants_hand() const {
  return ImGui::IsAnyItemHovered();
}

}  // namespace windlass::app
