// SPDX-License-Identifier: Apache-2.0
// Implements: batch mean-field variational Bayes for LDA (Blei, Ng, Jordan 2003, with Dirichlet topics; Hoffman, Blei, Bach 2010, algorithm 1).
// Tested by:  tests/unit/inference/vb_test.cpp against the explicit-phi oracle of tests/support.
// Cost:       a pass is 4 flops a (cell, topic, inner iteration), one exp(psi) a (document, topic, inner iteration) and a (term, topic).
//
// A pass takes blocks of documents, and each in two phases, so that sums need neither locks nor a copy of the topics for each thread:
//   by document: gamma_d from the uniform start; keep theta_dk = exp(psi(gamma_dk)) and r_dw = n_dw / p_dw;
//   by term:     S_w += sum_d r_dw theta_d, documents in order.
// In the end one sweep by term gives lambda_w = eta + B_w * S_w and its part of Lambda and of the bound, and one B_wk = exp(psi(lambda_wk) -
// psi(Lambda_k)). Moving psi(Lambda_k) to theta would save the second, but no float holds the ratio of its exponentials where a topic is empty.
// Factors that are common to a document or a term cancel in r_dw theta_dk B_wk, so theta_d and B_w are stored relative to their largest entry and
// never underflow as a whole.
#include "inference/vb.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
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

/// The mixtures of a block's documents stay within this, or within 1,024 documents.
constexpr std::size_t kBlockBytes = std::size_t{128} << 20U;
/// A multiple of kDocumentsPerShard; some hundredths of a second.
constexpr std::size_t kDocumentsBetweenPauses = 1024;

