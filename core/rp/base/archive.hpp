// Numbers to bytes and back. What is kept of an object is named once, in one function that runs in
// both directions:
//
//   void carry(Archive& archive) { archive(steps_); archive.fixed(parameters); }
//
// Little-endian; whole numbers of any width take 8 bytes, so that 32- and 64-bit builds agree.
// Reading never goes beyond the bytes there are, and never makes more room than they could fill.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "rp/base/error.hpp"

namespace rp {

static_assert(std::endian::native == std::endian::little, "archives hold little-endian numbers");

class Archive {
 public:
  /// Writes.
  Archive() = default;
  /// Reads; the bytes outlive the archive.
  explicit Archive(std::span<const std::uint8_t> bytes) : reads_(true), bytes_(bytes) {}

  bool reads() const { return reads_; }
  std::vector<std::uint8_t> written() && { return std::move(written_); }
  std::size_t bytes_left() const { return bytes_.size(); }

  /// Reading throws `snapshot_invalid` where the bytes end too early or hold no such value; so do
  /// all below.
  void operator()(std::floating_point auto& value) { raw(&value, sizeof(value)); }

  void operator()(std::integral auto& value) {
    using Value = std::remove_reference_t<decltype(value)>;
    auto wide = static_cast<std::uint64_t>(value);
    raw(&wide, sizeof(wide));
    value = static_cast<Value>(wide);
    if (static_cast<std::uint64_t>(value) != wide) refuse("it holds a number that is too large");
  }

  /// One of `count` values from 0.
  template <class Enum>
  void choice(Enum& value, std::size_t count) {
    auto number = static_cast<std::size_t>(value);
    (*this)(number);
    if (number >= count) refuse("it holds a choice that there is not");
    value = static_cast<Enum>(number);
  }

  void operator()(std::string& text) {
    resize(text, 1);
    raw(text.data(), text.size());
  }

  /// Floating-point numbers of which both sides know how many there are.
  template <std::floating_point T>
  void fixed(std::span<T> values) {
    std::size_t count = values.size();
    (*this)(count);
    if (count != values.size()) refuse("it is of a model of another size");
    raw(values.data(), values.size_bytes());
  }

  /// Any number of elements, each carried by `each(element)` in at least `least` bytes.
  template <class Value, class Each>
  void list(std::vector<Value>& values, std::size_t least, const Each& each) {
    resize(values, least);
    for (Value& value : values) each(value);
  }

  template <std::floating_point T>
  void operator()(std::vector<T>& values) {
    resize(values, sizeof(T));
    raw(values.data(), values.size() * sizeof(T));
  }

  [[noreturn]] static void refuse(const std::string& why) {
    throw Error(
        ErrorCode::snapshot_invalid, "snapshot",
        "The snapshot cannot be used: " + why + ". Take one again from a run that is there.");
  }

 private:
  template <class Sequence>
  void resize(Sequence& values, std::size_t least) {
    std::size_t count = values.size();
    (*this)(count);
    if (!reads_) return;
    if (count > bytes_.size() / least) refuse("it ends too early");
    values.resize(count);
  }

  void raw(void* value, std::size_t size) {
    if (size == 0) return;
    if (!reads_) {
      const std::size_t end = written_.size();
      written_.resize(end + size);
      std::memcpy(written_.data() + end, value, size);
      return;
    }
    if (size > bytes_.size()) refuse("it ends too early");
    std::memcpy(value, bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
  }

  bool reads_ = false;
  std::vector<std::uint8_t> written_;
  std::span<const std::uint8_t> bytes_;
};

}  // namespace rp
