#include "golden_file.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace rp::replay {
namespace {

constexpr const char* kSchema = "rmsprop-playground-golden/1";

std::shared_ptr<const Json> parsed(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream || stream.peek() == std::ifstream::traits_type::eof()) {
    throw Unusable("it cannot be read, or is empty.");
  }
  try {
    return std::make_shared<const Json>(Json::parse(stream));
  } catch (const Json::exception& error) {
    throw Unusable(std::string("it is no valid JSON: ") + error.what());
  }
}

/// The folder of `path` and all above it, nearest first.
std::vector<std::filesystem::path> folders_of(const std::string& path) {
  std::vector<std::filesystem::path> all;
  std::filesystem::path folder = std::filesystem::absolute(path).lexically_normal().parent_path();
  for (; folder != folder.parent_path(); folder = folder.parent_path()) all.push_back(folder);
  return all;
}

}  // namespace

GoldenFile read_golden_file(const std::string& path) {
  GoldenFile file{path, Field(parsed(path))};
  const std::string schema = file.root["schema"].text();
  if (schema != kSchema) {
    file.root["schema"].refuse("is \"" + schema + "\", not \"" + kSchema + "\".");
  }
  return file;
}

std::optional<std::string> find_beside(const GoldenFile& file, const std::string& relative) {
  std::vector<std::filesystem::path> folders = folders_of(file.path);
  folders.emplace_back(RP_SOURCE_DIR "/tests/golden");
  for (const std::filesystem::path& folder : folders) {
    const std::string path = (folder / relative).string();
    if (std::ifstream(path)) return path;
  }
  return std::nullopt;
}

}  // namespace rp::replay
