// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/train_stream.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <deque>
#include <utility>

#include "inference/document_order.hpp"
#include "inference/online_engine.hpp"
#include "inference/scvb0.hpp"
#include "inference/svi.hpp"
#include "ldavi/base/error.hpp"
#include "support/engine_run.hpp"
#include "support/oracle_lda.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTerms = 40;

/// Windows from memory; nothing comes the first `gaps` times it is asked.
class ScriptedStream final : public CorpusStream {
 public:
  ScriptedStream(const CountRows& counts, std::vector<std::size_t> sizes) : first_(part(counts, 0, sizes.front())) {
    std::size_t begin = sizes.front();
    for (std::size_t i = 1; i < sizes.size(); ++i) {
      windows_.push_back(part(counts, begin, sizes[i]));
      windows_.back().vocabulary = {};
      begin += sizes[i];
    }
  }

  const Corpus& first_look() const noexcept override { return first_; }

  StreamState next(Corpus& window, std::chrono::milliseconds) override {
    if (gaps > 0) {
      --gaps;
      return StreamState::kNotYet;
    }
    if (windows_.empty() && breaks) throw ParseError("scripted", 7, "it broke");
    if (windows_.empty()) return StreamState::kEnd;
    window = std::move(windows_.front());
    windows_.pop_front();
    return StreamState::kWindow;
  }

  bool breaks = false;
  int gaps = 0;

 private:
  static Corpus part(const CountRows& counts, std::size_t begin, std::size_t size) {
    const auto first = counts.begin() + static_cast<std::ptrdiff_t>(begin);
    return corpus_of(CountRows(first, first + static_cast<std::ptrdiff_t>(size)));
  }

  Corpus first_;
  std::deque<Corpus> windows_;
};

TrainOptions options_of(const std::string& engine) {
  TrainOptions options;
  options.engine = engine_of(engine);
  options.num_topics = 5;
  options.num_threads = 1;
  options.stop.max_passes = 1;
  online_of(options.engine).batch = 16;
  return options;
}

StreamResult trained(const CountRows& counts, const std::vector<std::size_t>& sizes, const TrainOptions& options) {
  ScriptedStream stream(counts, sizes);
  return train_stream(stream, options);
}

class TrainStream : public testing::TestWithParam<const char*> {};

TEST_P(TrainStream, OfOneWindowIsAPass) {
  const CountRows counts = random_counts(300, kTerms, 5);
  const Corpus corpus = corpus_of(counts);
  for (const std::uint32_t holdout : {0U, 7U}) {
    TrainOptions options = options_of(GetParam());
    options.holdout = holdout;
    const TrainResult pass = train(corpus, options);

    const StreamResult result = trained(counts, {300}, options);

    EXPECT_TRUE(same_bits(result.model, pass.model));
    EXPECT_EQ(result.model.provenance, pass.model.provenance);
    EXPECT_EQ(result.model.vocabulary.counts(), pass.model.vocabulary.counts());
    EXPECT_EQ(result.termination, Termination::kPassLimit);
  }
}

