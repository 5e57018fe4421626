# Settings that every target of ours shares, each flag with its reason.
add_library(windlass_options INTERFACE)

option(WINDLASS_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
option(WINDLASS_WERROR "Treat warnings as errors" ON)

if(MSVC)
  target_compile_options(windlass_options INTERFACE
    /W4            # the level at which MSVC's warnings match the list below
    /permissive-   # standard C++, so that what compiles here compiles elsewhere
    /utf-8)        # sources are UTF-8
  if(WINDLASS_WERROR)
    target_compile_options(windlass_options INTERFACE /WX)
  endif()
else()
  target_compile_options(windlass_options INTERFACE
    -Wall -Wextra          # the common mistakes
    -Wpedantic             # standard C++ only: three compilers must agree
    -Wshadow               # a shadowed name once hid a wrong loop bound in everyone's code
    -Wconversion           # float/double and signed/unsigned are units bugs in disguise
    -Wno-sign-conversion   # indices from int tables would need a cast on every line
    -Wnon-virtual-dtor     # deletes through a base leak
    -Woverloaded-virtual   # an override that does not override
    -Wold-style-cast       # C casts hide what they do
    -Wnull-dereference     # a crash the compiler can already see
    -Wformat=2)            # printf formats are checked
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(windlass_options INTERFACE
      -Wduplicated-cond -Wlogical-op   # copy-and-paste conditions
      # g++ 12 reports these inside the standard library once everything is inlined.
      -Wno-maybe-uninitialized -Wno-null-dereference -Wno-array-bounds -Wno-stringop-overflow -Wno-restrict)
  endif()
  if(WINDLASS_WERROR)
    target_compile_options(windlass_options INTERFACE -Werror)
  endif()
endif()

if(WINDLASS_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=address,undefined)
endif()

# A compiler cache only makes rebuilds quicker; nothing depends on it.
find_program(WINDLASS_CCACHE ccache)
if(WINDLASS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${WINDLASS_CCACHE}")
endif()
