// SPDX-License-Identifier: Apache-2.0
// Implements: document frequency against its expectation by chance (after Church and Gale 1995, "Inverse document frequency: a measure of
//             deviations from Poisson"; binomial, with the documents' lengths); then the divergence of a term's company from that of all.
// Tested by:  tests/unit/corpus/examination/even_terms_test.cpp
#include "corpus/examination/even_terms.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <span>

namespace ldavi {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kCompanyTerms = 1000;

/// A length that stands for those a little longer, so that there are few different ones: its highest eight bits.
std::uint64_t rounded_length(std::uint64_t length) noexcept {
  constexpr int kBits = 8;
  const int shift = std::max(0, static_cast<int>(std::bit_width(length)) - kBits);
  return length >> shift << shift;
}

/// Documents by length.
std::map<std::uint64_t, std::uint64_t> documents_by_length(const Corpus& corpus) {
  constexpr std::size_t kBlock = 4096;
  std::map<std::uint64_t, std::uint64_t> lengths;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    const std::uint64_t length = corpus.document(d).num_tokens();
    if (length > 0) ++lengths[rounded_length(length)];
    if ((d + 1) % kBlock == 0) corpus.release(d + 1 - kBlock, d + 1);
  }
  return lengths;
}

/// base^exponent by multiplication, as libm's last bits differ between machines.
double power(double base, std::uint64_t exponent) noexcept {
  double result = 1.0;
  for (; exponent > 0; exponent >>= 1, base *= base) {
    if ((exponent & 1) != 0) result *= base;
  }
  return result;
}

/// A term that may be one, and its number.
struct Candidate {
  std::uint32_t term = 0;
  double evenness = 0.0;
};

std::vector<Candidate> frequent_even_terms(const Corpus& corpus) {
  const std::map<std::uint64_t, std::uint64_t> lengths = documents_by_length(corpus);
  double num_tokens = 0.0;
  for (const auto& [length, documents] : lengths) num_tokens += static_cast<double>(length * documents);
  const Vocabulary& vocabulary = corpus.vocabulary;
  const double least = kEvenShare * static_cast<double>(corpus.num_documents());
  std::vector<Candidate> found;
  for (std::uint32_t term = 0; term < vocabulary.size(); ++term) {
    const auto documents = static_cast<double>(vocabulary.document_frequencies()[term]);
    if (documents < least) continue;
    const double rate = std::min(1.0, static_cast<double>(vocabulary.counts()[term]) / num_tokens);
    double expected = 0.0;
    for (const auto& [length, of_length] : lengths)
      expected += static_cast<double>(of_length) * (1.0 - power(1.0 - rate, length));
    if (documents >= kLeastEvenness * expected) found.push_back({term, documents / expected});
  }
  return found;
}

/// How often the most frequent terms stand in the documents of each candidate, and in all; candidates are not among these terms.
struct Company {
  std::vector<std::uint64_t> of_all;
  std::vector<std::vector<std::uint64_t>> of_candidates;
};

/// The places of `terms` by their numbers; kNone for others.
std::vector<std::uint32_t> places_of(std::span<const std::uint32_t> terms, std::size_t num_terms) {
  std::vector<std::uint32_t> places(num_terms, kNone);
  for (std::size_t i = 0; i < terms.size(); ++i) places[terms[i]] = static_cast<std::uint32_t>(i);
  return places;
}

/// The most frequent terms that are not in `left_out`.
std::vector<std::uint32_t> frequent_terms(const Vocabulary& vocabulary, const std::vector<std::uint32_t>& left_out) {
  std::vector<std::uint32_t> terms(vocabulary.size());
  std::iota(terms.begin(), terms.end(), std::uint32_t{0});
  std::erase_if(terms, [&](std::uint32_t term) { return left_out[term] != kNone; });
  const std::vector<std::uint64_t>& frequencies = vocabulary.document_frequencies();
  std::stable_sort(terms.begin(), terms.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return frequencies[a] > frequencies[b]; });
  terms.resize(std::min(terms.size(), kCompanyTerms));
  return terms;
}

Company company_of(const Corpus& corpus, const std::vector<std::uint32_t>& candidates) {
  const std::vector<std::uint32_t> candidate_places = places_of(candidates, corpus.num_terms());
  const std::vector<std::uint32_t> frequent = frequent_terms(corpus.vocabulary, candidate_places);
  const std::vector<std::uint32_t> places = places_of(frequent, corpus.num_terms());
  Company company{std::vector<std::uint64_t>(frequent.size(), 0), {}};
  company.of_candidates.assign(candidates.size(), company.of_all);
  std::vector<std::uint32_t> here;    // candidates in the document
  std::vector<std::uint32_t> others;  // frequent terms in it
  const std::size_t step = corpus.num_documents() / kSampledDocuments + 1;
  for (std::size_t d = 0; d < corpus.num_documents(); d += step) {
    here.clear();
    others.clear();
    for (const std::uint32_t term : corpus.document(d).terms) {
      if (candidate_places[term] != kNone) here.push_back(candidate_places[term]);
      if (places[term] != kNone) others.push_back(places[term]);
    }
    for (const std::uint32_t other : others) ++company.of_all[other];
    for (const std::uint32_t candidate : here) {
      for (const std::uint32_t other : others) ++company.of_candidates[candidate][other];
    }
  }
  return company;
}

/// Half the chi-square divergence of a candidate's company from that of all, less what chance gives; near the Kullback-Leibler
/// divergence, in nats, where it is small.
double pull(std::span<const std::uint64_t> of_candidate, std::span<const std::uint64_t> of_all) {
  const auto sum = [](std::span<const std::uint64_t> counts) {
    return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
  };
  const double here = sum(of_candidate);
  const double all = sum(of_all);
  if (here == 0.0) return std::numeric_limits<double>::infinity();
  double divergence = 0.0;
  for (std::size_t i = 0; i < of_all.size(); ++i) {
    if (of_all[i] == 0) continue;
    const double usual = static_cast<double>(of_all[i]) / all;
    const double difference = static_cast<double>(of_candidate[i]) / here - usual;
    divergence += difference * difference / (2.0 * usual);
  }
  return divergence - static_cast<double>(of_all.size()) / (2.0 * here);
}

}  // namespace

std::vector<EvenTerm> even_terms(const Corpus& corpus) {
  std::vector<EvenTerm> found;
  if (corpus.num_documents() < kLeastEvenDocuments) return found;
  const std::vector<Candidate> candidates = frequent_even_terms(corpus);
  std::vector<std::uint32_t> terms;
  for (const Candidate& candidate : candidates) terms.push_back(candidate.term);
  const Company company = company_of(corpus, terms);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (pull(company.of_candidates[i], company.of_all) > kMostPull) continue;
    found.push_back(
        {corpus.vocabulary.term(terms[i]), corpus.vocabulary.document_frequencies()[terms[i]], candidates[i].evenness});
  }
  std::stable_sort(found.begin(), found.end(), [](const EvenTerm& a, const EvenTerm& b) { return a.documents > b.documents; });
  found.resize(std::min(found.size(), kMostEvenTerms));
  return found;
}

}  // namespace ldavi
