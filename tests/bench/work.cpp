#include "work.hpp"

#include <stdexcept>
#include <string>

#include "peak.hpp"
#include "rp/simd/lanes.hpp"
#include "update.hpp"
#include "workload.hpp"

namespace rp::bench {
namespace {

#if defined(__clang__)
constexpr const char* kCompiler = "";  // its version says its name
#else
constexpr const char* kCompiler = "g++ ";
#endif

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
  if (name == "peak") return std::make_unique<Peak>();
  if (name.starts_with(kUpdate)) return make_pass<Update>(name.substr(kUpdate.size()));
  if (name.starts_with(kStreams)) return make_pass<Streams>(name.substr(kStreams.size()));
  if (name.starts_with(kCopy)) {
    return std::make_unique<Copy>(std::stoul(std::string(name.substr(kCopy.size()))));
  }
  return std::make_unique<Workload>(parse_task(name), rows);
}

std::string built_with() {
  return kCompiler + std::string(__VERSION__) + ", xsimd " + std::to_string(XSIMD_VERSION_MAJOR) +
         "." + std::to_string(XSIMD_VERSION_MINOR);
}

}  // namespace rp::bench
