// SPDX-License-Identifier: Apache-2.0
// Training that is small, and says what it is in a line: seeds made for it stay good when versions and options change.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "inference/checkpoint.hpp"
#include "inference/trainer.hpp"
#include "ldavi/corpus/corpus_builder.hpp"

namespace ldavi {

inline constexpr std::array<std::string_view, 5> kFuzzedEngines{"cvb0", "vb", "svi", "scvb0", "ctm"};

/// 16 documents of 30 tokens, 12 terms.
inline Corpus fuzzed_corpus() {
  constexpr std::size_t kDocuments = 16;
  constexpr std::size_t kTokens = 30;
  CorpusBuilder builder;
  for (std::size_t d = 0; d < kDocuments; ++d) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < kTokens; ++i) words.push_back("w" + std::to_string((d * 3 + i * i % 7) % 12));
    builder.add(std::vector<std::string_view>(words.begin(), words.end()), std::to_string(d));
  }
  PruningReport report;
  return builder.build({}, {.min_documents = 1, .max_share = 1.0}, report);
}

/// All that an engine does happens within 20 passes: topics leave, priors are learned, documents narrow, passes have parts.
inline TrainOptions fuzzed_options(std::string_view engine) {
  TrainOptions options;
  options.num_topics = 5;
  options.num_threads = 1;
  options.stop.max_passes = 20;
  if (engine == "vb") options.engine = VbOptions{.documents_per_block = 5, .prior_burn_in = 3};
  if (engine == "cvb0") options.engine = Cvb0Options{.blocks = 4};
  if (engine == "ctm") options.engine = CtmOptions{.start_passes = 3};
  if (engine == "svi") options.engine = SviOptions{.online = {.batch = 4}};
  if (engine == "scvb0") options.engine = Scvb0Options{.online = {.batch = 4}};
  return options;
}

inline TrainingIdentity fuzzed_identity(std::string_view engine) { return {1, "engine " + std::string(engine) + "\n"}; }

}  // namespace ldavi
