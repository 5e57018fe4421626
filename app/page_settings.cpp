// The place "Settings".
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <initializer_list>

#include "app/chips.hpp"
#include "app/flow.hpp"
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::CueSettings;

void want(const Pass& pass, const Action& action) {
  pass.actions.push_back(action);
}

void headline(Flow& flow, std::string_view title) {
  flow.strong(title);
  flow.space(4);
}

void divide(Flow& flow) {
  flow.space(14);
  const Rect line = flow.row(1, 14);
  if (flow.draws()) flow.brush().fill(line, flow.brush().colours().edge, 0);
}

void section(Flow& flow, std::string_view title) {
  divide(flow);
  headline(flow, title);
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
  brush.about(what);
  return brush.choice(name, button, brush.words(on ? "settings.on" : "settings.off"), on);
}

/// "Name   − value +"; the step that was pressed: -1, 0 or 1.
int stepper(Flow& flow, const std::string& name, const std::string& value) {
  Brush& brush = flow.brush();
  Rect row = flow.row(36, 6);
  if (!flow.draws()) return 0;
  int step = 0;
  const std::string words = named(brush.words, "settings", name);
  brush.about(words + " " + value + " +");
  if (brush.button(name + " more", cut_right(row, brush.px(36)), icon::plus, Face::raised)) step = 1;
  brush.text(cut_right(row, brush.px(76)), brush.types().strong, brush.colours().ink, value, Align::centre);
  brush.about(words + " " + value + " \xE2\x88\x92");
  if (brush.button(name + " less", cut_right(row, brush.px(36)), icon::minus, Face::raised)) step = -1;
  brush.text(row, brush.types().text, brush.colours().ink, words);
  return step;
}

/// There is something to choose from as soon as content/text holds more than one file.
void language(const Pass& pass, Flow& flow) {
  const std::vector<routine::Language>& languages = pass.tutor.library.languages;
  if (languages.size() < 2) return;
  std::vector<Chip> all;
  for (const routine::Language& one : languages) {
    all.push_back({"language " + one.id, one.name, one.id == pass.tutor.library.language});
  }
  if (const int pressed = chips(flow, pass.words("settings.language"), all); pressed >= 0) {
    want(pass, SettingsAction(SetLanguage{languages[static_cast<std::size_t>(pressed)].id}));
  }
}

/// "Name ───o── value"; the value (0 … 1, in twentieths) that it was moved to.
std::optional<double> slider(Flow& flow, const std::string& name, double value) {
  Brush& brush = flow.brush();
  Rect row = flow.row(36, 6);
  if (!flow.draws()) return std::nullopt;
  brush.text(cut_right(row, brush.px(64), brush.px(8)), brush.types().strong, brush.colours().ink, percent_text(value, brush.words),
             Align::right);
  const Rect track = cut_right(row, std::min(brush.px(260), 0.5F * row.width()), brush.px(12));
  brush.text(row, brush.types().text, brush.colours().ink, named(brush.words, "settings", name));
  const auto moved = brush.slider(name, track, value);
  return moved ? std::optional(std::round(*moved * 20.0) / 20.0) : std::nullopt;
}

void look(const Pass& pass, Flow& flow) {
  const View& view = pass.tutor.view;
  language(pass, flow);
  constexpr Theme themes[] = {Theme::light, Theme::dark, Theme::high_contrast};
  std::vector<Chip> all;
  for (const Theme theme : themes) {
    all.push_back(
        {std::string("theme ") + name_of(theme), named(pass.words, "theme", name_of(theme)), view.theme == theme});
  }
  if (const int pressed = chips(flow, pass.words("settings.theme"), all); pressed >= 0)
    want(pass, SetTheme{themes[pressed]});
  if (const int by = stepper(flow, "Size of everything", percent_text(view.scale, pass.words)); by != 0) {
    want(pass, SetScale{view.scale + 0.25 * by});
  }
  if (const int by = stepper(flow, "Captions", percent_text(view.caption_size, pass.words)); by != 0) {
    want(pass, SettingsAction(SetCaptionSize{view.caption_size + 0.25 * by}));
  }
  if (toggled(flow, "reduced motion", pass.words("settings.reduced_motion"), view.reduced_motion)) {
    want(pass, SettingsAction(SetReducedMotion{!view.reduced_motion}));
  }
  if (toggled(flow, "spoken focus", pass.words("settings.spoken_focus"), view.spoken_focus)) {
    want(pass, SettingsAction(SetSpokenFocus{!view.spoken_focus}));
  }
}

