// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/infer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include "ldavi/base/error.hpp"
#include "ldavi/base/random.hpp"
#include "support/engine_run.hpp"
#include "support/oracle_lda.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTerms = 25;
/// Updates end when the proportions change by less than this in all.
constexpr double kTolerance = 5e-4;

/// Few terms in each topic, as after training; alpha falls with the topic's number.
TopicModel some_model(std::size_t num_topics, const std::string& engine) {
  TopicModel model;
  model.lambda = Matrix(kTerms, num_topics);
  RandomStream random(5, kPlantedTopics, 0);
  for (std::size_t w = 0; w < kTerms; ++w) {
    for (std::size_t k = 0; k < num_topics; ++k) {
      model.lambda(w, k) = static_cast<float>(0.1 + (random.below(4) == 0 ? 50.0 * random.uniform() : 0.0));
    }
  }
  DirichletPrior prior;
  for (std::size_t k = 0; k < num_topics; ++k) prior.alpha.push_back(0.5 / static_cast<double>(k + 1));
  model.document_prior = prior;
  model.eta = 0.1;
  model.provenance.engine = engine;
  return model;
}

std::vector<float> mixture_of(const TopicModel& model, const DocumentCounts& document) {
  const MixtureInference inference(model);
  MixtureInference::Scratch scratch;
  std::vector<float> mixture(inference.num_topics());
  inference.infer(document, mixture, scratch);
  return mixture;
}

/// sum_k |a_k - b_k|.
double distance(const std::vector<float>& a, const oracle::Vector& b) {
  double sum = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += std::abs(static_cast<double>(static_cast<oracle::Real>(a[k]) - b[k]));
  return sum;
}

bool same_bits(std::span<const float> a, std::span<const float> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

class Infer : public testing::TestWithParam<const char*> {};

TEST_P(Infer, GivesAnEmptyDocumentTheMixtureOfThePrior) {
  const std::vector<float> mixture = mixture_of(some_model(3, GetParam()), {});

  const double total = 0.5 + 0.25 + 0.5 / 3;
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(mixture[k], 0.5 / static_cast<double>(k + 1) / total, 1e-7) << k;
}

TEST_P(Infer, MixturesSumToOne) {
  for (const std::size_t num_topics : {1, 3, 16, 21}) {
    const TopicModel model = some_model(num_topics, GetParam());
    CountRows counts = random_counts(20, kTerms, 3);
    counts[4][2] = 4'294'967'295;
    const Matrix mixtures = infer_mixtures(model, corpus_of(counts), 1);
    for (std::size_t d = 0; d < 20; ++d) {
      const std::span<const float> row = mixtures.row_span(d);
      EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1.0, 2e-6) << num_topics << ", document " << d;
      EXPECT_TRUE(std::all_of(row.begin(), row.end(), [](float share) { return share > 0.0F; }))
          << num_topics << ", document " << d;
    }
  }
}

TEST_P(Infer, GivesADocumentTheSameBitsAloneAndInABatchOnAnyNumberOfThreads) {
  const TopicModel model = some_model(21, GetParam());
  const Corpus corpus = corpus_of(random_counts(150, kTerms, 3));
  const Matrix one_thread = infer_mixtures(model, corpus, 1);
  const Matrix three_threads = infer_mixtures(model, corpus, 3);

  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    EXPECT_TRUE(same_bits(one_thread.row_span(d), mixture_of(model, corpus.document(d)))) << d;
    EXPECT_TRUE(same_bits(one_thread.row_span(d), three_threads.row_span(d))) << d;
  }
}

TEST_P(Infer, PermutesMixturesWithTheTopics) {
  const TopicModel model = some_model(7, GetParam());
  TopicModel turned = model;
  std::vector<double>& alpha = std::get<DirichletPrior>(turned.document_prior).alpha;
  std::rotate(alpha.begin(), alpha.begin() + 2, alpha.end());
  for (std::size_t w = 0; w < kTerms; ++w)
    std::rotate(turned.lambda.row(w), turned.lambda.row(w) + 2, turned.lambda.row(w) + 7);
  const Corpus corpus = corpus_of(random_counts(20, kTerms, 3));

  const Matrix mixtures = infer_mixtures(model, corpus, 1);
  const Matrix of_turned = infer_mixtures(turned, corpus, 1);

  for (std::size_t d = 0; d < 20; ++d) {
    for (std::size_t k = 0; k < 7; ++k) EXPECT_NEAR(of_turned(d, k), mixtures(d, (k + 2) % 7), 1e-5) << d;
  }
}

