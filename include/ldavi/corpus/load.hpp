// SPDX-License-Identifier: Apache-2.0
// From inputs on disk to a corpus, or to counted documents one by one under a vocabulary that stands already.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ldavi/base/version.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/document_source.hpp"
#include "ldavi/corpus/pruning.hpp"
#include "ldavi/text/stop_words.hpp"
#include "ldavi/text/text_rules.hpp"

namespace ldavi {

struct LoadOptions {
  ReadOptions read;
  TextOptions text;
  PruningOptions pruning;
  /// So much memory for a corpus made of text; 0: no limit. One that needs more is written to a temporary file and mapped from there. Not
  /// counted are each distinct word, and 8 bytes a document. Counts are always read into memory.
  std::uint64_t memory_bytes = 0;
  /// Where temporary files go, which have no name and vanish when they are closed. "": TMPDIR, else /tmp.
  std::string temporary_folder;
  /// That tokenise and count texts, which changes nothing but the time. 0: all processors.
  int num_threads = 0;
};

struct LoadedCorpus {
  Corpus corpus;
  /// How text was read; empty for counts.
  std::optional<TextRules> text;
  /// What shaped the corpus besides, as (name, value) in a fixed order, for the provenance of a model: min-df and max-df in
  /// force, unless counts were taken whole; text-field where there was JSON Lines, CSV or TSV.
  std::vector<std::pair<std::string, std::string>> options;
  StopWordChoice stop_words;
  PruningReport pruning;
  ReadReport read;
  std::uint64_t empty_documents = 0;
  /// Documents whose id an earlier one has; they are kept.
  std::uint64_t duplicate_ids = 0;
  /// Inputs without a vocabulary had their terms named w0, w1 ….
  bool made_up_terms = false;
  /// The version of lda-vi that counted the documents.
  std::string made_by{kVersion};
  /// Bytes on disk of a corpus that is mapped from there; 0 where it is in memory.
  std::uint64_t mapped_bytes = 0;
  /// It is mapped from a temporary file, as it needs more than memory_bytes.
  bool in_temporary_file = false;
};

/// Reads everything, once. A prepared corpus is mapped (load_prepared). Throws ParseError, IoError; ParseError also where there is no
/// document or no term is left; IoError with the temporary folder's path where that is full; InvalidArgument for a prepared corpus among
/// other inputs, or with text or pruning options that are not the default ones.
LoadedCorpus load_corpus(const std::vector<std::string>& inputs, const LoadOptions& options);

/// A new document under a given vocabulary.
struct CountedDocument {
  std::string id;
  /// "" where there is none.
  std::string label = {};
  std::string date = {};
  /// Known terms, ascending, and their counts.
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  std::uint64_t known_tokens = 0;
  /// Tokens that are no stop words and not in the vocabulary.
  std::uint64_t unknown_tokens = 0;
};

class CountedSource {
 public:
  virtual ~CountedSource() = default;
  virtual bool next(CountedDocument& document) = 0;
  /// So far.
  virtual ReadReport report() const = 0;
};

/// Text is read by `rules`; counts bring their own vocabulary and are matched by term (by number where they have none and the model's
/// terms are made up too). Throws InvalidArgument for text where `rules` is empty. `vocabulary` must outlive the source.
std::unique_ptr<CountedSource> open_counted(const std::vector<std::string>& inputs, const ReadOptions& options,
                                            const Vocabulary& vocabulary, const std::optional<TextRules>& rules);

/// Some documents in a row.
struct CountedBatch {
  std::span<const CountedDocument> documents;
  /// Of text, one a document: its words in order, by term; kNoTerm for one that is not in the vocabulary. Stop words are left out. Counts
  /// have none.
  std::span<const std::vector<std::uint32_t>> sequences;
  /// Of text, one a document: as it was read, but for ids, labels and dates, which the counted document has. Counts have none.
  std::span<const Document> texts = {};
};
using CountedWatcher = std::function<void(const CountedBatch& batch)>;

/// Shows all documents that open_counted gives, in order, to `see`, whose batch is gone afterwards. Text is tokenised on num_threads threads
/// (0: all processors). In memory are the documents of a batch: some megabytes of text, or one document that is longer. Throws what
/// open_counted does, and what `see` does.
ReadReport read_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
                        const std::optional<TextRules>& rules, int num_threads, const CountedWatcher& see);

/// All documents that read_counted shows, with `vocabulary` as theirs, and their labels and dates.
struct CountedCorpus {
  Corpus corpus;
  std::uint64_t unknown_tokens = 0;
  ReadReport read;
};
/// A watcher, where there is one, is shown them too.
CountedCorpus load_counted(const std::vector<std::string>& inputs, const ReadOptions& options, const Vocabulary& vocabulary,
                           const std::optional<TextRules>& rules, int num_threads = 0, const CountedWatcher& watcher = {});

}  // namespace ldavi
