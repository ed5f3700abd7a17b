// rp-bench ROUNDS SECONDS ROWS WORK...
//
// Times each piece of work (a task such as 16-64-64-1/256, or update/4096) for SECONDS in each of
// ROUNDS rounds and prints JSON: seconds per step, one per round.

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "workload.hpp"

namespace rp::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Contender {
  std::string work;
  std::function<void(std::size_t)> run;
  std::function<double()> loss;
  double before;
  std::size_t slice;
  std::vector<double> seconds_per_step;
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Seconds per step, in slices of about 8 ms as the page runs them.
double turn(Contender& contender, double seconds) {
  std::size_t steps = 0;
  const Clock::time_point start = Clock::now();
  while (seconds_since(start) < seconds || steps < 3) {
    const Clock::time_point slice_start = Clock::now();
    contender.run(contender.slice);
    steps += contender.slice;
    const double taken = seconds_since(slice_start);
    if (taken < 0.005) {
      contender.slice *= 2;
    } else if (taken > 0.012 && contender.slice > 1) {
      contender.slice /= 2;
    }
  }
  return seconds_since(start) / static_cast<double>(steps);
}

/// An update alone has no loss: 0, as long as its parameters are finite.
Contender update_contender(const std::string& work, std::size_t parameters) {
  const auto update = std::make_shared<UpdateWorkload>(parameters);
  const auto loss = [=] {
    if (!update->finite()) throw std::runtime_error(work + ": parameters are not finite");
    return 0.0;
  };
  return {work, [=](std::size_t steps) { update->run(steps); }, loss, 0, 1, {}};
}

Contender contender(const std::string& work, std::size_t rows) {
  constexpr std::string_view kUpdate = "update/";
  if (work.starts_with(kUpdate)) {
    return update_contender(work, std::stoul(work.substr(kUpdate.size())));
  }
  const auto workload = std::make_shared<Workload>(parse_task(work), rows);
  return {work,
          [=](std::size_t steps) { workload->run(steps); },
          [=] { return workload->loss(); },
          workload->loss(),
          1,
          {}};
}

void print(Contender& contender) {
  std::printf("{\"work\": \"%s\", \"before\": %.9g, \"after\": %.9g, \"rounds\": [",
              contender.work.c_str(), contender.before, contender.loss());
  const char* separator = "";
  for (const double seconds : contender.seconds_per_step) {
    std::printf("%s%.9g", separator, seconds);
    separator = ", ";
  }
  std::printf("]}");
}

void measure(const std::vector<std::string>& arguments) {
  if (arguments.size() < 4) throw std::invalid_argument("rp-bench ROUNDS SECONDS ROWS WORK...");
  const std::size_t rounds = std::stoul(arguments[0]);
  const double seconds = std::stod(arguments[1]);
  std::vector<Contender> contenders;
  for (std::size_t i = 3; i < arguments.size(); ++i) {
    contenders.push_back(contender(arguments[i], std::stoul(arguments[2])));
    turn(contenders.back(), seconds);
  }
  for (std::size_t round = 0; round < rounds; ++round) {
    for (Contender& each : contenders) each.seconds_per_step.push_back(turn(each, seconds));
  }
  std::printf("{\"version\": \"%s\", \"results\": [", built_with().c_str());
  const char* separator = "";
  for (Contender& each : contenders) {
    std::printf("%s", separator);
    print(each);
    separator = ",\n";
  }
  std::printf("]}\n");
}

}  // namespace
}  // namespace rp::bench

int main(int argc, char** argv) {
  try {
    rp::bench::measure({argv + 1, argv + argc});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
