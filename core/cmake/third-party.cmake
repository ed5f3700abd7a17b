# Finds the header-only libraries and stages them, so that Emscripten sees these headers and not the
# host's C library beside them. The one place that knows where a system keeps xtensor, xtl, xsimd.
#
# Gives the target rp_third_party and the variable RP_XSIMD_MAJOR.

set(rp_header_places /usr/include /usr/local/include /opt/homebrew/include /home/linuxbrew/.linuxbrew/include)

function(rp_stage_headers library marker)
  find_path(RP_${library}_ROOT NAMES ${marker} PATHS ${rp_header_places} ENV CPATH
    NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH DOC "folder that holds ${library}/")
  if(NOT RP_${library}_ROOT)
    message(FATAL_ERROR "The headers of ${library} were not found. Run `node tools/setup.mjs test`, "
      "which installs them or says what to install; or pass -DRP_${library}_ROOT=<the folder that holds ${library}/>.")
  endif()
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/third-party")
  file(CREATE_LINK "${RP_${library}_ROOT}/${library}" "${PROJECT_BINARY_DIR}/third-party/${library}"
    SYMBOLIC)
endfunction()

rp_stage_headers(xsimd xsimd/xsimd.hpp)
rp_stage_headers(xtl xtl/xtl_config.hpp)
# xtensor 0.26 moved its headers into folders; `core/rp/tensor/xtensor.hpp` copes with both.
rp_stage_headers(xtensor "xtensor/xtensor.hpp;xtensor/containers/xtensor.hpp")

file(STRINGS "${RP_xsimd_ROOT}/xsimd/config/xsimd_config.hpp" rp_xsimd_version
  REGEX "#define XSIMD_VERSION_MAJOR")
string(REGEX REPLACE "[^0-9]" "" RP_XSIMD_MAJOR "${rp_xsimd_version}")

add_library(rp_third_party INTERFACE)
target_include_directories(rp_third_party SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/third-party")
