// The place "Settings".
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "app/chips.hpp"
#include "app/flow.hpp"
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::CueSettings;

std::string percent_text(double share) {
  return std::to_string(std::lround(share * 100.0)) + " %";
}

void want(const Pass& pass, const Action& action) {
  pass.actions.push_back(action);
}

void section(Flow& flow, std::string_view title) {
  flow.space(14);
  const Rect line = flow.row(1, 14);
  if (flow.draws()) flow.brush().fill(line, flow.brush().colours().edge, 0);
  flow.strong(title);
  flow.space(4);
}

/// On or off, with a word on what it does.
bool toggled(Flow& flow, const std::string& name, const std::string& what, bool on) {
  Brush& brush = flow.brush();
  const float room = flow.row(0, 0).width() - brush.px(76);
  const float height = brush.height_of(brush.types().text, room, what);
  Rect row = flow.row(std::max(34.0, static_cast<double>(height / brush.px(1))), 8);
  if (!flow.draws()) return false;
  const Rect place = cut_right(row, brush.px(64), brush.px(12));
  const Rect button{{place.min.x, row.min.y}, {place.max.x, row.min.y + brush.px(34)}};
  row.min.y += std::max(0.0F, (row.height() - height) / 2);
  brush.paragraph(row, brush.types().text, brush.colours().ink, what);
  return brush.choice(name, button, on ? "On" : "Off", on);
}

/// "Name   − value +"; the step that was pressed: -1, 0 or 1.
int stepper(Flow& flow, const std::string& name, const std::string& value) {
  Brush& brush = flow.brush();
  Rect row = flow.row(36, 6);
  if (!flow.draws()) return 0;
  int step = 0;
  if (brush.button(name + " more", cut_right(row, brush.px(36)), icon::plus, Face::raised)) step = 1;
  brush.text(cut_right(row, brush.px(76)), brush.types().strong, brush.colours().ink, value, Align::centre);
  if (brush.button(name + " less", cut_right(row, brush.px(36)), icon::minus, Face::raised)) step = -1;
  brush.text(row, brush.types().text, brush.colours().ink, name);
  return step;
}

/// "Name ───o── value"; the value (0 … 1, in twentieths) that it was moved to.
std::optional<double> slider(Flow& flow, const std::string& name, double value) {
  Brush& brush = flow.brush();
  Rect row = flow.row(36, 6);
  if (!flow.draws()) return std::nullopt;
  brush.text(cut_right(row, brush.px(64), brush.px(8)), brush.types().strong, brush.colours().ink, percent_text(value),
             Align::right);
  const Rect track = cut_right(row, std::min(brush.px(260), 0.5F * row.width()), brush.px(12));
  brush.text(row, brush.types().text, brush.colours().ink, name);
  const auto moved = brush.slider(name, track, value);
  return moved ? std::optional(std::round(*moved * 20.0) / 20.0) : std::nullopt;
}

void look(const Pass& pass, Flow& flow) {
  const View& view = pass.tutor.view;
  constexpr std::pair<Theme, const char*> themes[] = {
      {Theme::light, "Light"}, {Theme::dark, "Dark"}, {Theme::high_contrast, "High contrast"}};
  std::vector<Chip> all;
  for (const auto& [theme, label] : themes) all.push_back({std::string("theme ") + name_of(theme), label, view.theme == theme});
  if (const int pressed = chips(flow, "Theme", all); pressed >= 0) want(pass, SetTheme{themes[pressed].first});
  if (const int by = stepper(flow, "Size of everything", percent_text(view.scale)); by != 0) {
    want(pass, SetScale{view.scale + 0.25 * by});
  }
  if (const int by = stepper(flow, "Captions", percent_text(view.caption_size)); by != 0) {
    want(pass, SettingsAction(SetCaptionSize{view.caption_size + 0.25 * by}));
  }
  if (toggled(flow, "reduced motion", "Reduced motion: cameras and cards jump instead of sliding", view.reduced_motion)) {
    want(pass, SettingsAction(SetReducedMotion{!view.reduced_motion}));
  }
}

/// One kind of cue and how loud it is, from 0 to 1.
void cue(const Pass& pass, Flow& flow, const std::string& name, const std::string& what, bool CueSettings::*on,
         double CueSettings::*volume) {
  CueSettings cues = pass.tutor.guide.cues;
  if (toggled(flow, name, what, cues.*on)) {
    cues.*on = !(cues.*on);
    want(pass, routine::GuideAction(routine::SetCues{cues}));
  }
  if (volume == nullptr || !(cues.*on)) return;
  const auto moved = slider(flow, name + " volume", cues.*volume);
  if (!moved) return;
  cues.*volume = *moved;
  want(pass, routine::GuideAction(routine::SetCues{cues}));
}

void sound(const Pass& pass, Flow& flow) {
  cue(pass, flow, "Voice", "A voice says what comes and what to do", &CueSettings::voice, &CueSettings::voice_volume);
  cue(pass, flow, "Beeps", "Beeps count down and mark each start", &CueSettings::beeps, &CueSettings::beep_volume);
  CueSettings cues = pass.tutor.guide.cues;
  if (cues.beeps) {
    if (const int by = stepper(flow, "Beeps before a start", std::to_string(cues.countdown)); by != 0) {
      cues.countdown = std::clamp(cues.countdown + by, 0, 10);
      want(pass, routine::GuideAction(routine::SetCues{cues}));
    }
  }
  cue(pass, flow, "Metronome", "A metronome ticks through repetitions", &CueSettings::metronome,
      &CueSettings::metronome_volume);
  cue(pass, flow, "Flash", "The screen lights up at each start", &CueSettings::flash, nullptr);
  flow.faint("Captions are always there, whatever is on.");
}

