// Turns a C++ exception into a JavaScript Error with the fields `code` and `where`.
//
// The JS error is thrown after the catch block has ended: a throw from inside would skip the
// exception's own clean-up.
#pragma once

#include <emscripten/val.h>

#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "rp/base/error.hpp"

namespace rp::js {

[[noreturn, gnu::noinline]] inline void throw_js(const Error& error) {
  emscripten::val js = emscripten::val::global("Error").new_(std::string(error.what()));
  js.set("code", std::string(to_string(error.code())));
  js.set("where", error.where());
  js.throw_();
  __builtin_unreachable();
}

/// The exception that is being handled. Apart from `guard`, which every binding has one of.
[[gnu::noinline]] inline Error handled_error() {
  try {
    throw;
  } catch (const Error& error) {
    return error;
  } catch (const std::bad_alloc&) {
    return {ErrorCode::out_of_memory, "",
            "The memory a page may use is full. Use fewer rows or columns."};
  } catch (const std::exception& error) {
    return {ErrorCode::internal, "", error.what()};
  } catch (...) {
    return {ErrorCode::internal, "", "The core failed for an unknown reason."};
  }
}

/// Calls `body` and returns its result.
template <class Body>
auto guard(Body&& body) -> std::invoke_result_t<Body> {
  std::optional<Error> failed;
  try {
    return body();
  } catch (...) {
    failed.emplace(handled_error());
  }
  throw_js(*failed);
}

}  // namespace rp::js