/// Minibatch for minibatch: D grows with each window, and the counts in proportion before the first step.
TEST_P(TrainStream, EqualsTheTextbook) {
  constexpr int kUpdates = 4;
  constexpr std::size_t kFirst = 48;
  constexpr std::size_t kWindow = 40;  // minibatches of 16 to 24
  const std::string engine = GetParam();
  TrainOptions options = plain_online(engine, 3, 16, kUpdates);
  OnlineOptions& online = online_of(options.engine);
  online.least_step = 1.5;
  const CountRows counts = random_counts(kFirst + 2 * kWindow, kTerms, 12);
  Executor executor(1);
  const Corpus first = corpus_of({counts.begin(), counts.begin() + kFirst});
  const TrainingSet first_set(first, 0);
  const auto run =
      engine == "svi" ? make_svi_engine(first_set, options, executor) : make_scvb0_engine(first_set, options, executor);
  run->learn_window([](const PassProgress&) { return false; });
  std::size_t met = kFirst;
  int t = static_cast<int>(DocumentOrder(1, kFirst, 16, 1).num_steps());
  for (int number = 2; number <= 3; ++number) {
    const auto begin = counts.begin() + static_cast<std::ptrdiff_t>(met);
    const CountRows rows(begin, begin + kWindow);
    const Corpus window = corpus_of(rows);
    const TrainingSet set(window, 0);
    oracle::Topics topics = topics_of(run->model());
    const double growth = static_cast<double>(met + kWindow) / static_cast<double>(met);
    for (oracle::Vector& row : topics.lambda) {
      for (oracle::Real& value : row) value = (value - topics.eta) * growth + topics.eta;
    }
    met += kWindow;
    run->take(set);
    DocumentOrder order(options.seed, kWindow, 16, 1);
    order.begin_pass(number);
    const double share = static_cast<double>(order.largest_batch()) / static_cast<double>(met);
    for (std::size_t step = 0; step < order.num_steps(); ++step, ++t) {
      const double rho = std::fmax(online.step * std::pow(online.tau + t, -online.kappa), 1.0 - std::pow(1.0 - share, 1.5));
      CountRows batch;
      for (const std::uint32_t d : order.batch(step)) batch.push_back(rows[d]);
      const oracle::Rows log_beta =
          engine == "svi" ? oracle::expected_log_topics(topics.lambda) : oracle::log_mean_topics(topics.lambda);
      const oracle::Rows statistics =
          oracle::collapsed(batch, oracle::e_step_under(batch, topics.alpha, log_beta, kUpdates).phi).term_counts;
      const auto scale = static_cast<oracle::Real>(met) / static_cast<oracle::Real>(batch.size());
      for (std::size_t w = 0; w < kTerms; ++w) {
        for (std::size_t k = 0; k < 3; ++k) {
          oracle::Real& lambda = topics.lambda[w][k];
          lambda = (1 - rho) * lambda + rho * (topics.eta + scale * statistics[w][k]);
        }
      }
    }
    run->learn_window([](const PassProgress&) { return false; });
    EXPECT_LT(relative_error(run->model().lambda, topics.lambda), 1e-3) << "window " << number;
  }
}

TEST_P(TrainStream, DoesNotDependOnThreadsOrTimes) {
  const CountRows counts = random_counts(500, kTerms, 6);
  TrainOptions options = options_of(GetParam());
  const StreamResult one = trained(counts, {200, 150, 100, 50}, options);
  options.num_threads = 3;
  ScriptedStream slow(counts, {200, 150, 100, 50});
  slow.gaps = 4;

  const StreamResult three = train_stream(slow, options);

  EXPECT_TRUE(same_bits(one.model, three.model));
  EXPECT_EQ(one.model.provenance, three.model.provenance);
}

TEST_P(TrainStream, CountsAllThatCame) {
  CountRows counts = random_counts(130, kTerms, 7);
  counts[105].assign(kTerms, 0);
  const Corpus corpus = corpus_of(counts);
  TrainOptions options = options_of(GetParam());
  options.holdout = 10;

  const StreamResult result = trained(counts, {65, 40, 24, 1}, options);

  const TrainResult pass = train(corpus, options);
  const Provenance& provenance = result.model.provenance;
  EXPECT_EQ(provenance.documents, 130U);
  EXPECT_EQ(provenance.tokens, corpus.num_tokens());
  EXPECT_EQ(provenance.training_documents, pass.model.provenance.training_documents);
  EXPECT_EQ(provenance.training_tokens, pass.model.provenance.training_tokens) << "the same documents are held out";
  EXPECT_EQ(provenance.passes, 1U);
  EXPECT_EQ(result.documents, provenance.training_documents);
  EXPECT_EQ(result.model.vocabulary.counts(), corpus.vocabulary.counts());
  EXPECT_EQ(result.model.vocabulary.document_frequencies(), corpus.vocabulary.document_frequencies());
  EXPECT_NE(provenance.corpus_hash, trained(counts, {65, 40, 25}, options).model.provenance.corpus_hash);
}

