// The lower card: what is shown, what to do, how far it has come, and the means to move through time.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "app/panel.hpp"
#include "app/preparing.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::Activity;
using routine::Cue;
using routine::Segment;
using routine::Session;

const choreography::Demonstration& demonstration_of(const Pass& pass, int item) {
  const int index = pass.tutor.session.routine.items[static_cast<std::size_t>(item)].demonstration;
  return pass.tutor.library.demonstrations[static_cast<std::size_t>(index)];
}

const choreography::Phase& phase_of(const Pass& pass, const Segment& segment) {
  return demonstration_of(pass, segment.item).phases[static_cast<std::size_t>(segment.phase)];
}

bool is_hold(const Pass& pass, const Segment& segment) {
  return segment.activity == Activity::perform && phase_of(pass, segment).hold;
}

std::string caption_of(const Pass& pass) {
  const Session& session = pass.tutor.session;
  const Segment& segment = session.timeline.segments[pass.cue.segment];
  const auto naming = [&](std::string_view id, int item) {
    return pass.words(id, {{"title", demonstration_of(pass, item).title}});
  };
  if (is_preparing(pass.tutor)) return naming("transport.preparing", pass.cue.item);
  if (pass.cue.finished) return pass.words("transport.done");
  switch (segment.activity) {
    case Activity::get_ready: return named(pass.words, "get_ready", name_of(segment.side));
    case Activity::switch_side: return named(pass.words, "change_sides", name_of(segment.side));
    case Activity::rest: return naming("transport.rest", segment.item);
    case Activity::perform: break;
  }
  const std::string& caption = phase_of(pass, segment).caption;
  return pass.cue.together ? caption : routine::text_for(segment.side, caption, pass.tutor.library.words);
}

/// What follows the present item and side; empty at the last.
std::string next_of(const Pass& pass) {
  const auto& segments = pass.tutor.session.timeline.segments;
  const Segment& now = segments[pass.cue.segment];
  for (std::size_t i = pass.cue.segment + 1; i < segments.size(); ++i) {
    const Segment& later = segments[i];
    if (later.activity != Activity::perform || (later.item == now.item && later.side == now.side)) continue;
    if (later.item == now.item) return named(pass.words, "side_next", name_of(later.side));
    const std::string title = demonstration_of(pass, later.item).title;
    return title.substr(0, title.find(" \xE2\x80\x93 "));  // "Inversion – sole turns in": the first half will do
  }
  return {};
}

/// Counts what there is to wait for: the hold, the rest, or the repetitions.
void count_ring(const Pass& pass, const Rect& rect) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  const Cue& cue = pass.cue;
  const Segment& segment = pass.tutor.session.timeline.segments[cue.segment];
  const bool waits = segment.activity != Activity::perform || is_hold(pass, segment);
  const double length = cue.elapsed + cue.remaining;
  const double within = length > 0 ? cue.elapsed / length : 0.0;
  std::string number;
  std::string unit;
  double share = within;
  if (cue.finished) {
    number = "\xE2\x80\x93";
    share = 1.0;
  } else if (waits) {
    number = std::to_string(static_cast<int>(std::ceil(cue.remaining - 1e-6)));
    unit = segment.activity == Activity::perform       ? "hold"
           : segment.activity == Activity::rest        ? "rest"
           : segment.activity == Activity::switch_side ? "switch"
                                                       : "ready";
    share = segment.activity == Activity::perform ? within : 1.0 - within;
  } else if (cue.repetition > 0) {
    number = std::to_string(cue.repetition) + "/" + std::to_string(cue.repetitions);
    unit = "times";
    const auto& segments = pass.tutor.session.timeline.segments;
    const auto same = [&](const Segment& s) {
      return s.item == segment.item && s.side == segment.side && s.repetition > 0;
    };
    const auto first = std::find_if(segments.begin(), segments.end(), same);
    const auto last = std::find_if(segments.rbegin(), segments.rend(), same);
    share = (pass.tutor.session.time - first->begin) / (last->end - first->begin);
  } else {
    number = std::to_string(static_cast<int>(std::ceil(cue.remaining - 1e-6)));
    unit = "seconds";
  }
  const float radius = std::min(rect.width(), rect.height()) / 2 - brush.px(3);
  brush.ring(rect.centre(), radius, brush.px(5), share, colours.accent, colours.rest);
  Type large = brush.types().title;
  large.size *= number.size() > 3 ? 0.62F : 0.77F;
  const float lift = unit.empty() ? 0.0F : radius * 0.24F;
  brush.text(moved(inset(rect, brush.px(6), 0), 0, -lift), large, colours.ink, number, Align::centre);
  const std::string word = unit.empty() ? unit : named(pass.words, "count", unit);
  Type small = brush.types().small;
  const float low = radius * 0.42F;
  const float inside = radius - brush.px(4);  // of the ring; the word must not touch it
  const float room = 2.0F * std::sqrt(std::max(0.0F, inside * inside - (low + small.size / 2) * (low + small.size / 2)));
  small.size *= std::min(1.0F, room / std::max(1.0F, brush.width_of(small, word)));
  brush.text(moved(inset(rect, brush.px(6), 0), 0, low), small, colours.faint, word, Align::centre);
}

