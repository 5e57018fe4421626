// The place "Progress": how the week went, time per foot, pain over weeks, the last sittings.
#include <chrono>
#include <cmath>
#include <cstdio>

#include "app/panel.hpp"
#include "app/words.hpp"
#include "engine/routine/progress.hpp"

namespace windlass::app {
namespace {

using routine::DayDone;
using routine::DayPain;
using routine::Instant;
using routine::SittingDone;

constexpr int bar_days = 28;
constexpr int short_course = 28;  // days of the pain chart …
constexpr int long_course = 84;   // … and where pain was told longer ago
constexpr double worst = 10.0;    // pain

struct Summary {
  Instant today = 0;
  std::vector<DayDone> days;  ///< Of four weeks …
  std::vector<DayDone> week;  ///< … and the last seven of them.
  int pain_days = short_course;
  std::vector<DayPain> pains;  ///< Day by day in a short course, week by week in a long one.
  std::optional<routine::PainCourse> course;
  std::vector<SittingDone> sittings;
};

Summary summary_of(const Tutor& tutor) {
  const routine::History& history = tutor.guide.history;
  Summary s;
  s.today = routine::day_of(tutor.now.utc, tutor.now.utc_offset);
  s.days = routine::days_done(history, s.today, bar_days);
  s.week = {s.days.end() - 7, s.days.end()};
  s.pains = routine::pains_by_day(history, s.today, long_course);
  s.course = routine::course_of(s.pains);
  if (!s.pains.empty() && s.pains.front().day <= s.today - short_course) {
    s.pain_days = long_course;
    s.pains = routine::pains_by_day(history, s.today, long_course, 7);
  }
  s.sittings = routine::last_sittings(history, 12);
  return s;
}

// Words.

std::chrono::year_month_day date_of(Instant day) {
  return std::chrono::sys_days(std::chrono::days(day));
}

/// "2 Nov"
std::string date_text(const Words& words, Instant day) {
  constexpr const char* months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                    "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto date = date_of(day);
  return words("date.day_month", {{"day", static_cast<int>(static_cast<unsigned>(date.day()))},
                                  {"month", named(words, "month", months[static_cast<unsigned>(date.month()) - 1])}});
}

std::string weekday_text(const Words& words, Instant day) {
  constexpr const char* names[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  return named(words, "weekday",
               names[std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day))).c_encoding()]);
}

/// "Today", "Yesterday", "Wed 4 Nov"
std::string day_text(const Words& words, Instant day, Instant today) {
  if (day == today) return words("date.today");
  if (day == today - 1) return words("date.yesterday");
  return words("date.weekday_and_day", {{"weekday", weekday_text(words, day)}, {"date", date_text(words, day)}});
}

std::string minutes_text(const Words& words, double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, seconds < 570.0 && seconds > 0.0 ? "%.1f" : "%.0f", seconds / 60.0);
  return words("units.minutes", {{"n", std::string(text)}});
}

std::string pain_text(std::optional<double> level) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", level.value_or(0.0));
  std::string words = text;
  return words.ends_with(".0") ? words.substr(0, words.size() - 2) : words;
}

const char* week_text(int days) {
  if (days == 0) return "progress.new_week";
  if (days <= 2) return "progress.a_start";
  if (days <= 5) return "progress.steady_week";
  return "progress.full_week";
}

// Pieces.

/// A panel on the page with its title, where the keyboard stops so that it is scrolled to; what is left of `rect` for its
/// content.
Rect section(const Pass& pass, const Rect& rect, const std::string& title, const std::string& beside = "") {
  Brush& brush = pass.brush;
  brush.stop(title, rect);
  brush.fill(rect, brush.colours().raised, brush.px(10));
  Rect rest = inset(rect, brush.px(16), brush.px(12));
  Rect head = cut_top(rest, brush.px(22), brush.px(10));
  const float words = brush.width_of(brush.types().strong, title);
  if (!beside.empty() && words + brush.width_of(brush.types().small, beside) + brush.px(16) <= head.width()) {
    brush.text(head, brush.types().small, brush.colours().faint, beside, Align::right);
  }
  brush.text(head, brush.types().strong, brush.colours().ink, title);
  return rest;
}

bool is_pointed_at(const Rect& rect) {
  return ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows) && rect.contains(ImGui::GetIO().MousePos);
}

void dot(Brush& brush, const ImVec2& at, double size, ImU32 colour) {
  brush.fill(middle_of({at, at}, brush.px(size), brush.px(size)), colour, brush.px(size / 2));
}

