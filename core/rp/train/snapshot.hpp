// A session as bytes, and back: "RPSS", a version, what it is of, the run, and a checksum.
//
// Whatever is not exactly such bytes is refused with `snapshot_invalid` and a sentence, and the
// session stays as it was: bytes cut short or altered, a newer version, another precision, another
// objective or configuration. An objective is recognised by its loss and gradient at the start,
// which depend on every number of its data.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rp/train/session.hpp"

namespace rp {

/// Law: restore(other, snapshot(session)) makes `other` continue bit for bit as `session` does.
/// Changes nothing of the session; costs a pass over the data.
template <class T>
std::vector<std::uint8_t> snapshot(Session<T>& session);

/// `session` is of the same objective, start, batch size and seed; its optimizer may be another
/// one. Instantiated for float and double.
template <class T>
void restore(Session<T>& session, std::span<const std::uint8_t> bytes);

}  // namespace rp
