// SPDX-License-Identifier: Apache-2.0
#include "inference/online_engine.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>

#include "inference/prefetch.hpp"
#include "inference/priors.hpp"
#include "inference/shards.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "math/kernels/finite.hpp"

namespace ldavi {
namespace {

/// Minibatches are small: shards of the size that passes have would leave threads without work.
constexpr std::size_t kDocumentsPerTask = 8;
/// Steps of the first pass with the starting priors: the first topics say nothing of them.
constexpr std::uint64_t kPriorBurnIn = 20;
/// A minibatch moves alpha by at least this share of the way, as many documents speak of it.
constexpr double kLeastAlphaRate = 0.05;

constexpr std::uint32_t kAlpha = section_id("ALPH");
constexpr std::uint32_t kTotals = section_id("TOTL");
constexpr std::uint32_t kCounts = section_id("CNTS");

std::size_t batch_size(const TrainingSet& set, const OnlineOptions& options) {
  return std::min(set.num_documents(), static_cast<std::size_t>(options.batch));
}

bool is_power_of_two(std::uint64_t n) noexcept { return (n & (n - 1)) == 0; }

}  // namespace

OnlineEngine::OnlineEngine(const TrainingSet& set, const TrainOptions& options, const OnlineOptions& online, Executor& executor)
    : set_(&set),
      options_(online),
      priors_(options.priors),
      executor_(executor),
      kernels_(e_step_kernels(choose_simd_target())),
      alpha_(initial_alpha(options)),
      eta_(starting_eta(options)),
      counts_(set.num_terms(), alpha_.size()),
      seed_(options.seed),
      order_(options.seed, set.num_documents(), batch_size(set, online), static_cast<std::size_t>(online.repeats)),
      num_documents_(set.num_documents()),
      perplexity_(set.num_terms()),
      batch_(set.num_terms()),
      alpha_row_(1, alpha_.size()),
      mixtures_(order_.largest_batch(), alpha_.size()),
      workspaces_(static_cast<std::size_t>(executor.num_threads())) {
  start(options.seed);
}

/// Every topic begins with what is usual, and a little of one document: words that stand together, so that topics soon differ.
/// docs/decisions/0014.
void OnlineEngine::start(std::uint64_t seed) {
  constexpr std::size_t kStartDocuments = 4096;
  constexpr double kDocumentShare = 0.02;  // of a topic
  constexpr double kUnseen = 0.01;         // tokens of a term that none of the documents has
  order_.begin_pass(1);
  std::vector<std::uint32_t> documents;
  for (std::size_t step = 0; step < order_.num_steps() && documents.size() < kStartDocuments; ++step) {
    const std::span<const std::uint32_t> batch = order_.batch(step);
    if (!order_.is_repeat(step)) documents.insert(documents.end(), batch.begin(), batch.end());
  }
  std::vector<double> usual(num_terms(), kUnseen);
  for (const std::uint32_t d : documents) {
    const DocumentCounts document = set_->document(d);
    for (std::size_t i = 0; i < document.size(); ++i) usual[document.terms[i]] += document.counts[i];
  }
  const double mass = static_cast<double>(set_->num_tokens()) / static_cast<double>(num_topics());
  const double unit = mass / total(usual);
  // No two topics may begin alike: they would stay so.
  std::vector<double> shares(num_topics());
  for (std::size_t k = 0; k < num_topics(); ++k)
    shares[k] = kDocumentShare * (0.75 + 0.5 * RandomStream(seed, RandomPurpose::kTopicStart, k).uniform());
  for_each_block(executor_, num_terms(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t term = begin; term < end; ++term) {
      float* row = counts_.values().row(term);
      for (std::size_t k = 0; k < num_topics(); ++k) row[k] = static_cast<float>(unit * usual[term] * (1.0 - shares[k]));
    }
  });
  for (std::size_t k = 0; k < num_topics(); ++k) {
    const DocumentCounts document = set_->document(documents[k % documents.size()]);
    const double per_token = mass * shares[k] / static_cast<double>(document.num_tokens());
    for (std::size_t i = 0; i < document.size(); ++i)
      counts_.values()(document.terms[i], k) += static_cast<float>(per_token * document.counts[i]);
  }
  totals_.assign(num_topics(), mass);
}

