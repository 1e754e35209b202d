// SPDX-License-Identifier: Apache-2.0
// Streams the mixtures of new documents into a table: what infer and export --what mixtures share.
#pragma once

#include <string>
#include <vector>

#include "base/output_file.hpp"
#include "cli/terminal.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/exporters/mixture_table.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi::cli {

struct MixtureCounts {
  std::uint64_t rows = 0;
  std::uint64_t without_known_words = 0;
};

/// One row a document, in order, the same for any number of threads (0: all processors). Into a regular file (standard output may be one) documents go in batches, of
/// which three are in memory at a time; else each row is out before the next document is read. With `ids` not null, the documents' ids
/// are added to it. An error of reading is thrown after the rows of what was read before it. Warns of other text libraries than the model's and of records that could not be read.
MixtureCounts write_mixtures(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                             const ReadOptions& read, const MixtureTableOptions& options, int num_threads, OutputFile& file,
                             std::vector<std::string>* ids);

}  // namespace ldavi::cli
