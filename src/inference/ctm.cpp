// SPDX-License-Identifier: Apache-2.0
// Implements: variational EM for correlated topics (Blei, Lafferty 2007) by Laplace's method (Wang, Blei 2013), with each
//             token's own copy taken out of its topics, as CVB0 does (Asuncion, Welling, Smyth, Teh 2009).
// Tested by:  tests/unit/inference/ctm_test.cpp
// Cost:       of a pass, that of ctm_documents.cpp and of ctm_topics.cpp.
//
// The first passes are cvb0's, whose topics are the start. Then, pass by pass:
//   by document: the mode of eta_d ~ N(mean, covariance) given the words under (lambda_wk - phi_dwk) / Lambda_k, from the mode
//                of the pass before (ctm_documents.hpp);
//   by term:     lambda_wk = eta + sum_d n_dw phi_dwk (ctm_topics.hpp);
//   mean and covariance from the modes and their curvatures (topic_covariance.hpp).
#include "inference/ctm.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "inference/ctm_documents.hpp"
#include "inference/ctm_topics.hpp"
#include "inference/cvb0.hpp"
#include "inference/logistic_normal.hpp"
#include "inference/priors.hpp"
#include "inference/topic_covariance.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kLambda = section_id("LMBD");
constexpr std::uint32_t kMean = section_id("MEAN");
constexpr std::uint32_t kCovariance = section_id("COVA");
constexpr std::uint32_t kSums = section_id("SUMS");

bool never_pause(const PassProgress&) { return false; }

TrainOptions start_options(const TrainOptions& options) {
  TrainOptions start = options;
  start.engine = Cvb0Options{};
  start.stop.max_passes = ctm_start_passes(options);
  return start;
}

class CtmEngine final : public Engine {
 public:
  CtmEngine(const TrainingSet& set, const TrainOptions& options, Executor& executor)
      : set_(set),
        options_(std::get<CtmOptions>(options.engine)),
        start_passes_(ctm_start_passes(options)),
        executor_(executor),
        num_topics_(static_cast<std::size_t>(options.num_topics)),
        start_(make_cvb0_engine(set, start_options(options), executor)) {}

  StepReport step(const Pause& pause) override {
    if (start_) return step_of_start(pause);
    if (next_ == 0) begin_pass();
    while (next_ < set_.num_documents()) {
      const std::size_t end = std::min(next_ + CtmDocuments::kDocumentsInPart, set_.num_documents());
      documents_->update(next_, end, *topics_, *prior_of_pass_, {options_.newton_steps, options_.newton_tolerance}, pass_,
                         sums_);
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
    model.lambda = topics_->lambda();
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
    state.add(kLambda, topics_->lambda());
    state.add(kMean, prior_.mean);
    state.add(kCovariance, prior_.covariance);
    documents_->save(state);
    if (next_ > 0) state.add(kSums, sums_);
  }

  void restore(EngineStateReader& state) override {
    ByteReader& numbers = state.numbers();
    pass_ = numbers.count();
    const std::uint32_t is_at_start = numbers.u32();
    if (is_at_start > 1 || (is_at_start == 1) != (pass_ < start_passes_)) state.refuse();
    if (is_at_start == 1) return start_->restore(state);
    next_ = static_cast<std::size_t>(numbers.u64());
    eta_ = numbers.f64();
    evidence_ = numbers.finite();
    if (next_ % CtmDocuments::kDocumentsInPart != 0 || next_ >= set_.num_documents() || !are_priors({}, eta_)) state.refuse();
    if (next_ > 0 && pass_ == start_passes_) state.refuse();
    start_.reset();
    make_room();
    Matrix lambda(set_.num_terms(), num_topics_);
    state.read(kLambda, lambda, std::numeric_limits<float>::min(), 1e30F);
    topics_->take(std::move(lambda));
    prior_.mean.resize(num_topics_);
    prior_.covariance.resize(num_topics_ * num_topics_);
    state.read(kMean, prior_.mean);
    state.read(kCovariance, prior_.covariance);
    documents_->restore(state);
    if (next_ > 0) state.read(kSums, sums_);
    try {
      prior_of_pass_.emplace(prior_);
    } catch (const InvalidArgument&) {
      state.refuse();
    }
  }

 private:
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
    eta_ = found.eta;
    topics_->take(std::move(found.lambda));
    const std::vector<double>& alpha = std::get<DirichletPrior>(found.document_prior).alpha;
    prior_ = starting_prior(alpha);
    documents_->start(*topics_, alpha);
  }

  /// Not before the start has given its own back.
  void make_room() {
    topics_.emplace(set_, num_topics_, executor_);
    documents_.emplace(set_, num_topics_, executor_);
    sums_.assign(1 + moments_size(num_topics_), 0.0);
  }

  void begin_pass() {
    ++pass_;
    std::fill(sums_.begin(), sums_.end(), 0.0);
    try {
      prior_of_pass_.emplace(prior_);
    } catch (const InvalidArgument&) {
      throw NumericError("ctm, pass " + std::to_string(pass_) + ": the covariance is not positive definite");
    }
  }

  StepReport end_pass() {
    next_ = 0;
    prior_ = learn_prior(std::span(sums_).subspan(1), num_topics_, static_cast<double>(set_.num_documents()));
    topics_->learn(documents_->mixtures(), documents_->ratios(), eta_);
    if (!topics_->is_finite()) throw NumericError("ctm, pass " + std::to_string(pass_) + ": lambda is not finite");
    // A corpus of one word has an evidence of 0.
    const double scale = std::max(1.0, std::abs(sums_[0]));
    const double change = pass_ == start_passes_ + 1 ? 1.0 : std::abs(sums_[0] - evidence_) / scale;
    evidence_ = sums_[0];
    return {true, change, {}, {}, true};
  }

  const TrainingSet& set_;
  const CtmOptions options_;
  const int start_passes_;
  Executor& executor_;
  const std::size_t num_topics_;
  int pass_ = 0;

  std::unique_ptr<Engine> start_;  // until it has ended
  // From then on.
  std::optional<CtmTopics> topics_;
  std::optional<CtmDocuments> documents_;
  LogisticNormalPrior prior_;
  double eta_ = 0.0;
  double evidence_ = 0.0;

  std::size_t next_ = 0;      // of the pass: the next document; 0: no pass is being made
  std::vector<double> sums_;  // of its documents so far: evidence, moments
  std::optional<LogisticNormal> prior_of_pass_;
};

}  // namespace

int ctm_start_passes(const TrainOptions& options) noexcept {
  return std::max(1, std::min(std::get<CtmOptions>(options.engine).start_passes, options.stop.max_passes * 2 / 3));
}

std::unique_ptr<Engine> make_ctm_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  return std::make_unique<CtmEngine>(set, options, executor);
}

}  // namespace ldavi
