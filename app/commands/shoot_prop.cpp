#include "app/commands/shoot_prop.hpp"

#include <cmath>

#include <glm/geometric.hpp>

#include "app/arguments.hpp"
#include "app/start.hpp"
#include "engine/base/units.hpp"
#include "engine/content/read_props.hpp"
#include "engine/platform/file.hpp"
#include "engine/platform/paths.hpp"
#include "engine/platform/window.hpp"
#include "engine/render/renderer.hpp"
#include "engine/scene/compose.hpp"

namespace windlass::app {
namespace {

choreography::PropKind kind_named(const std::vector<choreography::PropKind>& kinds, const std::string& name) {
  std::vector<std::string> names;
  for (const choreography::PropKind& kind : kinds) {
    if (kind.name == name) return kind;
    names.push_back(kind.name);
  }
  refuse("there is no thing called '" + name + "'", advice(name, names));
}

}  // namespace

void shoot_prop(const std::string& name, const scene::View& view, Theme theme, const glm::ivec2& size,
                const std::string& path) {
  const Sources sources = find_sources();
  const choreography::PropKind kind = kind_named(content::load_prop_kinds(sources.props), name);
  const anatomy::Body body = load_body(sources);
  const scene::PropModel model = scene::model_of(kind);

  scene::Look look;
  look.shown.legs = scene::Sides::none;
  look.backdrop = theme == Theme::light ? scene::Backdrop::light : scene::Backdrop::dark;
  look.quality = scene::Quality::still;
  look.things = {{&kind, {}}};
  look.camera.target = 0.5 * glm::dvec3(model.low + model.high);
  look.camera.azimuth = base::radians(view.azimuth_deg);
  look.camera.elevation = base::radians(view.elevation_deg);
  const double radius = 0.5 * glm::distance(model.low, model.high);
  look.camera.distance = radius / std::sin(0.5 * scene::field_of_view);

  scene::Composer composer(body);
  const platform::Window context = platform::Window::hidden();
  const render::Target target = render::Target::off_screen(size, true);
  render::Renderer renderer(platform::find_data("assets/shaders"));
  renderer.draw(composer.compose(motion::neutral_pose(body.rig), motion::Side::right, look, size), target);
  platform::write_png(path, render::read_back(target));
}

}  // namespace windlass::app
