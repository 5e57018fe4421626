# windlass_flite: the voice. Neither CMake package nor pkg-config data exist for it; where it is missing, Windlass is built
# without a voice and says so.
option(WINDLASS_SPEECH "Speak with flite where it is found" ON)
add_library(windlass_flite INTERFACE)
find_path(WINDLASS_FLITE_DIR flite/flite.h)
set(flite_libraries)
foreach(name flite_cmu_us_slt flite_usenglish flite_cmulex flite)  # each needs those after it
  find_library(WINDLASS_LIB_${name} ${name})
  list(APPEND flite_libraries ${WINDLASS_LIB_${name}})
endforeach()
list(LENGTH flite_libraries flite_count)
if(WINDLASS_SPEECH AND WINDLASS_FLITE_DIR AND flite_count EQUAL 4)
  target_include_directories(windlass_flite SYSTEM INTERFACE "${WINDLASS_FLITE_DIR}")
  target_link_libraries(windlass_flite INTERFACE ${flite_libraries})
  target_compile_definitions(windlass_flite INTERFACE WINDLASS_HAS_FLITE)
else()
  message(STATUS "flite is not used: Windlass will not speak")
endif()