void headline(const Pass& pass, Rect rect) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  const Segment& segment = pass.tutor.session.timeline.segments[pass.cue.segment];
  count_ring(pass, cut_left(rect, rect.height(), brush.px(16)));
  const std::string said = caption_of(pass);
  const float said_width = brush.width_of(brush.types().text, said);
  const std::string next = next_of(pass);
  const float next_width = std::max(brush.width_of(brush.types().strong, next), brush.px(40)) + brush.px(2);
  const std::string title = demonstration_of(pass, segment.item).title;
  const std::string badge_words = named(pass.words, "badge", pass.cue.together ? "both" : name_of(segment.side));
  const float badge = brush.width_of(brush.types().small, badge_words) + brush.px(16);
  const float title_width = brush.width_of(brush.types().strong, title) + brush.px(2) + brush.px(12) + badge;
  // What is done and said now comes first.
  if (!next.empty() && std::max(said_width, title_width) <= rect.width() - next_width - brush.px(16)) {
    Rect side = cut_right(rect, next_width, brush.px(16));
    side = middle_of(side, side.width(), brush.px(42));
    brush.text(cut_top(side, brush.px(18), brush.px(2)), brush.types().small, colours.faint,
               pass.words("transport.next"), Align::right);
    brush.text(cut_top(side, brush.px(20)), brush.types().strong, colours.ink, next, Align::right);
  }
  Rect words = middle_of(rect, rect.width(), brush.px(60));
  const bool has_two_lines = said_width > words.width();
  Rect name = has_two_lines ? cut_top(words, brush.px(24), brush.px(2)) : cut_top(words, brush.px(34), brush.px(4));
  const float room = name.width() - badge - brush.px(12);
  const bool is_long = has_two_lines || brush.width_of(brush.types().title, title) > room;
  const Type& type = is_long ? brush.types().strong : brush.types().title;
  const float width = std::min(brush.width_of(type, title) + brush.px(2), room);
  brush.text(cut_left(name, width, brush.px(12)), type, colours.ink, title);
  brush.badge({name.min.x, name.centre().y + brush.px(1)}, badge_words, colours.accent, colours.tint);
  if (has_two_lines) {
    brush.paragraph(words, brush.types().small, colours.faint, said);
  } else {
    brush.text(words, brush.types().text, colours.faint, said);
  }
}

/// What is said now in large letters, above the transport, for whoever wants captions larger.
void large_caption(const Pass& pass) {
  const double size = pass.tutor.view.caption_size;
  const std::string words = caption_of(pass);
  if (size <= 1.0 || words.empty()) return;
  Brush& brush = pass.brush;
  Type type = brush.types().title;
  type.size = brush.types().text.size * static_cast<float>(size);
  const Rect& below = pass.layout.transport;
  const float width = std::min(brush.width_of(type, words), below.width() - 2 * brush.px(20)) + brush.px(2);
  const float height = brush.height_of(type, width, words);
  const ImVec2 middle{below.centre().x, below.min.y - brush.px(8 + 12) - height / 2};
  const Rect card{{middle.x - width / 2 - brush.px(20), middle.y - height / 2 - brush.px(12)},
                  {middle.x + width / 2 + brush.px(20), middle.y + height / 2 + brush.px(12)}};
  brush.begin_card("caption", card);
  brush.paragraph(inset(card, brush.px(20), brush.px(12)), type, brush.colours().ink, words);
  brush.end_card();
}

/// Begin of the segment that shows `phase` of the present item, in the present repetition where it has one.
std::optional<double> time_of_phase(const Pass& pass, int phase) {
  const auto& segments = pass.tutor.session.timeline.segments;
  const Segment& now = segments[pass.cue.segment];
  std::optional<double> best;
  for (const Segment& s : segments) {
    if (s.activity != Activity::perform || s.item != now.item || s.side != now.side || s.phase != phase) continue;
    if (!best || s.repetition <= std::max(1, now.repetition)) best = s.begin;
  }
  return best;
}

/// Phases `first` … `last` that find room side by side in `room` around phase `now`, each as wide as its name; where
/// some find none, a counter at that end says how many.
struct ChipRow {
  int first = 0;
  int last = 0;
  float slack = 0.0F;  ///< What is left over for each chip.
};

