#include "app/window.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>

#include <SDL.h>
#include <epoxy/gl.h>

#include "app/input.hpp"
#include "app/outlet.hpp"
#include "app/pacing.hpp"
#include "app/preparing.hpp"
#include "app/rehearsal.hpp"
#include "app/showing.hpp"
#include "app/stage.hpp"
#include "app/start.hpp"
#include "app/user_log.hpp"
#include "engine/content/watch.hpp"
#include "engine/platform/window.hpp"

namespace windlass::app {
namespace {

/// s since some moment; the only clock of the program.
double clock_now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// An arch over a ground line, on the accent colour.
void set_icon(SDL_Window* window) {
  constexpr int side = 64;
  static std::array<Uint32, side * side> pixels{};
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const double from_corner = std::hypot(std::max({14 - x, x - 49, 0}), std::max({14 - y, y - 49, 0}));
      const double from_arch = std::abs(std::hypot(x - 31.5, (y - 46) * 1.15) - 20.0);
      const bool mark = (y <= 46 && from_arch < 4.0) || (y > 46 && y < 52 && x > 7 && x < 56);
      pixels[static_cast<std::size_t>(y * side + x)] = from_corner > 14.0 ? 0x00000000U
                                                       : mark             ? 0xFFFFFFFFU
                                                                          : 0xFF0A7A6CU;
    }
  }
  SDL_Surface* icon =
      SDL_CreateRGBSurfaceWithFormatFrom(pixels.data(), side, side, 32, side * 4, SDL_PIXELFORMAT_ARGB8888);
  if (icon == nullptr) return;  // a window without an icon will do
  SDL_SetWindowIcon(window, icon);
  SDL_FreeSurface(icon);
}

double pixels_per_unit(const platform::Window& window) {
  int width = 0;
  SDL_GetWindowSize(window.sdl(), &width, nullptr);
  return width > 0 ? static_cast<double>(window.pixels().x) / width : 1.0;
}

/// Waits until an event comes or `seconds` have passed, and takes all that have come.
void wait_and_take(Input& input, double seconds, Tutor* tutor) {
  SDL_Event event;
  const int milliseconds = static_cast<int>(seconds * 1000.0);
  bool any = milliseconds > 0 ? SDL_WaitEventTimeout(&event, milliseconds) != 0 : SDL_PollEvent(&event) != 0;
  for (; any; any = SDL_PollEvent(&event) != 0) take(input, event, tutor);
}

/// Smooth edges are drawn beside the window and copied into it.
class Screen {
 public:
  explicit Screen(const platform::Window& window) : window_(window) {}

  /// Calls `draw(target)` and shows the result.
  template <class Draw>
  void show(bool smooth, const Draw& draw) {
    const glm::ivec2 size = window_.pixels();
    if (!smooth) {
      smooth_.reset();  // some tens of MB that playing does without
      draw(render::Target::window(size));
    } else {
      if (!smooth_ || smooth_->size() != size) smooth_ = render::Target::off_screen(size, true);
      draw(*smooth_);
      render::show(*smooth_);
    }
    window_.swap();
  }

 private:
  const platform::Window& window_;
  std::optional<render::Target> smooth_;
};

class Cursors {
 public:
  Cursors()
      : arrow_(SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_ARROW)),
        hand_(SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_HAND)) {}
  Cursors(const Cursors&) = delete;
  Cursors& operator=(const Cursors&) = delete;
  ~Cursors() {
    SDL_FreeCursor(arrow_);
    SDL_FreeCursor(hand_);
  }
  void set(bool hand) const { SDL_SetCursor(hand ? hand_ : arrow_); }

 private:
  SDL_Cursor* arrow_;
  SDL_Cursor* hand_;
};