StepReport OnlineEngine::step(const Pause& pause) {
  if (step_ == 0) {
    ++pass_;
    documents_ = 0;
    order_.begin_pass(pass_);
  }
  return learn_order(pause) ? end_pass() : StepReport::paused();
}

/// False: `pause` said so.
bool OnlineEngine::learn_order(const Pause& pause) {
  while (step_ < order_.num_steps()) {
    const std::span<const std::uint32_t> documents = order_.batch(step_);
    if (!order_.is_repeat(step_)) {
      observe(documents);
      documents_ += documents.size();
    }
    learn(documents);
    if (!order_.is_repeat(step_)) tokens_ += batch_.num_tokens();
    if (order_.ends_window(step_)) set_->release();
    ++step_;
    ++steps_;
    if (step_ < order_.num_steps() && pause({documents_, perplexity_.running(), true})) return false;
  }
  return true;
}

void OnlineEngine::take(const TrainingSet& window) {
  const auto size = static_cast<std::size_t>(options_.batch);
  set_ = &window;
  order_ = DocumentOrder(seed_, window.num_documents(), std::min(window.num_documents(), size),
                         static_cast<std::size_t>(options_.repeats));
  ++windows_;
  if (mixtures_.rows() < order_.largest_batch()) mixtures_ = Matrix(order_.largest_batch(), num_topics());
  // Few documents are not to say as much as a minibatch.
  weight_ = std::min(1.0, static_cast<double>(order_.largest_batch()) / static_cast<double>(size));
  const double before = static_cast<double>(num_documents_);
  num_documents_ += window.num_documents();
  const double growth = static_cast<double>(num_documents_) / before;
  counts_.grow(growth);
  for (double& value : totals_) value *= growth;
}

bool OnlineEngine::learn_window(const Pause& pause) {
  pass_ = 1;
  step_ = 0;
  order_.begin_pass(windows_);
  return learn_order(pause);
}

void OnlineEngine::end_stream() {
  if (priors_.learn_eta) update_eta_prior();
}

StepReport OnlineEngine::end_pass() {
  step_ = 0;
  if (priors_.learn_eta) update_eta_prior();
  // 0: no document was scored, and nothing is known of a change.
  const double perplexity = perplexity_.end_pass().value_or(0.0);
  const bool known = perplexity > 0.0 && last_perplexity_ > 0.0;
  const double change = known ? std::abs(perplexity - last_perplexity_) / perplexity : 1.0;
  last_perplexity_ = perplexity;
  return {true, change, {}, perplexity_.running(), pass_ > 2};
}

TopicModel OnlineEngine::model() const { return model_with(counts_.values()); }

TopicModel OnlineEngine::take_model() { return model_with(std::move(counts_.values())); }

TopicModel OnlineEngine::model_with(Matrix counts) const {
  TopicModel model;
  model.lambda = std::move(counts);
  const auto scale = static_cast<float>(counts_.scale());
  const auto eta = static_cast<float>(eta_);
  for (std::size_t term = 0; term < num_terms(); ++term) {
    float* row = model.lambda.row(term);
    for (std::size_t k = 0; k < num_topics(); ++k) row[k] = row[k] * scale + eta;
  }
  model.document_prior = DirichletPrior{alpha_};
  model.eta = eta_;
  return model;
}

