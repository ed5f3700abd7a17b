// One pass over several spans of equal length, for update rules and other element-wise work.
//
// The rule is a generic lambda over lanes and reads like its formula; arguments taken by reference
// from a mutable span are written back. The short tail goes through the same vector code in a
// padded buffer, so an element's result does not depend on where it lies.
#pragma once

#include <cstddef>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

#include "rp/simd/lanes.hpp"

namespace rp {
namespace detail {

template <class Element, class T = std::remove_const_t<Element>>
void store_if_mutable(Element* to, const Lanes<T>& lanes) {
  if constexpr (!std::is_const_v<Element>) store(to, lanes);
}

template <class Rule, class... Elements, std::size_t... I>
void fused_at(Rule& rule, std::size_t at, std::index_sequence<I...>, Elements*... data) {
  auto lanes = std::make_tuple(load(data + at)...);
  rule(std::get<I>(lanes)...);
  (store_if_mutable(data + at, std::get<I>(lanes)), ...);
}

}  // namespace detail

/// Applies `rule(lanes_of_first, lanes_of_others...)` to all elements. All spans have the first
/// span's length. No allocation, no exceptions of its own.
template <class Rule, class First, class... Others>
void fused(Rule rule, std::span<First> first, std::span<Others>... others) {
  using T = std::remove_const_t<First>;
  constexpr auto kIndices = std::make_index_sequence<1 + sizeof...(Others)>{};
  const std::size_t whole = first.size() / kLanes<T> * kLanes<T>;
  // Nothing points to this copy: it stays in registers, whatever is stored through the spans.
  Rule in_registers = rule;
  for (std::size_t at = 0; at < whole; at += kLanes<T>) {
    detail::fused_at(in_registers, at, kIndices, first.data(), others.data()...);
  }
  const std::size_t tail = first.size() - whole;
  if (tail == 0) return;
  const auto write_back = [&]<class Element>(Element* to, const Lanes<T>& lanes) {
    if constexpr (!std::is_const_v<Element>) store_first(to, lanes, tail);
  };
  auto lanes = std::make_tuple(load_first<T>(first.data() + whole, tail),
                               load_first<T>(others.data() + whole, tail)...);
  std::apply(rule, lanes);
  std::apply(
      [&](const auto& head, const auto&... rest) {
        write_back(first.data() + whole, head);
        (write_back(others.data() + whole, rest), ...);
      },
      lanes);
}

/// numerator / denominator, and 0 where the denominator is 0 (a gradient that was always 0 moves
/// nothing, whatever epsilon is).
template <class T>
Lanes<T> divide_or_zero(const Lanes<T>& numerator, const Lanes<T>& denominator) {
  const Lanes<T> zero(T(0));
  return select(denominator == zero, zero, numerator / denominator);
}

}  // namespace rp
