# Libraries that only the tests use: Catch2 (2 or 3) and nlohmann-json (header-only, MIT licence).
#
# Gives the target rp_test_third_party and the variable RP_CATCH2_MAJOR.

rp_stage_headers(nlohmann nlohmann/json.hpp)
rp_stage_headers(catch2 "catch2/catch.hpp;catch2/catch_all.hpp")

add_library(rp_test_third_party INTERFACE)
target_link_libraries(rp_test_third_party INTERFACE rp_third_party)

if(NOT EXISTS "${RP_catch2_ROOT}/catch2/catch_all.hpp")
  set(RP_CATCH2_MAJOR 2)
  if(EMSCRIPTEN)
    target_compile_definitions(rp_test_third_party INTERFACE CATCH_CONFIG_NO_POSIX_SIGNALS)
  endif()
  return()
endif()

# Version 3 has a library to link.
set(RP_CATCH2_MAJOR 3)
if(EMSCRIPTEN)
  # The system's library is not WASM, so the sources of the same version are fetched and built. Not
  # tried: the machine this was written on has version 2.
  foreach(part MAJOR MINOR PATCH)
    file(STRINGS "${RP_catch2_ROOT}/catch2/catch_version_macros.hpp" line
      REGEX "#define CATCH_VERSION_${part} ")
    string(REGEX REPLACE "[^0-9]" "" rp_catch2_${part} "${line}")
  endforeach()
  include(FetchContent)
  set(CATCH_CONFIG_NO_POSIX_SIGNALS ON CACHE BOOL "" FORCE)
  FetchContent_Declare(Catch2
    GIT_REPOSITORY https://github.com/catchorg/Catch2.git
    GIT_TAG "v${rp_catch2_MAJOR}.${rp_catch2_MINOR}.${rp_catch2_PATCH}"
    GIT_SHALLOW ON)
  FetchContent_MakeAvailable(Catch2)
  # Our code throws WASM exceptions through Catch2's frames.
  target_compile_options(Catch2 PRIVATE -fwasm-exceptions)
  target_compile_options(Catch2WithMain PRIVATE -fwasm-exceptions)
else()
  find_package(Catch2 3 REQUIRED)
endif()
target_link_libraries(rp_test_third_party INTERFACE Catch2::Catch2WithMain)