ChipRow chip_row(const std::vector<float>& widths, int now, float counter, float gap, float room) {
  const int count = static_cast<int>(widths.size());
  ChipRow row{now, now};
  const auto width_of = [&](int first, int last) {
    float sum = gap * static_cast<float>(last - first);
    for (int i = first; i <= last; ++i) sum += widths[static_cast<std::size_t>(i)];
    return sum + (first > 0 ? counter + gap : 0.0F) + (last + 1 < count ? counter + gap : 0.0F);
  };
  const auto fits = [&](int first, int last) { return first >= 0 && last < count && width_of(first, last) <= room; };
  for (bool grows = true; grows;) {
    grows = false;
    if (fits(row.first, row.last + 1)) ++row.last, grows = true;
    if (fits(row.first - 1, row.last)) --row.first, grows = true;
  }
  if (fits(0, count - 1)) row = {0, count - 1};  // without counters all may fit
  row.slack = (room - width_of(row.first, row.last)) / static_cast<float>(row.last - row.first + 1);
  return row;
}

std::string title_of(const Pass& pass, const choreography::Phase& phase) {
  return name_text(pass.words, "phases." + phase.name, phase.name);
}

void phase_chips(const Pass& pass, const Rect& rect) {
  const Brush& brush = pass.brush;
  const Segment& now = pass.tutor.session.timeline.segments[pass.cue.segment];
  const auto& phases = demonstration_of(pass, now.item).phases;
  std::vector<float> widths;
  for (const choreography::Phase& phase : phases) {
    widths.push_back(brush.width_of(brush.types().small, title_of(pass, phase)) + brush.px(16));
  }
  const float gap = brush.px(6);
  const float counter = brush.px(34);
  const ChipRow row = chip_row(widths, now.phase, counter, gap, rect.width());
  float left = rect.min.x;
  const auto chip = [&](float width) {
    const Rect place{{left, rect.min.y}, {left + width, rect.max.y}};
    left += width + gap;
    return place;
  };
  const auto go_to = [&](int phase) {
    if (const auto time = time_of_phase(pass, phase)) pass.actions.push_back(routine::Action(routine::Seek{*time}));
  };
  const auto others = [&](const char* name, int how_many, int next, const std::string& hint) {
    if (how_many < 1) return;
    const std::string words = "+" + std::to_string(how_many);
    if (pass.brush.choice(name, chip(counter), words, false, hint)) go_to(next);
  };
  others("phases before", row.first, row.first - 1, pass.words("transport.earlier_phases"));
  for (int i = row.first; i <= row.last; ++i) {
    const choreography::Phase& phase = phases[static_cast<std::size_t>(i)];
    const Rect place = chip(widths[static_cast<std::size_t>(i)] + row.slack);
    const bool current = now.activity == Activity::perform && now.phase == i && !pass.cue.finished;
    if (!time_of_phase(pass, i)) continue;
    if (pass.brush.choice("phase " + phase.name, place, title_of(pass, phase), current, phase.caption)) go_to(i);
  }
  others("phases after", static_cast<int>(phases.size()) - 1 - row.last, row.last + 1,
         pass.words("transport.later_phases"));
}

/// Movements as low bars, holds as high ones, waiting as a line; what has passed in the accent colour.
void segments_of_bar(const Pass& pass, const Rect& track) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  const Session& session = pass.tutor.session;
  const auto x_of = [&](double time) {
    return track.min.x + static_cast<float>(time / session.timeline.duration) * track.width();
  };
  const float now = x_of(session.time);
  const float gap =
      static_cast<float>(session.timeline.segments.size()) * 3.0F < track.width() / brush.px(1) ? brush.px(1) : 0.0F;
  for (const Segment& segment : session.timeline.segments) {
    const bool waiting = segment.activity != Activity::perform;
    const float height = brush.px(waiting ? 2 : is_hold(pass, segment) ? 14 : 7);
    const float from = x_of(segment.begin);
    const float to = std::max(x_of(segment.end) - gap, from + 0.5F);
    const Rect bar = middle_of({{from, track.min.y}, {to, track.max.y}}, to - from, height);
    const float rounding = std::min(brush.px(2), (to - from) / 2);
    brush.fill(bar, colours.rest, rounding);
    if (now > from) brush.fill({bar.min, {std::min(now, to), bar.max.y}}, colours.accent, rounding);
  }
}

