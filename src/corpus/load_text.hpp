// SPDX-License-Identifier: Apache-2.0
// The part of load_corpus that reads text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ldavi/corpus/load.hpp"
#include "ldavi/text/analyzer.hpp"

namespace ldavi {

/// Is shown what is read on its way into a corpus.
class TextWatcher {
 public:
  virtual ~TextWatcher() = default;
  /// Each document and its words, stop words included, in order.
  virtual void see(const Document& document, const Tokens& tokens) = 0;
  /// All is read, and nothing dropped yet.
  virtual void see_end(const ReadReport& read, std::uint64_t distinct_words) = 0;
};

/// Throws InvalidArgument for problems of the text and pruning options.
void check_load_options(const LoadOptions& options);

/// The next `most_documents` of `source` as a corpus; where there are fewer, all. `inputs` are named in messages.
LoadedCorpus load_text(DocumentSource& source, const std::vector<std::string>& inputs, const LoadOptions& options,
                       std::uint64_t most_documents, TextWatcher* watcher = nullptr);

}  // namespace ldavi
