// SPDX-License-Identifier: Apache-2.0
// Counts as a file gives them, a row a document, before they have terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ldavi {

struct CountMatrix {
  std::uint32_t num_terms = 0;
  /// num_documents() + 1 offsets into terms and counts.
  std::vector<std::uint64_t> offsets{0};
  /// Of each document: distinct, ascending.
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  /// One a document, or none at all where the format has none.
  std::vector<std::string> labels = {};

  std::size_t num_documents() const noexcept { return offsets.size() - 1; }
};

/// Collects entries in any order. Zeros are dropped, repeated pairs added.
class CountEntries {
 public:
  void add(std::uint32_t document, std::uint32_t term, std::uint32_t count);
  /// Leaves this empty. Documents and terms added must be below the two numbers. Throws ParseError(source, …) for a sum past 2^32 - 1.
  CountMatrix build(std::uint32_t num_documents, std::uint32_t num_terms, const std::string& source);

 private:
  std::vector<std::uint32_t> documents_;
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace ldavi