void week(const Pass& pass, const Rect& rect, const Summary& summary) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  Rect rest = section(pass, rect, pass.words("progress.last_seven_days"));
  const int done = routine::days_with_practice(summary.week);
  Rect days = cut_bottom(rest, brush.px(40), brush.px(10));
  Rect left = cut_left(rest, std::min(rest.height(), brush.px(116)), brush.px(18));
  const float radius = std::min(left.width(), left.height()) / 2 - brush.px(6);
  const ImVec2 centre = left.centre();
  brush.ring(centre, radius, brush.px(10), done / 7.0, colours.accent, colours.rest);
  const Rect inside = middle_of({centre, centre}, 2 * radius, brush.px(46));
  Rect words = inside;
  brush.text(cut_top(words, brush.px(28)), brush.types().title, colours.ink, std::to_string(done), Align::centre);
  brush.text(words, brush.types().small, colours.faint, pass.words("progress.of_seven_days"), Align::centre);

  const std::string words_of_week = pass.words(week_text(done));
  const std::string comfort = pass.words(done == 7 ? "progress.seven_of_seven" : "progress.rest_is_part");
  const float height =
      brush.height_of(brush.types().strong, rest.width(), words_of_week) + brush.px(4) +
      brush.height_of(brush.types().text, rest.width(), comfort);
  Rect beside = middle_of(rest, rest.width(), height);
  cut_top(beside, brush.paragraph(beside, brush.types().strong, colours.ink, words_of_week), brush.px(4));
  brush.paragraph(beside, brush.types().text, colours.faint, comfort);

  for (int i = 0; i < 7; ++i) {
    const DayDone& day = summary.week[static_cast<std::size_t>(i)];
    Rect cell = column_of(days, i, 7, 0);
    const Rect name = cut_bottom(cell, brush.px(18));
    const bool is_today = i == 6;
    const ImVec2 at = cell.centre();
    if (day.is_rest()) {
      dot(brush, at, 8, colours.rest);
    } else {
      dot(brush, at, 20, colours.accent);
      brush.symbol(middle_of({at, at}, brush.px(20), brush.px(20)), icon::check, colours.on_accent, 0.72F);
    }
    brush.text(name, brush.types().small, is_today ? colours.ink : colours.faint, weekday_text(pass.words, day.day),
               Align::centre);
  }
}

void numbers(const Pass& pass, const Rect& rect, const Summary& summary) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  int sets = 0;
  int holds = 0;
  int days = routine::days_with_practice(summary.days);
  for (const DayDone& day : summary.days) {
    sets += day.sets;
    holds += day.holds;
  }
  Rect rest = section(pass, rect, pass.words("progress.last_four_weeks"));
  const std::pair<int, const char*> cells[] = {
      {days, "progress.days"}, {sets, "progress.sets"}, {holds, "progress.holds"}};
  for (int i = 0; i < 3; ++i) {
    Rect cell = column_of(rest, i, 3, brush.px(8));
    brush.text(cut_top(cell, brush.px(30)), brush.types().title, colours.ink, std::to_string(cells[i].first));
    brush.text(cut_top(cell, brush.px(18)), brush.types().small, colours.faint,
               pass.words.counted(cells[i].second, cells[i].first));
  }
}

/// The right foot's bar, and the left one's, told apart by more than colour.
void bar(Brush& brush, const Rect& rect, bool is_right) {
  const Colours& colours = brush.colours();
  if (rect.height() < 0.5F) return;
  const float rounding = std::min({brush.px(3), rect.width() / 2, rect.height() / 2});
  if (is_right) return brush.fill(rect, colours.accent, rounding);
  brush.fill(rect, colours.tint, rounding);
  brush.outline(inset(rect, brush.px(0.5)), colours.accent, rounding);
}

/// The dates below a chart of `count` days: its first, then each week's or month's, and today.
void dates(const Pass& pass, const Rect& axis, const Rect& plot, Instant today, int count) {
  Brush& brush = pass.brush;
  const float day_width = plot.width() / static_cast<float>(count);
  const int step = count > short_course ? 14 : 7;
  const std::string today_text = pass.words("progress.today");
  const float today_width = brush.width_of(brush.types().small, today_text);
  brush.text({{plot.max.x - today_width, axis.min.y}, {plot.max.x + brush.px(1), axis.max.y}}, brush.types().small,
             brush.colours().ink, today_text, Align::right);
  for (int ago = count - 1; ago >= step / 2; ago -= step) {
    const std::string words = date_text(pass.words, today - ago);
    const float width = brush.width_of(brush.types().small, words);
    const float x = plot.min.x + static_cast<float>(count - 1 - ago) * day_width;
    if (x + width > plot.max.x - today_width - brush.px(8)) continue;
    brush.text({{x, axis.min.y}, {x + width + 1, axis.max.y}}, brush.types().small, brush.colours().faint, words);
  }
}