/// Shows the faults that kept the program from starting. True when the user wants to try again.
bool show_faults(const platform::Window& window, const std::vector<base::Error>& errors) {
  Overlay overlay(font_folder(), true);
  Input input;
  input.pixels_per_unit = pixels_per_unit(window);
  bool again = false;
  for (int due = 3; !input.closed && !again;) {
    if (due > 0) {
      --due;
      glBindFramebuffer(GL_FRAMEBUFFER, 0);
      glViewport(0, 0, window.pixels().x, window.pixels().y);
      glClearColor(0.87F, 0.88F, 0.89F, 1.0F);
      glClear(GL_COLOR_BUFFER_BIT);
      overlay.begin(window.pixels(), input.pointer, Theme::light, input.pixels_per_unit, frame_seconds);
      const ImVec2 size(static_cast<float>(window.pixels().x), static_cast<float>(window.pixels().y));
      again = fault_screen(errors, overlay.types(), Theme::light, input.pixels_per_unit, size);
      overlay.end();
      window.swap();
      if (after_pass(input)) due = 2;
    }
    input.happened = false;
    wait_and_take(input, due > 0 ? frame_seconds : 0.5, nullptr);
    if (input.happened) due = 2;
  }
  return again;
}

/// Sees to it that the clips of what was chosen are made at once and the others in the background.
class Preparation {
 public:
  /// Call it once a frame. `pictured`: demonstrations whose clips thumbnails wait for.
  void look_after(Tutor& tutor, const std::vector<int>& pictured) {
    const routine::Library& library = tutor.library;
    std::vector<choreography::Demonstration> missing;
    std::vector<std::uint64_t> keys;
    for (const int index : wanted(tutor)) {
      missing.push_back(library.demonstrations[static_cast<std::size_t>(index)]);
      keys.push_back(library.clips->key_of(missing.back()));
    }
    if (keys != wanted_) rehearsal_.want(library.clips, missing);
    wanted_ = std::move(keys);
    keys.clear();
    std::vector<choreography::Demonstration> wished;
    constexpr std::size_t at_a_time = 6;  // as many as stay in memory until their pictures are taken
    for (const int index : pictured) {
      if (wished.size() == at_a_time) break;
      wished.push_back(library.demonstrations[static_cast<std::size_t>(index)]);
      keys.push_back(library.clips->key_of(wished.back()));
    }
    if (keys != wished_) rehearsal_.wish(library.clips, wished);
    wished_ = std::move(keys);
    keys.clear();
    const bool is_usual = tutor.clips_morphology == anatomy::Morphology{0.0, tutor.shapes.foot_length, 1.0};
    if (!is_usual) return;  // clips for a shape of someone's own are made when they are asked for
    for (const choreography::Demonstration& demonstration : library.demonstrations) {
      keys.push_back(library.clips->key_of(demonstration));
    }
    if (keys != stocked_) rehearsal_.stock(library.clips, library.demonstrations);
    stocked_ = std::move(keys);
    std::vector<base::Error> faults = rehearsal_.faults();
    if (!faults.empty()) app::apply(tutor, ReportFaults{std::move(faults)});
  }

 private:
  Rehearsal rehearsal_;
  std::vector<std::uint64_t> wanted_;
  std::vector<std::uint64_t> wished_;
  std::vector<std::uint64_t> stocked_;
};

void tell_time(Tutor& tutor) {
  const routine::Instant utc = app::now();
  if (utc != tutor.now.utc) tutor.now = {utc, utc_offset_at(utc)};
}