void OnlineEngine::save(EngineStateWriter& state) const {
  ByteWriter& numbers = state.numbers();
  numbers.u32(static_cast<std::uint32_t>(pass_));
  numbers.u64(step_);
  numbers.u64(steps_);
  numbers.u64(documents_);
  numbers.f64(eta_);
  numbers.f64(counts_.scale());
  numbers.f64(last_perplexity_);
  perplexity_.save(numbers);
  state.add(kAlpha, alpha_);
  state.add(kTotals, totals_);
  state.add(kCounts, counts_.values());
}

void OnlineEngine::restore(EngineStateReader& state) {
  ByteReader& numbers = state.numbers();
  pass_ = numbers.count();
  step_ = static_cast<std::size_t>(numbers.u64());
  steps_ = numbers.u64();
  documents_ = numbers.u64();
  eta_ = numbers.f64();
  counts_.restore_scale(numbers.f64());
  last_perplexity_ = numbers.finite();
  perplexity_.restore(numbers);
  state.read(kAlpha, alpha_);
  state.read(kTotals, totals_, 0.0);
  state.read(kCounts, counts_.values(), 0.0F);
  const double scale = counts_.scale();
  if (step_ >= order_.num_steps() || !are_priors(alpha_, eta_) || !(scale > 0.0 && scale <= 1.0)) state.refuse();
  if (step_ > 0) order_.begin_pass(pass_);
}

void OnlineEngine::observe(std::span<const std::uint32_t> documents) {
  const double scale = counts_.scale();
  const double prior_total = eta_ * static_cast<double>(num_terms());
  perplexity_.observe(*set_, documents, alpha_, [&](std::uint32_t term, std::span<float> row) {
    const float* counts = counts_.values().row(term);
    for (std::size_t k = 0; k < row.size(); ++k)
      row[k] = static_cast<float>((static_cast<double>(counts[k]) * scale + eta_) / (totals_[k] + prior_total));
  });
}

double OnlineEngine::step_size() const {
  const double decreasing = options_.step * exp(-options_.kappa * log(options_.tau + static_cast<double>(steps_)));
  const double share = static_cast<double>(order_.largest_batch()) / static_cast<double>(num_documents_);
  // A batch of that share, so often, leaves nothing but itself where it is all there is.
  const double least = share < 1.0 ? 1.0 - exp(options_.least_step * log(1.0 - share)) : 1.0;
  return weight_ * std::min(1.0, std::max(decreasing, options_.least_step > 0.0 ? least : 0.0));
}

void OnlineEngine::learn(std::span<const std::uint32_t> documents) {
  batch_.assign(*set_, documents);
  prepare_step();
  gather_terms();
  const std::vector<double> prior_sums = update_documents();
  const double rho = step_size();
  const auto num_documents = static_cast<double>(documents.size());
  const double share = rho * static_cast<double>(num_documents_) / num_documents;
  counts_.decay(1.0 - rho, executor_);
  const std::vector<double> statistics = add_statistics(share);
  for (std::size_t k = 0; k < num_topics(); ++k) totals_[k] = (1.0 - rho) * totals_[k] + share * statistics[k];
  learn_priors(prior_sums, num_documents, rho);
}

void OnlineEngine::learn_priors(std::span<const double> prior, double num_documents, double rho) {
  if (steps_ < kPriorBurnIn && pass_ == 1) return;
  if (priors_.learn_alpha) {
    learn_alpha(prior, num_documents, std::max(rho, weight_ * kLeastAlphaRate));
    for (double& alpha : alpha_) alpha = within_prior_range(alpha);
  }
  // It takes V * K steps, and eta moves ever more slowly.
  if (priors_.learn_eta && pass_ == 1 && is_power_of_two(steps_)) update_eta_prior();
}

void OnlineEngine::update_eta_prior() {
  counts_.settle(executor_);
  learn_eta();
  eta_ = within_prior_range(eta_);
}

