// The timed work for JavaScript. Views are valid until the next call.

#include <emscripten/bind.h>

#include <string>

#include "workload.hpp"

namespace rp::bench {
namespace {

using emscripten::val;

val view(std::span<const float> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data()));
}

RmspropSettings settings() { return kSettings; }

}  // namespace

EMSCRIPTEN_BINDINGS(rp_bench) {
  using emscripten::class_;
  using emscripten::function;
  using emscripten::value_object;

  value_object<RmspropSettings>("RmspropSettings")
      .field("learningRate", &RmspropSettings::learning_rate)
      .field("rho", &RmspropSettings::rho)
      .field("epsilon", &RmspropSettings::epsilon);
  function("settings", &settings);
  function("builtWith", &built_with);

  class_<Workload>("Workload")
      .constructor(
          +[](const std::string& task, unsigned rows) {
            return new Workload(parse_task(task), rows);
          },
          emscripten::allow_raw_pointers())
      .function(
          "run", +[](Workload& workload, unsigned steps) { workload.run(steps); })
      .function("loss", &Workload::loss)
      .function(
          "feature",
          +[](const Workload& workload, unsigned column) { return view(workload.feature(column)); })
      .function(
          "target",
          +[](const Workload& workload, unsigned column) { return view(workload.target(column)); })
      .function(
          "parameters", +[](const Workload& workload) { return view(workload.parameters()); });

  class_<UpdateWorkload>("UpdateWorkload")
      .constructor<unsigned>()
      .function(
          "run", +[](UpdateWorkload& update, unsigned steps) { update.run(steps); })
      .function("finite", &UpdateWorkload::finite);
}

}  // namespace rp::bench
