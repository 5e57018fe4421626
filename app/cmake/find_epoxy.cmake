# libepoxy has pkg-config data and, from vcpkg, pkg-config data too; it has no CMake package of its own.
find_package(PkgConfig REQUIRED)
pkg_check_modules(EPOXY REQUIRED IMPORTED_TARGET epoxy)
add_library(windlass_epoxy INTERFACE)
target_link_libraries(windlass_epoxy INTERFACE PkgConfig::EPOXY)
