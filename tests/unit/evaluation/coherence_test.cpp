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

}  // namespace
}  // namespace ldavi
