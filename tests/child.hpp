#pragma once
// A process to be killed.
#include <csignal>
#include <cstdio>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/catch.hpp"

namespace windlass::tests {

/// A child process that runs `work` with the writing end of a pipe, and exits with what that gives.
class Child {
 public:
  explicit Child(const std::function<int(int)>& work) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    process_ = fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
      close(ends[0]);
      _exit(work(ends[1]));
    }
    close(ends[1]);
    told_ = fdopen(ends[0], "rb");
    REQUIRE(told_ != nullptr);
  }
  ~Child() { std::fclose(told_); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// The reading end of the pipe.
  std::FILE* told() const { return told_; }

  /// Kills it; its status. What it had written by then can still be read.
  int killed() const {
    kill(process_, SIGKILL);
    return ended();
  }

  /// Its status, when it has ended of its own.
  int ended() const {
    int status = -1;
    waitpid(process_, &status, 0);
    return status;
  }

 private:
  pid_t process_ = 0;
  std::FILE* told_ = nullptr;
};

}  // namespace windlass::tests
