// Bytes that are no model, or one that someone made up: loading refuses them, or gives a model that
// scores a table. The seal refuses nearly everything, so most contents here are sealed anew.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "demand.hpp"
#include "drawn_table.hpp"
#include "draws.hpp"
#include "rp/base/archive.hpp"
#include "rp/base/error.hpp"
#include "rp/base/sealed.hpp"
#include "rp/data/design.hpp"
#include "rp/train/trained_model.hpp"

namespace rp::fuzz {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// A number, a category of four levels of which two are joined, and a target of numbers or classes.
Table example_table() {
  return {{{"size", {1, 2, 4, std::numeric_limits<double>::quiet_NaN(), 5, 6}},
           {"colour", {0, 0, 1, 1, 2, 3}, {"red", "green", "blue", "grey"}},
           {"price", {1, 2, 3, 4, 5, 6}},
           {"kind", {0, 1, 2, 0, 1, 2}, {"a", "b", "c"}}}};
}

Pipeline example_pipeline(std::size_t target) {
  DesignSpec spec;
  spec.features = {0, 1};
  spec.treatments.resize(2);
  spec.treatments[0].fill = Fill::median;
  spec.treatments[1].most_levels = 3;
  spec.target = target;
  spec.validation_rows = Rows{5};
  return build_design<double>(example_table(), spec).pipeline;
}

NetworkShape shape_for(const Pipeline& pipeline) {
  NetworkShape shape;
  shape.inputs = pipeline.width();
  shape.outputs = std::max<std::size_t>(pipeline.classes.size(), 1);
  return shape;
}

/// A network that need not be possible, with as many parameters as it says it has.
template <class T>
TrainedModel<T> model_of(const NetworkShape& shape, const Pipeline& pipeline) {
  constexpr std::size_t kMostParameters = 2000;
  NetworkShape sizes = shape;
  sizes.activations.clear();  // they have no part in how many there are
  const std::size_t parameters = Network<T>(sizes).parameter_count();
  return {pipeline, shape, std::vector<T>(std::min(parameters, kMostParameters), T(0.5))};
}

template <class T>
Bytes example_model(std::size_t target) {
  const Pipeline pipeline = example_pipeline(target);
  NetworkShape shape = shape_for(pipeline);
  shape.hidden_units = {3, 2};
  shape.activations = {Activation::tanh, Activation::gelu};
  return model_of<T>(shape, pipeline).saved();
}

/// The seal that is on the bytes of a model.
Seal seal_of(const Bytes& model) {
  Archive head(model);
  Seal seal;
  head(seal.magic);
  head(seal.version);
  return seal;
}

Bytes content_of(const Bytes& model) {
  const std::span<const std::uint8_t> content = unsealed(seal_of(model), model);
  return {content.begin(), content.end()};
}

std::uint64_t telling_whole_number(Draws& draws) {
  constexpr std::array<std::uint64_t, 8> kTelling{
      0, 1, 2, 1ULL << 31U, 1ULL << 32U, 1ULL << 62U, 1ULL << 63U, ~0ULL};
  const std::uint64_t number = kTelling[draws.below(kTelling.size())];
  return draws.one_in(2) ? number : number + draws.below(16);
}

void overwrite(Bytes& bytes, std::size_t at, std::uint64_t number) {
  std::memcpy(&bytes[at], &number, std::min(sizeof(number), bytes.size() - at));
}

/// Where a count, a choice or another small number stands, as far as its 8 bytes tell.
std::vector<std::size_t> small_numbers(const Bytes& bytes) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at + sizeof(std::uint64_t) <= bytes.size(); ++at) {
    std::uint64_t number = 0;
    std::memcpy(&number, &bytes[at], sizeof(number));
    if (number < 64) places.push_back(at);
  }
  return places;
}

void replace_small_number(Draws& draws, Bytes& bytes) {
  constexpr std::array kTelling{0.5, 2.0, -1.0, 1e300, std::numeric_limits<double>::quiet_NaN()};
  const std::vector<std::size_t> places = small_numbers(bytes);
  if (places.empty()) return;
  const std::uint64_t number = draws.one_in(4)
                                   ? std::bit_cast<std::uint64_t>(kTelling[draws.below(5)])
                                   : telling_whole_number(draws);
  overwrite(bytes, places[draws.below(places.size())], number);
}