void OnlineEngine::gather_terms() {
  const std::span<const std::uint32_t> terms = batch_.terms();
  if (rows_.rows() < terms.size()) {
    const std::size_t size = terms.size() + terms.size() / 4;
    rows_ = Matrix(size, num_topics());
    sums_ = Matrix(size, num_topics());
  }
  std::transform(alpha_.begin(), alpha_.end(), alpha_row_.row(0), [](double alpha) { return static_cast<float>(alpha); });
  const auto scale = static_cast<float>(counts_.scale());
  for_each_block(executor_, terms.size(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      if (i + kRowsAhead < terms.size()) prefetch_row(counts_.values().row(terms[i + kRowsAhead]), rows_.stride());
      term_row(counts_.values().row(terms[i]), scale, sums_.row(i), rows_.row(i));
    }
  });
}

/// What learn_alpha is to know.
std::vector<double> OnlineEngine::update_documents() {
  constexpr std::size_t kRowsAtOnce = 4;  // the kernels' ratios
  ratios_.resize(batch_.num_cells() + kRowsAtOnce);
  return sharded_sum(executor_, batch_.num_documents(), kDocumentsPerTask, num_topics() + 1,
                     [&](std::size_t begin, std::size_t end, int worker, std::span<double> sum) {
                       for (std::size_t i = begin; i < end; ++i)
                         update_document(i, workspaces_[static_cast<std::size_t>(worker)], sum);
                     });
}

void OnlineEngine::update_document(std::size_t i, DocumentWorkspace& workspace, std::span<double> sum) {
  const DocumentCounts document = batch_.document(i);
  const DocumentRows rows = workspace.gather(document, rows_);
  const auto num_tokens = static_cast<double>(document.num_tokens());
  const auto even = static_cast<float>(num_tokens / static_cast<double>(num_topics()));
  float* gamma = workspace.gamma();
  for (std::size_t k = 0; k < num_topics(); ++k) gamma[k] = alpha_row_(0, k) + even;
  const UpdateLimit limit{options_.inner_iterations, static_cast<float>(options_.inner_tolerance * num_tokens)};
  kernels_.mean_field_document(rows, alpha_row_.row(0), limit, gamma, mixtures_.row(i), workspace.ratios(), workspace.work(),
                               nullptr);
  if (!all_finite(gamma, num_topics())) {
    throw NumericError("pass " + std::to_string(pass_) + ", minibatch " + std::to_string(step_) + ", document " +
                       std::to_string(i) + " of it: gamma is not finite");
  }
  std::memcpy(ratios_.data() + batch_.first_cell(i), workspace.ratios(), document.size() * sizeof(float));
  add_to_prior_sums({gamma, num_topics()}, num_tokens, sum);
}

/// Returns sum_w S_wk.
std::vector<double> OnlineEngine::add_statistics(double share) {
  const TermIndex& index = batch_.index();
  const auto weight = static_cast<float>(share / counts_.scale());
  return sharded_sum(executor_, index.terms.size(), kTermsPerShard, num_topics(),
                     [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                       std::vector<float> weights;
                       for (std::size_t i = begin; i < end; ++i) {
                         if (i + kRowsAhead < index.terms.size())
                           prefetch_row(counts_.values().row(index.terms[i + kRowsAhead]), rows_.stride());
                         const std::size_t first = index.offsets[i];
                         const std::size_t size = index.offsets[i + 1] - first;
                         weights.resize(size);
                         for (std::size_t j = 0; j < size; ++j) weights[j] = ratios_[index.cells[first + j]];
                         float* statistics = sums_.row(i);
                         std::fill_n(statistics, sums_.stride(), 0.0F);
                         kernels_.add_weighted_rows(mixtures_.data(), index.documents.data() + first, weights.data(), size,
                                                    statistics, sums_.stride());
                         const float* row = rows_.row(i);
                         float* counts = counts_.values().row(index.terms[i]);
                         for (std::size_t k = 0; k < num_topics(); ++k) {
                           statistics[k] *= row[k];
                           counts[k] += weight * statistics[k];
                           sum[k] += static_cast<double>(statistics[k]);
                         }
                       }
                     });
}

}  // namespace ldavi
