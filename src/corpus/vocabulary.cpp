// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/vocabulary.hpp"

#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"
#include "text/word_index.hpp"

namespace ldavi {

Vocabulary::Vocabulary(std::vector<std::string> terms, std::vector<std::uint64_t> document_frequencies,
                       std::vector<std::uint64_t> counts)
    : terms_(std::move(terms)), document_frequencies_(std::move(document_frequencies)), counts_(std::move(counts)) {
  if (document_frequencies_.size() != terms_.size() || counts_.size() != terms_.size()) {
    throw InvalidArgument("a vocabulary needs one document frequency and one count a term");
  }
  if (terms_.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw InvalidArgument("a vocabulary has at most 4,294,967,294 terms");
  }
  const auto index = std::make_shared<WordIndex>(terms_.size());
  for (std::size_t id = 0; id < terms_.size(); ++id) {
    if (terms_[id].empty()) throw InvalidArgument("term " + std::to_string(id) + " is empty");
    if (index->find_or_put(WordIndex::key_of(terms_[id]), terms_[id], terms_) != WordIndex::kNone)
      throw InvalidArgument("the term '" + terms_[id] + "' stands twice in the vocabulary");
  }
  index_ = index;
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view term) const {
  const std::uint32_t number = index_ ? index_->find(term, terms_) : WordIndex::kNone;
  if (number == WordIndex::kNone) return std::nullopt;
  return number;
}

}  // namespace ldavi
