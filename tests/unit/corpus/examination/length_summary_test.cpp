// SPDX-License-Identifier: Apache-2.0
#include "corpus/examination/length_summary.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace ldavi {
namespace {

TEST(LengthSummary, CutsIntoTenths) {
  std::vector<std::uint32_t> lengths(100);
  std::iota(lengths.rbegin(), lengths.rend(), 1U);
  const LengthSummary summary = summarize_lengths(lengths);

  EXPECT_EQ(summary.deciles, (std::array<std::uint64_t, 11>{1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}));
  EXPECT_EQ(summary.least(), 1U);
  EXPECT_EQ(summary.median(), 50U);
  EXPECT_EQ(summary.most(), 100U);
  EXPECT_EQ(summary.mean, 50.5);
}

TEST(LengthSummary, IsOfFewDocumentsToo) {
  EXPECT_EQ(summarize_lengths({7}).deciles, (std::array<std::uint64_t, 11>{7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}));
  EXPECT_EQ(summarize_lengths({3, 1, 2}).median(), 2U);
  EXPECT_EQ(summarize_lengths({}).most(), 0U);
}

}  // namespace
}  // namespace ldavi
