# stb is headers only: <prefix>/include/stb/*.h on Debian, <prefix>/include/*.h from vcpkg.
find_path(WINDLASS_STB_DIR stb_image_write.h PATH_SUFFIXES stb)
if(NOT WINDLASS_STB_DIR)
  FetchContent_Declare(stb GIT_REPOSITORY https://github.com/nothings/stb.git
    GIT_TAG f58f558c120e9b32c217290b80bad1a0729fbb2c)
  FetchContent_MakeAvailable(stb)
  set(WINDLASS_STB_DIR "${stb_SOURCE_DIR}" CACHE PATH "stb headers" FORCE)
endif()
add_library(windlass_stb INTERFACE)
target_include_directories(windlass_stb SYSTEM INTERFACE "${WINDLASS_STB_DIR}")
