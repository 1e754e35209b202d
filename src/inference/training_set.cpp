// SPDX-License-Identifier: Apache-2.0
#include "inference/training_set.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {

namespace {

constexpr std::size_t kDocumentsBetweenReleases = 65'536;

std::vector<std::uint32_t> training_documents(const Corpus& corpus, std::uint32_t holdout) {
  HoldoutSplit split = split_holdout(corpus, holdout);
  if (!split.training.empty()) return std::move(split.training);
  if (split.held_out.empty()) throw InvalidArgument("the corpus has no document with a known term to learn from");
  throw InvalidArgument("every document with a known term is held out, expected more documents or no holdout");
}

}  // namespace

TrainingSet::TrainingSet(const Corpus& corpus, std::uint32_t holdout)
    : TrainingSet(corpus, training_documents(corpus, holdout), corpus.num_terms()) {}

TrainingSet::TrainingSet(const Corpus& corpus, std::vector<std::uint32_t> documents, std::size_t num_terms)
    : corpus_(corpus), num_terms_(num_terms), documents_(std::move(documents)) {
  first_cells_.reserve(documents_.size() + 1);
  document_tokens_.reserve(documents_.size());
  for (std::size_t d = 0; d < documents_.size(); ++d) {
    const DocumentCounts document = this->document(d);
    first_cells_.push_back(first_cells_.back() + document.size());
    document_tokens_.push_back(document.num_tokens());
    num_tokens_ += document_tokens_.back();
    largest_document_ = std::max(largest_document_, document.size());
    if (d % kDocumentsBetweenReleases == 0) release();
  }
  release();
}

TermIndex index_terms(const TrainingSet& set, std::span<const std::uint32_t> documents) {
  std::size_t num_cells = 0;
  std::vector<std::size_t> starts(set.num_terms() + 1, 0);
  for (const std::uint32_t d : documents) {
    for (const std::uint32_t term : set.document(d).terms) ++starts[term + 1];
    num_cells += set.document_size(d);
  }
  if (num_cells > std::numeric_limits<std::uint32_t>::max()) {
    throw InvalidArgument("more than 4,294,967,295 distinct terms of documents at once, expected fewer documents or terms");
  }
  TermIndex index;
  const auto num_terms =
      static_cast<std::size_t>(std::count_if(starts.begin(), starts.end(), [](std::size_t n) { return n > 0; }));
  index.terms.reserve(num_terms);
  index.offsets.reserve(num_terms + 1);
  index.offsets.push_back(0);
  for (std::size_t term = 0; term < set.num_terms(); ++term) {
    const std::size_t size = starts[term + 1];
    starts[term + 1] = starts[term] + size;
    if (size == 0) continue;
    index.terms.push_back(static_cast<std::uint32_t>(term));
    index.offsets.push_back(starts[term + 1]);
  }
  index.cells.resize(num_cells);
  index.documents.resize(num_cells);
  std::uint32_t cell = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const std::uint32_t term : set.document(documents[i]).terms) {
      const std::size_t place = starts[term]++;
      index.cells[place] = cell++;
      index.documents[place] = static_cast<std::uint32_t>(i);
    }
  }
  return index;
}

}  // namespace ldavi
