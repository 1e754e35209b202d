// SPDX-License-Identifier: Apache-2.0
#include "cli/mixture_output.hpp"

#include "cli/input_options.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/inference/infer.hpp"

namespace ldavi::cli {

MixtureCounts write_mixtures(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                             const ReadOptions& read, const MixtureTableOptions& options, OutputFile& file,
                             std::vector<std::string>* ids) {
  if (model.text) {
    if (const std::string difference = library_difference(*model.text); !difference.empty())
      terminal.warn("warning: " + difference);
  }
  const std::unique_ptr<CountedSource> source = open_counted(inputs, read, model.vocabulary, model.text);
  const MixtureInference inference(model);
  MixtureInference::Scratch scratch;
  MixtureTable table(options, model.num_topics(), [&](std::string_view bytes) { file.write(bytes); });
  std::vector<float> mixture(model.num_topics());
  CountedDocument document;
  MixtureCounts counts;
  while (source->next(document)) {
    inference.infer({document.terms, document.counts}, mixture, scratch);
    table.write({document.id, mixture, document.known_tokens, document.unknown_tokens});
    if (!file.is_regular()) file.flush();
    ++counts.rows;
    if (document.known_tokens == 0) ++counts.without_known_words;
    if (ids != nullptr) ids->push_back(document.id);
  }
  if (const std::string header = table.header(); !header.empty()) file.overwrite(0, header);
  note_reading(terminal, source->report());
  return counts;
}

}  // namespace ldavi::cli
