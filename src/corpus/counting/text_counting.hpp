// SPDX-License-Identifier: Apache-2.0
// Texts to counts on several threads.
#pragma once

#include <cstdint>

#include "corpus/counting/corpus_counts.hpp"
#include "corpus/load_text.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/text/text_rules.hpp"

namespace ldavi {

/// Adds the next `most_documents` of `source`, or as many as there are, to `counted`: read by one thread at a time, tokenised and counted
/// by all, added in their order. Returns the number of ill-formed UTF-8 sequences in them. In memory are a few megabytes of text a thread,
/// or more where a document is longer, but not what is made of its words. A watcher, where there is one, sees each document, in order,
/// by one thread at a time. Throws what the source and the analyzer throw: of several errors, that of the first documents.
std::uint64_t count_documents(DocumentSource& source, const TextRules& rules, std::uint64_t most_documents, Executor& executor,
                              CorpusCounts& counted, TextWatcher* watcher = nullptr);

}  // namespace ldavi
