// A golden file, and the other files it speaks of.
#pragma once

#include <optional>
#include <string>

#include "field.hpp"

namespace rp::replay {

struct GoldenFile {
  std::string path;
  Field root;

  std::string kind() const { return root["kind"].text(); }
};

/// Throws Unusable for a file that cannot be read, is no JSON, or is of another schema.
GoldenFile read_golden_file(const std::string& path);

/// Where `relative`, a path inside a folder of golden files, is: in the folder of `file`, one above
/// it, or else among the project's own golden files.
std::optional<std::string> find_beside(const GoldenFile& file, const std::string& relative);

}  // namespace rp::replay
