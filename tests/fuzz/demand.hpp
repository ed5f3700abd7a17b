// What has to hold; where it does not, the fuzzer stops and keeps the bytes that led there.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace rp::fuzz {

inline void demand(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "Broken: %s\n", promise);
  std::abort();
}

}  // namespace rp::fuzz
