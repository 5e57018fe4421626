# Run at build time: cmake -D ROOT=… -D OUT=… -P code_version.cmake
# Writes a header with hashes of the baker's sources and of those that compile clips, so that changed code bakes and
# compiles again and a changed date does not.
function(hash_sources result)
  file(GLOB sources ${ARGN})
  set(hashes "")
  foreach(source IN LISTS sources)
    file(SHA1 "${source}" hash)
    string(APPEND hashes "${hash}")
  endforeach()
  string(SHA1 version "${hashes}")
  set(${result} "${version}" PARENT_SCOPE)
endfunction()
hash_sources(version "${ROOT}/engine/sculpt/*" "${ROOT}/engine/base/*" "${ROOT}/engine/text/table.*"
  "${ROOT}/engine/text/rig_table.*" "${ROOT}/engine/anatomy/body.*" "${ROOT}/engine/anatomy/rig.*")
hash_sources(clip_version "${ROOT}/engine/base/*" "${ROOT}/engine/anatomy/*" "${ROOT}/engine/motion/*"
  "${ROOT}/engine/choreography/*" "${ROOT}/engine/content/read*")
file(CONFIGURE OUTPUT "${OUT}" CONTENT
[[// Made by app/cmake/code_version.cmake.
#pragma once

namespace windlass::app {

/// Of the baker's sources: changes when they do.
inline constexpr const char* code_version = "@version@";

/// Of what turns content into clips.
inline constexpr const char* clip_version = "@clip_version@";

}  // namespace windlass::app
]] @ONLY)
