// SPDX-License-Identifier: Apache-2.0
// Implements: the topics' part of variational EM for correlated topics, with each token's own copy taken out (ctm.cpp).
// Tested by:  tests/unit/inference/ctm_topics_test.cpp
// Cost:       K a cell, and K a term.
#include "inference/ctm_topics.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "inference/shards.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

TermIndex index_of_all(const TrainingSet& set) {
  std::vector<std::uint32_t> documents(set.num_documents());
  std::iota(documents.begin(), documents.end(), 0U);
  return index_terms(set, documents);
}

}  // namespace

CtmTopics::CtmTopics(const TrainingSet& set, std::size_t num_topics, Executor& executor)
    : set_(set),
      executor_(executor),
      kernels_(logistic_normal_kernels(choose_simd_target())),
      num_topics_(num_topics),
      index_(index_of_all(set)),
      term_totals_(set.num_terms(), 0.0),
      statistics_(set.num_terms(), num_topics),
      rows_(set.num_terms(), num_topics),
      inverse_totals_(1, num_topics),
      log_scales_(set.num_terms()),
      inverse_scales_(set.num_terms()) {
  for (std::size_t d = 0; d < set.num_documents(); ++d) {
    const DocumentCounts document = set.document(d);
    for (std::size_t cell = 0; cell < document.size(); ++cell)
      term_totals_[document.terms[cell]] += static_cast<double>(document.counts[cell]);
  }
}

void CtmTopics::take(Matrix lambda) {
  lambda_ = std::move(lambda);
  update_rows();
}

void CtmTopics::learn(const Matrix& mixtures, std::span<const float> ratios, double eta) {
  add_documents(mixtures, ratios);
  for_each_block(executor_, set_.num_terms(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t term = begin; term < end; ++term) {
      const float* weights = rows_.row(term);
      const float* sums = statistics_.row(term);
      // Away from the fixed point a token's responsibilities do not quite add up to 1.
      double all = 0.0;
      for (std::size_t k = 0; k < num_topics_; ++k) all += static_cast<double>(sums[k]) * static_cast<double>(weights[k]);
      const double scale = all > 0.0 ? term_totals_[term] / all : 0.0;
      for (std::size_t k = 0; k < num_topics_; ++k) {
        const double count = static_cast<double>(sums[k]) * static_cast<double>(weights[k]) * scale;
        lambda_(term, k) = static_cast<float>(count + eta);
      }
    }
  });
  update_rows();
}

void CtmTopics::add_documents(const Matrix& mixtures, std::span<const float> ratios) {
  std::fill_n(statistics_.data(), statistics_.rows() * statistics_.stride(), 0.0F);
  for_each_block(executor_, index_.terms.size(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
    std::vector<float> weights;
    std::vector<float> of_copies;
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t term = index_.terms[i];
      const std::size_t first = index_.offsets[i];
      const std::size_t size = index_.offsets[i + 1] - first;
      weights.resize(size);
      of_copies.resize(size);
      for (std::size_t j = 0; j < size; ++j) {
        const std::size_t d = index_.documents[first + j];
        const std::size_t cell = index_.cells[first + j];
        weights[j] = ratios[cell];
        of_copies[j] = copies(term, ratios[cell], set_.document(d).counts[cell - set_.first_cell(d)]);
      }
      kernels_.add_without_copies(mixtures.data(), index_.documents.data() + first, weights.data(), of_copies.data(), size,
                                  inverse_totals_.row(0), statistics_.row(term), statistics_.stride());
    }
  });
}

void CtmTopics::update_rows() {
  const std::vector<double> totals = sharded_sum(executor_, set_.num_terms(), kTermsPerShard, num_topics_,
                                                 [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                                                   for (std::size_t term = begin; term < end; ++term) {
                                                     for (std::size_t k = 0; k < num_topics_; ++k)
                                                       sum[k] += static_cast<double>(lambda_(term, k));
                                                   }
                                                 });
  is_finite_ = std::isfinite(total(totals));
  for (std::size_t k = 0; k < num_topics_; ++k) inverse_totals_(0, k) = static_cast<float>(1.0 / totals[k]);
  for_each_block(executor_, set_.num_terms(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t term = begin; term < end; ++term) {
      const auto probability = [&](std::size_t k) { return static_cast<double>(lambda_(term, k)) / totals[k]; };
      double largest = 0.0;
      for (std::size_t k = 0; k < num_topics_; ++k) largest = std::max(largest, probability(k));
      for (std::size_t k = 0; k < num_topics_; ++k) rows_(term, k) = static_cast<float>(probability(k) / largest);
      log_scales_[term] = static_cast<float>(log(largest));
      inverse_scales_[term] = static_cast<float>(1.0 / largest);
    }
  });
}

}  // namespace ldavi
