// The one place that includes Catch2: version 3 where its headers are found, else version 2, which
// is a single header. Both have the names used here.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
