// SPDX-License-Identifier: Apache-2.0
// Implements: variational EM for correlated topics (Blei, Lafferty 2007) by Laplace's method (Wang, Blei 2013), with each
//             token's own copy taken out of its topics, as CVB0 does (Asuncion, Welling, Smyth, Teh 2009).
// Tested by:  tests/unit/inference/ctm_test.cpp
// Cost:       of a pass, a step of Newton's method a document (logistic_normal.hpp), K^3 for the covariance, and K a cell.
//
// The first passes are cvb0's, whose topics are the start. Then, pass by pass:
//   by document: the mode of eta_d ~ N(mean, covariance) given the words under (lambda_wk - phi_dwk) / Lambda_k, from the
//   mode of the pass before; by term:     lambda_wk = eta + sum_d n_dw phi_dwk, phi as in kernels/logistic_normal.hpp,
//   documents in order; mean and covariance from the modes and their curvatures (topic_covariance.hpp).
#include "inference/ctm.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>
#include <optional>

#include "inference/cvb0.hpp"
#include "inference/document_rows.hpp"
#include "inference/logistic_normal.hpp"
#include "inference/priors.hpp"
#include "inference/shards.hpp"
#include "inference/topic_covariance.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "variational/cholesky.hpp"

namespace ldavi {
namespace {

/// Part of the algorithm: sums are taken shard by shard. Documents take long.
constexpr std::size_t kDocumentsPerCtmShard = 4;
/// A multiple of that. Few milliseconds for 50 topics, seconds for 500.
constexpr std::size_t kDocumentsBetweenPauses = 64;
/// Documents start from the fixed point under the start's alpha, found so well.
constexpr UpdateLimit kStartLimit{30, 1e-3F};

constexpr std::uint32_t kLambda = section_id("LMBD");
constexpr std::uint32_t kMean = section_id("MEAN");
constexpr std::uint32_t kCovariance = section_id("COVA");
constexpr std::uint32_t kModes = section_id("MODE");
constexpr std::uint32_t kMixtures = section_id("MIXT");
constexpr std::uint32_t kRatios = section_id("RATI");
constexpr std::uint32_t kSums = section_id("SUMS");

bool never_pause(const PassProgress&) { return false; }

TrainOptions start_options(const TrainOptions& options) {
  TrainOptions start = options;
  start.engine = Cvb0Options{};
  start.stop.max_passes = ctm_start_passes(options);
  return start;
}

/// Of one thread.
struct Workspace {
  explicit Workspace(std::size_t num_topics) : document(num_topics), covariance(num_topics * num_topics) {}

  DocumentWorkspace rows;
  LogisticNormalDocument document;
  std::vector<float> copies;
  std::vector<double> covariance;
};

class CtmEngine final : public Engine {
 public:
  CtmEngine(const TrainingSet& set, const TrainOptions& options, Executor& executor)
      : set_(set),
        options_(std::get<CtmOptions>(options.engine)),
        start_passes_(ctm_start_passes(options)),
        executor_(executor),
        e_step_(e_step_kernels(choose_simd_target())),
        kernels_(logistic_normal_kernels(choose_simd_target())),
        num_topics_(static_cast<std::size_t>(options.num_topics)),
        start_(make_cvb0_engine(set, start_options(options), executor)) {}

  StepReport step(const Pause& pause) override {
    if (start_) return step_of_start(pause);
    if (next_ == 0) begin_pass();
    while (next_ < set_.num_documents()) {
      const std::size_t end = std::min(next_ + kDocumentsBetweenPauses, set_.num_documents());
      update_documents(next_, end);
      next_ = end;
      if (next_ < set_.num_documents() && pause({next_, {}, true})) return StepReport::paused();
    }
    return end_pass();
  }

  double cost_of_pass(int pass) const override {
    constexpr double kCostOfNewton = 20.0;  // measured on AP and 20 Newsgroups, K = 50
    const auto num_topics = static_cast<double>(num_topics_);
    if (pass > start_passes_) return kCostOfNewton * num_topics;
    return start_ ? start_->cost_of_pass(pass) : num_topics;
  }

  /// Before the end of the first pass after the start nothing has been learned of the prior: that pass is made then.
  void finish() override {
    if (start_) end_start();
    const bool has_learned = pass_ > start_passes_ + 1 || (pass_ == start_passes_ + 1 && next_ == 0);
    if (!has_learned) step(never_pause);
  }

  TopicModel model() const override {
    TopicModel model;
    model.lambda = lambda_;
    model.document_prior = prior_;
    model.eta = eta_;
    return model;
  }

