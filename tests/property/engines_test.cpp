// SPDX-License-Identifier: Apache-2.0
// What every engine promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <numeric>
#include <string>

#include "ldavi/inference/infer.hpp"
#include "ldavi/inference/train.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "math/kernels/simd_target.hpp"
#include "support/engine_run.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

class Engines : public testing::TestWithParam<const char*> {
 protected:
  /// Priors are learned from the third pass on.
  static TrainOptions options(int num_topics, int max_passes) {
    TrainOptions options;
    options.engine = engine_of(GetParam());
    if (auto* cvb0 = std::get_if<Cvb0Options>(&options.engine)) cvb0->prior_burn_in = 2;
    if (auto* vb = std::get_if<VbOptions>(&options.engine)) vb->prior_burn_in = 2;
    options.num_topics = num_topics;
    options.stop.max_passes = max_passes;
    options.num_threads = 1;
    return options;
  }
};

INSTANTIATE_TEST_SUITE_P(All, Engines, testing::Values("cvb0", "vb", "svi", "scvb0", "ctm"),
                         [](const auto& engine) { return std::string(engine.param); });

/// Many shards of documents and of terms, the last ones not full; 21 topics make rows with padding.
Corpus corpus_of_many_shards() {
  return plant_corpus({.num_topics = 6, .num_terms = 333, .num_documents = 211, .mean_tokens = 60}).corpus;
}

/// One topic is learned at once, and its prior is not.
TEST_P(Engines, LearnThePriorOfAModelOfOneTopic) {
  TrainOptions one = options(1, 200);
  const TrainResult result = train(corpus_of_many_shards(), one);

  EXPECT_EQ(result.termination, Termination::kConverged);
  EXPECT_NE(result.model.eta, starting_eta(one));
}

TEST_P(Engines, GiveTheSameBitsForAnyNumberOfThreads) {
  const Corpus corpus = corpus_of_many_shards();
  TrainOptions some = options(21, 12);
  const TopicModel expected = train(corpus, some).model;
  for (const int num_threads : {2, 3, 8}) {
    some.num_threads = num_threads;
    EXPECT_TRUE(same_bits(train(corpus, some).model, expected)) << num_threads;
  }
}

/// Sets LDAVI_SIMD while it lives.
class PinnedTarget {
 public:
  explicit PinnedTarget(SimdTarget target) { setenv("LDAVI_SIMD", std::string(simd_target_name(target)).c_str(), 1); }
  ~PinnedTarget() { unsetenv("LDAVI_SIMD"); }
  PinnedTarget(const PinnedTarget&) = delete;
  PinnedTarget& operator=(const PinnedTarget&) = delete;
};

class EngineOptionsOfTheirOwn : public testing::TestWithParam<EngineOptions> {};

// Looks at all topics, topics that leave, documents of few topics; few topics all the time; blocks of vb that do not end
// with a shard.
INSTANTIATE_TEST_SUITE_P(Options, EngineOptionsOfTheirOwn,
                         testing::Values(Cvb0Options{}, Cvb0Options{.most_topics = 5}, VbOptions{.documents_per_block = 40}));

TEST_P(EngineOptionsOfTheirOwn, GiveTheSameBitsForAnyNumberOfThreadsAndOnEveryTarget) {
  const Corpus corpus = corpus_of_many_shards();
  TrainOptions some;
  some.num_topics = 21;
  some.engine = GetParam();
  some.stop.max_passes = 45;
  some.num_threads = 1;
  const TopicModel expected = train(corpus, some).model;
  some.num_threads = 3;
  EXPECT_TRUE(same_bits(train(corpus, some).model, expected)) << "three threads";
  const PinnedTarget scalar(SimdTarget::kScalar);
  EXPECT_TRUE(same_bits(train(corpus, some).model, expected)) << "scalar";
}

TEST_P(Engines, GiveTheSameBitsOnEveryTarget) {
  const Corpus corpus = corpus_of_many_shards();
  const auto train_on = [&](SimdTarget target) {
    const PinnedTarget pinned(target);
    return train(corpus, options(21, 12)).model;
  };
  const auto infer_on = [&](SimdTarget target, const TopicModel& model) {
    const PinnedTarget pinned(target);
    return infer_mixtures(model, corpus, 1);
  };
  const TopicModel expected = train_on(SimdTarget::kScalar);
  const Matrix mixtures = infer_on(SimdTarget::kScalar, expected);
  for (const SimdTarget target : {SimdTarget::kAvx2, SimdTarget::kAvx512}) {
    if (!simd_target_available(target)) continue;
    EXPECT_TRUE(same_bits(train_on(target), expected)) << simd_target_name(target);
    const Matrix found = infer_on(target, expected);
    EXPECT_EQ(std::memcmp(found.data(), mixtures.data(), mixtures.rows() * mixtures.stride() * sizeof(float)), 0)
        << simd_target_name(target);
  }
}

TEST_P(Engines, GiveTheSameBitsTwiceAndOthersForAnotherSeed) {
  const Corpus corpus = corpus_of(random_counts(40, 30, 1));
  TrainOptions some = options(5, 5);
  const TopicModel first = train(corpus, some).model;
  const TopicModel second = train(corpus, some).model;
  some.seed = 2;

  EXPECT_TRUE(same_bits(first, second));
  EXPECT_FALSE(same_bits(first, train(corpus, some).model));
}

