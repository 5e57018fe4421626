#include "app/learning.hpp"

namespace windlass::app {

void apply(Learning& learning, const LearnAction& action) {
  struct Applier {
    Learning& l;
    void operator()(const OpenCard& a) const { l.card = a.id; }
    void operator()(const OpenTopic& a) const { l.topic = a.id; }
    void operator()(const FindCard& a) const {
      l.card.clear();
      l.search = a.words;
    }
    void operator()(const ShowShot&) const {}  // changes what is shown, not what is read
  };
  std::visit(Applier{learning}, action);
}

}  // namespace windlass::app
