# Compiler flags of everything we build. Three of them carry the promise of the same bits on every
# machine: 128-bit vectors, no contraction to fused multiply-add, no fast-math. The two about errno and
# traps change no value: without them g++ does not vectorise a square root, nor take the division by
# a coefficient out of a loop.
#
# Gives the target rp_flags.

add_library(rp_flags INTERFACE)
target_compile_options(rp_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Werror -ffp-contract=off -fno-math-errno
  -fno-trapping-math)

if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ takes a source file that is compiled together with others for a header.
  target_compile_options(rp_flags INTERFACE -Wno-subobject-linkage)
endif()

if(RP_SCALAR)
  # Plain numbers in place of vectors (core/rp/simd/scalar_lanes.hpp).
  target_compile_definitions(rp_flags INTERFACE RP_SCALAR)
endif()

if(EMSCRIPTEN)
  target_compile_options(rp_flags INTERFACE -fwasm-exceptions)
  target_link_options(rp_flags INTERFACE -fwasm-exceptions)
endif()
if(EMSCRIPTEN AND NOT RP_SCALAR)
  # xsimd has its own WASM architecture from version 12 on; before that, Emscripten's emulation of
  # SSE maps one to one to 128-bit WASM SIMD.
  target_compile_options(rp_flags INTERFACE -msimd128)
  if(RP_XSIMD_MAJOR LESS 12)
    target_compile_options(rp_flags INTERFACE -msse4.2)
  endif()
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND NOT EMSCRIPTEN)
  target_compile_options(rp_flags INTERFACE -msse4.2)
endif()

if(RP_SANITIZE)
  target_compile_options(rp_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(rp_flags INTERFACE -fsanitize=address,undefined)
endif()
