// SPDX-License-Identifier: Apache-2.0
// Implements: document frequency against its expectation under a Poisson process (Church and Gale 1995, "Inverse document frequency:
//             a measure of deviations from Poisson"), with the documents' lengths.
// Tested by:  tests/unit/corpus/examination/even_terms_test.cpp
#include "corpus/examination/even_terms.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace ldavi {
namespace {

/// Documents by length; long ones within a thirtieth, so that there are few different lengths.
std::map<double, std::uint64_t> documents_by_length(const Corpus& corpus) {
  constexpr double kStepsOfALength = 20.0;
  std::map<double, std::uint64_t> lengths;
  constexpr std::size_t kBlock = 4096;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    const auto length = static_cast<double>(corpus.document(d).num_tokens());
    if (length > 0) ++lengths[std::exp(std::round(std::log(length) * kStepsOfALength) / kStepsOfALength)];
    if ((d + 1) % kBlock == 0) corpus.release(d + 1 - kBlock, d + 1);
  }
  return lengths;
}

}  // namespace

std::vector<EvenTerm> even_terms(const Corpus& corpus) {
  std::vector<EvenTerm> found;
  if (corpus.num_documents() < kLeastEvenDocuments) return found;
  const std::map<double, std::uint64_t> lengths = documents_by_length(corpus);
  double num_tokens = 0.0;
  for (const auto& [length, documents] : lengths) num_tokens += length * static_cast<double>(documents);
  const Vocabulary& vocabulary = corpus.vocabulary;
  const double least = kEvenShare * static_cast<double>(corpus.num_documents());
  for (std::size_t w = 0; w < vocabulary.size(); ++w) {
    const std::uint64_t documents = vocabulary.document_frequencies()[w];
    if (static_cast<double>(documents) < least) continue;
    const double rate = static_cast<double>(vocabulary.counts()[w]) / num_tokens;
    double expected = 0.0;
    for (const auto& [length, of_length] : lengths) expected -= static_cast<double>(of_length) * std::expm1(-rate * length);
    const double evenness = static_cast<double>(documents) / expected;
    if (evenness >= kLeastEvenness) found.push_back({vocabulary.term(w), documents, evenness});
  }
  std::stable_sort(found.begin(), found.end(), [](const EvenTerm& a, const EvenTerm& b) { return a.documents > b.documents; });
  found.resize(std::min(found.size(), kMostEvenTerms));
  return found;
}

}  // namespace ldavi
