// SPDX-License-Identifier: Apache-2.0
// Builds a corpus from token lists, document by document.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/corpus/pruning.hpp"

namespace ldavi {

/// Add documents, then build once. The vocabulary is sorted bytewise, so it does not depend on the order in which words were met.
class CorpusBuilder {
 public:
  CorpusBuilder();
  ~CorpusBuilder();
  CorpusBuilder(CorpusBuilder&&) noexcept;
  CorpusBuilder& operator=(CorpusBuilder&&) noexcept;

  /// Throws InvalidArgument past 2^32 - 2 documents or tokens of a document.
  void add(std::span<const std::string_view> tokens, const std::string& id, const std::string& label = {},
           const std::string& date = {});

  std::size_t num_documents() const noexcept;
  /// Documents whose id an earlier one has, by 64-bit hashes of the ids.
  std::uint64_t duplicate_ids() const;
  /// Each distinct token so far, in the order first met, and its count: for choose_stop_words.
  std::vector<std::string_view> terms() const;
  std::vector<std::uint64_t> counts() const;

  /// The corpus in memory, without `stop_words` and without what `pruning` drops. Leaves the builder empty.
  Corpus build(std::span<const std::string> stop_words, const PruningOptions& pruning, PruningReport& report);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
