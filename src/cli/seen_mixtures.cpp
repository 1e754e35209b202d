// SPDX-License-Identifier: Apache-2.0
#include "cli/seen_mixtures.hpp"

#include "cli/input_options.hpp"
#include "cli/library_warning.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/model/new_documents.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kDocumentsPerBlock = 16;

/// Of a text without the words that are not known; of counts each term as often as it is there.
void tokens_of(const CountedBatch& batch, std::size_t i, std::vector<std::uint32_t>& tokens) {
  tokens.clear();
  if (!batch.sequences.empty()) {
    for (const std::uint32_t term : batch.sequences[i]) {
      if (term != kNoTerm) tokens.push_back(term);
    }
    return;
  }
  const CountedDocument& document = batch.documents[i];
  for (std::size_t j = 0; j < document.terms.size(); ++j) tokens.insert(tokens.end(), document.counts[j], document.terms[j]);
}

}  // namespace

void see_mixtures(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs, const ReadOptions& read,
                  const std::function<void(const SeenDocument& seen)>& see) {
  warn_of_other_library(terminal, model);
  const MixtureInference inference(model);
  Executor executor(available_processors());
  std::vector<MixtureInference::Scratch> scratch(static_cast<std::size_t>(executor.num_threads()));
  Matrix mixtures;
  std::vector<std::uint32_t> tokens;
  const auto see_batch = [&](const CountedBatch& batch) {
    const std::size_t size = batch.documents.size();
    if (mixtures.rows() < size) mixtures = Matrix(size, model.num_topics());
    for_each_block(executor, size, kDocumentsPerBlock, [&](std::size_t begin, std::size_t end, int worker) {
      for (std::size_t i = begin; i < end; ++i) {
        const CountedDocument& document = batch.documents[i];
        inference.infer({document.terms, document.counts}, {mixtures.row(i), model.num_topics()},
                        scratch[static_cast<std::size_t>(worker)]);
      }
    });
    for (std::size_t i = 0; i < size; ++i) {
      const std::function<std::span<const std::uint32_t>()> known = [&] {
        tokens_of(batch, i, tokens);
        return std::span<const std::uint32_t>(tokens);
      };
      see({batch.documents[i], mixtures.row_span(i), known});
    }
  };
  note_reading(terminal, read_counted(inputs, read, model, 0, see_batch));
}

}  // namespace ldavi::cli
