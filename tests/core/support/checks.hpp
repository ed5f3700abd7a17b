// Small questions that several tests ask.
#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "rp/base/error.hpp"
#include "rp/train/session.hpp"

namespace rp::test {

/// Equal bit for bit: tells -0 from 0, and a not-a-number equals itself.
template <class T>
bool same_bits(std::span<const T> a, std::span<const T> b) {
  if (a.size() != b.size()) return false;
  return a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

template <class T>
bool same_bits(T a, T b) {
  return same_bits(std::span<const T>(&a, 1), std::span<const T>(&b, 1));
}

/// The error that `call` throws, if it throws one.
template <class Call>
std::optional<Error> error_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

/// `call` throws an Error with this code and place, and with a message.
template <class Call>
bool refuses(const Call& call, ErrorCode code, std::string_view where) {
  const std::optional<Error> error = error_of(call);
  return error && error->code() == code && error->where() == where && *error->what() != '\0';
}

/// A message that names what is wrong.
template <class Call>
bool message_contains(const Call& call, std::string_view part) {
  const std::optional<Error> error = error_of(call);
  return error && std::string_view(error->what()).find(part) != std::string_view::npos;
}

/// Everything a run has to show, as numbers.
template <class T>
std::vector<double> record_of(const Session<T>& session) {
  std::vector<double> all{static_cast<double>(session.steps())};
  const auto append = [&](std::span<const T> values) {
    for (const T value : values) all.push_back(static_cast<double>(value));
  };
  append(session.parameters());
  for (std::size_t column = 0; column < session.optimizer().state_columns().size(); ++column) {
    append(session.optimizer().state(column));
  }
  for (const Bucket& b : session.loss_history().buckets()) {
    all.insert(all.end(), {static_cast<double>(b.first_step), static_cast<double>(b.count), b.sum,
                           b.min, b.max});
  }
  for (const Evaluation& e : session.evaluations().records()) {
    all.insert(all.end(), {static_cast<double>(e.step), e.validation_loss, e.effective_step_p10,
                           e.effective_step_median, e.effective_step_p90});
  }
  if (session.divergence()) {
    all.insert(all.end(),
               {static_cast<double>(session.divergence()->step),
                static_cast<double>(session.divergence()->cause), session.divergence()->loss});
  }
  return all;
}

/// Two runs have the same parameters, state and histories, bit for bit.
template <class T>
bool same_run(const Session<T>& a, const Session<T>& b) {
  return same_bits<double>(record_of(a), record_of(b));
}

}  // namespace rp::test
