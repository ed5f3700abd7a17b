#include "rp/train/snapshot.hpp"

#include <string>
#include <utility>

#include "rp/base/archive.hpp"
#include "rp/base/fnv1a.hpp"
#include "rp/base/sealed.hpp"

namespace rp {
namespace {

constexpr Seal kSnapshotSeal{0x53535052, 1};  // "RPSS"

/// Loss and gradient at the start, as one number.
template <class T>
std::uint64_t identity_of(const Session<T>& session) {
  const std::unique_ptr<Objective<T>> objective = session.objective().clone();
  std::vector<T> values(session.start().size());
  const T loss = objective->full_loss_and_gradient(session.start(), values);
  values.push_back(loss);
  values.push_back(static_cast<T>(objective->validation_loss(session.start())));
  values.insert(values.end(), session.start().begin(), session.start().end());
  return fnv1a<T>(values);
}

/// What the snapshot is of; refuses a difference when reading.
template <class T>
void carry_identity(Archive& archive, const Session<T>& session) {
  const auto same = [&](std::uint64_t ours, const char* what) {
    std::uint64_t value = ours;
    archive(value);
    if (value != ours) Archive::refuse(std::string("it was taken with another ") + what);
  };
  same(sizeof(T), "precision");
  same(session.parameters().size(), "model");
  same(session.objective().terms(), "number of training rows");
  same(session.config().batch_size, "batch size");
  same(session.config().seed, "seed");
  same(identity_of(session), "table or start");
}

}  // namespace

template <class T>
std::vector<std::uint8_t> snapshot(Session<T>& session) {
  Archive archive;
  carry_identity(archive, session);
  session.carry(archive);
  return sealed(kSnapshotSeal, std::move(archive).written());
}

template <class T>
void restore(Session<T>& session, std::span<const std::uint8_t> bytes) {
  Archive archive(unsealed(kSnapshotSeal, bytes));
  Session<T> restored = session;
  carry_identity(archive, restored);
  restored.carry(archive);
  if (archive.bytes_left() != 0) Archive::refuse("it is longer than it should be");
  session = std::move(restored);
}

#define RP_INSTANTIATE(T)                                   \
  template std::vector<std::uint8_t> snapshot(Session<T>&); \
  template void restore(Session<T>&, std::span<const std::uint8_t>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
