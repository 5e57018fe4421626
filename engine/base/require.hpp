#pragma once
// Always-on assertion for a caller's mistake. Faults in input are `base::Error`s, never this.
#include <cstdio>
#include <cstdlib>

#define WINDLASS_REQUIRE(condition)                                                        \
  do {                                                                                     \
    if (!(condition)) {                                                                    \
      std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                        \
    }                                                                                      \
  } while (false)
