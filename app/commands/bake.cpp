#include "app/commands/bake.hpp"

#include <cstdio>
#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

#include "app/code_version.hpp"
#include "engine/platform/paths.hpp"
#include "engine/sculpt/bake.hpp"

namespace windlass::app {
namespace {

bool a_person_watches() {
#ifdef _WIN32
  return _isatty(_fileno(stderr)) != 0;
#else
  return isatty(fileno(stderr)) != 0;
#endif
}

/// "Baking the body [######------] 48 %  skin", over the line before.
void show(double done, std::string_view what) {
  constexpr int width = 30;
  std::string bar(width, '-');
  bar.replace(0, static_cast<std::size_t>(done * width), static_cast<std::size_t>(done * width), '#');
  std::fprintf(stderr, "\rBaking the body [%s] %3.0f %%  %-20.*s", bar.c_str(), done * 100.0,
               static_cast<int>(what.size()), what.data());
  if (done >= 1.0) std::fprintf(stderr, "\n");
}

}  // namespace

int bake(const BakeOptions& options) {
  const sculpt::BakeFiles files{options.tables.empty() ? platform::find_data("assets/anatomy") : options.tables,
                                options.out, options.cache.empty() ? platform::cache_folder() + "/bake" : options.cache,
                                code_version};
  const bool watched = a_person_watches();
  const bool baked = sculpt::bake(files, [&](double done, std::string_view what) {
    if (watched) show(done, what);
  });
  if (!baked && watched) std::fprintf(stderr, "%s is up to date\n", options.out.c_str());
  return 0;
}

}  // namespace windlass::app
