# Run at build time: cmake -D ROOT=… -D OUT=… -P code_version.cmake
# Writes a header with a hash of the baker's sources, so that changed code bakes again and a changed date does not.
file(GLOB sources "${ROOT}/engine/sculpt/*" "${ROOT}/engine/base/*" "${ROOT}/engine/text/table.*"
  "${ROOT}/engine/text/rig_table.*" "${ROOT}/engine/anatomy/body.*" "${ROOT}/engine/anatomy/rig.*")
set(hashes "")
foreach(source IN LISTS sources)
  file(SHA1 "${source}" hash)
  string(APPEND hashes "${hash}")
endforeach()
string(SHA1 version "${hashes}")
file(CONFIGURE OUTPUT "${OUT}" CONTENT
[[// Made by app/cmake/code_version.cmake.
#pragma once

namespace windlass::app {

/// Of the baker's sources: changes when they do.
inline constexpr const char* code_version = "@version@";

}  // namespace windlass::app
]] @ONLY)
