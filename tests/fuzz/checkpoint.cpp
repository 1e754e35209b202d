// SPDX-License-Identifier: Apache-2.0
// A checkpoint of each engine: refused, or training goes on from it for a pass.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "fuzz/fuzz_file.hpp"
#include "fuzz/fuzzed_container.hpp"
#include "fuzz/fuzzed_training.hpp"
#include "inference/checkpoint_summary.hpp"

namespace ldavi {
namespace {

/// By the line that says what training it is; the first where there is none.
std::string_view engine_of(std::string_view bytes) {
  const auto* const found = std::find_if(kFuzzedEngines.begin(), kFuzzedEngines.end(), [&](std::string_view engine) {
    return bytes.find(fuzzed_identity(engine).description) != std::string_view::npos;
  });
  return found == kFuzzedEngines.end() ? kFuzzedEngines.front() : *found;
}

void go_on(const std::string& path, std::string_view name) {
  static const Corpus corpus = fuzzed_corpus();
  static const TrainingSet set(corpus, 0);
  static Executor executor(1);
  const CheckpointSummary summary = read_checkpoint_summary(path);
  require(summary.passes >= 0, "no checkpoint tells of fewer passes than none");
  const TrainOptions options = fuzzed_options(name);
  const std::unique_ptr<Engine> engine = make_engine(set, options, executor);
  Checkpointer checkpointer({.path = path, .resume = true}, fuzzed_identity(name));
  const std::optional<LoopState> state = checkpointer.resume(*engine, options.stop);
  require(state.has_value() && state->passes == summary.passes, "a checkpoint that is there is gone on from");
  StopOptions stop = options.stop;
  stop.max_passes = std::min(stop.max_passes, state->passes + 1);
  Checkpointer none({}, {});
  try {
    const LoopResult result = run_passes(*engine, stop, 0.0, {set.num_documents(), set.num_tokens()}, {}, none, *state);
    require(result.state.passes <= options.stop.max_passes, "no more passes than asked for");
  } catch (const NumericError&) {
    return;  // numbers that are finite may become too large
  }
  TopicModel model = engine->model();
  model.vocabulary = corpus.vocabulary;
  require(problems(model).empty(), "the model has no problems");
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  const std::string_view engine = engine_of(bytes);
  fuzz_container<FuzzFile>(bytes, [&](const std::string& path) { go_on(path, engine); });
  return 0;
}