TEST_P(Infer, DoesNotSeeTheOrderOfTheTerms) {
  const TopicModel model = some_model(7, GetParam());
  TopicModel reversed = model;
  CountRows counts = random_counts(20, kTerms, 3);
  const Matrix mixtures = infer_mixtures(model, corpus_of(counts), 1);
  for (std::size_t w = 0; w < kTerms; ++w) std::copy_n(model.lambda.row(w), 7, reversed.lambda.row(kTerms - 1 - w));
  for (std::vector<std::uint32_t>& document : counts) std::reverse(document.begin(), document.end());

  const Matrix of_reversed = infer_mixtures(reversed, corpus_of(counts), 1);

  for (std::size_t d = 0; d < 20; ++d) {
    for (std::size_t k = 0; k < 7; ++k) EXPECT_NEAR(of_reversed(d, k), mixtures(d, k), 1e-5) << d;
  }
}

TEST_P(Infer, OutlivesTheModel) {
  const Corpus corpus = corpus_of(random_counts(1, kTerms, 3));
  auto model = std::make_unique<TopicModel>(some_model(3, GetParam()));
  const std::vector<float> expected = mixture_of(*model, corpus.document(0));
  const MixtureInference inference(*model);
  model.reset();
  MixtureInference::Scratch scratch;
  std::vector<float> mixture(3);

  inference.infer(corpus.document(0), mixture, scratch);

  EXPECT_EQ(mixture, expected);
}

TEST_P(Infer, RefusesAMixtureOfAnotherSize) {
  EXPECT_THROW(
      {
        MixtureInference::Scratch scratch;
        std::vector<float> mixture(4);
        MixtureInference(some_model(3, GetParam())).infer({}, mixture, scratch);
      },
      InvalidArgument);
}

TEST_P(Infer, RefusesACorpusOfAnotherVocabulary) {
  EXPECT_THROW(infer_mixtures(some_model(3, GetParam()), corpus_of(random_counts(2, kTerms + 1, 3)), 1), InvalidArgument);
}

TEST_P(Infer, RefusesAPriorOfAnotherEngine) {
  TopicModel model = some_model(3, GetParam());
  model.document_prior = LogisticNormalPrior{{0, 0, 0}, {1, 0, 0, 0, 1, 0, 0, 0, 1}};

  EXPECT_THROW(MixtureInference{model}, InvalidArgument);
}

/// Of 4 topics of which 0 and 1 come together.
TopicModel correlated_model() {
  TopicModel model = some_model(4, "ctm");
  model.document_prior = LogisticNormalPrior{
      {0.3, 0.1, -0.1, -0.3}, {1.5, 1.1, -1.3, -1.3, 1.1, 1.5, -1.3, -1.3, -1.3, -1.3, 2.1, 0.5, -1.3, -1.3, 0.5, 2.1}};
  return model;
}

TEST(InferOfCtm, GivesTheModeWhateverStandsBesideTheDocument) {
  const TopicModel model = correlated_model();
  const Corpus corpus = corpus_of(random_counts(20, kTerms, 5));
  const Matrix mixtures = infer_mixtures(model, corpus, 1);
  const Matrix on_three = infer_mixtures(model, corpus, 3);
  for (std::size_t d = 0; d < 20; ++d) {
    const std::vector<float> alone = mixture_of(model, corpus.document(d));
    EXPECT_TRUE(same_bits(alone, mixtures.row_span(d)));
    EXPECT_TRUE(same_bits(on_three.row_span(d), mixtures.row_span(d)));
    EXPECT_NEAR(std::accumulate(alone.begin(), alone.end(), 0.0), 1.0, 1e-6);
  }
}

TEST(InferOfCtm, GivesADocumentWithoutTokensTheMeanOfThePrior) {
  const std::vector<float> mixture = mixture_of(correlated_model(), {});
  EXPECT_NEAR(std::log(mixture[0] / mixture[3]), 0.6, 1e-5);
  EXPECT_NEAR(std::log(mixture[1] / mixture[2]), 0.2, 1e-5);
}