/// A single document must not say as much as a minibatch.
TEST_P(TrainStream, IsNotUpsetByAWindowOfOneDocument) {
  CountRows counts = random_counts(641, kTerms, 8);
  counts[640].assign(kTerms, 0);
  counts[640][3] = 50;
  const TrainOptions options = options_of(GetParam());
  const auto share = [&](const StreamResult& result) {
    double of_term = 0.0;
    double all = 0.0;
    for (std::size_t w = 0; w < kTerms; ++w) {
      for (std::size_t k = 0; k < 5; ++k) {
        all += static_cast<double>(result.model.lambda(w, k));
        of_term += w == 3 ? static_cast<double>(result.model.lambda(w, k)) : 0.0;
      }
    }
    return of_term / all;
  };
  EXPECT_LT(share(trained(counts, {320, 320, 1}, options)), share(trained(counts, {320, 320}, options)) + 0.01);
}

TEST_P(TrainStream, KeepsWhatWasLearnedBeforeItBroke) {
  const CountRows counts = random_counts(200, kTerms, 9);
  const TrainOptions options = options_of(GetParam());
  ScriptedStream stream(counts, {100, 100});
  stream.breaks = true;

  const StreamResult result = train_stream(stream, options);

  ASSERT_TRUE(result.broken);
  EXPECT_THROW(std::rethrow_exception(result.broken), ParseError);
  EXPECT_EQ(result.termination, Termination::kStopped);
  EXPECT_EQ(result.documents, 200U);
  EXPECT_TRUE(same_bits(result.model, trained(counts, {100, 100}, options).model));
  EXPECT_TRUE(result.brief().starts_with("the stream broke after 200 documents, ")) << result.brief();
}

TEST_P(TrainStream, StopsBetweenMinibatches) {
  const CountRows counts = random_counts(400, kTerms, 10);
  ScriptedStream stream(counts, {160, 240});

  const StreamResult result = train_stream(stream, options_of(GetParam()), [](const PassReport& report) {
    EXPECT_EQ(report.documents_per_pass, 0U);
    return report.documents >= 200 ? Answer::kStop : Answer::kContinue;
  });

  EXPECT_EQ(result.documents, 208U) << "minibatches of 16";
  EXPECT_EQ(result.model.provenance.training_documents, 208U);
  EXPECT_EQ(result.termination, Termination::kStopped);
  EXPECT_TRUE(result.brief().starts_with("stopped by request after 208 documents, ")) << result.brief();
}

TEST_P(TrainStream, StopsWhileNothingComes) {
  ScriptedStream stream(random_counts(100, kTerms, 11), {100});
  stream.gaps = 1'000'000;
  int asked = 0;
  const StreamResult result = train_stream(stream, options_of(GetParam()),
                                           [&](const PassReport&) { return ++asked > 20 ? Answer::kStop : Answer::kContinue; });
  EXPECT_EQ(result.documents, 100U);
  EXPECT_EQ(result.termination, Termination::kStopped);

  TrainOptions hurried = options_of(GetParam());
  hurried.stop.time_limit = 0.05;
  EXPECT_EQ(train_stream(stream, hurried).termination, Termination::kTimeLimit);
}

INSTANTIATE_TEST_SUITE_P(Engines, TrainStream, testing::Values("scvb0", "svi"));

TEST(TrainStreamOptions, AreChecked) {
  ScriptedStream stream(random_counts(20, kTerms, 1), {20});
  TrainOptions options;
  for (const char* engine : {"cvb0", "vb"}) {
    options.engine = engine_of(engine);
    EXPECT_THROW(train_stream(stream, options), InvalidArgument) << engine;
  }
  options = options_of("scvb0");
  options.num_topics = 0;
  EXPECT_THROW(train_stream(stream, options), InvalidArgument);
  ScriptedStream empty({CountRows(3, std::vector<std::uint32_t>(kTerms, 0))}, {3});
  EXPECT_THROW(train_stream(empty, options_of("scvb0")), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
