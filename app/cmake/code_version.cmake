# Run at build time: cmake -D ROOT=… -D OUT=… -D WORDS_ONLY=… -P code_version.cmake
# Writes a header with hashes of the baker's sources, of those that compile clips and of those that draw thumbnails, so
# that changed code bakes, compiles and draws again and a changed date does not. Clips do not depend on sources that match
# WORDS_ONLY.
function(hash_sources result)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "EXCEPT" "")
  file(GLOB sources ${arg_UNPARSED_ARGUMENTS})
  if(arg_EXCEPT)
    list(FILTER sources EXCLUDE REGEX "${arg_EXCEPT}")
  endif()
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
hash_sources(clip_version EXCEPT "${WORDS_ONLY}" "${ROOT}/engine/base/*" "${ROOT}/engine/anatomy/*" "${ROOT}/engine/motion/*"
  "${ROOT}/engine/choreography/*" "${ROOT}/engine/content/read*")
hash_sources(picture_version "${ROOT}/engine/scene/*" "${ROOT}/engine/render/*" "${ROOT}/assets/shaders/*"
  "${ROOT}/app/take.*" "${ROOT}/app/thumbnails.*")
file(CONFIGURE OUTPUT "${OUT}" CONTENT
[[// Made by app/cmake/code_version.cmake.
#pragma once

namespace windlass::app {

/// Of the baker's sources: changes when they do.
inline constexpr const char* code_version = "@version@";

/// Of what turns content into clips.
inline constexpr const char* clip_version = "@clip_version@";

/// Of what draws thumbnails.
inline constexpr const char* picture_version = "@picture_version@";

}  // namespace windlass::app
]] @ONLY)