/// A few changes of a model's content.
Bytes edited(Draws& draws, Bytes content) {
  for (std::size_t edits = 1 + draws.below(4); edits > 0 && !content.empty(); --edits) {
    const std::size_t at = draws.below(content.size());
    const auto place = content.begin() + static_cast<std::ptrdiff_t>(at);
    switch (draws.below(5)) {
      case 0:
        content[at] = draws.byte();
        break;
      case 1:
        replace_small_number(draws, content);
        break;
      case 2:
        overwrite(content, at, draws.bits());
        break;
      case 3:
        content.insert(place, 1 + draws.below(16), draws.byte());
        break;
      default:
        content.erase(place, place + static_cast<std::ptrdiff_t>(
                                         std::min(1 + draws.below(16), content.size() - at)));
    }
  }
  return content;
}

template <class T>
Bytes made_up_model(Draws& draws) {
  Pipeline pipeline = example_pipeline(2 + draws.below(2));
  if (draws.one_in(4)) pipeline.classes.resize(draws.below(5));
  NetworkShape shape = shape_for(pipeline);
  if (draws.one_in(4)) shape.inputs = telling_whole_number(draws);
  if (draws.one_in(4)) shape.outputs = telling_whole_number(draws);
  for (std::size_t layers = draws.below(5); layers > 0; --layers) {
    shape.hidden_units.push_back(telling_whole_number(draws));
  }
  for (std::size_t given = draws.one_in(2) ? draws.below(5) : 0; given > 0; --given) {
    shape.activations.push_back(static_cast<Activation>(draws.below(6)));
  }
  try {
    return model_of<T>(shape, pipeline).saved();
  } catch (const Error& error) {
    demand(error.code() == ErrorCode::snapshot_invalid, "an impossible network is not saved");
    return {};
  }
}

/// Columns with the names and kinds that the model asks for.
Table table_for(const Pipeline& pipeline) {
  Table table;
  for (const Feature& feature : pipeline.features) {
    table.columns.push_back({feature.name(), {0, 1, std::numeric_limits<double>::quiet_NaN()}});
    if (!feature.is_category()) continue;
    table.columns.back().levels = {feature.level(0), "never seen"};
  }
  return table;
}

template <class T>
void check_score(const TrainedModel<T>& model) {
  const Pipeline& pipeline = model.pipeline();
  demand(pipeline.names().size() == pipeline.width(), "each row of the matrix has a name");
  try {
    const Scores scores = model.score(table_for(pipeline));
    const std::size_t rows = std::max<std::size_t>(pipeline.classes.size(), 1);
    demand(scores.predictions.size() == rows * scores.table_rows.size(),
           "there is a prediction for each row and class");
  } catch (const Error& error) {
    demand(error.code() == ErrorCode::table_invalid, "a score is refused for the table");
  }
}

template <class T>
void load(const Bytes& bytes) {
  try {
    const TrainedModel<T> model(bytes);
    demand(model.saved() == bytes, "a model that can be loaded is saved as the same bytes");
    check_score(model);
  } catch (const Error& error) {
    demand(error.code() == ErrorCode::snapshot_invalid, "bytes are refused as no snapshot");
  }
}

Bytes drawn_model(std::span<const std::uint8_t> data) {
  static const std::array<Bytes, 4> examples{example_model<double>(2), example_model<double>(3),
                                             example_model<float>(2), example_model<float>(3)};
  const std::uint8_t how = data.empty() ? std::uint8_t{0} : data[0];
  const std::span<const std::uint8_t> rest = data.subspan(data.empty() ? 0 : 1);
  const Bytes& example = examples[how / 8 % examples.size()];
  Draws draws(rest);
  switch (how % 8) {
    case 0:
      return {rest.begin(), rest.end()};
    case 1:
      return sealed(seal_of(example), rest);
    case 2:
      return edited(draws, example);
    case 3:
      return made_up_model<float>(draws);
    case 4:
      return made_up_model<double>(draws);
    default:
      return sealed(seal_of(example), edited(draws, content_of(example)));
  }
}

}  // namespace
}  // namespace rp::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<std::uint8_t> bytes = rp::fuzz::drawn_model({data, size});
  rp::fuzz::load<float>(bytes);
  rp::fuzz::load<double>(bytes);
  return 0;
}
