#include "rp/base/cloned.hpp"

#include <memory>
#include <utility>

#include "support/catch.hpp"

namespace rp::test::cloned_test {
namespace {

struct Shape {
  virtual ~Shape() = default;
  virtual std::unique_ptr<Shape> clone() const = 0;
  virtual int corners() const = 0;
  int colour = 0;
};

struct Triangle final : Shape {
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Triangle>(*this); }
  int corners() const override { return 3; }
};

struct Square final : Shape {
  std::unique_ptr<Shape> clone() const override { return std::make_unique<Square>(*this); }
  int corners() const override { return 4; }
};

TEST_CASE("a copied holder has a copy of the derived object", "[cloned]") {
  Cloned<Shape> original(std::make_unique<Square>());
  original->colour = 5;
  Cloned<Shape> copy = original;
  CHECK(copy->corners() == 4);
  CHECK(copy->colour == 5);
  copy->colour = 6;
  CHECK((*original).colour == 5);
}

TEST_CASE("assigning replaces the object by a copy of the other", "[cloned]") {
  Cloned<Shape> target(std::make_unique<Square>());
  const Cloned<Shape> source(std::make_unique<Triangle>());
  target = source;
  CHECK(target->corners() == 3);
  CHECK(source->corners() == 3);
  CHECK(&*target != &*source);
}

TEST_CASE("a moved holder keeps its object", "[cloned]") {
  Cloned<Shape> from(std::make_unique<Square>());
  const Shape* const object = &*from;
  const Cloned<Shape> to = std::move(from);
  CHECK(&*to == object);
}

}  // namespace
}  // namespace rp::test::cloned_test
