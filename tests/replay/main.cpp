// rp_replay FILE...: replays golden files with the core and says how close it comes.
//
// For each file it prints a line in double and one in float: pass, FAIL or skip, and why. Ends with
// 1 if a file fails in either.
#include <cstdio>
#include <exception>
#include <optional>
#include <string>

#include "replay.hpp"
#include "rp/base/error.hpp"

namespace rp::replay {
namespace {

/// What stops a replay is what is wrong with the file.
template <class Call>
Verdict failing(const Call& call) {
  try {
    return call();
  } catch (const Error& error) {
    return {Status::fail, error.where() + ": " + error.what()};
  } catch (const std::exception& error) {
    return {Status::fail, error.what()};
  }
}

const char* word(Status status) {
  switch (status) {
    case Status::pass:
      return "pass";
    case Status::fail:
      return "FAIL";
    case Status::skip:
      return "skip";
  }
  return "FAIL";
}

/// True unless the file fails.
bool report(const char* precision, const std::string& path, const Verdict& verdict) {
  std::printf("%s  %-6s  %s  %s\n", word(verdict.status), precision, path.c_str(),
              verdict.text.c_str());
  return verdict.status != Status::fail;
}

bool replay_file(const std::string& path) {
  std::optional<GoldenFile> file;
  const Verdict unread = failing([&] {
    file = read_golden_file(path);
    return Verdict{Status::pass, ""};
  });
  const auto verdict = [&](Verdict (*replay)(const GoldenFile&)) {
    return file ? failing([&] { return replay(*file); }) : unread;
  };
  const bool in_double = report("double", path, verdict(replay<double>));
  const bool in_float = report("float", path, verdict(replay<float>));
  return in_double && in_float;
}

}  // namespace
}  // namespace rp::replay

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "Usage: rp_replay FILE...\n");
    return 2;
  }
  bool all = true;
  for (int i = 1; i < count; ++i) all = rp::replay::replay_file(arguments[i]) && all;
  return all ? 0 : 1;
}
