#include <cstdio>
#include <exception>

#include "app/options.hpp"
#include "app/window.hpp"
#include "engine/base/error.hpp"

namespace {

using namespace windlass;

/// Runs what was asked for; the exit status.
struct Run {
  int operator()(const app::WindowOptions& options) const { return app::run_window(options.own_skin); }
  int operator()(const app::ListOptions& options) const { return app::list(options); }
  int operator()(const app::CheckOptions& options) const { return app::check(options); }
  int operator()(const app::AuditOptions& options) const { return app::audit_content(options); }
  int operator()(const app::TraceOptions& options) const { return app::trace(options); }
  int operator()(const app::ShootOptions& options) const { return app::shoot(options); }
  int operator()(const app::AnatomyOptions& options) const { return app::list_anatomy(options); }
  int operator()(const app::LogOptions& options) const { return app::log(options); }
  int operator()(const app::BenchOptions& options) const { return app::bench(options); }
  int operator()(const app::BakeOptions& options) const { return app::bake(options); }
  int operator()(const app::VoiceOptions& options) const { return app::voice(options); }
  int operator()(const app::PlayOptions& options) const { return app::play(options); }
  int operator()(const app::RemindOptions& options) const { return app::remind(options); }
  int operator()(const app::Done& done) const { return done.status; }
};

}  // namespace

int main(int argc, char** argv) {
  try {
    return std::visit(Run{}, app::options_from(argc, argv));
  } catch (const base::Failure& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "windlass: %s\n", error.what());
  }
  return 1;
}
