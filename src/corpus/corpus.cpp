// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus.hpp"

#include <algorithm>
#include <numeric>

#include "base/content_hash.hpp"

namespace ldavi {
namespace {

void hash_number(ContentHash& hash, std::uint64_t value) noexcept { hash.update(&value, sizeof value); }

/// Calls visit(begin, end) for stretches of a long array, and gives back the pages of each.
template <class Elements, class Visit>
void for_each_stretch(const Elements& elements, const Visit& visit) {
  constexpr std::size_t kStretch = std::size_t{1} << 20U;
  for (std::size_t begin = 0; begin < elements.size(); begin += kStretch) {
    const std::size_t end = std::min(begin + kStretch, elements.size());
    visit(begin, end);
    elements.release(begin, end);
  }
}

template <class T>
void hash_numbers(ContentHash& hash, const Array<T>& values) noexcept {
  hash_number(hash, values.size());
  for_each_stretch(values,
                   [&](std::size_t begin, std::size_t end) { hash.update(values.data() + begin, (end - begin) * sizeof(T)); });
}

void hash_string(ContentHash& hash, std::string_view string) noexcept {
  hash_number(hash, string.size());
  hash.update(string.data(), string.size());
}

void hash_strings(ContentHash& hash, const StringTable& strings) noexcept {
  hash_number(hash, strings.size());
  for_each_stretch(strings, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) hash_string(hash, strings[i]);
  });
}

}  // namespace

std::uint64_t DocumentCounts::num_tokens() const noexcept {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::uint64_t Corpus::bytes_in_memory() const noexcept {
  return offsets.bytes_in_memory() + terms.bytes_in_memory() + counts.bytes_in_memory() + ids.bytes_in_memory() +
         labels.bytes_in_memory() + dates.bytes_in_memory();
}

std::uint64_t Corpus::num_tokens() const noexcept {
  std::uint64_t sum = 0;
  for_each_stretch(counts, [&](std::size_t begin, std::size_t end) {
    sum = std::accumulate(counts.begin() + begin, counts.begin() + end, sum);
  });
  return sum;
}

void Corpus::release(std::size_t begin, std::size_t end) const noexcept {
  const auto first = static_cast<std::size_t>(offsets[begin]);
  const auto last = static_cast<std::size_t>(offsets[end]);
  terms.release(first, last);
  counts.release(first, last);
  offsets.release(begin, end);
  for (const StringTable* strings : {&ids, &labels, &dates}) {
    if (!strings->empty()) strings->release(begin, end);
  }
}

std::uint64_t content_hash(const Corpus& corpus) {
  ContentHash hash;
  hash_number(hash, corpus.num_terms());
  for (const std::string& term : corpus.vocabulary.terms()) hash_string(hash, term);
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