constexpr std::uint32_t kAlpha = section_id("ALPH");
constexpr std::uint32_t kLambda = section_id("LMBD");
constexpr std::uint32_t kSums = section_id("SUMS");
constexpr std::uint32_t kStatistics = section_id("STAT");

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
        statistics_(set.num_terms(), num_topics_),
        term_weights_(set.num_terms(), num_topics_),
        term_shifts_(set.num_terms()),
        documents_per_block_(std::min(set.num_documents(), vb_documents_per_block(options_, num_topics_))),
        mixtures_(documents_per_block_, num_topics_),
        workspaces_(static_cast<std::size_t>(executor.num_threads())) {
    for (std::size_t first = 0; first < set.num_documents(); first += documents_per_block_) {
      std::vector<std::uint32_t> documents(std::min(documents_per_block_, set.num_documents() - first));
      std::iota(documents.begin(), documents.end(), static_cast<std::uint32_t>(first));
      blocks_.push_back({first, documents.size(), index_terms(set, documents)});
      ratios_.resize(std::max(ratios_.size(), blocks_.back().index.cells.size()));
    }
    update_terms([&](std::size_t term, std::span<float> lambda) { start_term(options.seed, term, lambda); });
  }

  StepReport step(const Pause& pause) override {
    if (block_ == 0) {
      ++pass_;
      sums_.assign(num_topics_ + 1, 0.0);
      std::fill_n(statistics_.data(), statistics_.rows() * statistics_.stride(), 0.0F);
    }
    while (block_ < blocks_.size()) {
      const Block& block = blocks_[block_];
      const auto of_block = update_documents(block, pause);
      if (!of_block) return interrupted();
      std::transform(sums_.begin(), sums_.end(), of_block->begin(), sums_.begin(), std::plus<>());
      add_statistics(block);
      ++block_;
      if (block_ < blocks_.size() && pause({block.first + block.size, {}, true})) return StepReport::paused();
    }
    block_ = 0;
    return end_pass();
  }

  void save(EngineStateWriter& state) const override {
    ByteWriter& numbers = state.numbers();
    numbers.u32(static_cast<std::uint32_t>(pass_));
    numbers.u64(block_);
    numbers.f64(eta_);
    numbers.f64(bound_);
    rest_.save(numbers);
    state.add(kAlpha, alpha_);
    state.add(kLambda, lambda_);
    if (block_ == 0) return;
    state.add(kSums, sums_);
    state.add(kStatistics, statistics_);
  }

  void restore(EngineStateReader& state) override {
    ByteReader& numbers = state.numbers();
    pass_ = numbers.count();
    block_ = static_cast<std::size_t>(numbers.u64());
    eta_ = numbers.f64();
    bound_ = numbers.finite();
    rest_.restore(numbers);
    state.read(kAlpha, alpha_);
    state.read(kLambda, lambda_, std::numeric_limits<float>::min(), 1e30F);  // what log Gamma is found of
    if (block_ >= blocks_.size() || !are_priors(alpha_, eta_)) state.refuse();
    if (block_ > 0) {
      sums_.resize(num_topics_ + 1);
      state.read(kSums, sums_);
      state.read(kStatistics, statistics_, 0.0F);
    }
    update_terms([](std::size_t, std::span<float>) {});
  }

  TopicModel model() const override {
    TopicModel model;
    model.lambda = lambda_;
    model.document_prior = DirichletPrior{alpha_};
    model.eta = eta_;
    return model;
  }

 private:
  /// What was done of the block is lost.
  StepReport interrupted() {
    if (block_ == 0) --pass_;
    return StepReport::paused();
  }

  StepReport end_pass() {
    const std::vector<double>& sums = sums_;
    const double bound = sums[num_topics_] + topic_bound(topic_sums_, totals_, eta_, set_.num_terms());
    // eta is learned from the topics it had a part in; the new ones then stand on the new eta.
    if (pass_ > options_.prior_burn_in) learn_priors(std::span(sums).first(num_topics_));
    update_terms([&](std::size_t term, std::span<float> lambda) { finish_term(term, lambda); });
    const double change = pass_ == 1 ? 1.0 : std::abs((bound - bound_) / bound);
    bound_ = bound;
    return {true, change, bound, {}, rest_.resting()};
  }

  /// Documents first … first + size - 1.
  struct Block {
    std::size_t first;
    std::size_t size;
    TermIndex index;
  };

  /// sum_d psi(gamma_dk), then the documents' part of the bound; nothing where a pause came first.
  std::optional<std::vector<double>> update_documents(const Block& block, const Pause& pause) {
    log_beta_of_alpha_ = log_beta(alpha_);
    Matrix alpha(1, num_topics_);
    std::transform(alpha_.begin(), alpha_.end(), alpha.row(0), [](double a) { return static_cast<float>(a); });
    const auto tolerance = static_cast<float>(options_.inner_tolerance * static_cast<double>(num_topics_));
    std::vector<double> sums(num_topics_ + 1, 0.0);
    for (std::size_t first = 0; first < block.size; first += kDocumentsBetweenPauses) {
      const std::size_t size = std::min(kDocumentsBetweenPauses, block.size - first);
      add_sharded_sum(executor_, size, kDocumentsPerShard, sums,
                      [&](std::size_t begin, std::size_t end, int worker, std::span<double> sum) {
                        for (std::size_t i = begin; i < end; ++i) {
                          update_document(block, first + i, alpha.row(0), {options_.inner_iterations, tolerance},
                                          workspaces_[static_cast<std::size_t>(worker)], sum);
                        }
                      });
      if (first + size < block.size && pause({block.first + first + size, {}, false})) return std::nullopt;
    }
    return sums;
  }

  void update_document(const Block& block, std::size_t i, const float* alpha, UpdateLimit limit, DocumentWorkspace& workspace,
                       std::span<double> sum) {
    const std::size_t d = block.first + i;
    const DocumentCounts document = set_.document(d);
    const DocumentRows rows = workspace.gather(document, term_weights_);
    const auto num_tokens = static_cast<double>(set_.document_tokens(d));
    float* gamma = workspace.gamma();
    const auto even = static_cast<float>(num_tokens / static_cast<double>(num_topics_));
    for (std::size_t k = 0; k < num_topics_; ++k) gamma[k] = alpha[k] + even;
    const float shift = kernels_.mean_field_document(rows, alpha, limit, gamma, mixtures_.row(i), workspace.ratios(),
                                                     workspace.work(), nullptr);
    if (!all_finite(gamma, num_topics_)) {
      throw NumericError("vb, pass " + std::to_string(pass_) + ", document " + std::to_string(d) + ": gamma is not finite");
    }
    std::memcpy(ratios_.data() + (set_.first_cell(d) - set_.first_cell(block.first)), workspace.ratios(),
                document.size() * sizeof(float));

    double words = num_tokens * static_cast<double>(shift);
    for (std::size_t cell = 0; cell < document.size(); ++cell) {
      const double count = document.counts[cell];
      words += count * (log(count / static_cast<double>(workspace.ratios()[cell])) +
                        static_cast<double>(term_shifts_[document.terms[cell]]));
    }
    sum[num_topics_] += words + mixture_bound(log_gamma_kernels_, alpha_, log_beta_of_alpha_, {gamma, num_topics_}, num_tokens,
                                              sum.first(num_topics_));
  }

  void add_statistics(const Block& block) {
    const TermIndex& index = block.index;
    for_each_block(executor_, index.terms.size(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
      std::vector<float> weights;
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t first = index.offsets[i];
        const std::size_t size = index.offsets[i + 1] - first;
        weights.resize(size);
        for (std::size_t j = 0; j < size; ++j) weights[j] = ratios_[index.cells[first + j]];
        kernels_.add_weighted_rows(mixtures_.data(), index.documents.data() + first, weights.data(), size,
                                   statistics_.row(index.terms[i]), statistics_.stride());
      }
    });
  }

  /// lambda_wk ~ Gamma(100, 1/100): near 1, so that every topic may become anything.
  static void start_term(std::uint64_t seed, std::size_t term, std::span<float> lambda) {
    RandomStream random(seed, RandomPurpose::kTopicStart, term);
    for (float& value : lambda) value = static_cast<float>(sample_gamma(random, 100.0) / 100.0);
  }

  /// A term that no document learned from holds (held-out documents may) has the prior alone.
  void finish_term(std::size_t term, std::span<float> lambda) const {
    const float* weights = term_weights_.row(term);
    const float* sums = statistics_.row(term);
    const auto eta = static_cast<float>(eta_);
    for (std::size_t k = 0; k < num_topics_; ++k) lambda[k] = sums[k] * weights[k] + eta;
  }

  /// update(term, its row of lambda), then what the next pass needs of lambda.
  template <class Update>
  void update_terms(const Update& update) {
    const std::vector<double> sums = sharded_sum(executor_, set_.num_terms(), kTermsPerShard, num_topics_ + 3,
                                                 [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                                                   TopicSums cells;
                                                   for (std::size_t term = begin; term < end; ++term) {
                                                     const std::span<float> lambda(lambda_.row(term), num_topics_);
                                                     update(term, lambda);
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
  Matrix statistics_;    // V x K: S, of the pass so far
  Matrix term_weights_;  // V x K: B_wk exp(-term_shifts_w)
  std::vector<float> term_shifts_;
  std::vector<double> totals_;  // Lambda_k
  TopicSums topic_sums_;
  double bound_ = 0.0;

  std::size_t block_ = 0;     // of the pass: the next one; 0: no pass is being made
  std::vector<double> sums_;  // of its blocks so far
  std::vector<Block> blocks_;
  const std::size_t documents_per_block_;
  Matrix mixtures_;            // a row for each document of the block: theta_d, relative to the document's shift
  std::vector<float> ratios_;  // one for each cell of the block: r_dw
  std::vector<DocumentWorkspace> workspaces_;
};

}  // namespace

std::size_t vb_documents_per_block(const VbOptions& options, std::size_t num_topics) noexcept {
  if (options.documents_per_block > 0) return static_cast<std::size_t>(options.documents_per_block);
  return std::max<std::size_t>(1024, kBlockBytes / sizeof(float) / Matrix::padded(num_topics));
}

std::unique_ptr<Engine> make_vb_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  return std::make_unique<VbEngine>(set, options, executor);
}

}  // namespace ldavi
