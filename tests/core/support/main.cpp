// Makes Catch2 2 write its `main` here; version 3 ignores the macro and brings its own.
#define CATCH_CONFIG_MAIN
#include "support/catch.hpp"
