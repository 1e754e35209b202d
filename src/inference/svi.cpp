// SPDX-License-Identifier: Apache-2.0
// Implements: online variational Bayes, steps along the natural gradient (Hoffman, Blei, Bach 2010; Hoffman, Blei, Wang, Paisley 2013).
// Tested by:  tests/unit/inference/online_engine_test.cpp
// Cost:       that of online_engine.hpp.
//
// lambda_wk = eta + N_wk, B_wk = exp(psi(lambda_wk) - psi(Lambda_k)), as in vb.
#include "inference/svi.hpp"

#include <algorithm>

#include "inference/bound.hpp"
#include "inference/shards.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "math/kernels/log_gamma.hpp"

namespace ldavi {
namespace {

class SviEngine final : public OnlineEngine {
 public:
  SviEngine(const TrainingSet& set, const TrainOptions& options, Executor& executor)
      : OnlineEngine(set, options, std::get<SviOptions>(options.engine).online, executor), offsets_(1, num_topics()) {}

 private:
  void prepare_step() override {
    const double prior_total = eta_ * static_cast<double>(num_terms());
    for (std::size_t k = 0; k < num_topics(); ++k) offsets_(0, k) = static_cast<float>(-digamma(totals_[k] + prior_total));
    alpha_total_ = total(alpha_);
  }

  void term_row(const float* counts, float scale, float* work, float* row) const override {
    const auto eta = static_cast<float>(eta_);
    for (std::size_t k = 0; k < num_topics(); ++k) work[k] = counts[k] * scale + eta;
    std::fill(work + num_topics(), work + offsets_.stride(), 0.0F);
    kernels_.exp_digamma_row(work, offsets_.row(0), row, offsets_.stride());
  }

  void add_to_prior_sums(std::span<const float> gamma, double num_tokens, std::span<double> sums) const override {
    for (std::size_t k = 0; k < num_topics(); ++k) sums[k] += digamma(static_cast<double>(gamma[k]));
    sums[num_topics()] += digamma(alpha_total_ + num_tokens);
  }

  void learn_alpha(std::span<const double> sums, double num_documents, double rate) override {
    std::vector<double> expected_logs(num_topics());
    for (std::size_t k = 0; k < num_topics(); ++k) expected_logs[k] = sums[k] - sums[num_topics()];
    std::vector<double> fitted = alpha_;
    fit_dirichlet(fitted, expected_logs, num_documents);
    for (std::size_t k = 0; k < num_topics(); ++k) alpha_[k] *= exp(rate * log(fitted[k] / alpha_[k]));
  }

  void learn_eta() override {
    const LogGammaKernels& kernels = log_gamma_kernels(choose_simd_target());
    const auto eta = static_cast<float>(eta_);
    const std::vector<double> sums = sharded_sum(executor_, num_terms(), kTermsPerShard, 3,
                                                 [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                                                   std::vector<float> lambda(num_topics());
                                                   TopicSums cells;
                                                   for (std::size_t term = begin; term < end; ++term) {
                                                     const float* counts = counts_.values().row(term);
                                                     for (std::size_t k = 0; k < num_topics(); ++k) lambda[k] = counts[k] + eta;
                                                     cells += topic_sums(kernels, lambda);
                                                   }
                                                   sum[0] = cells.log_gamma;
                                                   sum[1] = cells.digamma;
                                                   sum[2] = cells.weighted_digamma;
                                                 });
    std::vector<double> lambda_totals = totals_;
    for (double& value : lambda_totals) value += eta_ * static_cast<double>(num_terms());
    fit_symmetric_dirichlet(eta_, expected_log_topics({sums[0], sums[1], sums[2]}, lambda_totals, num_terms()),
                            static_cast<double>(num_topics()), num_terms());
  }

  Matrix offsets_;
  double alpha_total_ = 0.0;
};

}  // namespace

std::unique_ptr<OnlineEngine> make_svi_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  return std::make_unique<SviEngine>(set, options, executor);
}

}  // namespace ldavi