std::string what_is_at(const Pass& pass, double time) {
  const Session& session = pass.tutor.session;
  const Cue cue = routine::cue_at(session.routine, session.timeline, time);
  const Segment& segment = session.timeline.segments[cue.segment];
  const bool is_performed = segment.activity == Activity::perform;
  const std::string what = is_performed ? title_of(pass, phase_of(pass, segment))
                                        : named(pass.words, "activity", routine::name_of(segment.activity));
  return pass.words(is_performed && segment.repetition > 0 ? "transport.at_repetition" : "transport.at",
                    {{"time", clock_text(time)},
                     {"title", demonstration_of(pass, segment.item).title},
                     {"side", named(pass.words, "side", name_of(segment.side))},
                     {"what", what},
                     {"n", segment.repetition},
                     {"of", cue.repetitions}});
}

void scrub_bar(const Pass& pass, const Rect& rect) {
  Brush& brush = pass.brush;
  const Session& session = pass.tutor.session;
  const double duration = session.timeline.duration;
  const auto sought = brush.slider("scrub", rect, session.time / duration, true);
  if (sought) pass.actions.push_back(routine::Action(routine::Seek{*sought * duration}));
  const Rect track = middle_of(rect, rect.width() - 2 * brush.px(8), brush.px(16));
  segments_of_bar(pass, track);
  const float x = track.min.x + static_cast<float>(session.time / duration) * track.width();
  brush.fill(middle_of({{x, rect.min.y}, {x, rect.max.y}}, brush.px(4), brush.px(24)), brush.colours().ink,
             brush.px(2));
  const ImVec2 pointer = ImGui::GetIO().MousePos;
  if (ImGui::IsItemHovered() && rect.contains(pointer)) {
    const double share = std::clamp(static_cast<double>((pointer.x - track.min.x) / track.width()), 0.0, 1.0);
    brush.hint({{pointer.x, rect.min.y}, {pointer.x, rect.max.y}}, what_is_at(pass, share * duration));
  }
}

void controls(const Pass& pass, Rect rect) {
  Brush& brush = pass.brush;
  const Session& session = pass.tutor.session;
  const auto ask = [&](const routine::Action& action) { pass.actions.push_back(action); };
  const float side = brush.px(34);
  const auto small = [&](float width) { return middle_of(cut_left(rect, width, brush.px(2)), side, side); };
  if (brush.button("restart", small(side), icon::restart, Face::plain, pass.words("transport.restart")))
    ask(routine::Restart{});
  if (brush.button("step back", small(side), icon::back, Face::plain, pass.words("transport.step_back")))
    ask(routine::StepPhase{-1});
  const Rect play = cut_left(rect, rect.height(), brush.px(2));
  if (brush.button("play", play, session.playing ? icon::pause : icon::play, Face::accent,
                   pass.words(session.playing ? "transport.pause" : "transport.play"))) {
    session.playing ? ask(routine::Pause{}) : ask(routine::Play{});
  }
  if (brush.button("step forward", small(side), icon::forward, Face::plain, pass.words("transport.step_forward")))
    ask(routine::StepPhase{1});

  const Rect speed_name = cut_right(rect, brush.px(38));
  const auto speed =
      brush.slider("speed", middle_of(cut_right(rect, brush.px(84), brush.px(2)), brush.px(84), brush.px(28)),
                   (session.speed - 0.1) / 0.9);
  if (speed) ask(routine::SetSpeed{std::round((0.1 + *speed * 0.9) * 20.0) / 20.0});
  char text[16];
  std::snprintf(text, sizeof text, "%.4g\xC3\x97", std::round(session.speed * 100.0) / 100.0);
  brush.text(speed_name, brush.types().small, brush.colours().ink, text, Align::right);
  if (speed_name.contains(ImGui::GetIO().MousePos)) brush.hint(speed_name, pass.words("transport.speed"));

  const std::string time = clock_text(session.time) + " / " + clock_text(session.timeline.duration);
  brush.text(cut_right(rect, brush.width_of(brush.types().small, time) + brush.px(4), brush.px(12)),
             brush.types().small, brush.colours().faint, time, Align::right);
  cut_left(rect, brush.px(4));
  scrub_bar(pass, middle_of(rect, rect.width(), brush.px(28)));
}

}  // namespace

void transport_card(const Pass& pass) {
  large_caption(pass);
  Brush& brush = pass.brush;
  brush.begin_card("transport", pass.layout.transport);
  Rect rest = inset(pass.layout.transport, brush.px(16), brush.px(pass.layout.compact ? 8 : 12));
  const float gap = brush.px(pass.layout.compact ? 6 : 10);
  headline(pass, cut_top(rest, brush.px(pass.layout.compact ? 54 : 66), gap));
  if (pass.layout.chips) phase_chips(pass, cut_top(rest, brush.px(26), gap));
  controls(pass, middle_of(rest, rest.width(), brush.px(40)));
  brush.end_card();
}

}  // namespace windlass::app
