// A table and what is asked of it, drawn from bytes: a design is made that keeps its promises, or
// the table or the question is refused, in both precisions alike.

#include <cstddef>
#include <cstdint>
#include <optional>

#include "demand.hpp"
#include "design_promises.hpp"
#include "drawn_spec.hpp"
#include "drawn_table.hpp"
#include "draws.hpp"
#include "model_promises.hpp"
#include "rp/base/error.hpp"
#include "rp/data/design.hpp"

namespace rp::fuzz {
namespace {

void check_refusal(const Error& error) {
  const ErrorCode code = error.code();
  demand(code == ErrorCode::setting_out_of_range || code == ErrorCode::column_out_of_range ||
             code == ErrorCode::target_constant || code == ErrorCode::too_few_rows ||
             code == ErrorCode::class_label_out_of_range || code == ErrorCode::table_invalid,
         "a refusal has a code that the pipeline has");
  demand(*error.what() != '\0', "a refusal says why");
}

/// Why no design can be made; or nothing, after its promises were checked.
template <class T>
std::optional<ErrorCode> refusal_of(const Table& table, const DesignSpec& spec, const Table& other,
                                    Draws draws) {
  std::optional<Design<T>> design;
  try {
    design = build_design<T>(table, spec);
  } catch (const Error& error) {
    check_refusal(error);
    return error.code();
  }
  check_design(table, spec, *design);
  check_model(draws, table, other, spec, *design);
  return std::nullopt;
}

void check(Draws draws) {
  const Table table = drawn_table(draws);
  const DesignSpec spec = drawn_spec(draws, table);
  const Table other = drawn_table(draws);
  const auto in_float = refusal_of<float>(table, spec, other, draws);
  const auto in_double = refusal_of<double>(table, spec, other, draws);
  demand(in_float == in_double || (!in_double && in_float == ErrorCode::table_invalid),
         "only values too large for float tell the precisions apart");
}

}  // namespace
}  // namespace rp::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  rp::fuzz::check(rp::fuzz::Draws({data, size}));
  return 0;
}