TEST(InferOfCtm, TellsIntervalsThatNarrowWithTheWords) {
  const TopicModel model = correlated_model();
  const MixtureInference inference(model);
  MixtureInference::Scratch scratch;
  const std::vector<std::uint32_t> topics{0, 1, 2, 3};
  const std::vector<std::uint32_t> terms{0, 1, 2, 3, 4, 5, 6};
  double width = 1.0;
  for (const std::uint32_t count : {1U, 10U, 100U}) {
    const std::vector<std::uint32_t> counts(7, count);
    std::vector<float> mixture(4);
    inference.infer({terms, counts}, mixture, scratch);
    std::vector<ShareInterval> intervals(4);
    inference.tell_certainty({terms, counts}, mixture, topics, intervals, scratch);
    double widest = 0.0;
    for (std::size_t k = 0; k < 4; ++k) {
      EXPECT_LE(intervals[k].low, static_cast<double>(mixture[k]));
      EXPECT_GE(intervals[k].high, static_cast<double>(mixture[k]));
      widest = std::max(widest, intervals[k].high - intervals[k].low);
    }
    EXPECT_LT(widest, width);
    width = widest;
  }
}

TEST(InferOfAnUnknownEngine, IsRefused) {
  for (const char* engine : {"", "lda", "VB"}) EXPECT_THROW(MixtureInference(some_model(3, engine)), InvalidArgument) << engine;
}

TEST_P(Infer, AddsUpTopicsThatAreMerged) {
  TopicModel model = some_model(3, GetParam());
  const Corpus corpus = corpus_of(random_counts(20, kTerms, 5));
  const Matrix plain = infer_mixtures(model, corpus, 1);
  model.edits = {{EditAction::kMerge, {2, 0}}};
  const Matrix merged = infer_mixtures(model, corpus, 2);
  for (std::size_t d = 0; d < 20; ++d) {
    EXPECT_EQ(merged(d, 0), 0.0F);
    EXPECT_EQ(merged(d, 1), plain(d, 1));
    EXPECT_EQ(merged(d, 2), plain(d, 2) + plain(d, 0));
  }
}

TEST_P(Infer, LeavesOutDroppedWords) {
  TopicModel model = some_model(3, GetParam());
  std::vector<std::string> terms;
  for (std::size_t term = 0; term < kTerms; ++term) terms.push_back("w" + std::to_string(term));
  const std::vector<std::uint64_t> ones(kTerms, 1);
  model.vocabulary = Vocabulary(terms, ones, ones);
  CountRows counts = random_counts(20, kTerms, 5);
  const Corpus corpus = corpus_of(counts);
  for (auto& row : counts) row[1] = row[4] = 0;
  const Matrix without = infer_mixtures(model, corpus_of(counts), 1);
  for (const std::size_t term : {4U, 1U}) model.edits.push_back({EditAction::kDropWord, {}, model.vocabulary.term(term)});
  const Matrix dropped = infer_mixtures(model, corpus, 1);
  for (std::size_t d = 0; d < 20; ++d) {
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(dropped(d, k), without(d, k));
  }
}

TEST_P(Infer, OfNoDocumentIsEmpty) { EXPECT_EQ(infer_mixtures(some_model(3, GetParam()), corpus_of({}), 2).rows(), 0U); }

