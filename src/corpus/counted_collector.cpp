// SPDX-License-Identifier: Apache-2.0
#include "corpus/counted_collector.hpp"

namespace ldavi {

void CountedCollector::add(const CountedBatch& batch) {
  for (const CountedDocument& document : batch.documents) {
    terms_.insert(terms_.end(), document.terms.begin(), document.terms.end());
    counts_.insert(counts_.end(), document.counts.begin(), document.counts.end());
    offsets_.push_back(terms_.size());
    ids_.push_back(document.id);
    labels_.push_back(document.label);
    has_labels_ = has_labels_ || !document.label.empty();
    dates_.push_back(document.date);
    has_dates_ = has_dates_ || !document.date.empty();
    unknown_tokens_ += document.unknown_tokens;
  }
}

CountedCorpus CountedCollector::take(const Vocabulary& vocabulary, ReadReport report) {
  CountedCorpus counted;
  counted.unknown_tokens = unknown_tokens_;
  counted.read = std::move(report);
  Corpus& corpus = counted.corpus;
  corpus.vocabulary = vocabulary;
  corpus.offsets = std::move(offsets_);
  corpus.terms = std::move(terms_);
  corpus.counts = std::move(counts_);
  corpus.ids = ids_;
  if (has_labels_) corpus.labels = labels_;
  if (has_dates_) corpus.dates = dates_;
  return counted;
}

}  // namespace ldavi
