// A run in which every step can be gone to, backwards and forwards.
//
// Checkpoints are kept every so many steps, in at most kCheckpointBytes besides the first; when
// they are full, every second one goes and the spacing doubles. Going to a step takes the last
// checkpoint before it and runs the gap again, with the recorded changes of settings at their
// steps, which gives the same bits as the first time. A gap is shorter than the spacing: at most
// 4,096 steps for the 4-8-3 model after 100,000.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "rp/train/session.hpp"

namespace rp {

constexpr std::size_t kCheckpointBytes = std::size_t{8} << 20U;
constexpr std::size_t kFirstSpacing = 256;

template <class T>
class Timeline {
 public:
  /// `session` is at step 0.
  explicit Timeline(Session<T> session);

  const Session<T>& session() const { return session_; }
  /// For looks that need it, as evaluate() and snapshot(); not for steps.
  Session<T>& session() { return session_; }

  /// Takes up to `steps` updates from where it is, fewer only if the run diverges. What was run
  /// before is run again as it was. Returns those taken.
  std::size_t run(std::size_t steps);

  /// Goes to `step`, at most `most` steps of the gap in a call; true once it is there. A step that
  /// was not yet reached is run to; beyond a divergence there is nothing.
  bool seek(std::size_t step, std::size_t most = std::numeric_limits<std::size_t>::max());

  /// Takes effect here (see Session), and what had been run beyond is gone.
  void set_optimizer(const OptimizerSettings& settings);

  /// Back to step 0 with today's settings; forgets the rest.
  void restart();

  /// The farthest step reached since the run was last changed.
  std::size_t reached() const { return reached_; }
  /// Of all checkpoints but the first.
  std::size_t checkpoint_bytes() const;
  /// Steps between checkpoints.
  std::size_t spacing() const { return spacing_; }

 private:
  struct Checkpoint {
    std::size_t step;
    std::vector<std::uint8_t> bytes;
  };

  void begin();
  void keep_checkpoint();
  bool is_full(std::size_t more) const;
  void go_back_to(const Checkpoint& checkpoint);
  const Checkpoint& last_before(std::size_t step) const;
  /// Settings that were changed at this step are changed again.
  void repeat_changes();

  Session<T> session_;
  std::vector<SettingsChange> changes_;  // of the whole run, also beyond the present step
  std::vector<Checkpoint> checkpoints_;  // ascending, the first one at step 0
  std::size_t spacing_ = kFirstSpacing;
  std::size_t reached_ = 0;
};

}  // namespace rp
