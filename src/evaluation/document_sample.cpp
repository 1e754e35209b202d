// SPDX-License-Identifier: Apache-2.0
#include "evaluation/document_sample.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "ldavi/base/random.hpp"

namespace ldavi {

std::vector<std::uint32_t> sample_documents(std::span<const std::uint32_t> documents, double share, std::uint64_t seed) {
  RandomStream random(seed, RandomPurpose::kSample, 1);
  std::vector<std::uint32_t> sample;
  std::copy_if(documents.begin(), documents.end(), std::back_inserter(sample),
               [&](std::uint32_t) { return random.uniform() < share; });
  return sample;
}

Corpus sampled_corpus(const Corpus& corpus, std::span<const std::uint32_t> documents) {
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  std::vector<std::string> ids;
  for (const std::uint32_t number : documents) {
    const DocumentCounts document = corpus.document(number);
    terms.insert(terms.end(), document.terms.begin(), document.terms.end());
    counts.insert(counts.end(), document.counts.begin(), document.counts.end());
    offsets.push_back(terms.size());
    ids.emplace_back(corpus.ids[number]);
  }
  Corpus sample;
  sample.vocabulary = corpus.vocabulary;
  sample.offsets = std::move(offsets);
  sample.terms = std::move(terms);
  sample.counts = std::move(counts);
  sample.ids = ids;
  return sample;
}

}  // namespace ldavi
