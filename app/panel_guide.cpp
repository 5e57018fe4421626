// What a sitting asks and says: notice and red flags, gates, pain, Start; stopping; how it was.
#include <algorithm>
#include <set>

#include "app/chips.hpp"
#include "app/panel.hpp"
#include "app/words.hpp"

namespace windlass::app {
namespace {

using routine::GuideAction;
using routine::Step;

/// A line that can be ticked.
void tick(const Pass& pass, Flow& flow, const std::string& name, std::string_view words, bool is_ticked,
          const GuideAction& action) {
  Brush& brush = flow.brush();
  const Rect row = flow.row(30, 2);
  if (!flow.draws()) return;
  bool hovered = false;
  if (brush.place(name, row, &hovered)) pass.actions.push_back(action);
  if (hovered || is_ticked) brush.fill(row, is_ticked ? brush.colours().tint : brush.colours().raised, brush.px(8));
  Rect rest = inset(row, brush.px(8), 0);
  const Rect box = middle_of(cut_left(rest, brush.px(18), brush.px(10)), brush.px(18), brush.px(18));
  if (is_ticked) brush.fill(box, brush.colours().accent, brush.px(4));
  brush.outline(box, is_ticked ? brush.colours().accent : brush.colours().faint, brush.px(4));
  if (is_ticked) brush.symbol(box, icon::check, brush.colours().on_accent, 0.8F);
  brush.text(rest, brush.types().text, brush.colours().ink, words);
}

/// Eleven levels, from 0 to 10, and the word for the one that was told.
void pain_scale(const Pass& pass, Flow& flow, const std::string& name, std::string_view question,
                const std::optional<int>& told, const std::function<Action(int)>& tell) {
  Brush& brush = flow.brush();
  flow.space(8);
  flow.strong(question);
  const Rect row = flow.row(36, 4);
  if (flow.draws()) {
    for (int level = 0; level <= 10; ++level) {
      brush.about(question);
      if (brush.choice(name + " " + std::to_string(level), column_of(row, level, 11, brush.px(3)), std::to_string(level),
                       told == level)) {
        pass.actions.push_back(tell(level));
      }
    }
  }
  const auto& words = pass.tutor.library.safety.pain.words;
  flow.faint(told ? words[static_cast<std::size_t>(*told)] : pass.words("guide.pain_scale"));
}

Action tell_pain(int level) {
  return GuideAction(routine::TellPain{level});
}

void check(const Pass& pass, Flow& flow) {
  const routine::Safety& safety = pass.tutor.library.safety;
  flow.heading(safety.notice.title);
  flow.text(safety.notice.text);
  flow.space(4);
  flow.strong(safety.check.title);
  flow.faint(safety.check.text);
  for (const routine::RedFlag& flag : safety.flags) {
    if (flag.kind == routine::RedFlag::Kind::explains) continue;
    const bool is_ticked = pass.tutor.guide.flags.contains(flag.id);
    tick(pass, flow, "flag " + flag.id, flag.statement, is_ticked, routine::CheckFlag{flag.id, !is_ticked});
    if (is_ticked) flow.faint(flag.advice);
  }
}

void held_back(const Pass& pass, Flow& flow) {
  const routine::Safety& safety = pass.tutor.library.safety;
  flow.heading(safety.held_back.title);
  flow.text(safety.held_back.text);
  for (const std::string& point : safety.held_back.points) flow.point(point);
  for (const std::string& id : pass.tutor.guide.flags) {
    if (const routine::RedFlag* flag = routine::find_flag(safety, id)) flow.point(flag->advice);
  }
  for (const routine::RedFlag& flag : safety.flags) {
    if (flag.kind == routine::RedFlag::Kind::explains) flow.faint(flag.statement);
  }
  flow.space(4);
  tick(pass, flow, "seen by a professional", safety.confirmation, pass.tutor.guide.seen,
       routine::SeenByProfessional{!pass.tutor.guide.seen});
}

void gate(const Pass& pass, Flow& flow, const routine::Gate& gate) {
  Brush& brush = flow.brush();
  const auto answer = pass.tutor.guide.answers.find(gate.id);
  const bool is_answered = answer != pass.tutor.guide.answers.end();
  flow.strong(gate.question);
  const Rect row = flow.row(34, 6);
  if (flow.draws()) {
    for (const bool yes : {true, false}) {
      const Rect place = column_of(row, yes ? 0 : 1, 4, brush.px(8));
      const std::string word = pass.words(yes ? "guide.yes" : "guide.no");
      brush.about(gate.question);
      if (brush.choice("gate " + gate.id + (yes ? " yes" : " no"), place, word, is_answered && answer->second == yes)) {
        pass.actions.push_back(GuideAction(routine::AnswerGate{gate.id, yes}));
      }
    }
  }
  if (is_answered && answer->second != gate.passes) flow.faint(gate.otherwise);
}

/// So much pain speaks against beginning.
bool hurts_too_much(const Tutor& tutor) {
  const routine::PainScale& scale = tutor.library.safety.pain;
  return tutor.guide.pain && routine::before_start(*tutor.guide.pain, scale) == routine::PainAdvice::get_checked;
}

/// An item of what will be done, with the ways to an easier and a harder step where there are some.
void item_row(const Pass& pass, Flow& flow, int item, bool is_out) {
  Brush& brush = flow.brush();
  const Tutor& tutor = pass.tutor;
  const auto& all = tutor.library.demonstrations;
  const routine::Item& now = tutor.guide.routine.items[static_cast<std::size_t>(item)];
  const auto& demonstration = all[static_cast<std::size_t>(now.demonstration)];
  const routine::Steps steps = routine::steps_in(tutor.guide.routine, item, tutor.library);
  const std::string words = is_out ? pass.words("guide.left_out", {{"title", demonstration.title}}) : demonstration.title;
  if (steps.easier.empty() && steps.harder.empty()) {
    flow.point(words);
    return;
  }
  const std::string number = std::to_string(item);
  const auto swap = [&](const std::string& id) { pass.actions.push_back(GuideAction(routine::Swap{item, id})); };
  const auto title = [&](const std::string& id) -> const std::string& {
    return all[static_cast<std::size_t>(*routine::find_demonstration(tutor.library, id))].title;
  };
  const auto point = [&](Flow& into) { into.point(words); };
  const float beside = 2 * brush.px(76 + 6);
  const float height = height_of(brush, flow.row(0, 0).width() - beside, point);
  Rect row = flow.row(std::max(28.0, static_cast<double>(height / brush.px(1))), 4);
  if (flow.draws()) {
    const auto place = [&] {
      const Rect rect = cut_right(row, brush.px(76), brush.px(6));
      return Rect{rect.min, {rect.max.x, rect.min.y + brush.px(26)}};
    };
    const Rect harder = place();
    const Rect easier = place();
    if (!steps.harder.empty() &&
        brush.choice("harder " + number, harder, pass.words("ladder.harder"), tutor.planning.item == item,
                     title(steps.harder.front()))) {
      if (steps.harder.size() == 1) {
        swap(steps.harder.front());
      } else {
        pass.actions.push_back(PlanningAction(ListHarder{item}));
      }
    }
    if (!steps.easier.empty() && brush.choice("easier " + number, easier, pass.words("ladder.easier"), false,
                                              title(steps.easier.front()))) {
      swap(steps.easier.front());
    }
    row.min.y += std::max(0.0F, (brush.px(26) - height) / 2);
    Flow beside_them(brush, row, true);
    point(beside_them);
  }
  if (tutor.planning.item != item) return;
  std::vector<Chip> chosen;
  for (const std::string& id : steps.harder) chosen.push_back({"harder " + id, title(id), false});
  const int pressed = chips(flow, "", chosen);
  if (pressed >= 0) swap(steps.harder[static_cast<std::size_t>(pressed)]);
}

void before(const Pass& pass, Flow& flow) {
  const Tutor& tutor = pass.tutor;
  const routine::Guide& guide = tutor.guide;
  const routine::Routine routine = routine::prepared(guide, tutor.library);
  const double total = routine.items.empty() ? 0.0 : routine::timeline_of(routine, tutor.library, {}).duration;
  flow.heading(guide.routine.title);
  if (hurts_too_much(tutor)) {
    const auto& advice = tutor.library.safety.pain.advice;
    const auto said = advice.find(routine::PainAdvice::get_checked);
    if (said != advice.end()) flow.strong(said->second);  // where it is seen, whatever the size
    flow.space(8);
  }
  flow.text(guide.routine.summary);
  for (const std::string& id : routine::gates_of(guide.routine, tutor.library)) {
    if (const routine::Gate* found = routine::find_gate(tutor.library.safety, id)) gate(pass, flow, *found);
  }
  pain_scale(pass, flow, "pain", tutor.library.safety.pain.questions[0], guide.pain, tell_pain);
  const auto out = routine::left_out(guide.routine, tutor.library, guide.answers);
  flow.space(8);
  flow.strong(pass.words(routine.items.empty() ? "guide.nothing_is_left"
                         : out.empty()         ? "guide.in_all"
                                               : "guide.in_all_without",
                         {{"time", length_text(total, pass.words)}}));
  std::set<std::string> told;
  for (std::size_t i = 0; i < guide.routine.items.size(); ++i) {
    const auto& demonstration =
        tutor.library.demonstrations[static_cast<std::size_t>(guide.routine.items[i].demonstration)];
    const bool is_out = std::any_of(out.begin(), out.end(), [&](const auto& o) { return o.item == static_cast<int>(i); });
    item_row(pass, flow, static_cast<int>(i), is_out);
    for (const std::string& caution : demonstration.advice.cautions) {
      if (!is_out && told.insert(caution).second) flow.note(caution);
    }
  }
  flow.faint(tutor.library.safety.modify_or_stop.text);
}

void stopped(const Pass& pass, Flow& flow) {
  const routine::Safety& safety = pass.tutor.library.safety;
  const auto& kind = pass.tutor.guide.stop_pain;
  const routine::Notice& notice = kind ? safety.stop : safety.need_to_stop;
  flow.heading(notice.title);
  flow.text(notice.text);
  for (const std::string& point : notice.points) flow.point(point);
  flow.space(6);
  flow.strong(pass.words("guide.stop_pain_question"));
  for (std::size_t i = 0; i < safety.stop_pains.size(); ++i) {
    const routine::StopPain& pain = safety.stop_pains[i];
    tick(pass, flow, "stop pain " + pain.name,
         name_text(pass.words, "safety.stop_pain." + pain.name + ".name", pain.name) + ": " + pain.text,
         kind == static_cast<int>(i), routine::NameStopPain{static_cast<int>(i)});
  }
  pain_scale(pass, flow, "pain", safety.pain.questions[1], pass.tutor.guide.pain, tell_pain);
}

void after(const Pass& pass, Flow& flow) {
  const Tutor& tutor = pass.tutor;
  const routine::Guide& guide = tutor.guide;
  const routine::Safety& safety = tutor.library.safety;
  flow.heading(pass.words("guide.done"));
  std::vector<routine::SetRecord> sets;
  std::optional<int> pain_before;
  if (guide.practice) {
    const std::string& id = guide.practice->sitting.id;
    for (const routine::SetRecord& set : guide.history.sets) {
      if (set.sitting == id) sets.push_back(set);
    }
    for (const routine::PainRecord& pain : guide.history.pains) {
      if (pain.sitting == id && pain.moment == routine::PainMoment::before) pain_before = pain.level;
    }
  }
  const auto [right, left] = routine::seconds_by_side(sets);
  flow.text(pass.words.counted(tutor.unsaved == 0 ? "guide.what_was_done" : "guide.what_is_unsaved",
                               static_cast<int>(sets.size()),
                               {{"right", length_text(right, pass.words)}, {"left", length_text(left, pass.words)}}));
  pain_scale(pass, flow, "pain", safety.pain.questions[1], guide.pain, tell_pain);
  if (!guide.pain) return;
  const routine::PainAdvice advice = routine::after_pain(pain_before.value_or(*guide.pain), *guide.pain, safety.pain,
                                                         routine::find_rule(safety, guide.pain_rule));
  const auto said = safety.pain.advice.find(advice);
  if (said != safety.pain.advice.end()) flow.text(said->second);
}

struct Card {
  void (*content)(const Pass&, Flow&);
  const char* done;  ///< What its button says (id) …
  Action action;     ///< … and does.
  const char* other = nullptr;
  bool is_advised = true;  ///< Else the other button stands out.
};

std::optional<Card> card_of(const Pass& pass) {
  const routine::Guide& guide = pass.tutor.guide;
  switch (guide.step) {
    case Step::check:
      return Card{check, guide.flags.empty() ? "guide.none_of_these" : "guide.go_on",
                  GuideAction(routine::FinishCheck{})};
    case Step::held_back:
      return Card{held_back, guide.seen ? "guide.go_on" : "guide.look_around",
                  guide.seen ? Action(GuideAction(routine::FinishCheck{})) : Action(GuideAction(routine::Finish{}))};
    case Step::before:
      return Card{before, "guide.start", GuideAction(routine::Start{}), "guide.not_now", !hurts_too_much(pass.tutor)};
    case Step::stopped: return Card{stopped, "guide.close", GuideAction(routine::Finish{})};
    case Step::after: return Card{after, "guide.close", GuideAction(routine::Finish{})};
    case Step::none:
    case Step::running: break;
  }
  return std::nullopt;
}

/// While a routine is done along: what one may want besides looking.
void running_strip(const Pass& pass) {
  Brush& brush = pass.brush;
  const float side = brush.px(40);
  const float gap = brush.px(6);
  const float stop = brush.width_of(brush.types().text, pass.words("guide.need_to_stop")) + brush.px(28);
  const Rect& room = pass.layout.strip;
  const Rect card = middle_of(room, std::min(stop + 5 * (side + gap) + brush.px(16), room.width()), room.height());
  brush.begin_card("running", card);
  Rect rest = inset(card, brush.px(8), brush.px(6));
  const auto ask = [&](const Action& action) { pass.actions.push_back(action); };
  const bool plays = pass.tutor.session.playing;
  if (brush.button("pause or go on", cut_left(rest, side, gap), plays ? icon::pause : icon::play, Face::accent,
                   pass.words(plays ? "guide.pause" : "guide.go_on"))) {
    ask(plays ? routine::Action(routine::Pause{}) : routine::Action(routine::Play{}));
  }
  if (brush.button("set back", cut_left(rest, side, gap), icon::back, Face::raised, pass.words("guide.set_back"))) {
    ask(routine::Action(routine::StepSet{-1}));
  }
  if (brush.button("set again", cut_left(rest, side, gap), icon::restart, Face::raised,
                   pass.words("guide.set_again"))) {
    ask(routine::Action(routine::StepSet{0}));
  }
  if (brush.button("longer", cut_left(rest, side, gap), icon::plus, Face::raised, pass.words("guide.longer"))) {
    ask(routine::Action(routine::Extend{15.0}));
  }
  if (brush.button("set skip", cut_left(rest, side, gap), icon::forward, Face::raised, pass.words("guide.set_skip"))) {
    ask(routine::Action(routine::StepSet{1}));
  }
  if (brush.button("need to stop", rest, pass.words("guide.need_to_stop"), Face::raised,
                   pass.words("guide.need_to_stop_hint"))) {
    ask(GuideAction(routine::Stop{}));
  }
  brush.end_card();
}

}  // namespace

void guide_cards(const Pass& pass, const ImVec2& size) {
  if (pass.layout.strip.height() > 0.0F) running_strip(pass);
  const auto found = card_of(pass);
  if (!found) return;
  Brush& brush = pass.brush;
  const Rect room = inset({{0, 0}, size}, brush.px(14));
  const float width = std::min(brush.px(640), room.width());
  const float frame = brush.px(2 * 24 + 52);
  const auto content = [&](Flow& flow) { found->content(pass, flow); };
  const float height = std::min(height_of(brush, width - brush.px(2 * 24 + 10), content) + frame, room.height());
  const Rect card = middle_of(room, width, height);
  brush.begin_veil("guide card", card, size);
  Rect rest = inset(card, brush.px(24));
  const Rect buttons = cut_bottom(rest, brush.px(42), brush.px(10));
  scrolled(brush, "guide list", rest, content);
  Rect row = buttons;
  if (brush.button("guide done", cut_right(row, brush.px(180), brush.px(8)), pass.words(found->done),
                   found->is_advised ? Face::accent : Face::raised)) {
    pass.actions.push_back(found->action);
  }
  if (found->other != nullptr &&
      brush.button("guide not now", cut_right(row, brush.px(120)), pass.words(found->other),
                   found->is_advised ? Face::raised : Face::accent)) {
    pass.actions.push_back(GuideAction(routine::Finish{}));
  }
  brush.end_card();
}

}  // namespace windlass::app
