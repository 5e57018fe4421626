#include "app/commands/shoot.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <utility>

#include <glm/geometric.hpp>

#include "app/arguments.hpp"
#include "app/commands/shoot_prop.hpp"
#include "app/parts.hpp"
#include "app/outlet.hpp"
#include "app/preparing.hpp"
#include "app/script.hpp"
#include "app/stage.hpp"
#include "app/start.hpp"
#include "app/user_log.hpp"
#include "app/words.hpp"
#include "engine/platform/file.hpp"
#include "engine/platform/window.hpp"

namespace windlass::app {
namespace {

glm::ivec2 size_of(const std::string& text) {
  glm::ivec2 size(0);
  char more = 0;
  const bool read = std::sscanf(text.c_str(), "%dx%d%c", &size.x, &size.y, &more) == 2;
  if (!read || size.x < 16 || size.y < 16 || size.x > 8192 || size.y > 8192) {
    refuse("'" + text + "' is not a size", "write it as 1280x720, each between 16 and 8192");
  }
  return size;
}

bool is_left(const ShootOptions& options) {
  return side_named(options.side) == motion::Side::left;
}

Theme theme_of(const std::string& theme) {
  if (theme == "light") return Theme::light;
  if (theme == "dark") return Theme::dark;
  if (theme == name_of(Theme::high_contrast)) return Theme::high_contrast;
  refuse("'" + theme + "' is not a theme", "write light, dark or high-contrast");
}

/// The wish for the figure: nothing where the view decides.
std::optional<double> figure_of(const std::string& figure) {
  if (figure.empty()) return std::nullopt;
  if (figure == "on") return 1.0;
  if (figure == "ghost") return ghost_presence;
  if (figure == "off") return 0.0;
  refuse("'" + figure + "' is no way to show the figure", "write on, ghost or off");
}

std::optional<scene::Sides> legs_of(const std::string& legs) {
  if (legs.empty()) return std::nullopt;
  if (legs == "right") return scene::Sides::right;
  if (legs == "left") return scene::Sides::left;
  if (legs == "both") return scene::Sides::both;
  refuse("'" + legs + "' are no legs", "write right, left or both");
}

std::string tone_of(const std::string& text) {
  if (const auto tone = scene::find_tone(text)) return tone->name;
  std::vector<std::string> names;
  for (const scene::SkinTone& tone : scene::skin_tones()) names.push_back(tone.name);
  refuse("there is no skin tone '" + text + "'", advice(text, names));
}

/// "x,y,z,dx,dy,dz,radius,depth": m, then mm.
std::vector<motion::Dent> dents_of(const std::string& text) {
  if (text.empty()) return {};
  motion::Dent dent;
  glm::dvec3& p = dent.point_world;
  glm::dvec3& d = dent.direction_world;
  double radius = 0.0;
  double depth = 0.0;
  char more = 0;
  const int read = std::sscanf(text.c_str(), "%lf,%lf,%lf,%lf,%lf,%lf,%lf,%lf%c", &p.x, &p.y, &p.z, &d.x, &d.y, &d.z,
                               &radius, &depth, &more);
  if (read != 8 || !(radius > 0.0) || !(glm::length(d) > 0.0)) {
    refuse("'" + text + "' is no press", "write x,y,z,dx,dy,dz in metres, then radius and depth in millimetres");
  }
  d = glm::normalize(d);
  dent.radius = radius / 1000.0;
  dent.depth = depth / 1000.0;
  return {dent};
}

const std::vector<choreography::Target>& posture_named(const Tutor& tutor, const std::string& name) {
  const auto found = tutor.library.postures.find(name);
  if (found != tutor.library.postures.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& posture : tutor.library.postures) names.push_back(posture.first);
  refuse("there is no posture '" + name + "'", advice(name, names));
}

void strike(const std::vector<choreography::Target>& posture, motion::Pose& pose) {
  for (const choreography::Target& target : posture) {
    pose.values[static_cast<std::size_t>(target.coordinate)] = target.value;
  }
}

/// Replaces the clip by one posture: named ones of content/postures.toml and single coordinates (degrees),
/// each on top of what stands before: "neutral-foot,ankle_r.dorsiflexion=-50".
void strike_pose(const Tutor& tutor, motion::Clip& clip, const std::string& wish) {
  motion::Pose pose = clip.base;
  std::fill(pose.values.begin(), pose.values.end(), 0.0);
  std::vector<std::string> names;
  for (const anatomy::Coordinate& coordinate : tutor.body.rig.coordinates) names.push_back(coordinate.name);
  std::istringstream parts(wish);
  for (std::string part; std::getline(parts, part, ',');) {
    const auto equals = part.find('=');
    if (equals == std::string::npos) {
      strike(posture_named(tutor, part), pose);
      continue;
    }
    const std::string name = part.substr(0, equals);
    const auto index = anatomy::find_coordinate(tutor.body.rig, name);
    if (!index) refuse("there is no coordinate '" + name + "'", advice(name, names));
    double value = 0.0;
    char more = 0;
    if (std::sscanf(part.c_str() + equals + 1, "%lf%c", &value, &more) != 1 ||
        !std::isfinite(value)) {
      refuse("'" + part + "' is not a posture", "write it as " + name + "=10, in degrees");
    }
    pose.values[static_cast<std::size_t>(*index)] =
        anatomy::value_from_shown(tutor.body.rig.coordinates[static_cast<std::size_t>(*index)], value);
  }
  clip.tracks.clear();
  clip.base = pose;
}

void choose(Tutor& tutor, const ShootOptions& options) {
  const auto& library = tutor.library;
  if (options.routine) {
    app::apply(tutor, routine::Action(routine::ChooseRoutine{routine_named(library, tutor.faults, options.id)}));
  } else {
    const int demonstration =
        version_named(library, tutor.faults, options.id, options.variant, options.mistake);
    app::apply(tutor, routine::Action(routine::ChooseDemonstration{demonstration}));
  }
  prepare(tutor);
  if (!options.routine && (!options.pose.empty() || options.height)) {
    motion::Clip clip = *tutor.showing.clip;
    if (!options.pose.empty()) strike_pose(tutor, clip, options.pose);
    if (options.height) clip.base.world_from_model.translation.y = *options.height;
    tutor.showing.clip = std::make_shared<motion::Clip>(std::move(clip));
  }
  routine::Pace pace;
  if (!options.routine || is_left(options))
    pace.sides = is_left(options) ? routine::Sides::left : routine::Sides::right;
  app::apply(tutor, routine::Action(routine::SetPace{pace}));
}

/// The moment of the session that shows `at` (s): of the routine, or of the demonstration's clip.
double moment(const Tutor& tutor, const ShootOptions& options, double at) {
  if (options.routine) {
    if (at < 0.0 || at > tutor.session.timeline.duration) {
      refuse(std::to_string(at) + " s is not a moment of '" + options.id + "'",
             "it lasts " + std::to_string(tutor.session.timeline.duration) + " s");
    }
    return at;
  }
  if (const auto time = routine::time_showing(tutor.session.timeline, at)) return *time;
  refuse(
      "there is no moment " + std::to_string(at) + " s in '" + options.id + "'",
      "its clip lasts " +
          std::to_string(tutor.showing.clip->duration) + " s");
}

std::string file_name(const ShootOptions& options, double at) {
  char time[32];
  std::snprintf(time, sizeof time, "%.3f", at);
  const std::string version = options.variant + options.mistake;
  return options.id + (version.empty() ? "" : "_" + version) + "_" + options.view + (is_left(options) ? "_left" : "") + "_" + time + ".png";
}

/// A place of the program as this user finds it, after what a script has done.
void shoot_place(const ShootOptions& options, const glm::ivec2& size) {
  std::vector<ScriptLine> script;
  if (!options.script.empty()) script = read_script(platform::load_text(options.script), options.script);
  const auto place = std::find_if(std::begin(every_place), std::end(every_place),
                                  [&](Place p) { return options.place == name_of(p); });
  if (place == std::end(every_place)) refuse("there is no place '" + options.place + "'", "today, library, player …");
  const Sources sources = find_sources(options.shape.own_skin, options.language);
  Tutor tutor = load_tutor(sources);
  Outlet outlet(open_user_log().log, false);
  outlet.join(tutor);
  outlet.take_settings(tutor);
  if (!options.language.empty()) tutor.settings.language = options.language;
  take_language(sources, tutor);
  tutor.now = {now(), utc_offset_at(now())};
  tutor.view.theme = theme_of(options.theme);
  tutor.view.scale = options.scale;
  tutor.view.rail = true;
  fit_cards(tutor.view, {static_cast<float>(size.x), static_cast<float>(size.y)});
  app::apply(tutor, GoTo{*place});
  const platform::Window context = platform::Window::hidden();
  const render::Target target = render::Target::off_screen(size, true);
  Stage stage(tutor.view.scale, sources.pictures);
  stage.set_body(tutor.body);
  const auto settle = [&] {
    if (tutor.session.playing) {  // for as long as it takes to notice that something is over
      prepare(tutor);
      advance(tutor, 0.001);
    }
    for (int i = 0; i < 3; ++i) {  // lists know their height from the pass before
      const bool was_playing = std::exchange(tutor.session.playing, false);  // cards slide, time stands still
      while (is_moving(tutor)) advance(tutor, longest_step);
      tutor.session.playing = was_playing;
      const PanelPass pass = stage.draw(tutor, target, scene::Quality::still, {}, 0.0);
      stage.finish_thumbnails(tutor);
      for (const Action& action : pass.actions) app::apply(tutor, action);
      tutor.guide.effects.clear();  // a picture writes nothing down
    }
  };
  settle();
  for (const ScriptLine& line : script) {
    for (const Action& action : actions_of(line, tutor)) app::apply(tutor, action);
    settle();
  }
  prepare(tutor);
  if (!tutor.view.held) app::apply(tutor, ResetCamera{});  // it aims at what is shown, now that there is a clip
  settle();
  const std::string path =
      (std::filesystem::path(options.out) / ("place_" + options.place + "_" + options.theme + ".png")).string();
  platform::write_png(path, render::read_back(target));
  std::printf("%s\n", path.c_str());
}

}  // namespace

int shoot(const ShootOptions& options) {
  const glm::ivec2 size = size_of(options.size);
  if (options.xray && !(*options.xray >= 0.0 && *options.xray <= 1.0)) refuse("x-ray must lie between 0 and 1", "0 is skin, 1 is bone");
  if (!(options.scale >= 1.0 && options.scale <= 2.5)) refuse("scale must lie between 1 and 2.5", "1 is normal size");
  if (!options.pose.empty() && options.routine)
    refuse("a routine has no single posture", "leave out --routine or --pose");
  const auto view = scene::find_view(options.view);
  if (!view) {
    std::vector<std::string> names;
    for (const scene::View& known : scene::views()) names.push_back(known.name);
    refuse("there is no view '" + options.view + "'", advice(options.view, names));
  }

  if (!options.prop.empty()) {
    const std::string file = options.prop + "_" + view->name + ".png";
    const std::string path = (std::filesystem::path(options.out) / file).string();
    shoot_prop(options.prop, *view, theme_of(options.theme), size, path);
    std::printf("%s\n", path.c_str());
    return 0;
  }
  if (!options.place.empty()) {
    shoot_place(options, size);
    return 0;
  }
  Tutor tutor = load_tutor(find_sources(options.shape.own_skin, options.language));
  app::apply(tutor, SetMorphology{morphology_of(options.shape, tutor.shapes)});
  choose(tutor, options);
  tutor.view.theme = theme_of(options.theme);
  tutor.view.scale = options.scale;
  if (options.xray) app::apply(tutor, SetXray{*options.xray});
  tutor.view.panel = options.panel;
  if (!options.part.empty() && !find_part(tutor, options.part)) {
    std::vector<std::string> names;
    for (const anatomy::Part& part : tutor.body.parts) names.push_back(part.name);
    refuse("the body has no part '" + options.part + "'", advice(options.part, names));
  }
  app::apply(tutor, ChoosePart{options.part});
  app::apply(tutor, ShowBody{!options.part.empty()});
  app::apply(tutor, ShowFigure{figure_of(options.figure)});
  app::apply(tutor, ShowLegs{legs_of(options.legs)});
  app::apply(tutor, SetSkinTone{tone_of(options.tone)});
  fit_cards(tutor.view, {static_cast<float>(size.x), static_cast<float>(size.y)});

  const platform::Window context = platform::Window::hidden();
  const render::Target target = render::Target::off_screen(size, true);
  Stage stage(tutor.view.scale);
  stage.set_body(tutor.body);
  stage.set_dents(dents_of(options.dent));
  for (const double at : options.at) {
    app::apply(tutor, routine::Action(routine::Seek{moment(tutor, options, at)}));
    app::apply(tutor, ChooseView{view->name});
    while (is_moving(tutor)) advance(tutor, longest_step);
    if (options.panel) {
      constexpr int passes = 3;  // lists know their height from the pass before
      for (int i = 0; i < passes; ++i) stage.draw(tutor, target, scene::Quality::still, {}, longest_step);
    } else {
      stage.draw_foot(tutor, target, scene::Quality::still);
    }
    const std::string path = (std::filesystem::path(options.out) / file_name(options, at)).string();
    platform::write_png(path, render::read_back(target));
    std::printf("%s\n", path.c_str());
  }
  return 0;
}

}  // namespace windlass::app
