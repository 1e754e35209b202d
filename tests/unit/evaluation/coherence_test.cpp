// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/coherence.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace ldavi {
namespace {

/// Ten documents. Topic 0: words in 5, 4 and 2 of them; 4 with the first two, 1 with the first and third, none with the others.
Cooccurrence some_counts() { return {10, {{{5, 4, 2}, {4, 1, 0}}}}; }

TEST(Coherence, UmassIsTheMeanOverPairs) {
  const Coherence coherence = umass_coherence(some_counts());
  const double expected = (std::log(5.0 / 5.0) + std::log(2.0 / 5.0) + std::log(1.0 / 4.0)) / 3.0;
  ASSERT_EQ(coherence.topics.size(), 1U);
  EXPECT_NEAR(coherence.topics[0], expected, 1e-14);
  EXPECT_NEAR(coherence.mean, expected, 1e-14);
}

TEST(Coherence, UmassDividesByTheDocumentsOfTheMoreProbableWord) {
  EXPECT_NEAR(umass_coherence({9, {{{2, 8}, {1}}}}).mean, std::log(2.0 / 2.0), 1e-14);
  EXPECT_NEAR(umass_coherence({9, {{{8, 2}, {1}}}}).mean, std::log(2.0 / 8.0), 1e-14);
}

TEST(Coherence, NpmiIsTheMeanOverPairsWithMinusOneForThoseNeverTogether) {
  const double first = std::log(0.4 / (0.5 * 0.4)) / -std::log(0.4);
  const double second = std::log(0.1 / (0.5 * 0.2)) / -std::log(0.1);
  EXPECT_NEAR(second, 0.0, 1e-15);
  EXPECT_NEAR(npmi_coherence(some_counts()).mean, (first + second - 1.0) / 3.0, 1e-14);
}

TEST(Coherence, NpmiEndsAtOneAndMinusOne) {
  EXPECT_NEAR(npmi_coherence({10, {{{3, 3}, {3}}}}).mean, 1.0, 1e-14);  // only together
  EXPECT_EQ(npmi_coherence({10, {{{10, 10}, {10}}}}).mean, 1.0);        // in every document
  EXPECT_EQ(npmi_coherence({10, {{{3, 3}, {0}}}}).mean, -1.0);
  EXPECT_EQ(npmi_coherence({10, {{{3, 0}, {0}}}}).mean, -1.0);  // a word that is nowhere
  EXPECT_EQ(npmi_coherence({0, {{{0, 0}, {0}}}}).mean, -1.0);   // no document at all
}

TEST(Coherence, LeavesOutWhatHasNoValue) {
  const Cooccurrence counts{10, {{{0, 4}, {0}}, {{5}, {}}, {{4, 2}, {1}}}};
  const Coherence umass = umass_coherence(counts);
  EXPECT_TRUE(std::isnan(umass.topics[0]));
  EXPECT_TRUE(std::isnan(umass.topics[1]));
  EXPECT_NEAR(umass.mean, std::log(2.0 / 4.0), 1e-14);
  const Coherence npmi = npmi_coherence(counts);
  EXPECT_EQ(npmi.topics[0], -1.0);
  EXPECT_TRUE(std::isnan(npmi.topics[1]));
  EXPECT_TRUE(std::isnan(umass_coherence({}).mean));
}

constexpr double kEpsilon = 1e-12;

TEST(Coherence, UciIsTheMeanOfPointwiseInformation) {
  const double first = std::log((0.4 + kEpsilon) / (0.5 * 0.4));
  const double second = std::log((0.1 + kEpsilon) / (0.5 * 0.2));
  const double never = std::log(kEpsilon / (0.4 * 0.2));
  EXPECT_NEAR(never, -25.1, 0.01);
  const Coherence coherence = uci_coherence(some_counts());
  EXPECT_NEAR(coherence.topics.at(0), (first + second + never) / 3.0, 1e-13);
  EXPECT_NEAR(coherence.mean, (first + second + never) / 3.0, 1e-13);
}

TEST(Coherence, UciLeavesOutWordsThatAreNowhere) {
  const Cooccurrence counts{10, {{{5, 0, 2}, {0, 1, 0}}, {{0, 0}, {0}}, {{4}, {}}}};
  const Coherence coherence = uci_coherence(counts);
  EXPECT_NEAR(coherence.topics[0], std::log((0.1 + kEpsilon) / (0.5 * 0.2)), 1e-14);
  EXPECT_TRUE(std::isnan(coherence.topics[1]));
  EXPECT_TRUE(std::isnan(coherence.topics[2]));
  EXPECT_EQ(coherence.mean, coherence.topics[0]);
  EXPECT_NEAR(uci_coherence({10, {{{10, 10}, {10}}}}).mean, 0.0, 1e-11);  // in every window: independent
  EXPECT_TRUE(std::isnan(uci_coherence({0, {{{0, 0}, {0}}}}).mean));
}

TEST(Coherence, CNpmiIsNpmiButForPairsNeverTogether) {
  const double first = std::log(0.4 / (0.5 * 0.4)) / -std::log(0.4);
  const double never = -1.0 - std::log(0.4 * 0.2) / -std::log(kEpsilon);
  EXPECT_NEAR(never, -0.9086, 1e-4);
  EXPECT_NEAR(c_npmi_coherence(some_counts()).mean, (first + 0.0 + never) / 3.0, 1e-11);
  EXPECT_NEAR(c_npmi_coherence({10, {{{3, 3}, {3}}}}).mean, 1.0, 1e-11);
  EXPECT_EQ(c_npmi_coherence({10, {{{10, 10}, {10}}}}).mean, 1.0);
  EXPECT_EQ(c_npmi_coherence({10, {{{3, 0}, {0}}}}).mean, -1.0);
  EXPECT_EQ(c_npmi_coherence({0, {{{0, 0}, {0}}}}).mean, -1.0);
  EXPECT_TRUE(std::isnan(c_npmi_coherence({10, {{{3}, {}}}}).mean));
}

TEST(Coherence, CVComparesTheCompanyOfWords) {
  // Two words: vectors (1, n) and (n, 1), their sum (1 + n, 1 + n); so each cosine is (1 + n) / sqrt(2 (1 + n^2)).
  const double n = std::log(0.3 / (0.5 * 0.4)) / -std::log(0.3);
  const double expected = (1.0 + n) / std::sqrt(2.0 * (1.0 + n * n));
  const Coherence coherence = c_v_coherence({10, {{{5, 4}, {3}}}});
  EXPECT_NEAR(coherence.topics.at(0), expected, 1e-11);
  EXPECT_NEAR(coherence.mean, expected, 1e-11);
}

TEST(Coherence, CVOfThreeWords) {
  const double a = std::log(0.4 / (0.5 * 0.4)) / -std::log(0.4);
  const double c = -1.0 - std::log(0.4 * 0.2) / -std::log(kEpsilon);  // the second and third word
  const double vectors[3][3] = {{1.0, a, 0.0}, {a, 1.0, c}, {0.0, c, 1.0}};
  double sum[3] = {1.0 + a, a + 1.0 + c, c + 1.0};
  double expected = 0.0;
  for (const auto& v : vectors) {
    const double product = v[0] * sum[0] + v[1] * sum[1] + v[2] * sum[2];
    expected += product / std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) /
                std::sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]) / 3.0;
  }
  EXPECT_NEAR(c_v_coherence(some_counts()).mean, expected, 1e-11);
}

TEST(Coherence, CVEndsAtOneAndHasAValueForWordsThatAreNowhere) {
  EXPECT_NEAR(c_v_coherence({10, {{{3, 3, 3}, {3, 3, 3}}}}).mean, 1.0, 1e-11);  // only together
  EXPECT_NEAR(c_v_coherence({10, {{{10, 10}, {10}}}}).mean, 1.0, 1e-14);        // in every window
  EXPECT_NEAR(c_v_coherence({10, {{{3, 0}, {0}}}}).mean, (1.0 + 0.0) / 2.0,
              1e-11);  // one is nowhere: vectors (1, 0) and (0, 0)
  EXPECT_EQ(c_v_coherence({10, {{{0, 0}, {0}}}}).mean, 0.0);
  EXPECT_EQ(c_v_coherence({0, {{{0, 0}, {0}}}}).mean, 0.0);
  EXPECT_TRUE(std::isnan(c_v_coherence({10, {{{3}, {}}}}).mean));
  EXPECT_TRUE(std::isnan(c_v_coherence({10, {TopicCooccurrence{}}}).mean));
  EXPECT_TRUE(std::isnan(c_v_coherence({}).mean));
}

}  // namespace
}  // namespace ldavi
