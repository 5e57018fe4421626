# Every library comes from the system where it is there; elsewhere the pinned release is fetched.
include(FetchContent)
set(FETCHCONTENT_TRY_FIND_PACKAGE_MODE OPT_IN)
set(FETCHCONTENT_QUIET ON)

find_package(Threads REQUIRED)

# Each call: name, what find_package needs, repository, tag.
macro(windlass_dependency name repository tag)
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON SYSTEM
    FIND_PACKAGE_ARGS ${ARGN})
  FetchContent_MakeAvailable(${name})
endmacro()

windlass_dependency(glm https://github.com/g-truc/glm.git 1.0.1)
set(ASSIMP_BUILD_TESTS OFF)
set(ASSIMP_BUILD_ASSIMP_TOOLS OFF)
windlass_dependency(assimp https://github.com/assimp/assimp.git v5.4.3 5.2)
windlass_dependency(SDL2 https://github.com/libsdl-org/SDL.git release-2.30.9)
windlass_dependency(tomlplusplus https://github.com/marzer/tomlplusplus.git v3.4.0)
windlass_dependency(meshoptimizer https://github.com/zeux/meshoptimizer.git v0.22)
windlass_dependency(CLI11 https://github.com/CLIUtils/CLI11.git v2.4.2)
windlass_dependency(nlohmann_json https://github.com/nlohmann/json.git v3.11.3)

if(NOT TARGET meshoptimizer::meshoptimizer)
  add_library(meshoptimizer::meshoptimizer ALIAS meshoptimizer)
endif()

include(find_sqlite)  # SQLite::SQLite3
include(find_epoxy)  # windlass_epoxy: pkg-config, or vcpkg's package
include(find_ceres)  # windlass_ceres: headers only, over Eigen
include(find_stb)    # windlass_stb: headers only
include(find_imgui)  # windlass_imgui: Debian's library with its back-ends, or upstream's sources
include(find_flite)  # windlass_flite: the voice, where there is one
