// A record of a number per step that never grows: when it is full, neighbouring buckets merge and
// the stride doubles. The true minimum and maximum of every interval are kept.
#pragma once

#include <cstddef>
#include <vector>

#include "rp/base/archive.hpp"

namespace rp {

struct Bucket {
  std::size_t first_step = 0;
  std::size_t count = 0;
  double sum = 0;
  double min = 0;
  double max = 0;

  double mean() const { return sum / static_cast<double>(count); }
  std::size_t middle_step() const { return first_step + (count - 1) / 2; }
};

class StepHistory {
 public:
  static constexpr std::size_t kCapacity = 1024;  // buckets

  /// The value of the next step; steps count from 0.
  void add(double value);

  const std::vector<Bucket>& buckets() const { return buckets_; }
  /// Steps in a full bucket.
  std::size_t stride() const { return stride_; }

  void carry(Archive& archive);

 private:
  void merge_neighbours();

  std::vector<Bucket> buckets_;
  std::size_t stride_ = 1;
  std::size_t steps_ = 0;
};

/// Records taken every `interval` steps, at most kCapacity of them: when full, every second one is
/// dropped and the interval doubles.
template <class Record>
class SampledHistory {
 public:
  static constexpr std::size_t kCapacity = 1024;

  explicit SampledHistory(std::size_t interval) : interval_(interval) {}

  bool due(std::size_t step) const { return step % interval_ == 0; }

  void add(const Record& record) {
    if (records_.size() == kCapacity) {
      for (std::size_t i = 0; i < kCapacity / 2; ++i) records_[i] = records_[2 * i];
      records_.resize(kCapacity / 2);
      interval_ *= 2;
      if (!due(record.step)) return;
    }
    records_.push_back(record);
  }

  const std::vector<Record>& records() const { return records_; }

  /// `Record` has `carry` and takes at least 8 bytes.
  void carry(Archive& archive) {
    archive(interval_);
    if (interval_ == 0) Archive::refuse("it records at no interval");
    archive.list(records_, 8, [&](Record& record) { record.carry(archive); });
    if (records_.size() > kCapacity) Archive::refuse("its history is too long");
  }

 private:
  std::vector<Record> records_;
  std::size_t interval_;
};

}  // namespace rp
