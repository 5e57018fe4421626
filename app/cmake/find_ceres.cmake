# windlass_ceres: TinySolver, a header of Ceres Solver that needs Eigen alone. From the system, vcpkg, or fetched.
add_library(windlass_ceres INTERFACE)
windlass_dependency(Eigen3 https://gitlab.com/libeigen/eigen.git 3.4.0)
find_path(CERES_INCLUDE_DIR ceres/tiny_solver.h)
if(NOT CERES_INCLUDE_DIR)
  FetchContent_Declare(ceres_headers GIT_REPOSITORY https://github.com/ceres-solver/ceres-solver.git GIT_TAG 2.2.0
    GIT_SHALLOW ON SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(ceres_headers)
  set(CERES_INCLUDE_DIR "${ceres_headers_SOURCE_DIR}/include")
endif()
target_include_directories(windlass_ceres SYSTEM INTERFACE "${CERES_INCLUDE_DIR}")
target_link_libraries(windlass_ceres INTERFACE Eigen3::Eigen)
