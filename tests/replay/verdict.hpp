// What replaying a file in one precision came to.
#pragma once

#include <string>

namespace rp::replay {

enum class Status { pass, fail, skip };

struct Verdict {
  Status status = Status::fail;
  std::string text;  // why, or how close it came
};

}  // namespace rp::replay
