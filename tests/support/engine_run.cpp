// SPDX-License-Identifier: Apache-2.0
#include "support/engine_run.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace ldavi {
namespace {

bool never_pause(const PassProgress&) { return false; }

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

std::vector<double> numbers_of(const DocumentPrior& prior) {
  if (const auto* dirichlet = std::get_if<DirichletPrior>(&prior)) return dirichlet->alpha;
  const auto& normal = std::get<LogisticNormalPrior>(prior);
  std::vector<double> numbers = normal.mean;
  numbers.insert(numbers.end(), normal.covariance.begin(), normal.covariance.end());
  return numbers;
}

}  // namespace

EngineRun::EngineRun(const CountRows& counts, const TrainOptions& options)
    : corpus_(corpus_of(counts)),
      set_(corpus_, options.holdout),
      executor_(std::max(1, options.num_threads)),
      engine_(make_engine(set_, options, executor_)) {}

StepReport EngineRun::step(int passes) {
  StepReport report;
  for (int pass = 0; pass < passes; ++pass) report = engine_->step(never_pause);
  return report;
}

StepReport EngineRun::step_to_pause() {
  return engine_->step([](const PassProgress&) { return true; });
}

EngineOptions engine_of(const std::string& name) {
  if (name == "vb") return VbOptions{};
  if (name == "svi") return SviOptions{};
  if (name == "scvb0") return Scvb0Options{};
  if (name == "ctm") return CtmOptions{};
  return Cvb0Options{};
}

TrainOptions four_topics(const EngineOptions& engine, int max_passes) {
  TrainOptions options;
  options.engine = engine;
  options.num_topics = 4;
  options.stop.max_passes = max_passes;
  options.num_threads = 1;
  return options;
}

TrainOptions plain_vb(int num_topics, int inner_iterations) {
  TrainOptions options;
  options.num_topics = num_topics;
  options.engine = VbOptions{.inner_iterations = inner_iterations, .inner_tolerance = 0.0, .tolerance = 0.0};
  options.priors.learn_alpha = false;
  options.priors.learn_eta = false;
  options.num_threads = 1;
  return options;
}

TrainOptions plain_online(const std::string& engine, int num_topics, int batch, int inner_iterations) {
  TrainOptions options = plain_vb(num_topics, 1);
  options.engine = engine_of(engine);
  OnlineOptions& online = online_of(options.engine);
  online.batch = batch;
  online.inner_iterations = inner_iterations;
  online.inner_tolerance = 0.0;
  return options;
}

OnlineOptions& online_of(EngineOptions& engine) {
  if (auto* svi = std::get_if<SviOptions>(&engine)) return svi->online;
  return std::get<Scvb0Options>(engine).online;
}

TrainOptions plain_cvb0(int num_topics, int blocks) {
  TrainOptions options = plain_vb(num_topics, 1);
  options.engine = Cvb0Options{
      .blocks = blocks, .surplus_topics = 0.0, .tokens_per_topic = 0, .tokens_per_topic_at_end = 0, .tolerance = 0.0};
  return options;
}

std::vector<double> alpha_of(const TopicModel& model) { return std::get<DirichletPrior>(model.document_prior).alpha; }

oracle::Topics topics_of(const TopicModel& model) {
  oracle::Topics topics;
  for (std::size_t w = 0; w < model.num_terms(); ++w) {
    topics.lambda.emplace_back(model.lambda.row(w), model.lambda.row(w) + model.num_topics());
  }
  const std::vector<double> alpha = alpha_of(model);
  topics.alpha.assign(alpha.begin(), alpha.end());
  topics.eta = model.eta;
  return topics;
}

oracle::Collapsed cvb0_start(const CountRows& counts, const TopicModel& first, double alpha) {
  constexpr int kUpdates = 10;
  const oracle::Topics topics = topics_of(first);
  const oracle::Vector prior(topics.num_topics(), alpha);
  return oracle::collapsed(counts, oracle::fold_in(counts, prior, oracle::mean_topics(topics.lambda), kUpdates));
}

double relative_error(const Matrix& lambda, const oracle::Rows& expected) {
  double largest = 0.0;
  for (std::size_t w = 0; w < expected.size(); ++w) {
    for (std::size_t k = 0; k < expected[w].size(); ++k) {
      largest = std::fmax(largest, std::abs(static_cast<double>(static_cast<oracle::Real>(lambda(w, k)) / expected[w][k] - 1)));
      if (std::isnan(lambda(w, k))) return INFINITY;
    }
  }
  return largest;
}

bool same_bits(const TopicModel& a, const TopicModel& b) {
  if (a.num_terms() != b.num_terms() || a.num_topics() != b.num_topics() || !same_bits(a.eta, b.eta)) return false;
  for (std::size_t w = 0; w < a.num_terms(); ++w) {
    if (std::memcmp(a.lambda.row(w), b.lambda.row(w), a.num_topics() * sizeof(float)) != 0) return false;
  }
  const std::vector<double> prior_a = numbers_of(a.document_prior);
  const std::vector<double> prior_b = numbers_of(b.document_prior);
  return std::equal(prior_a.begin(), prior_a.end(), prior_b.begin(), prior_b.end(),
                    [](double x, double y) { return same_bits(x, y); });
}

}  // namespace ldavi
