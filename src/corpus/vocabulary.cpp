// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/vocabulary.hpp"

#include <limits>
#include <utility>

#include "corpus/term_slots.hpp"
#include "ldavi/base/error.hpp"

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
  index();
}

std::optional<std::uint32_t> Vocabulary::find(std::string_view term) const {
  if (terms_.empty()) return std::nullopt;
  const std::uint64_t slot = slots_[find_slot(slots_, term_hash(term), term, terms_)];
  if (slot == 0) return std::nullopt;
  return number_in(slot);
}

void Vocabulary::index() {
  slots_.assign(kFirstTermSlots, 0);
  while (slots_.size() < 2 * terms_.size()) slots_.resize(2 * slots_.size(), 0);
  for (std::size_t id = 0; id < terms_.size(); ++id) {
    if (terms_[id].empty()) throw InvalidArgument("term " + std::to_string(id) + " is empty");
    const std::uint32_t hash = term_hash(terms_[id]);
    const std::size_t at = find_slot(slots_, hash, terms_[id], terms_);
    if (slots_[at] != 0) throw InvalidArgument("the term '" + terms_[id] + "' stands twice in the vocabulary");
    slots_[at] = term_slot(hash, id);
  }
}

}  // namespace ldavi
