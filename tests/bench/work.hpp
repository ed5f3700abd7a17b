// A piece of work that is timed.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace rp::bench {

class Work {
 public:
  virtual ~Work() = default;
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  virtual void run(std::size_t steps) = 0;
  /// What falls while it works, as proof that it does: the mean squared error over the whole data
  /// set; for a pass over vectors the share of numbers that have not moved or are not finite; for
  /// seeks the share of places that are not as they were.
  virtual double loss() = 0;
  /// Read and written for each parameter in a step; 0 for training steps.
  virtual std::size_t bytes_per_parameter() const { return 0; }
  /// Multiplications and additions in a step of `peak`; 0 for others.
  virtual std::size_t operations() const { return 0; }

 protected:
  Work() = default;
};

/// Named by a task such as 16-64-64-1/256 (layers and batch size), then on `rows` of data; by an
/// update or its streams such as update/4096/adam or streams/16777216/rmsprop,centered=1
/// (parameters and optimizer, with settings other than the defaults); copy/16777216 (numbers);
/// run/16-64-64-1/32 (a session of a task); seek/100000/4-8-3/32 (in a session of so many steps);
/// or peak. Throws on any other name.
std::unique_ptr<Work> make_work(std::string_view name, std::size_t rows);

/// Compiler and xsimd version.
std::string built_with();

}  // namespace rp::bench