/// A time of day in steps of a quarter of an hour.
void clock(const Pass& pass, Flow& flow, const std::string& name, int routine::Reminders::*minute) {
  routine::Reminders reminders = pass.tutor.reminders;
  constexpr int day = 24 * 60;
  const int by = stepper(flow, name, routine::clock_of(reminders.*minute));
  if (by == 0) return;
  reminders.*minute = (reminders.*minute + 15 * by + day) % day;
  want(pass, SettingsAction(SetReminders{reminders}));
}

void reminders(const Pass& pass, Flow& flow) {
  routine::Reminders now = pass.tutor.reminders;
  const auto toggle = [&](const char* name, const char* words, bool routine::Reminders::*on) {
    if (!toggled(flow, name, pass.words(words), now.*on)) return;
    now.*on = !(now.*on);
    want(pass, SettingsAction(SetReminders{now}));
  };
  toggle("reminders", "settings.remind_me", &routine::Reminders::on);
  if (!now.on) return;
  flow.faint(pass.words("settings.reminders_hint"));
  clock(pass, flow, "Morning", &routine::Reminders::morning);
  clock(pass, flow, "Evening", &routine::Reminders::evening);
  clock(pass, flow, "Quiet from", &routine::Reminders::quiet_from);
  clock(pass, flow, "Quiet until", &routine::Reminders::quiet_to);
  toggle("remind again", "settings.remind_again", &routine::Reminders::again);
}