  void save(EngineStateWriter& state) const override {
    ByteWriter& numbers = state.numbers();
    numbers.u32(static_cast<std::uint32_t>(pass_));
    numbers.u32(start_ ? 1 : 0);
    if (start_) return start_->save(state);
    numbers.u64(next_);
    numbers.f64(eta_);
    numbers.f64(evidence_);
    state.add(kLambda, lambda_);
    state.add(kMean, prior_.mean);
    state.add(kCovariance, prior_.covariance);
    state.add(kModes, modes_);
    state.add(kMixtures, mixtures_);
    state.add(kRatios, std::span<const float>(ratios_));
    if (next_ > 0) state.add(kSums, sums_);
  }

  void restore(EngineStateReader& state) override {
    ByteReader& numbers = state.numbers();
    pass_ = numbers.count();
    const std::uint32_t is_at_start = numbers.u32();
    if (is_at_start > 1) state.refuse();
    if (is_at_start == 1) {
      if (pass_ >= start_passes_) state.refuse();
      return start_->restore(state);
    }
    start_.reset();
    if (pass_ < start_passes_) state.refuse();
    next_ = static_cast<std::size_t>(numbers.u64());
    eta_ = numbers.f64();
    evidence_ = numbers.finite();
    make_room();
    state.read(kLambda, lambda_, std::numeric_limits<float>::min(), 1e30F);
    prior_.mean.resize(num_topics_);
    prior_.covariance.resize(num_topics_ * num_topics_);
    state.read(kMean, prior_.mean);
    state.read(kCovariance, prior_.covariance);
    state.read(kModes, modes_, -1e30F, 1e30F);
    state.read(kMixtures, mixtures_, 0.0F, 1.0F);
    const std::span<const float> ratios = state.exactly<float>(kRatios, ratios_.size());
    if (!std::all_of(ratios.begin(), ratios.end(), [](float ratio) { return ratio >= 0.0F && ratio <= 1e38F; })) state.refuse();
    std::copy(ratios.begin(), ratios.end(), ratios_.begin());
    if (next_ > 0 && pass_ == start_passes_) state.refuse();
    if (next_ % kDocumentsBetweenPauses != 0 || next_ >= set_.num_documents() || !are_priors({}, eta_)) state.refuse();
    if (next_ > 0) state.read(kSums, sums_);
    update_topics([](std::size_t, std::span<float>) {});
    try {
      prior_of_pass_.emplace(prior_);
    } catch (const InvalidArgument&) {
      state.refuse();
    }
  }

 private:
  // The start.

  StepReport step_of_start(const Pause& pause) {
    StepReport report = start_->step(pause);
    report.settled = false;
    if (report.pass_ended && ++pass_ == start_passes_) end_start();
    return report;
  }

  void end_start() {
    start_->finish();
    TopicModel found = start_->model();
    start_.reset();
    pass_ = start_passes_;
    make_room();
    lambda_ = std::move(found.lambda);
    eta_ = found.eta;
    update_topics([](std::size_t, std::span<float>) {});
    prior_ = starting_prior(std::get<DirichletPrior>(found.document_prior).alpha);
    start_documents(std::get<DirichletPrior>(found.document_prior).alpha);
  }

  void make_room() {
    const std::size_t num_documents = set_.num_documents();
    lambda_ = Matrix(set_.num_terms(), num_topics_);
    statistics_ = Matrix(set_.num_terms(), num_topics_);
    topics_ = Matrix(set_.num_terms(), num_topics_);
    inverse_totals_ = Matrix(1, num_topics_);
    log_scales_.resize(set_.num_terms());
    inverse_scales_.resize(set_.num_terms());
    modes_ = Matrix(num_documents, num_topics_);
    mixtures_ = Matrix(num_documents, num_topics_);
    ratios_.resize(set_.num_cells());
    sums_.assign(1 + moments_size(num_topics_), 0.0);
    std::vector<std::uint32_t> documents(num_documents);
    std::iota(documents.begin(), documents.end(), 0U);
    index_ = index_terms(set_, documents);
    term_totals_.assign(set_.num_terms(), 0.0);
    for (std::size_t d = 0; d < num_documents; ++d) {
      const DocumentCounts document = set_.document(d);
      for (std::size_t cell = 0; cell < document.size(); ++cell)
        term_totals_[document.terms[cell]] += static_cast<double>(document.counts[cell]);
    }
    workspaces_.assign(static_cast<std::size_t>(executor_.num_threads()), Workspace(num_topics_));
  }