void minutes(const Pass& pass, const Rect& rect, const Summary& summary) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  double most = 0.0;
  double right = 0.0;
  double left = 0.0;
  for (const DayDone& day : summary.days) {
    most = std::max({most, day.right / 60.0, day.left / 60.0});
    right += day.right;
    left += day.left;
  }
  Rect rest = section(pass, rect, pass.words("progress.minutes_for_each"), pass.words("progress.of_four_weeks"));
  Rect legend = cut_top(rest, brush.px(18), brush.px(10));
  for (const bool is_right : {true, false}) {
    const std::string words = pass.words(is_right ? "progress.right" : "progress.left",
                                         {{"time", minutes_text(pass.words, is_right ? right : left)}});
    const Rect sample = cut_left(legend, brush.px(12), brush.px(7));
    bar(brush, middle_of(sample, brush.px(12), brush.px(12)), is_right);
    brush.text(cut_left(legend, brush.width_of(brush.types().small, words) + 1, brush.px(18)), brush.types().small,
               colours.ink, words);
  }
  const Rect axis = cut_bottom(rest, brush.px(18), brush.px(4));
  const Rect scale = cut_left(rest, brush.px(44), brush.px(4));
  double top = 2.0;
  for (const double candidate : {2.0, 4.0, 6.0, 10.0, 20.0, 30.0, 40.0, 60.0, 90.0, 120.0, 180.0, 240.0}) {
    if (top < most) top = candidate;
  }
  top = std::max(top, most);
  const Rect plot{{rest.min.x, rest.min.y + brush.px(7)}, rest.max};
  for (const double share : {0.0, 0.5, 1.0}) {
    const float y = plot.max.y - static_cast<float>(share) * plot.height();
    brush.line({plot.min.x, y}, {plot.max.x, y}, colours.rest, brush.px(1));
    if (share == 0.0) continue;
    const std::string words = pass.words("units.minutes", {{"n", static_cast<int>(std::lround(share * top))}});
    brush.text({{scale.min.x, y - brush.px(8)}, {scale.max.x, y + brush.px(8)}}, brush.types().small, colours.faint,
               words);
  }
  for (int i = 0; i < bar_days; ++i) {
    const DayDone& day = summary.days[static_cast<std::size_t>(i)];
    const Rect column = column_of(plot, i, bar_days, 0);
    if (is_pointed_at(column)) {
      brush.fill(column, colours.hovered, brush.px(4));
      brush.hint(column, pass.words(day.is_rest() ? "progress.day_of_rest" : "progress.day_of_practice",
                                    {{"day", day_text(pass.words, day.day, summary.today)},
                                     {"right", minutes_text(pass.words, day.right)},
                                     {"left", minutes_text(pass.words, day.left)}}));
    }
    const float width = std::min(column.width() * 0.34F, brush.px(12));
    const float middle = column.centre().x;
    for (const bool is_right : {true, false}) {
      const auto share = static_cast<float>((is_right ? day.right : day.left) / 60.0 / top);
      const float from = is_right ? middle - width - brush.px(0.5) : middle + brush.px(0.5);
      bar(brush, {{from, plot.max.y - share * plot.height()}, {from + width, plot.max.y}}, is_right);
    }
  }
  dates(pass, axis, plot, summary.today, bar_days);
}

/// One of the three lines of the pain chart.
struct Series {
  const char* name;
  std::optional<double> DayPain::*level;
  enum class Mark { hollow, full, square } mark;
};

constexpr Series every_series[] = {{"before", &DayPain::before, Series::Mark::hollow},
                                   {"after", &DayPain::after, Series::Mark::full},
                                   {"next morning", &DayPain::next_morning, Series::Mark::square}};

ImU32 colour_of(const Colours& colours, Series::Mark mark) {
  return mark == Series::Mark::full ? colours.accent : mark == Series::Mark::hollow ? colours.ink : colours.faint;
}

void draw_mark(Brush& brush, const ImVec2& at, Series::Mark mark) {
  const Colours& colours = brush.colours();
  const ImU32 colour = colour_of(colours, mark);
  if (mark == Series::Mark::square) return brush.fill(middle_of({at, at}, brush.px(7), brush.px(7)), colour, brush.px(1));
  dot(brush, at, 9, colour);
  if (mark == Series::Mark::hollow) dot(brush, at, 5, colours.card);
}

