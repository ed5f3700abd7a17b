#include "rp/train/history.hpp"

#include <algorithm>

namespace rp {

void StepHistory::add(double value) {
  if (buckets_.empty() || buckets_.back().count == stride_) {
    // Merged neighbours are full again: the stride has doubled as their counts have.
    if (buckets_.size() == kCapacity) merge_neighbours();
    buckets_.push_back({steps_, 0, 0, value, value});
  }
  Bucket& bucket = buckets_.back();
  ++bucket.count;
  bucket.sum += value;
  bucket.min = std::min(bucket.min, value);
  bucket.max = std::max(bucket.max, value);
  ++steps_;
}

void StepHistory::merge_neighbours() {
  for (std::size_t i = 0; i < kCapacity / 2; ++i) {
    const Bucket& left = buckets_[2 * i];
    const Bucket& right = buckets_[2 * i + 1];
    buckets_[i] = {left.first_step, left.count + right.count, left.sum + right.sum,
                   std::min(left.min, right.min), std::max(left.max, right.max)};
  }
  buckets_.resize(kCapacity / 2);
  stride_ *= 2;
}

void StepHistory::carry(Archive& archive) {
  archive(stride_);
  archive(steps_);
  archive.list(buckets_, 40, [&](Bucket& bucket) {
    archive(bucket.first_step);
    archive(bucket.count);
    archive(bucket.sum);
    archive(bucket.min);
    archive(bucket.max);
  });
  if (stride_ == 0 || buckets_.size() > kCapacity) Archive::refuse("its history is no history");
}

}  // namespace rp
