// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus.hpp"

#include <numeric>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

void hash_number(ContentHash& hash, std::uint64_t value) noexcept { hash.update(&value, sizeof value); }

template <class T>
void hash_numbers(ContentHash& hash, const std::vector<T>& values) noexcept {
  hash_number(hash, values.size());
  hash.update(values.data(), values.size() * sizeof(T));
}

void hash_strings(ContentHash& hash, const std::vector<std::string>& strings) noexcept {
  hash_number(hash, strings.size());
  for (const std::string& string : strings) {
    hash_number(hash, string.size());
    hash.update(string.data(), string.size());
  }
}

}  // namespace

std::uint64_t DocumentCounts::num_tokens() const noexcept {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::uint64_t Corpus::num_tokens() const noexcept { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

std::uint64_t content_hash(const Corpus& corpus) {
  ContentHash hash;
  hash_strings(hash, corpus.vocabulary.terms());
  hash_numbers(hash, corpus.offsets);
  hash_numbers(hash, corpus.terms);
  hash_numbers(hash, corpus.counts);
  hash_strings(hash, corpus.ids);
  return hash.value();
}

HoldoutSplit split_holdout(const Corpus& corpus, std::uint32_t holdout) {
  HoldoutSplit split;
  std::uint64_t number = 0;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    if (corpus.document(d).size() == 0) continue;
    const bool held_out = holdout > 0 && number % holdout == 0;
    (held_out ? split.held_out : split.training).push_back(static_cast<std::uint32_t>(d));
    ++number;
  }
  return split;
}

}  // namespace ldavi
