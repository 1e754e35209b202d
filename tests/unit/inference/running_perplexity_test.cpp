// SPDX-License-Identifier: Apache-2.0
#include "inference/running_perplexity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ldavi/inference/completion.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

class RunningPerplexities : public testing::Test {
 protected:
  RunningPerplexities() : topics_(kTerms, kTopics) {
    for (std::size_t w = 0; w < kTerms; ++w) {
      for (std::size_t k = 0; k < kTopics; ++k) topics_(w, k) = static_cast<float>(planted_.topics[k][w] + 1e-6);
    }
    topics_ = word_probabilities(topics_);
  }

  void observe(RunningPerplexity& perplexity, std::span<const std::uint32_t> documents) const {
    perplexity.observe(set_, documents, alpha_,
                       [&](std::uint32_t term, std::span<float> row) { std::copy_n(topics_.row(term), kTopics, row.begin()); });
  }

  static constexpr std::size_t kTerms = 60;
  static constexpr std::size_t kTopics = 3;
  const PlantedCorpus planted_ =
      plant_corpus({.num_topics = kTopics, .num_terms = kTerms, .num_documents = 64, .mean_tokens = 50});
  const TrainingSet set_{planted_.corpus, 0};
  const std::vector<double> alpha_{0.1, 0.2, 0.3};
  Matrix topics_;
};

TEST_F(RunningPerplexities, AreThoseOfCompletion) {
  RunningPerplexity perplexity(kTerms);
  EXPECT_FALSE(perplexity.running().has_value());
  std::vector<std::uint32_t> documents(64);
  std::iota(documents.begin(), documents.end(), 0U);

  observe(perplexity, documents);

  double nats = 0.0;
  double tokens = 0.0;
  for (const std::uint32_t d : {0U, 16U, 32U, 48U}) {
    const Completion completion = complete_documents(topics_, alpha_, planted_.corpus, std::vector{d}, 1);
    nats += completion.nats_per_token() * static_cast<double>(completion.num_tokens());
    tokens += static_cast<double>(completion.num_tokens());
  }
  const double expected = std::exp(nats / tokens);
  EXPECT_NEAR(perplexity.running().value(), expected, 1e-5 * expected);
  EXPECT_NEAR(perplexity.end_pass().value(), expected, 1e-5 * expected);
  EXPECT_FALSE(perplexity.end_pass().has_value()) << "the next pass begins with nothing";
  EXPECT_TRUE(perplexity.running().has_value());
}

TEST_F(RunningPerplexities, LeaveOutDocumentsThatAreNotToBeScored) {
  RunningPerplexity perplexity(kTerms);

  observe(perplexity, std::vector<std::uint32_t>{1, 2, 3, 17});

  EXPECT_FALSE(perplexity.running().has_value());
}

TEST_F(RunningPerplexities, GoOnFromWhatWasSaved) {
  RunningPerplexity perplexity(kTerms);
  observe(perplexity, std::vector<std::uint32_t>{16, 32});
  ByteWriter saved;
  perplexity.save(saved);
  RunningPerplexity restored(kTerms);
  ByteReader reader(std::as_bytes(std::span(saved.bytes().data(), saved.bytes().size())), "test");
  restored.restore(reader);

  for (RunningPerplexity* each : {&perplexity, &restored}) observe(*each, std::vector<std::uint32_t>{48});

  EXPECT_EQ(restored.running(), perplexity.running());
  EXPECT_EQ(restored.end_pass(), perplexity.end_pass());
}

}  // namespace
}  // namespace ldavi
