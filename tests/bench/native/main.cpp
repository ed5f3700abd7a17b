// rp-bench ROUNDS SECONDS ROWS WORK...
//
// Times each piece of work (see make_work) for SECONDS in each of ROUNDS rounds and prints JSON:
// seconds per step, one per round. Pieces joined by "+" take turns.

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "work.hpp"

namespace rp::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Times {
  std::size_t rounds;
  double seconds;  // of a turn
};

struct Contender {
  std::string name;
  std::unique_ptr<Work> work;
  double before;  // loss
  std::size_t slice = 1;
  std::vector<double> seconds_per_step = {};
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
    contender.work->run(contender.slice);
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

Contender contender(const std::string& name, std::size_t rows) {
  std::unique_ptr<Work> work = make_work(name, rows);
  const double before = work->loss();
  return {name, std::move(work), before};
}

/// JSON has no other numbers than finite ones.
std::string json(double value) { return std::isfinite(value) ? std::to_string(value) : "null"; }

void print(const Contender& contender) {
  std::printf("{\"work\": \"%s\", \"before\": %s, \"after\": %s, ", contender.name.c_str(),
              json(contender.before).c_str(), json(contender.work->loss()).c_str());
  std::printf("\"bytesPerParameter\": %zu, ", contender.work->bytes_per_parameter());
  std::printf("\"operations\": %zu, \"rounds\": [", contender.work->operations());
  const char* separator = "";
  for (const double seconds : contender.seconds_per_step) {
    std::printf("%s%.9g", separator, seconds);
    separator = ", ";
  }
  std::printf("]}");
}

std::vector<Contender> contenders(const std::string& joined, std::size_t rows) {
  std::vector<Contender> all;
  std::istringstream names(joined);
  for (std::string name; std::getline(names, name, '+');) all.push_back(contender(name, rows));
  return all;
}

void compete(std::vector<Contender>& contenders, const Times& times) {
  for (Contender& each : contenders) turn(each, times.seconds);
  for (std::size_t round = 0; round < times.rounds; ++round) {
    for (Contender& each : contenders) each.seconds_per_step.push_back(turn(each, times.seconds));
  }
}

void measure(const std::vector<std::string>& arguments) {
  if (arguments.size() < 4) throw std::invalid_argument("rp-bench ROUNDS SECONDS ROWS WORK...");
  const Times times{std::stoul(arguments[0]), std::stod(arguments[1])};
  std::printf("{\"version\": \"%s\", \"results\": [", built_with().c_str());
  const char* separator = "";
  for (std::size_t i = 3; i < arguments.size(); ++i) {
    std::vector<Contender> all = contenders(arguments[i], std::stoul(arguments[2]));
    compete(all, times);
    for (const Contender& each : all) {
      std::printf("%s", separator);
      print(each);
      separator = ",\n";
    }
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