std::string course_text(const Words& words, const std::optional<routine::PainCourse>& course) {
  if (!course) return "";
  const std::string first = pain_text(std::round(course->first));
  const std::string last = pain_text(std::round(course->last));
  if (first == last) return words("progress.pain_as_at_first", {{"n", last}});
  return words("progress.pain_then_and_now", {{"first", first}, {"now", last}});
}

void pain(const Pass& pass, const Rect& rect, const Summary& summary) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  Rect rest =
      section(pass, rect, pass.words(summary.pain_days == long_course ? "progress.pain_by_week" : "progress.pain"),
              course_text(pass.words, summary.course));
  if (summary.pains.empty()) {
    const Rect words = middle_of(rest, std::min(rest.width(), brush.px(360)), brush.px(44));
    brush.paragraph(words, brush.types().text, colours.faint,
                    pass.words("progress.no_pain_told"));
    return;
  }
  Rect legend = cut_top(rest, brush.px(18), brush.px(8));
  for (const Series& series : every_series) {
    const Rect sample = cut_left(legend, brush.px(20), brush.px(6));
    const float y = sample.centre().y;
    brush.line({sample.min.x, y}, {sample.max.x, y}, colour_of(colours, series.mark), brush.px(2));
    draw_mark(brush, sample.centre(), series.mark);
    const std::string name = named(pass.words, "pain_told", series.name);
    brush.text(cut_left(legend, brush.width_of(brush.types().small, name) + 1, brush.px(16)), brush.types().small,
               colours.ink, name);
  }
  const Rect axis = cut_bottom(rest, brush.px(18), brush.px(4));
  const Rect scale = cut_left(rest, brush.px(52), brush.px(4));
  const Rect plot = inset(rest, 0, brush.px(7));
  const auto y_of = [&](double level) { return plot.max.y - static_cast<float>(level / worst) * plot.height(); };
  constexpr std::pair<double, const char*> words[] = {
      {0.0, "none"}, {2.5, "mild"}, {5.0, "medium"}, {7.5, "strong"}, {10.0, "worst"}};
  for (const auto& [level, word] : words) {
    const float y = y_of(level);
    brush.line({plot.min.x, y}, {plot.max.x, y}, colours.rest, brush.px(1));
    brush.text({{scale.min.x, y - brush.px(8)}, {scale.max.x, y + brush.px(8)}}, brush.types().small, colours.faint,
               named(pass.words, "pain", word));
  }
  const Instant first = summary.today - summary.pain_days + 1;
  const float day_width = plot.width() / static_cast<float>(summary.pain_days);
  const float span = summary.pain_days == long_course ? 7.0F : 1.0F;  // days of a point
  const auto x_of = [&](Instant day) { return plot.min.x + (static_cast<float>(day - first + 1) - span / 2) * day_width; };
  for (const DayPain& told : summary.pains) {
    const float x = x_of(told.day);
    const float half = span * day_width / 2;
    const Rect column{{x - half, plot.min.y}, {x + half, plot.max.y}};
    if (!is_pointed_at(column)) continue;
    brush.fill(column, colours.hovered, brush.px(4));
    std::string hint = day_text(pass.words, told.day, summary.today);
    if (span > 1.0F) {
      const bool to_today = told.day == summary.today;
      hint = pass.words("progress.seven_days_to",
                        {{"day", to_today ? pass.words("progress.today") : date_text(pass.words, told.day)}});
    }
    for (const Series& series : every_series) {
      if (told.*series.level)
        hint += ", " + named(pass.words, "pain_told", series.name) + " " + pain_text(told.*series.level);
    }
    brush.hint(column, hint);
  }
  for (const Series& series : {every_series[2], every_series[0], every_series[1]}) {
    std::optional<ImVec2> from;
    for (const DayPain& told : summary.pains) {
      if (!(told.*series.level)) continue;
      const ImVec2 to(x_of(told.day), y_of(*(told.*series.level)));
      if (from) brush.line(*from, to, colour_of(colours, series.mark), brush.px(2));
      from = to;
    }
    for (const DayPain& told : summary.pains) {
      if (told.*series.level) draw_mark(brush, {x_of(told.day), y_of(*(told.*series.level))}, series.mark);
    }
  }
  dates(pass, axis, plot, summary.today, summary.pain_days);
}

constexpr double sitting_height = 46.0;

