// SPDX-License-Identifier: Apache-2.0
// Implements: batch mean-field variational Bayes for LDA (Blei, Ng, Jordan 2003, with Dirichlet topics; Hoffman, Blei, Bach 2010, algorithm 1).
// Tested by:  tests/unit/inference/vb_test.cpp against the explicit-phi oracle of tests/support.
// Cost:       a pass is 4 flops a (cell, topic, inner iteration), one exp(psi) a (document, topic, inner iteration) and a (term, topic).
//
// A pass has two phases, so that its sums need neither locks nor a copy of the topics for each thread:
//   by document: gamma_d from the uniform start; keep theta_d = exp(psi(gamma_d)) and r_dw = n_dw / p_dw;
//   by term:     lambda_w = eta + B_w * sum_d r_dw theta_d, documents in order.
// B_wk = exp(psi(lambda_wk) - psi(Lambda_k)) follows from that. Factors that are common to a document or a term cancel in r_dw theta_dk B_wk,
// so theta_d and B_w are stored relative to their largest entry and never underflow as a whole.
#include "inference/vb.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <span>

#include "inference/bound.hpp"
#include "inference/document_rows.hpp"
#include "inference/priors.hpp"
#include "inference/shards.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/sampling.hpp"
#include "ldavi/math/special.hpp"
#include "math/kernels/e_step.hpp"
#include "math/kernels/finite.hpp"
#include "math/kernels/log_gamma.hpp"

namespace ldavi {
namespace {

class VbEngine final : public Engine {
 public:
  VbEngine(const TrainingSet& set, const TrainOptions& options, Executor& executor)
      : set_(set),
        options_(std::get<VbOptions>(options.engine)),
        priors_(options.priors),
        executor_(executor),
        kernels_(e_step_kernels(choose_simd_target())),
        log_gamma_kernels_(log_gamma_kernels(choose_simd_target())),
        num_topics_(static_cast<std::size_t>(options.num_topics)),
        alpha_(initial_alpha(options)),
        eta_(starting_eta(options)),
        rest_(priors_.learn_alpha || priors_.learn_eta),
        lambda_(set.num_terms(), num_topics_),
        term_weights_(set.num_terms(), num_topics_),
        term_shifts_(set.num_terms()),
        mixtures_(set.num_documents(), num_topics_),
        ratios_(set.num_cells()),
        workspaces_(static_cast<std::size_t>(executor.num_threads())) {
    std::vector<std::uint32_t> documents(set.num_documents());
    std::iota(documents.begin(), documents.end(), 0U);
    index_ = index_terms(set, documents);
    start_topics(options.seed);
  }

  StepReport step() override {
    ++pass_;
    const std::vector<double> sums = update_documents();
    const double bound = sums[num_topics_] + topic_bound(topic_sums_, totals_, eta_, set_.num_terms());
    // eta is learned from the topics it had a part in; the new ones then stand on the new eta.
    if (pass_ > options_.prior_burn_in) learn_priors(std::span(sums).first(num_topics_));
    update_topics();
    const double change = pass_ == 1 ? 1.0 : std::abs((bound - bound_) / bound);
    bound_ = bound;
    return {change, bound, rest_.resting()};
  }

  TopicModel model() const override {
    TopicModel model;
    model.lambda = lambda_;
    model.document_prior = DirichletPrior{alpha_};
    model.eta = eta_;
    return model;
  }

 private:
  /// lambda_wk ~ Gamma(100, 1/100): near 1, so that every topic may become anything.
  void start_topics(std::uint64_t seed) {
    for_each_block(executor_, set_.num_terms(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t term = begin; term < end; ++term) {
        RandomStream random(seed, RandomPurpose::kTopicStart, term);
        for (std::size_t k = 0; k < num_topics_; ++k)
          lambda_(term, k) = static_cast<float>(sample_gamma(random, 100.0) / 100.0);
      }
    });
    prepare_topics();
  }

  /// sum_d psi(gamma_dk), then the documents' part of the bound.
  std::vector<double> update_documents() {
    log_beta_of_alpha_ = log_beta(alpha_);
    Matrix alpha(1, num_topics_);
    std::transform(alpha_.begin(), alpha_.end(), alpha.row(0), [](double a) { return static_cast<float>(a); });
    const auto tolerance = static_cast<float>(options_.inner_tolerance * static_cast<double>(num_topics_));
    return sharded_sum(executor_, set_.num_documents(), kDocumentsPerShard, num_topics_ + 1,
                       [&](std::size_t begin, std::size_t end, int worker, std::span<double> sum) {
                         for (std::size_t d = begin; d < end; ++d) {
                           update_document(d, alpha.row(0), {options_.inner_iterations, tolerance},
                                           workspaces_[static_cast<std::size_t>(worker)], sum);
                         }
                       });
  }

  void update_document(std::size_t d, const float* alpha, UpdateLimit limit, DocumentWorkspace& workspace,
                       std::span<double> sum) {
    const DocumentCounts document = set_.document(d);
    const DocumentRows rows = workspace.gather(document, term_weights_);
    const auto num_tokens = static_cast<double>(set_.document_tokens(d));
    float* gamma = workspace.gamma();
    const auto even = static_cast<float>(num_tokens / static_cast<double>(num_topics_));
    for (std::size_t k = 0; k < num_topics_; ++k) gamma[k] = alpha[k] + even;
    const float shift = kernels_.mean_field_document(rows, alpha, limit, gamma, mixtures_.row(d), workspace.ratios(),
                                                     workspace.work(), nullptr);
    if (!all_finite(gamma, num_topics_)) {
      throw NumericError("vb, pass " + std::to_string(pass_) + ", document " + std::to_string(d) + ": gamma is not finite");
    }
    std::memcpy(ratios_.data() + set_.first_cell(d), workspace.ratios(), document.size() * sizeof(float));

    double words = num_tokens * static_cast<double>(shift);
    for (std::size_t i = 0; i < document.size(); ++i) {
      const double count = document.counts[i];
      words += count *
               (log(count / static_cast<double>(workspace.ratios()[i])) + static_cast<double>(term_shifts_[document.terms[i]]));
    }
    sum[num_topics_] += words + mixture_bound(log_gamma_kernels_, alpha_, log_beta_of_alpha_, {gamma, num_topics_}, num_tokens,
                                              sum.first(num_topics_));
  }