void pain(const Pass& pass, Flow& flow) {
  const auto& rules = pass.tutor.library.safety.pain.rules;
  const std::string& now = pass.tutor.guide.pain_rule;
  flow.text("Without a rule, what hurts is changed or stopped. Switch one on only if your clinician asks for it by name.");
  std::vector<Chip> all{{"pain rule none", "None", now.empty()}};
  for (const routine::PainRule& rule : rules) all.push_back({"pain rule " + rule.id, rule.name, now == rule.id});
  if (const int pressed = chips(flow, "", all); pressed >= 0) {
    const std::string id = pressed == 0 ? "" : rules[static_cast<std::size_t>(pressed - 1)].id;
    want(pass, routine::GuideAction(routine::SetPainRule{id}));
  }
  if (const routine::PainRule* rule = routine::find_rule(pass.tutor.library.safety, now)) {
    flow.text(rule->text);
    flow.faint(rule->source);
  }
}

void data(const Pass& pass, Flow& flow) {
  const Settings& settings = pass.tutor.settings;
  flow.text("What you do is written down on this computer only. Nothing goes anywhere unless you send it.");
  if (!settings.note.empty()) flow.strong(settings.note);
  const int pressed = chips(flow, "", {{"export csv", "Export a table (CSV)"}, {"export json", "Export everything (JSON)"}});
  if (pressed >= 0) want(pass, SettingsAction(Export{pressed == 0}));
  if (settings.importable.empty()) {
    flow.faint("To take in an export of another computer, drop the JSON file on this window.");
  } else {
    flow.faint("Take in an export; or drop a JSON file on this window. What is there already is not doubled.");
    std::vector<Chip> files;
    for (const std::string& file : settings.importable) {
      const std::string name = std::filesystem::path(file).filename().string();
      files.push_back({"import " + name, name});
    }
    if (const int chosen = chips(flow, "", files); chosen >= 0) {
      want(pass, SettingsAction(Import{settings.importable[static_cast<std::size_t>(chosen)]}));
    }
  }
  flow.space(8);
  if (settings.erase_step == 0) {
    if (chips(flow, "", {{"erase", "Delete everything \xE2\x80\xA6"}}) == 0) want(pass, SettingsAction(AskToErase{}));
    return;
  }
  flow.strong("Delete everything that was ever written down?");
  flow.text("Practice, pain, answers to the safety questions and settings go, with every older copy. This cannot be undone.");
  const int answer = chips(flow, "", {{"keep everything", "Keep everything", true}, {"erase surely", "Delete it all"}});
  if (answer == 0) want(pass, SettingsAction(AskToErase{false}));
  if (answer == 1) want(pass, SettingsAction(Erase{}));
}

void about(const Pass& pass, Flow& flow) {
  const routine::Notice& notice = pass.tutor.library.safety.notice;
  if (chips(flow, "", {{"about back", "Back to the settings"}}) == 0) want(pass, SettingsAction(ShowAbout{false}));
  flow.space(8);
  flow.heading("About Windlass");
  flow.text("An interactive 3D tutor for the care of heel and foot. It works without account and without network.");
  flow.text(notice.text.empty() ? "Information only, not medical advice." : notice.text);
  section(flow, "What it stands on");
  for (const char* credit :
       {"SDL 2 \xE2\x80\x93 window, keys, sound (zlib licence)", "Dear ImGui \xE2\x80\x93 drawing of the panel (MIT)",
        "GLM \xE2\x80\x93 vectors and rotations (MIT)", "libepoxy \xE2\x80\x93 OpenGL (MIT)",
        "Ceres Solver and Eigen \xE2\x80\x93 postures that keep their contacts (BSD, MPL 2)",
        "Assimp, meshoptimizer \xE2\x80\x93 models (BSD, MIT)", "toml++, nlohmann/json, CLI11, stb \xE2\x80\x93 files (MIT, BSD, public domain)",
        "SQLite \xE2\x80\x93 your log (public domain)", "Flite \xE2\x80\x93 the voice (BSD-like)"}) {
    flow.point(credit);
  }
  section(flow, "Typefaces");
  flow.point("Inter by Rasmus Andersson (SIL Open Font License)");
  flow.point("Font Awesome 4 by Dave Gandy (SIL Open Font License)");
  section(flow, "Movements");
  flow.text("Every movement, dose and caution says where it comes from; see the library and the builder.");
}

}  // namespace

void settings_page(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  brush.text(cut_top(rest, brush.px(40), brush.px(8)), brush.types().title, brush.colours().ink, "Settings");
  rest.max.x = std::min(rest.max.x, rest.min.x + brush.px(680));
  const bool is_about = pass.tutor.settings.about;
  scrolled(brush, is_about ? "about" : "settings", rest, [&](Flow& flow) {
    if (is_about) return about(pass, flow);
    flow.strong("Look");
    flow.space(4);
    look(pass, flow);
    section(flow, "Sound and light");
    sound(pass, flow);
    section(flow, "Pain rule");
    pain(pass, flow);
    section(flow, "Your data");
    data(pass, flow);
    section(flow, "About");
    if (chips(flow, "", {{"about", "Credits and notice"}}) == 0) want(pass, SettingsAction(ShowAbout{}));
  });
}

}  // namespace windlass::app
