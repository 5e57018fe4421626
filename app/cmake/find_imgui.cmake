# Dear ImGui: vcpkg's CMake package, Debian's libimgui-dev (library with SDL2 and OpenGL3 back-ends compiled
# in), or upstream's sources. The SDL back-end's header is imgui_impl_sdl.h up to 1.89 and imgui_impl_sdl2.h after.
add_library(windlass_imgui INTERFACE)
find_package(imgui CONFIG QUIET)
find_path(WINDLASS_IMGUI_DIR imgui.h PATH_SUFFIXES imgui)
find_library(WINDLASS_IMGUI_LIBRARY imgui)
if(TARGET imgui::imgui)
  target_link_libraries(windlass_imgui INTERFACE imgui::imgui)
elseif(WINDLASS_IMGUI_DIR AND WINDLASS_IMGUI_LIBRARY)
  find_library(WINDLASS_STB_LIBRARY stb REQUIRED)
  find_package(Freetype QUIET)
  target_include_directories(windlass_imgui SYSTEM INTERFACE
    "${WINDLASS_IMGUI_DIR}" "${WINDLASS_IMGUI_DIR}/backends")
  target_link_libraries(windlass_imgui INTERFACE
    ${WINDLASS_IMGUI_LIBRARY} ${WINDLASS_STB_LIBRARY} $<TARGET_NAME_IF_EXISTS:Freetype::Freetype> SDL2::SDL2 ${CMAKE_DL_LIBS})
else()
  FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.91.5)
  FetchContent_MakeAvailable(imgui)
  add_library(windlass_imgui_sources STATIC
    ${imgui_SOURCE_DIR}/imgui.cpp ${imgui_SOURCE_DIR}/imgui_draw.cpp ${imgui_SOURCE_DIR}/imgui_tables.cpp
    ${imgui_SOURCE_DIR}/imgui_widgets.cpp ${imgui_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp
    ${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp ${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(windlass_imgui_sources SYSTEM PUBLIC
    ${imgui_SOURCE_DIR} ${imgui_SOURCE_DIR}/backends ${imgui_SOURCE_DIR}/misc/cpp)
  target_link_libraries(windlass_imgui_sources PUBLIC SDL2::SDL2 ${CMAKE_DL_LIBS})
  target_link_libraries(windlass_imgui INTERFACE windlass_imgui_sources)
endif()