  /// The mixtures of new documents under the start's prior (docs/decisions/0008); their logarithms are where modes are
  /// looked for first.
  void start_documents(std::span<const double> alpha) {
    Matrix prior(1, num_topics_);
    std::transform(alpha.begin(), alpha.end(), prior.row(0), [](double value) { return static_cast<float>(value); });
    const double prior_total = total(alpha);
    for_each_block(executor_, set_.num_documents(), kDocumentsPerShard, [&](std::size_t begin, std::size_t end, int worker) {
      DocumentWorkspace& workspace = workspaces_[static_cast<std::size_t>(worker)].rows;
      for (std::size_t d = begin; d < end; ++d) {
        const DocumentRows rows = workspace.gather(set_.document(d), topics_);
        const auto scale = static_cast<float>(1.0 / (prior_total + static_cast<double>(set_.document_tokens(d))));
        float* mixture = mixtures_.row(d);
        std::fill_n(mixture, num_topics_, 1.0F / static_cast<float>(num_topics_));
        e_step_.mixture_document(rows, prior.row(0), scale, kStartLimit, mixture, workspace.ratios(), workspace.work(),
                                 workspace.history());
        std::memcpy(ratios_.data() + set_.first_cell(d), workspace.ratios(), set_.document_size(d) * sizeof(float));
        double sum = 0.0;
        for (std::size_t k = 0; k < num_topics_; ++k) {
          const double value = log(static_cast<double>(std::max(mixture[k], kSmallestShare)));
          modes_(d, k) = static_cast<float>(value);
          sum += value;
        }
        const auto mean = static_cast<float>(sum / static_cast<double>(num_topics_));
        for (std::size_t k = 0; k < num_topics_; ++k) modes_(d, k) -= mean;
      }
    });
  }

  // Passes.

  void begin_pass() {
    ++pass_;
    std::fill(sums_.begin(), sums_.end(), 0.0);
    try {
      prior_of_pass_.emplace(prior_);
    } catch (const InvalidArgument&) {
      throw NumericError("ctm, pass " + std::to_string(pass_) + ": the covariance is not positive definite");
    }
  }

  void update_documents(std::size_t first, std::size_t last) {
    add_sharded_sum(executor_, last - first, kDocumentsPerCtmShard, sums_,
                    [&](std::size_t begin, std::size_t end, int worker, std::span<double> sums) {
                      for (std::size_t d = first + begin; d < first + end; ++d)
                        update_document(d, workspaces_[static_cast<std::size_t>(worker)], sums);
                    });
  }

  void update_document(std::size_t d, Workspace& workspace, std::span<double> sums) {
    const DocumentCounts counts = set_.document(d);
    LogisticNormalDocument& document = workspace.document;
    const DocumentRows rows = workspace.rows.gather(counts, topics_);
    float* ratios = ratios_.data() + set_.first_cell(d);
    workspace.copies.resize(counts.size());
    double scales = 0.0;
    for (std::size_t cell = 0; cell < counts.size(); ++cell) {
      const auto count = static_cast<float>(counts.counts[cell]);
      workspace.copies[cell] = ratios[cell] / count * inverse_scales_[counts.terms[cell]];
      scales += static_cast<double>(count) * static_cast<double>(log_scales_[counts.terms[cell]]);
    }
    kernels_.take_out_copies(workspace.rows.rows(), workspace.copies.data(), counts.size(), mixtures_.row(d),
                             inverse_totals_.row(0), rows.size);
    std::copy_n(modes_.row(d), num_topics_, document.eta.begin());
    prior_of_pass_->find_mode(rows, static_cast<double>(set_.document_tokens(d)),
                              {options_.newton_steps, options_.newton_tolerance}, document);
    const double evidence = prior_of_pass_->log_evidence(document) + scales;
    if (!std::isfinite(evidence)) {
      throw NumericError("ctm, pass " + std::to_string(pass_) + ", document " + std::to_string(d) +
                         ": its evidence is not finite");
    }
    std::transform(document.eta.begin(), document.eta.end(), modes_.row(d),
                   [](double value) { return static_cast<float>(value); });
    std::copy_n(document.mixture(), num_topics_, mixtures_.row(d));
    std::copy_n(document.ratios().data(), counts.size(), ratios);
    cholesky_inverse(document.curvature(), num_topics_, workspace.covariance);
    sums[0] += evidence;
    add_moments(document.eta, workspace.covariance, sums.subspan(1));
  }

  StepReport end_pass() {
    next_ = 0;
    prior_ = learn_prior(std::span(sums_).subspan(1), num_topics_, static_cast<double>(set_.num_documents()));
    add_statistics();
    update_topics([&](std::size_t term, std::span<float> lambda) {
      const float* weights = topics_.row(term);
      const float* sums = statistics_.row(term);
      // Away from the fixed point a token's responsibilities do not quite add up to 1.
      double all = 0.0;
      for (std::size_t k = 0; k < num_topics_; ++k) all += static_cast<double>(sums[k]) * static_cast<double>(weights[k]);
      const double scale = all > 0.0 ? term_totals_[term] / all : 0.0;
      for (std::size_t k = 0; k < num_topics_; ++k) {
        const double count = static_cast<double>(sums[k]) * static_cast<double>(weights[k]) * scale;
        lambda[k] = static_cast<float>(count + eta_);
      }
    });
    // A corpus of one word has an evidence of 0.
    const double scale = std::max(1.0, std::abs(sums_[0]));
    const double change = pass_ == start_passes_ + 1 ? 1.0 : std::abs(sums_[0] - evidence_) / scale;
    evidence_ = sums_[0];
    return {true, change, {}, {}, true};
  }