/// As many of the last sittings as there is room for.
void sittings(const Pass& pass, const Rect& rect, const Summary& summary) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  Rect rest = section(pass, rect, pass.words("progress.last_sittings"));
  for (const SittingDone& sitting : summary.sittings) {
    if (rest.height() < brush.px(sitting_height) - 1) break;
    Rect row = inset(cut_top(rest, brush.px(sitting_height)), 0, brush.px(4));
    if (sitting.before || sitting.after) {
      const auto level = [](const std::optional<int>& told) { return told ? std::to_string(*told) : "\xE2\x80\x93"; };
      const std::string words = level(sitting.before) + " \xE2\x86\x92 " + level(sitting.after);
      const Rect side = cut_right(row, brush.px(54), brush.px(8));
      brush.text(side, brush.types().strong, colours.ink, words, Align::right);
      if (is_pointed_at(side)) brush.hint(side, pass.words("progress.pain_before_and_after"));
    }
    std::string title = title_of(pass.tutor.library, sitting.routine, sitting.title);
    while (brush.width_of(brush.types().text, title) > row.width() && title.rfind(' ') != std::string::npos) {
      title.erase(title.rfind(' '));
    }
    brush.text(cut_top(row, brush.px(20)), brush.types().text, colours.ink, title);
    std::string below = day_text(pass.words, sitting.day, summary.today);
    if (sitting.sets > 0) below += " \xC2\xB7 " + minutes_text(pass.words, sitting.seconds);
    const std::string more = " \xC2\xB7 " + pass.words.counted("progress.sets_done", sitting.sets);
    if (sitting.sets > 0 && brush.width_of(brush.types().small, below + more) <= row.width()) below += more;
    brush.text(row, brush.types().small, colours.faint, below);
  }
}

/// Before anything was done: what will stand here, and the way to it.
void invitation(const Pass& pass, const Rect& rest) {
  Brush& brush = pass.brush;
  const Colours& colours = brush.colours();
  constexpr const char* lines[] = {"progress.invitation_first_line", "progress.invitation_second_line"};
  const float ring = brush.px(pass.layout.compact ? 76 : 132);
  Rect all = middle_of(rest, rest.width(), ring + brush.px(20 + 34 + 10 + 2 * 22 + 20 + 44));
  const Rect top = cut_top(all, ring, brush.px(20));
  brush.ring(top.centre(), ring / 2 - brush.px(6), brush.px(10), 0.0, colours.accent, colours.rest);
  brush.symbol(top, icon::progress, colours.accent, 1.6F);
  brush.text(cut_top(all, brush.px(34), brush.px(10)), brush.types().title, colours.ink,
             pass.words("progress.your_first_day"), Align::centre);
  for (const char* line : lines) {
    brush.text(cut_top(all, brush.px(22)), brush.types().text, colours.faint, pass.words(line), Align::centre);
  }
  cut_top(all, brush.px(20));
  const Rect button = middle_of(cut_top(all, brush.px(44)), brush.px(200), brush.px(44));
  if (brush.button("choose what to do", button, pass.words("progress.choose_what_to_do"), Face::accent)) {
    pass.actions.push_back(GoTo{Place::today});
  }
}

}  // namespace

void progress_page(const Pass& pass, Rect rest) {
  Brush& brush = pass.brush;
  const Summary summary = summary_of(pass.tutor);
  if (summary.sittings.empty()) return invitation(pass, rest);
  brush.text(cut_top(rest, brush.px(36), brush.px(pass.layout.compact ? 8 : 16)), brush.types().title,
             brush.colours().ink, pass.words("place.progress"));
  const float gap = brush.px(12);
  const bool is_wide = rest.width() > brush.px(820);
  const float week_height = brush.px(210);
  const float numbers_height = brush.px(104);
  const float heading = brush.px(22 + 10 + 24);
  const float list_height = heading + brush.px(sitting_height) * static_cast<float>(std::min<std::size_t>(summary.sittings.size(), 12));
  const float left_height = week_height + gap + numbers_height + gap + heading + brush.px(3 * sitting_height);
  const float height = is_wide ? std::max(rest.height(), left_height)
                               : week_height + numbers_height + list_height + brush.px(220 + 260) + 4 * gap;
  Rect inner = brush.begin_scroll("progress", rest, height);
  if (is_wide) {
    Rect left = cut_left(inner, std::min(brush.px(400), inner.width() * 0.31F), gap);
    week(pass, cut_top(left, week_height, gap), summary);
    numbers(pass, cut_top(left, numbers_height, gap), summary);
    sittings(pass, left, summary);
    minutes(pass, cut_top(inner, inner.height() * 0.42F, gap), summary);
    pain(pass, inner, summary);
  } else {
    week(pass, cut_top(inner, week_height, gap), summary);
    numbers(pass, cut_top(inner, numbers_height, gap), summary);
    minutes(pass, cut_top(inner, brush.px(220), gap), summary);
    pain(pass, cut_top(inner, brush.px(260), gap), summary);
    sittings(pass, inner, summary);
  }
  brush.end_scroll();
}

}  // namespace windlass::app
