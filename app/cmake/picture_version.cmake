# Run at build time: cmake -D ROOT=… -D OUT=… -P picture_version.cmake
# Writes a header with a hash of the sources that draw thumbnails, so that changed code draws kept ones again.
file(GLOB sources "${ROOT}/engine/scene/*" "${ROOT}/engine/render/*" "${ROOT}/assets/shaders/*" "${ROOT}/app/take.*"
  "${ROOT}/app/thumbnails.*")
set(hashes "")
foreach(source IN LISTS sources)
  file(SHA1 "${source}" hash)
  string(APPEND hashes "${hash}")
endforeach()
string(SHA1 version "${hashes}")
file(CONFIGURE OUTPUT "${OUT}" CONTENT
[[// Made by app/cmake/picture_version.cmake.
#pragma once

namespace windlass::app {

/// Of what draws thumbnails: changes when it does.
inline constexpr const char* picture_version = "@version@";

}  // namespace windlass::app
]] @ONLY)
