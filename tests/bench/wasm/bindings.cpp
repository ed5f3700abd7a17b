// The timed work for JavaScript. Views are valid until the next call.

#include <emscripten/bind.h>
#include <malloc.h>

#include <string>

#include "work.hpp"
#include "workload.hpp"

namespace rp::bench {
namespace {

using emscripten::val;

val view(std::span<const float> values) {
  return val(emscripten::typed_memory_view(values.size(), values.data()));
}

val settings_for_peers() {
  const OptimizerSettings ours = settings();
  val js = val::object();
  js.set("learningRate", ours.number("learning_rate"));
  js.set("rho", ours.number("rho"));
  js.set("epsilon", ours.number("epsilon"));
  return js;
}

}  // namespace

EMSCRIPTEN_BINDINGS(rp_bench) {
  using emscripten::allow_raw_pointers;
  using emscripten::class_;
  using emscripten::function;

  function("settings", &settings_for_peers);
  function("builtWith", &built_with);
  function(
      "allocatedBytes", +[] { return static_cast<double>(mallinfo().uordblks); });
  function(
      "makeWork",
      +[](const std::string& name, unsigned rows) { return make_work(name, rows).release(); },
      allow_raw_pointers());

  class_<Work>("Work")
      .function(
          "run", +[](Work& work, unsigned steps) { work.run(steps); })
      .function("loss", &Work::loss)
      .function("bytesPerParameter", &Work::bytes_per_parameter)
      .function("operations", &Work::operations);

  class_<Workload, emscripten::base<Work>>("Workload")
      .constructor(
          +[](const std::string& task, unsigned rows) {
            return new Workload(parse_task(task), rows);
          },
          allow_raw_pointers())
      .function(
          "feature",
          +[](const Workload& workload, unsigned column) { return view(workload.feature(column)); })
      .function(
          "target",
          +[](const Workload& workload, unsigned column) { return view(workload.target(column)); })
      .function(
          "parameters", +[](const Workload& workload) { return view(workload.parameters()); });
}

}  // namespace rp::bench
