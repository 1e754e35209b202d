// SPDX-License-Identifier: Apache-2.0
#include "evaluation/topic_particles.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace ldavi {
namespace {

/// V x K.
Matrix matrix_of(const std::vector<std::vector<float>>& rows) {
  Matrix matrix(rows.size(), rows.front().size());
  for (std::size_t term = 0; term < rows.size(); ++term) {
    for (std::size_t k = 0; k < rows[term].size(); ++k) matrix(term, k) = rows[term][k];
  }
  return matrix;
}

const std::vector<std::uint32_t> kTerms{0, 2};
const std::vector<std::uint32_t> kCounts{1, 1};
const DocumentCounts kDocument{kTerms, kCounts};
const std::vector<double> kAlpha{0.5, 0.25, 0.25};

TEST(TopicTally, KnowsTheTopicsInUse) {
  TopicTally tally(4);
  for (const std::uint32_t topic : {3U, 1U, 3U}) tally.add(topic);
  EXPECT_EQ(tally.used, (std::vector<std::uint32_t>{3, 1}));
  tally.remove(3);
  EXPECT_EQ(tally.used.size(), 2U);
  tally.remove(3);
  EXPECT_EQ(tally.used, std::vector<std::uint32_t>{1});
  EXPECT_EQ(tally.counts, (std::vector<std::uint32_t>{0, 1, 0, 0}));
}

TEST(TopicChoice, DrawsInProportionToItsWeights) {
  const Matrix topics = matrix_of({{0.5F, 0.25F, 0.125F}, {0.25F, 0.25F, 0.5F}, {0.25F, 0.5F, 0.375F}});
  const TopicChoice choice(topics, kAlpha, kDocument);
  TopicTally tally(3);
  for (const std::uint32_t topic : {0U, 0U, 2U}) tally.add(topic);
  EXPECT_EQ(choice.alpha_total(), 1.0);
  const std::array<double, 3> weights{2.5 * 0.25, 0.25 * 0.5, 1.25 * 0.375};
  const double sum = weights[0] + weights[1] + weights[2];
  EXPECT_NEAR(choice.weight(1, tally), sum, 1e-12);
  constexpr int kDraws = 40'000;
  std::array<int, 3> drawn{};
  RandomStream random(3, RandomPurpose::kLeftToRight, 0);
  for (int i = 0; i < kDraws; ++i) ++drawn[choice.draw(1, tally, random)];
  for (std::size_t k = 0; k < 3; ++k) {
    const double share = weights[k] / sum;
    EXPECT_NEAR(drawn[k], kDraws * share, 5 * std::sqrt(kDraws * share * (1 - share))) << k;
  }
}

TEST(TopicParticles, GiveTheFirstTokenItsProbability) {
  const Matrix topics = matrix_of({{0.5F, 0.25F, 0.125F}, {0.25F, 0.25F, 0.5F}, {0.25F, 0.5F, 0.375F}});
  const TopicChoice choice(topics, kAlpha, kDocument);
  RandomStream random(3, RandomPurpose::kLeftToRight, 0);
  EXPECT_NEAR(TopicParticles(choice, 3, random).add(0), 0.5 * 0.5 + 0.25 * 0.25 + 0.25 * 0.125, 1e-12);
}

/// The first word has one topic alone, and the second another: no particle can be wrong about either.
TEST(TopicParticles, AreExactWhereTopicsShareNoWord) {
  const Matrix topics = matrix_of({{1.0F, 0.0F, 0.0F}, {0.0F, 0.0F, 1.0F}, {0.0F, 1.0F, 0.0F}});
  const TopicChoice choice(topics, kAlpha, kDocument);
  RandomStream random(3, RandomPurpose::kLeftToRight, 0);
  TopicParticles particles(choice, 2, random);
  EXPECT_NEAR(particles.add(0), 0.5, 1e-12);
  particles.redraw();
  EXPECT_NEAR(particles.add(0), 1.5 / 2.0, 1e-12);
  particles.redraw();
  EXPECT_NEAR(particles.add(1), 0.25 / 3.0, 1e-12);
  particles.redraw();
  EXPECT_NEAR(particles.add(0), 2.5 / 4.0, 1e-12);
}

}  // namespace
}  // namespace ldavi
