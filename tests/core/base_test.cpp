#include <string>

#include "rp/base/error.hpp"
#include "rp/base/fnv1a.hpp"
#include "support/catch.hpp"

namespace rp::test::base_test {
namespace {

std::uint64_t hash_of(const std::string& text) {
  return fnv1a(std::span<const char>(text.data(), text.size()));
}

TEST_CASE("fnv1a gives the published hashes of short texts", "[base]") {
  CHECK(hash_of("") == 0xcbf29ce484222325ULL);
  CHECK(hash_of("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(hash_of("foobar") == 0x85944171f73967e8ULL);
}

TEST_CASE("fnv1a hashes numbers as their little-endian bytes", "[base]") {
  const float one = 1.0F;  // 00 00 80 3f
  CHECK(fnv1a(std::span<const float>(&one, 1)) == hash_of(std::string("\0\0\x80\x3f", 4)));
}

TEST_CASE("an error carries its code, its place and its message", "[base]") {
  const Error error(ErrorCode::target_constant, "column price", "Choose another target.");
  CHECK(error.code() == ErrorCode::target_constant);
  CHECK(error.where() == "column price");
  CHECK(error.what() == std::string("Choose another target."));
}

TEST_CASE("every error code has the name that other languages see", "[base]") {
  CHECK(to_string(ErrorCode::setting_out_of_range) == "setting_out_of_range");
  CHECK(to_string(ErrorCode::setting_unknown) == "setting_unknown");
  CHECK(to_string(ErrorCode::optimizer_unknown) == "optimizer_unknown");
  CHECK(to_string(ErrorCode::preset_unknown) == "preset_unknown");
  CHECK(to_string(ErrorCode::table_invalid) == "table_invalid");
  CHECK(to_string(ErrorCode::target_constant) == "target_constant");
  CHECK(to_string(ErrorCode::column_out_of_range) == "column_out_of_range");
  CHECK(to_string(ErrorCode::column_not_found) == "column_not_found");
  CHECK(to_string(ErrorCode::too_few_rows) == "too_few_rows");
  CHECK(to_string(ErrorCode::class_label_out_of_range) == "class_label_out_of_range");
  CHECK(to_string(ErrorCode::runner_out_of_range) == "runner_out_of_range");
  CHECK(to_string(ErrorCode::snapshot_invalid) == "snapshot_invalid");
  CHECK(to_string(ErrorCode::not_ready) == "not_ready");
  CHECK(to_string(ErrorCode::out_of_memory) == "out_of_memory");
  CHECK(to_string(ErrorCode::internal) == "internal");
}

TEST_CASE("a number in a message has at most six significant digits", "[base]") {
  CHECK(readable(0.1) == "0.1");
  CHECK(readable(1234567) == "1.23457e+06");
  CHECK(readable(-3) == "-3");
}

}  // namespace
}  // namespace rp::test::base_test
