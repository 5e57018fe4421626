# SQLite::SQLite3: from the system or vcpkg, else upstream's single source.
find_package(SQLite3 3.37 QUIET)  # the first with STRICT tables
if(NOT SQLite3_FOUND)
  enable_language(C)
  FetchContent_Declare(sqlite URL https://www.sqlite.org/2024/sqlite-amalgamation-3470200.zip)
  FetchContent_MakeAvailable(sqlite)
  add_library(windlass_sqlite STATIC "${sqlite_SOURCE_DIR}/sqlite3.c")
  target_include_directories(windlass_sqlite SYSTEM PUBLIC "${sqlite_SOURCE_DIR}")
  target_link_libraries(windlass_sqlite PUBLIC Threads::Threads ${CMAKE_DL_LIBS})
  add_library(SQLite::SQLite3 ALIAS windlass_sqlite)
endif()
