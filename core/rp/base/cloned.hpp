// An object of some derived type, held by value: a copy of the holder is a copy of the object.
#pragma once

#include <memory>
#include <utility>

namespace rp {

/// `Base` has `std::unique_ptr<Base> clone() const`.
template <class Base>
class Cloned {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a holder is made from what it holds.
  Cloned(std::unique_ptr<Base> object) : object_(std::move(object)) {}
  Cloned(const Cloned& other) : object_(other.object_->clone()) {}
  Cloned(Cloned&&) noexcept = default;
  Cloned& operator=(const Cloned& other) { return *this = Cloned(other); }
  Cloned& operator=(Cloned&&) noexcept = default;
  ~Cloned() = default;

  Base& operator*() { return *object_; }
  const Base& operator*() const { return *object_; }
  Base* operator->() { return object_.get(); }
  const Base* operator->() const { return object_.get(); }

 private:
  std::unique_ptr<Base> object_;
};

}  // namespace rp
