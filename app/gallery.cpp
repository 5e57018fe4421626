#include "app/gallery.hpp"

#include <algorithm>
#include <cmath>

#include "app/panel.hpp"
#include "app/take.hpp"

namespace windlass::app {
namespace {

constexpr float aspect = static_cast<float>(take_aspect);

}  // namespace

std::vector<int> portrayed(const routine::Library& library, const routine::Routine& routine) {
  std::vector<int> all;
  for (const routine::Item& item : routine.items) {
    const auto& version = library.demonstrations[static_cast<std::size_t>(item.demonstration)].version;
    const auto found = version.of.empty() ? std::nullopt : routine::find_demonstration(library, version.of);
    const int original = found.value_or(item.demonstration);
    if (std::find(all.begin(), all.end(), original) == all.end()) all.push_back(original);
  }
  return all;
}

void thumbnail(const Pass& pass, const Rect& rect, int demonstration, Moving moving, ImDrawFlags corners) {
  if (!pass.brush.is_in_sight(rect)) return;
  const float height = std::max(rect.height(), rect.width() / aspect);  // of all of it, cut off or not
  const bool is_asked = pass.tutor.guide.step != routine::Step::none;     // what is behind a question keeps still
  const PictureWish wish{demonstration,
                         {static_cast<int>(std::lround(aspect * height)), static_cast<int>(std::lround(height))},
                         moving != Moving::no && !is_asked && !pass.tutor.view.reduced_motion,
                         moving == Moving::pointed_at};
  pass.pictures.push_back(wish);
  const ImTextureID texture = pass.gallery != nullptr ? pass.gallery->texture_of(pass.tutor, wish) : ImTextureID{};
  pass.brush.image(rect, texture, aspect, pass.brush.px(10), corners);
}

void thumbnails(const Pass& pass, const Rect& rect, const routine::Routine& routine, Moving moving,
                ImDrawFlags corners) {
  const std::vector<int> all = portrayed(pass.tutor.library, routine);
  const float gap = std::round(pass.brush.px(2));
  Rect first = rect;
  if (all.size() >= 3) {  // the first one, and two more above each other
    Rect more = cut_right(first, std::round(rect.width() * 0.34F), gap);
    const Rect upper = cut_top(more, std::round((rect.height() - gap) / 2), gap);
    thumbnail(pass, upper, all[1], Moving::no, corners & ImDrawFlags_RoundCornersTopRight);
    thumbnail(pass, more, all[2], Moving::no, corners & ImDrawFlags_RoundCornersBottomRight);
    corners &= ImDrawFlags_RoundCornersLeft;
  } else if (all.size() == 2) {
    const Rect second = cut_right(first, std::round((rect.width() - gap) / 2), gap);
    thumbnail(pass, second, all[1], Moving::no, corners & ImDrawFlags_RoundCornersRight);
    corners &= ImDrawFlags_RoundCornersLeft;
  }
  if (!all.empty()) thumbnail(pass, first, all[0], moving, corners);
}

}  // namespace windlass::app