  void add_statistics() {
    std::fill_n(statistics_.data(), statistics_.rows() * statistics_.stride(), 0.0F);
    for_each_block(executor_, index_.terms.size(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
      std::vector<float> weights;
      std::vector<float> copies;
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t term = index_.terms[i];
        const std::size_t first = index_.offsets[i];
        const std::size_t size = index_.offsets[i + 1] - first;
        weights.resize(size);
        copies.resize(size);
        for (std::size_t j = 0; j < size; ++j) {
          weights[j] = ratios_[index_.cells[first + j]];
          copies[j] = weights[j] / count_of(index_.documents[first + j], index_.cells[first + j]) * inverse_scales_[term];
        }
        kernels_.add_without_copies(mixtures_.data(), index_.documents.data() + first, weights.data(), copies.data(), size,
                                    inverse_totals_.row(0), statistics_.row(term), statistics_.stride());
      }
    });
  }

  float count_of(std::size_t d, std::size_t cell) const {
    return static_cast<float>(set_.document(d).counts[cell - set_.first_cell(d)]);
  }

  /// update(term, its row of lambda), then what documents see of it.
  template <class Update>
  void update_topics(const Update& update) {
    const std::vector<double> totals = sharded_sum(executor_, set_.num_terms(), kTermsPerShard, num_topics_,
                                                   [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                                                     for (std::size_t term = begin; term < end; ++term) {
                                                       const std::span<float> lambda(lambda_.row(term), num_topics_);
                                                       update(term, lambda);
                                                       for (std::size_t k = 0; k < num_topics_; ++k)
                                                         sum[k] += static_cast<double>(lambda[k]);
                                                     }
                                                   });
    if (!std::isfinite(total(totals))) throw NumericError("ctm, pass " + std::to_string(pass_) + ": lambda is not finite");
    for (std::size_t k = 0; k < num_topics_; ++k) inverse_totals_(0, k) = static_cast<float>(1.0 / totals[k]);
    for_each_block(executor_, set_.num_terms(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t term = begin; term < end; ++term) {
        const float* lambda = lambda_.row(term);
        float* row = topics_.row(term);
        double largest = 0.0;
        for (std::size_t k = 0; k < num_topics_; ++k) largest = std::max(largest, static_cast<double>(lambda[k]) / totals[k]);
        for (std::size_t k = 0; k < num_topics_; ++k)
          row[k] = static_cast<float>(static_cast<double>(lambda[k]) / totals[k] / largest);
        log_scales_[term] = static_cast<float>(log(largest));
        inverse_scales_[term] = static_cast<float>(1.0 / largest);
      }
    });
  }

  /// Of a share that has underflowed.
  static constexpr float kSmallestShare = 1e-12F;

  const TrainingSet& set_;
  const CtmOptions options_;
  const int start_passes_;
  Executor& executor_;
  const EStepKernels& e_step_;
  const LogisticNormalKernels& kernels_;
  const std::size_t num_topics_;
  int pass_ = 0;

  std::unique_ptr<Engine> start_;  // until it has ended
  double eta_ = 0.0;
  LogisticNormalPrior prior_;
  Matrix lambda_;                      // V x K
  Matrix statistics_;                  // V x K: sum_d (n_dw / p_dw) theta_dk, less own copies
  Matrix topics_;                      // V x K: lambda_wk / Lambda_k, relative to the row's largest
  std::vector<double> term_totals_;    // tokens
  Matrix inverse_totals_;              // 1 x K: 1 / Lambda_k
  std::vector<float> log_scales_;      // of a row of topics_: log of its largest
  std::vector<float> inverse_scales_;  // and one divided by that
  double evidence_ = 0.0;

  std::size_t next_ = 0;      // of the pass: the next document; 0: no pass is being made
  std::vector<double> sums_;  // of its documents so far: evidence, moments
  std::optional<LogisticNormal> prior_of_pass_;
  Matrix modes_;               // D x K
  Matrix mixtures_;            // D x K: softmax of them
  std::vector<float> ratios_;  // one for each cell: n_dw / p_dw, relative as topics_ is
  TermIndex index_;
  std::vector<Workspace> workspaces_;
};

}  // namespace

int ctm_start_passes(const TrainOptions& options) noexcept {
  return std::max(1, std::min(std::get<CtmOptions>(options.engine).start_passes, options.stop.max_passes * 2 / 3));
}

std::unique_ptr<Engine> make_ctm_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  return std::make_unique<CtmEngine>(set, options, executor);
}

}  // namespace ldavi
