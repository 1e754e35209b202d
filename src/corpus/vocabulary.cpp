// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/vocabulary.hpp"

#include <limits>
#include <utility>

#include "ldavi/base/error.hpp"

namespace ldavi {

Vocabulary::Vocabulary(std::vector<std::string> terms, std::vector<std::uint64_t> document_frequencies,
                       std::vector<std::uint64_t> counts)
    : terms_(std::move(terms)), document_frequencies_(std::move(document_frequencies)), counts_(std::move(counts)) {
  if (document_frequencies_.size() != terms_.size() || counts_.size() != terms_.size()) {
    throw InvalidArgument("a vocabulary needs one document frequency and one count a term");
  }
  if (terms_.size() > std::numeric_limits<std::uint32_t>::max())
    throw InvalidArgument("a vocabulary has at most 4,294,967,295 terms");
  index();
}

Vocabulary::Vocabulary(const Vocabulary& other)
    : terms_(other.terms_), document_frequencies_(other.document_frequencies_), counts_(other.counts_) {
  index();
}

Vocabulary& Vocabulary::operator=(const Vocabulary& other) {
  if (this != &other) *this = Vocabulary(other);
  return *this;
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view term) const {
  const auto found = ids_.find(term);
  if (found == ids_.end()) return std::nullopt;
  return found->second;
}

void Vocabulary::index() {
  ids_.reserve(terms_.size());
  for (std::size_t id = 0; id < terms_.size(); ++id) {
    if (terms_[id].empty()) throw InvalidArgument("term " + std::to_string(id) + " is empty");
    if (!ids_.emplace(terms_[id], static_cast<std::uint32_t>(id)).second) {
      throw InvalidArgument("the term '" + terms_[id] + "' stands twice in the vocabulary");
    }
  }
}

}  // namespace ldavi
