#include "work.hpp"

#include <stdexcept>
#include <string>

#include "peak.hpp"
#include "rp/simd/lanes.hpp"
#include "sessions.hpp"
#include "update.hpp"
#include "workload.hpp"

namespace rp::bench {
namespace {

#if defined(__clang__)
constexpr const char* kCompiler = "";  // its version says its name
#else
constexpr const char* kCompiler = "g++ ";
#endif

/// Reads "100000/4-8-3/32".
std::unique_ptr<Work> make_seeks(std::string_view text, std::size_t rows) {
  const std::size_t slash = text.find('/');
  const std::size_t length = std::stoul(std::string(text.substr(0, slash)));
  return std::make_unique<Seeks>(parse_task(text.substr(slash + 1)), rows, length);
}

/// Reads "4096/adam".
template <class Pass>
std::unique_ptr<Work> make_pass(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::size_t parameters = std::stoul(std::string(text.substr(0, slash)));
  if (parameters == 0 || slash == std::string_view::npos) {
    throw std::invalid_argument("not parameters and optimizer such as 4096/adam: " +
                                std::string(text));
  }
  return std::make_unique<Pass>(parse_optimizer(text.substr(slash + 1)), parameters);
}

}  // namespace

std::unique_ptr<Work> make_work(std::string_view name, std::size_t rows) {
  constexpr std::string_view kUpdate = "update/";
  constexpr std::string_view kStreams = "streams/";
  constexpr std::string_view kCopy = "copy/";
  constexpr std::string_view kRun = "run/";
  constexpr std::string_view kSeek = "seek/";
  if (name.starts_with(kRun)) {
    return std::make_unique<Run>(parse_task(name.substr(kRun.size())), rows);
  }
  if (name.starts_with(kSeek)) return make_seeks(name.substr(kSeek.size()), rows);
  if (name == "peak") return std::make_unique<Peak>();
  if (name.starts_with(kUpdate)) return make_pass<Update>(name.substr(kUpdate.size()));
  if (name.starts_with(kStreams)) return make_pass<Streams>(name.substr(kStreams.size()));
  if (name.starts_with(kCopy)) {
    return std::make_unique<Copy>(std::stoul(std::string(name.substr(kCopy.size()))));
  }
  return std::make_unique<Workload>(parse_task(name), rows);
}

std::string built_with() {
  const std::string compiler = kCompiler + std::string(__VERSION__);
#if defined(RP_SCALAR)
  return compiler + ", without vector instructions";
#else
  return compiler + ", xsimd " + std::to_string(XSIMD_VERSION_MAJOR) + "." +
         std::to_string(XSIMD_VERSION_MINOR);
#endif
}

}  // namespace rp::bench