/// Runs until the user leaves.
void run(const platform::Window& window, std::future<Tutor> loading) {
  const double scale = std::clamp(pixels_per_unit(window), 1.0, 2.5);
  Sources sources = find_sources();
  Stage stage(scale, sources.pictures);
  Tutor tutor = loading.get();
  stage.set_body(tutor.body);
  store::Opened opened = open_user_log();
  Outlet outlet(std::move(opened.log), true);
  outlet.join(tutor);
  if (!opened.notes.empty()) app::apply(tutor, ReportFaults{opened.notes});
  if (outlet.silence()) app::apply(tutor, ReportFaults{{*outlet.silence()}});
  tell_time(tutor);
  tutor.view.rail = true;
  tutor.view.place = Place::today;
  app::apply(tutor, routine::GuideAction(routine::AskCheck{}));
  const glm::ivec2 begin_size = window.pixels();
  tutor.view.scale = scale;
  outlet.take_settings(tutor);
  fit_cards(tutor.view, {static_cast<float>(begin_size.x), static_cast<float>(begin_size.y)});
  Screen screen(window);
  Cursors cursors;
  Pacing pacing;
  content::Watch watch(sources.content, 0.5);
  Preparation preparation;
  Input input;
  input.pixels_per_unit = pixels_per_unit(window);

  int due = 2;           // frames still to be drawn: a pass shows what the one before it found
  bool settled = false;  // the picture stands and was drawn at its best
  Effort effort = pacing.effort();  // of the present shot: a change in its middle would be seen
  std::uint64_t shot = shot_of(tutor);
  double last = clock_now();
  double changed_at = last;
  while (!tutor.quit) {
    const double start = clock_now();
    const double dt = start - last;
    last = start;
    tell_time(tutor);
    if (remind_if_due(tutor)) {
      due = 2;
      SDL_FlashWindow(window.sdl(), SDL_FLASH_UNTIL_FOCUSED);
    }
    if (advance(tutor, dt) || is_moving(tutor)) due = std::max(due, 1);
    outlet.look_ahead(tutor);
    outlet.carry_out(tutor);
    take_language(sources, tutor);
    sources.language = tutor.library.language;
    if (!is_practising(tutor) && watch.changed(start)) {
      content::Loaded loaded = load_content(sources, tutor.body, tutor.library);
      app::apply(tutor, ReplaceContent{std::move(loaded.library), std::move(loaded.errors)});
      due = 2;
    }
    preparation.look_after(tutor, stage.thumbnails().waiting());
    const bool is_alive = stage.thumbnails().is_moving() || stage.thumbnails().can_go_on(tutor);
    if (is_alive) due = std::max(due, 1);
    const bool rests = due == 0 && !settled && start - changed_at > settle_seconds;
    if (due > 0 || rests) {
      if (due > 0) {
        --due;
        settled = false;
        changed_at = start;
      } else {
        settled = true;
        give_memory_back();
      }
      if (shot_of(tutor) != shot || !tutor.session.playing) {
        shot = shot_of(tutor);
        effort = pacing.effort();
      }
      const bool smooth = settled || effort == Effort::smooth;
      const scene::Quality quality = settled ? scene::Quality::still : quality_of(effort);
      PanelPass pass;
      screen.show(smooth,
                  [&](const render::Target& target) { pass = stage.draw(tutor, target, quality, input.pointer, dt); });
      if (after_pass(input)) due = 2;
      input.placed = std::move(pass.placed);
      cursors.set(stage.wants_hand());
      for (const Action& action : pass.actions) app::apply(tutor, action);
      outlet.carry_out(tutor);
      outlet.read_out(tutor, pass.spoken);
      if (!pass.actions.empty()) due = 2;
      if (!settled && is_foot_seen(tutor.view.place)) pacing.measured(clock_now() - start);
    }

    const bool busy = due > 0 || is_alive || is_moving(tutor);
    const double idle = is_preparing(tutor) ? frame_seconds : settled ? 0.25 : 0.1;
    input.happened = false;
    wait_and_take(input, busy ? std::max(0.0, start + frame_seconds - clock_now()) : idle, &tutor);
    if (input.happened) due = 2;
    if (input.closed) tutor.quit = true;
    if (!busy) last = clock_now();  // what starts now starts from its beginning
  }
}

}  // namespace

int run_window(const std::string& own_skin) {
  std::future<Tutor> loading = loading_tutor(own_skin, OwnSkinFault::is_shown);
  const platform::Window window = platform::Window::visible("Windlass", {1280, 720});
  SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);  // without one the keyboard will do
  SDL_SetWindowMinimumSize(window.sdl(), 640, 400);
  set_icon(window.sdl());
  while (true) {
    try {
      run(window, std::move(loading));
      return 0;
    } catch (const base::Failure& failure) {
      std::fprintf(stderr, "%s\n", failure.what());
      if (!show_faults(window, failure.errors())) return 1;
      loading = loading_tutor(own_skin, OwnSkinFault::is_shown);
    }
  }
}

}  // namespace windlass::app
