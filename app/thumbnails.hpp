#pragma once
// Thumbnails: stills of demonstrations, made when a page wants them and kept on disk; the one that moves, drawn live.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/gallery.hpp"
#include "app/take.hpp"
#include "engine/content/kept_files.hpp"
#include "engine/render/sheet.hpp"
#include "engine/render/target.hpp"

namespace windlass::app {

/// An OpenGL context must be current throughout.
class Thumbnails : public Gallery {
 public:
  /// Draws a pose of the right side, seen as the look says, over the whole of the target.
  using Draw = std::function<void(const motion::Pose&, const scene::Look&, const render::Target&)>;

  /// `folder`: where stills are kept between runs of the program; empty: nowhere.
  explicit Thumbnails(const std::string& folder);

  ImTextureID texture_of(const Tutor& tutor, const PictureWish& wish) const override;

  /// Sees to what a page wishes for, `dt` seconds after it last did so: draws the one that moves, then loads or makes
  /// stills until `budget` seconds have gone by, at least one.
  void see_to(const Tutor& tutor, const std::vector<PictureWish>& wishes, double dt, double budget, const Draw& draw);

  /// Whether one moves.
  bool is_moving() const;
  /// Whether a call with the same wishes would find more to do.
  bool can_go_on(const Tutor& tutor) const;
  /// The demonstrations whose clips it lacks, what moves first.
  const std::vector<int>& waiting() const { return waiting_; }
  /// Bytes of all textures.
  std::size_t size() const;

 private:
  struct Still {
    render::Sheet sheet;
    std::uint64_t used = 0;  ///< The last call that wished for it.
  };
  /// The one that moves.
  struct Live {
    std::uint64_t key = 0;
    std::shared_ptr<const motion::Clip> clip;
    Take take;
    render::Target target;
    render::Sheet sheet;
    double elapsed = 0.0;  ///< s since it began to move …
    double rests = 0.0;    ///< … and when it comes to rest.
    bool is_pointed = false;
  };

  void move(const Tutor& tutor, const std::vector<PictureWish>& wishes, double dt, const Draw& draw);
  bool load(std::uint64_t key, const glm::ivec2& size);
  void make(const Tutor& tutor, const PictureWish& wish, const motion::Clip& clip, const Draw& draw);
  void add(std::uint64_t key, const base::Image& image);
  void make_room();

  std::unique_ptr<content::KeptFiles> files_;
  std::shared_ptr<choreography::Clips> clips_;  ///< Of the body's own shape, not the one that a demonstration asks for.
  std::map<std::uint64_t, Still> stills_;
  std::optional<render::Target> target_;  ///< What stills are drawn on while there are some to make.
  std::optional<Live> live_;
  std::vector<int> waiting_;
  bool unfinished_ = false;
  std::uint64_t calls_ = 0;
};

}  // namespace windlass::app
