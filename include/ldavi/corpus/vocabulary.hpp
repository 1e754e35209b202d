// SPDX-License-Identifier: Apache-2.0
// The terms of a corpus or model, and the number each goes by.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ldavi {

class WordIndex;

/// The number of no term.
inline constexpr std::uint32_t kNoTerm = 0xFFFF'FFFF;

/// Terms 0 … size()-1 with their document frequencies and counts in the training corpus. Immutable once built.
class Vocabulary {
 public:
  Vocabulary() = default;
  /// The three are parallel. Throws InvalidArgument for an empty term, a duplicate, or sizes that differ.
  Vocabulary(std::vector<std::string> terms, std::vector<std::uint64_t> document_frequencies,
             std::vector<std::uint64_t> counts);

  std::size_t size() const noexcept { return terms_.size(); }
  const std::string& term(std::size_t id) const noexcept { return terms_[id]; }
  const std::vector<std::string>& terms() const noexcept { return terms_; }
  /// Documents that hold the term.
  const std::vector<std::uint64_t>& document_frequencies() const noexcept { return document_frequencies_; }
  /// Occurrences of the term.
  const std::vector<std::uint64_t>& counts() const noexcept { return counts_; }

  std::optional<std::uint32_t> find(std::string_view term) const;

 private:
  std::vector<std::string> terms_;
  std::vector<std::uint64_t> document_frequencies_;
  std::vector<std::uint64_t> counts_;
  std::shared_ptr<const WordIndex> index_;  // none without terms
};

}  // namespace ldavi