/// One kind of cue and how loud it is, from 0 to 1.
void cue(const Pass& pass, Flow& flow, const std::string& name, bool CueSettings::*on,
         double CueSettings::*volume) {
  CueSettings cues = pass.tutor.guide.cues;
  if (toggled(flow, name, named(pass.words, "cue", name), cues.*on)) {
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
  cue(pass, flow, "Voice", &CueSettings::voice, &CueSettings::voice_volume);
  if (!routine::has_voice(pass.tutor.library)) flow.faint(pass.words("settings.no_voice"));
  cue(pass, flow, "Beeps", &CueSettings::beeps, &CueSettings::beep_volume);
  CueSettings cues = pass.tutor.guide.cues;
  if (cues.beeps) {
    if (const int by = stepper(flow, "Beeps before a start", std::to_string(cues.countdown)); by != 0) {
      cues.countdown = std::clamp(cues.countdown + by, 0, 10);
      want(pass, routine::GuideAction(routine::SetCues{cues}));
    }
  }
  cue(pass, flow, "Metronome", &CueSettings::metronome,
      &CueSettings::metronome_volume);
  cue(pass, flow, "Flash", &CueSettings::flash, nullptr);
  flow.faint(pass.words("settings.captions_stay"));
}

void pain(const Pass& pass, Flow& flow) {
  const auto& rules = pass.tutor.library.safety.pain.rules;
  const std::string& now = pass.tutor.guide.pain_rule;
  flow.text(pass.words("settings.without_rule"));
  std::vector<Chip> all{{"pain rule none", pass.words("settings.no_rule"), now.empty()}};
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
  flow.text(pass.words("settings.where_data_is"));
  if (!settings.note.empty()) flow.strong(settings.note);
  const int pressed =
      chips(flow, "",
            {{"export csv", pass.words("settings.export_csv")}, {"export json", pass.words("settings.export_json")}});
  if (pressed >= 0) want(pass, SettingsAction(Export{pressed == 0}));
  if (settings.importable.empty()) {
    flow.faint(pass.words("settings.drop_export"));
  } else {
    flow.faint(pass.words("settings.take_in_export"));
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
    if (chips(flow, "", {{"erase", pass.words("settings.delete_everything")}}) == 0)
      want(pass, SettingsAction(AskToErase{}));
    return;
  }
  flow.strong(pass.words("settings.delete_question"));
  flow.text(pass.words("settings.delete_hint"));
  const int answer = chips(flow, "",
                           {{"keep everything", pass.words("settings.keep_everything"), true},
                            {"erase surely", pass.words("settings.delete_all")}});
  if (answer == 0) want(pass, SettingsAction(AskToErase{false}));
  if (answer == 1) want(pass, SettingsAction(Erase{}));
}

void about(const Pass& pass, Flow& flow) {
  const routine::Notice& notice = pass.tutor.library.safety.notice;
  if (chips(flow, "", {{"about back", pass.words("about.back")}}) == 0) want(pass, SettingsAction(ShowAbout{false}));
  flow.space(8);
  flow.heading(pass.words("about.title"));
  flow.text(pass.words("about.what_it_is"));
  flow.text(notice.text.empty() ? pass.words("about.not_advice") : notice.text);
  flow.text(pass.words("about.own_licence"));
  section(flow, pass.words("about.stands_on"));
  const auto credits = [&](std::initializer_list<const char*> all) {
    for (const char* one : all) flow.point(named(pass.words, "credit", one));
  };
  credits({"sdl", "imgui", "glm", "epoxy", "ceres", "assimp", "toml", "sqlite", "flite"});
  section(flow, pass.words("about.body"));
  credits({"opensim", "ansur", "loinc"});
  section(flow, pass.words("about.typefaces"));
  credits({"inter", "font_awesome"});
  section(flow, pass.words("player.movements"));
  flow.text(pass.words("about.sources"));
}

}  // namespace

void settings_page(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  brush.text(cut_top(rest, brush.px(40), brush.px(8)), brush.types().title, brush.colours().ink,
             pass.words("place.settings"));
  const float widest = brush.px(680);
  Rect left = rest;
  left.max.x = std::min(rest.max.x, rest.min.x + widest);
  if (pass.tutor.settings.about) return scrolled(brush, "about", left, [&](Flow& flow) { about(pass, flow); });
  const auto how_it_looks_and_sounds = [&](Flow& flow) {
    headline(flow, pass.words("settings.look"));
    look(pass, flow);
    section(flow, pass.words("settings.sound_and_light"));
    sound(pass, flow);
  };
  const auto what_it_is_told = [&](Flow& flow) {
    headline(flow, pass.words("settings.reminders"));
    reminders(pass, flow);
    section(flow, pass.words("settings.pain_rule"));
    pain(pass, flow);
    section(flow, pass.words("settings.your_data"));
    data(pass, flow);
    section(flow, pass.words("settings.about"));
    if (chips(flow, "", {{"about", pass.words("settings.credits")}}) == 0) want(pass, SettingsAction(ShowAbout{}));
  };
  const float gap = brush.px(44);
  if (rest.width() > brush.px(1000)) {
    const float width = std::min(widest, (rest.width() - gap) / 2);
    left.max.x = rest.min.x + width;
    scrolled(brush, "settings", left, how_it_looks_and_sounds);
    scrolled(brush, "more settings", {{left.max.x + gap, rest.min.y}, {left.max.x + gap + width, rest.max.y}}, what_it_is_told);
    return;
  }
  scrolled(brush, "settings", left, [&](Flow& flow) {
    how_it_looks_and_sounds(flow);
    divide(flow);
    what_it_is_told(flow);
  });
}

}  // namespace windlass::app
