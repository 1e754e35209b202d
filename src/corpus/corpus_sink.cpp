// SPDX-License-Identifier: Apache-2.0
#include "corpus/corpus_sink.hpp"

#include <utility>

namespace ldavi {

CorpusOutline outline_of(const Corpus& corpus) {
  return {corpus.vocabulary,         corpus.num_documents(),       corpus.num_nonzeros(),
          corpus.ids.bytes().size(), corpus.labels.bytes().size(), corpus.dates.bytes().size()};
}

void pour(const Corpus& corpus, CorpusSink& sink) {
  constexpr std::size_t kStretch = 4096;
  const auto string_of = [](const StringTable& strings, std::size_t d) {
    return strings.empty() ? std::string_view() : strings[d];
  };
  std::size_t released = 0;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    sink.add({corpus.document(d), corpus.ids[d], string_of(corpus.labels, d), string_of(corpus.dates, d)});
    if (d + 1 - released == kStretch) corpus.release(std::exchange(released, d + 1), d + 1);
  }
}

CorpusInMemory::Strings::Strings(std::uint64_t num_strings, std::uint64_t num_bytes) {
  offsets_.reserve(static_cast<std::size_t>(num_strings) + 1);
  bytes_.reserve(static_cast<std::size_t>(num_bytes));
}

void CorpusInMemory::Strings::add(std::string_view string) {
  bytes_.insert(bytes_.end(), string.begin(), string.end());
  offsets_.push_back(bytes_.size());
}

StringTable CorpusInMemory::Strings::take() { return {std::move(offsets_), std::move(bytes_)}; }

CorpusInMemory::CorpusInMemory(CorpusOutline outline)
    : outline_(std::move(outline)),
      ids_(outline_.num_documents, outline_.id_bytes),
      labels_(outline_.label_bytes > 0 ? outline_.num_documents : 0, outline_.label_bytes),
      dates_(outline_.date_bytes > 0 ? outline_.num_documents : 0, outline_.date_bytes) {
  offsets_.reserve(static_cast<std::size_t>(outline_.num_documents) + 1);
  terms_.reserve(static_cast<std::size_t>(outline_.num_cells));
  counts_.reserve(static_cast<std::size_t>(outline_.num_cells));
}

void CorpusInMemory::add(const CorpusRow& row) {
  terms_.insert(terms_.end(), row.counts.terms.begin(), row.counts.terms.end());
  counts_.insert(counts_.end(), row.counts.counts.begin(), row.counts.counts.end());
  offsets_.push_back(terms_.size());
  ids_.add(row.id);
  if (outline_.label_bytes > 0) labels_.add(row.label);
  if (outline_.date_bytes > 0) dates_.add(row.date);
}

Corpus CorpusInMemory::take() {
  Corpus corpus;
  corpus.vocabulary = std::move(outline_.vocabulary);
  corpus.offsets = std::move(offsets_);
  corpus.terms = std::move(terms_);
  corpus.counts = std::move(counts_);
  corpus.ids = ids_.take();
  corpus.labels = labels_.take();
  corpus.dates = dates_.take();
  return corpus;
}

}  // namespace ldavi