TEST_P(Engines, LearnNothingFromHeldOutDocuments) {
  CountRows counts = random_counts(40, 30, 1);
  TrainOptions some = options(5, 8);
  some.holdout = 4;
  const TopicModel before = train(corpus_of(counts), some).model;
  for (std::size_t d = 0; d < 40; d += 4) std::reverse(counts[d].begin(), counts[d].end());

  EXPECT_TRUE(same_bits(train(corpus_of(counts), some).model, before));
}

TEST_P(Engines, DoNotSeeDocumentsWithoutATerm) {
  CountRows counts = random_counts(20, 15, 1);
  const TopicModel before = train(corpus_of(counts), options(5, 8)).model;
  for (const std::size_t place : {0, 7, 22})
    counts.insert(counts.begin() + static_cast<std::ptrdiff_t>(place), std::vector<std::uint32_t>(15, 0));

  EXPECT_TRUE(same_bits(train(corpus_of(counts), options(5, 8)).model, before));
}

TEST_P(Engines, GiveOneTopicItsCounts) {
  const CountRows counts = random_counts(20, 15, 1);
  TrainOptions one = options(1, 6);
  one.priors = {.alpha = {0.1}, .learn_alpha = false, .eta = 0.25, .learn_eta = false};

  const TrainResult result = train(corpus_of(counts), one);

  std::vector<double> lambda;
  for (const std::uint64_t count : term_totals(counts)) lambda.push_back(static_cast<double>(count) + 0.25);
  for (std::size_t w = 0; w < 15; ++w) EXPECT_NEAR(result.model.lambda(w, 0), lambda[w], 1e-6 * lambda[w]) << w;
  const Matrix mixtures = infer_mixtures(result.model, corpus_of(counts), 1);
  for (std::size_t d = 0; d < 20; ++d) EXPECT_NEAR(mixtures(d, 0), 1.0, 1e-6) << d;
  if (result.model.provenance.has_bound) {
    const double evidence = log_beta(lambda) - log_beta_symmetric(0.25, 15);
    EXPECT_NEAR(result.model.provenance.bound, evidence, 1e-6 * std::abs(evidence));
  }
}

TEST(Vb, DoesNotSeeTheOrderOfTheDocuments) {
  CountRows counts = random_counts(60, 30, 1);
  TrainOptions options = plain_vb(5, 5);
  options.stop.max_passes = 5;
  const TrainResult before = train(corpus_of(counts), options);
  std::reverse(counts.begin(), counts.end());

  const TrainResult after = train(corpus_of(counts), options);

  EXPECT_LT(relative_error(after.model.lambda, topics_of(before.model).lambda), 1e-4);
  EXPECT_NEAR(after.model.provenance.bound / before.model.provenance.bound, 1.0, 1e-7);
}

struct StrangeWorld {
  const char* name;
  CountRows counts;
  int num_topics;
};

std::vector<StrangeWorld> strange_worlds() {
  CountRows one_token_each(50, std::vector<std::uint32_t>(7, 0));
  for (std::size_t d = 0; d < 50; ++d) one_token_each[d][d * d % 7] = 1;
  constexpr std::uint32_t kMost = 4'294'967'295;
  return {
      {"documents of one token", one_token_each, 4},
      {"more topics than terms", random_counts(30, 3, 1), 40},
      {"more topics than documents", random_counts(2, 30, 1), 40},
      {"one document", random_counts(1, 30, 1), 3},
      {"one term", random_counts(30, 1, 1), 3},
      {"one token", {{1}}, 3},
      {"terms of no document", {{0, 3, 0, 0}, {0, 2, 0, 1}}, 3},
      {"documents that are all alike", CountRows(20, {5, 5, 5}), 4},
      {"documents that share no term", {{90, 0, 0}, {0, 90, 0}, {0, 0, 90}}, 2},
      {"the largest counts", {{kMost, 1, 0}, {1, 2, 3}, {0, kMost, kMost}, {1, 0, 0}}, 5},
  };
}

TEST_P(Engines, GiveSoundModelsOfStrangeWorlds) {
  for (const StrangeWorld& world : strange_worlds()) {
    SCOPED_TRACE(world.name);
    const Corpus corpus = corpus_of(world.counts);
    TrainOptions some = options(world.num_topics, 200);
    std::visit([](auto& engine) { engine.tolerance = 0.0; }, some.engine);

    const TopicModel model = train(corpus, some).model;

    EXPECT_EQ(problems(model), std::vector<std::string>{});
    const std::vector<std::uint64_t> totals = term_totals(world.counts);
    for (std::size_t w = 0; w < totals.size(); ++w) {
      const std::span<const float> row = model.lambda.row_span(w);
      const double expected = static_cast<double>(totals[w]) + world.num_topics * model.eta;
      // cvb0 rounds each responsibility to 1/65535.
      EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0) / expected, 1.0, 1e-4) << "term " << w;
    }
    const Matrix mixtures = infer_mixtures(model, corpus, 1);
    for (std::size_t d = 0; d < mixtures.rows(); ++d) {
      const std::span<const float> row = mixtures.row_span(d);
      EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1.0, 1e-5) << "document " << d;
    }
  }
}

}  // namespace
}  // namespace ldavi