INSTANTIATE_TEST_SUITE_P(Engines, Infer, testing::Values("vb", "cvb0", "svi", "scvb0"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST(InferOfVb, EndsWhereOneMoreUpdateOfTheOracleChangesLittle) {
  for (const std::size_t num_topics : {2, 5, 21}) {
    const TopicModel model = some_model(num_topics, "vb");
    const oracle::Topics topics = topics_of(model);
    const CountRows counts = random_counts(15, kTerms, 3);
    const Corpus corpus = corpus_of(counts);
    for (std::size_t d = 0; d < counts.size(); ++d) {
      const std::vector<float> mixture = mixture_of(model, corpus.document(d));
      const oracle::Real total = std::accumulate(topics.alpha.begin(), topics.alpha.end(), oracle::Real{0}) +
                                 static_cast<oracle::Real>(corpus.document(d).num_tokens());
      oracle::Vector gamma;
      for (const float share : mixture) gamma.push_back(static_cast<oracle::Real>(share) * total);

      oracle::Vector next = oracle::update_gamma(topics.alpha, counts[d],
                                                 oracle::responsibilities(gamma, oracle::expected_log_topics(topics.lambda)));

      for (oracle::Real& value : next) value /= total;
      EXPECT_LT(distance(mixture, next), kTolerance) << num_topics << ", document " << d;
    }
  }
}

/// theta_k <- (alpha_k + sum_w n_w r_wk) / (sum alpha + N), r_wk ~ theta_k beta_wk.
oracle::Vector protocol_update(const std::vector<float>& theta, const std::vector<std::uint32_t>& counts,
                               const oracle::Topics& topics) {
  const oracle::Vector totals = oracle::topic_totals(topics.lambda);
  oracle::Vector next = topics.alpha;
  for (std::size_t w = 0; w < counts.size(); ++w) {
    oracle::Real sum = 0;
    for (std::size_t k = 0; k < theta.size(); ++k) sum += static_cast<oracle::Real>(theta[k]) * topics.lambda[w][k] / totals[k];
    for (std::size_t k = 0; k < theta.size(); ++k) {
      next[k] += counts[w] * static_cast<oracle::Real>(theta[k]) * topics.lambda[w][k] / totals[k] / sum;
    }
  }
  const oracle::Real total = std::accumulate(next.begin(), next.end(), oracle::Real{0});
  for (oracle::Real& value : next) value /= total;
  return next;
}

TEST(InferOfCvb0, EndsWhereOneMoreUpdateOfTheProtocolChangesLittle) {
  for (const std::size_t num_topics : {2, 5, 21}) {
    const TopicModel model = some_model(num_topics, "cvb0");
    const CountRows counts = random_counts(15, kTerms, 3);
    const Corpus corpus = corpus_of(counts);
    for (std::size_t d = 0; d < counts.size(); ++d) {
      const std::vector<float> mixture = mixture_of(model, corpus.document(d));

      EXPECT_LT(distance(mixture, protocol_update(mixture, counts[d], topics_of(model))), kTolerance)
          << num_topics << ", document " << d;
    }
  }
}

TEST(InferOfCvb0, EndsWithinItsToleranceHoweverLongTheDocument) {
  for (const std::size_t num_topics : {2U, 20U, 100U}) {
    const TopicModel model = some_model(num_topics, "cvb0");
    CountRows counts = random_counts(200, kTerms, 7);
    for (std::size_t d = 0; d < counts.size(); ++d) {
      for (std::uint32_t& count : counts[d]) count *= d % 2 == 0 ? 1U : 1'000U;
    }
    const Corpus corpus = corpus_of(counts);
    for (std::size_t d = 0; d < counts.size(); ++d) {
      const std::vector<float> mixture = mixture_of(model, corpus.document(d));

      EXPECT_LT(distance(mixture, protocol_update(mixture, counts[d], topics_of(model))), 1.1 * kTolerance)
          << num_topics << ", document " << d;
    }
  }
}

TEST(InferOfVb, GivesAnEmptyTopicNothingHoweverSmallEtaIs) {
  TopicModel model = some_model(4, "vb");
  for (std::size_t w = 0; w < kTerms; ++w) {
    for (std::size_t k = 0; k < 3; ++k) model.lambda(w, k) += 1.0F;
    model.lambda(w, 3) = 1e-6F;
  }
  model.eta = 1e-6;
  const CountRows counts = random_counts(10, kTerms, 3);
  const Corpus corpus = corpus_of(counts);
  const oracle::Mixtures expected = oracle::e_step(counts, topics_of(model), 500);

  const Matrix mixtures = infer_mixtures(model, corpus, 1);

  for (std::size_t d = 0; d < counts.size(); ++d) {
    const double total = 0.5 + 0.25 + 0.5 / 3 + 0.125 + static_cast<double>(corpus.document(d).num_tokens());
    EXPECT_NEAR(mixtures(d, 3), 0.125 / total, 1e-6) << d;
    for (std::size_t k = 0; k < 3; ++k)
      EXPECT_NEAR(mixtures(d, k), static_cast<double>(expected.gamma[d][k]) / total, 10 * kTolerance) << d;
  }
}

TEST(InferOfVb, IsCloseToTheOraclesFixedPoint) {
  const TopicModel model = some_model(5, "vb");
  const CountRows counts = random_counts(15, kTerms, 3);
  const Matrix mixtures = infer_mixtures(model, corpus_of(counts), 1);
  const oracle::Mixtures expected = oracle::e_step(counts, topics_of(model), 2000);

  for (std::size_t d = 0; d < counts.size(); ++d) {
    oracle::Vector mixture = expected.gamma[d];
    const oracle::Real total = std::accumulate(mixture.begin(), mixture.end(), oracle::Real{0});
    for (oracle::Real& value : mixture) value /= total;
    EXPECT_LT(distance({mixtures.row(d), mixtures.row(d) + 5}, mixture), 10 * kTolerance) << d;
  }
}

}  // namespace
}  // namespace ldavi