  void update_topics() {
    const auto eta = static_cast<float>(eta_);
    for_each_block(executor_, index_.terms.size(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
      std::vector<float> weights;
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t first = index_.offsets[i];
        const std::size_t size = index_.offsets[i + 1] - first;
        weights.resize(size);
        for (std::size_t j = 0; j < size; ++j) weights[j] = ratios_[index_.cells[first + j]];
        float* lambda = lambda_.row(index_.terms[i]);
        const float* old_weights = term_weights_.row(index_.terms[i]);
        kernels_.weighted_row_sum(mixtures_.data(), index_.documents.data() + first, weights.data(), size, lambda,
                                  lambda_.stride());
        for (std::size_t k = 0; k < num_topics_; ++k) lambda[k] = lambda[k] * old_weights[k] + eta;
      }
    });
    // Terms of the vocabulary that no document learned from holds (held-out documents may) have the prior alone.
    for (std::size_t term = 0, i = 0; term < set_.num_terms(); ++term) {
      if (i < index_.terms.size() && index_.terms[i] == term) {
        ++i;
      } else {
        std::fill_n(lambda_.row(term), num_topics_, eta);
      }
    }
    prepare_topics();
  }

  /// What the next pass needs of lambda: totals and the sums of the bound, then exp(E[log beta]).
  void prepare_topics() {
    const std::vector<double> sums = sharded_sum(executor_, set_.num_terms(), kTermsPerShard, num_topics_ + 3,
                                                 [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                                                   TopicSums cells;
                                                   for (std::size_t term = begin; term < end; ++term) {
                                                     const std::span<const float> lambda = lambda_.row_span(term);
                                                     for (std::size_t k = 0; k < num_topics_; ++k)
                                                       sum[k] += static_cast<double>(lambda[k]);
                                                     cells += topic_sums(log_gamma_kernels_, lambda);
                                                   }
                                                   sum[num_topics_] = cells.log_gamma;
                                                   sum[num_topics_ + 1] = cells.digamma;
                                                   sum[num_topics_ + 2] = cells.weighted_digamma;
                                                 });
    totals_.assign(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(num_topics_));
    topic_sums_ = {sums[num_topics_], sums[num_topics_ + 1], sums[num_topics_ + 2]};
    if (!(topic_sums_.weighted_digamma - topic_sums_.weighted_digamma == 0.0)) {
      throw NumericError("vb, pass " + std::to_string(pass_) + ": lambda is not finite");
    }
    Matrix offsets(1, num_topics_);
    for (std::size_t k = 0; k < num_topics_; ++k) offsets(0, k) = static_cast<float>(-digamma(totals_[k]));
    for_each_block(executor_, set_.num_terms(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t term = begin; term < end; ++term) {
        term_shifts_[term] =
            kernels_.exp_digamma_row(lambda_.row(term), offsets.row(0), term_weights_.row(term), lambda_.stride());
      }
    });
  }

  void learn_priors(std::span<const double> digamma_sums) {
    if (priors_.learn_alpha) {
      const double alpha_total = total(alpha_);
      double digamma_of_totals = 0.0;
      for (std::size_t d = 0; d < set_.num_documents(); ++d) {
        digamma_of_totals += digamma(alpha_total + static_cast<double>(set_.document_tokens(d)));
      }
      std::vector<double> expected_logs(digamma_sums.begin(), digamma_sums.end());
      for (double& value : expected_logs) value -= digamma_of_totals;
      fit_dirichlet(alpha_, expected_logs, static_cast<double>(set_.num_documents()));
      for (double& alpha : alpha_) alpha = within_prior_range(alpha);
    }
    if (priors_.learn_eta) {
      fit_symmetric_dirichlet(eta_, expected_log_topics(topic_sums_, totals_, set_.num_terms()),
                              static_cast<double>(num_topics_), set_.num_terms());
      eta_ = within_prior_range(eta_);
    }
    if (priors_.learn_alpha || priors_.learn_eta) rest_.observe(alpha_, eta_);
  }

  const TrainingSet& set_;
  const VbOptions options_;
  const PriorOptions priors_;
  Executor& executor_;
  const EStepKernels& kernels_;
  const LogGammaKernels& log_gamma_kernels_;
  const std::size_t num_topics_;
  int pass_ = 0;

  std::vector<double> alpha_;
  double log_beta_of_alpha_ = 0.0;  // of the pass
  double eta_;
  PriorRest rest_;
  Matrix lambda_;        // V x K
  Matrix term_weights_;  // V x K: exp(E[log beta_kw] - term_shifts_w)
  std::vector<float> term_shifts_;
  std::vector<double> totals_;  // Lambda_k
  TopicSums topic_sums_;
  double bound_ = 0.0;

  Matrix mixtures_;            // D x K: exp(psi(gamma_dk)), relative to the document's shift
  std::vector<float> ratios_;  // a cell each: n_dw / p_dw
  TermIndex index_;
  std::vector<DocumentWorkspace> workspaces_;
};

}  // namespace

std::unique_ptr<Engine> make_vb_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  return std::make_unique<VbEngine>(set, options, executor);
}

}  // namespace ldavi
