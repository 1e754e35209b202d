// SPDX-License-Identifier: Apache-2.0
// Writes a model as other programs have theirs.
#pragma once

#include <string>
#include <vector>

#include "cli/output_set.hpp"
#include "cli/terminal.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

struct ModelExport {
  /// "ldavis", "mallet", "gensim" or "lda-c".
  std::string format;
  /// Documents to go with it; may be none.
  std::vector<std::string> inputs;
  ReadOptions read;
  /// mallet: how many words of each topic in the keys.
  std::size_t num_words = 10;
};

/// `files` are those of export_files(). Notes what the format cannot hold.
void write_model_export(Terminal& terminal, const TopicModel& model, const ModelExport& request, OutputSet& files);

}  // namespace ldavi::cli
