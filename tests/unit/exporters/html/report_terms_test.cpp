// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/report_terms.hpp"

#include <gtest/gtest.h>

#include "support/sample_model.hpp"

namespace ldavi {
namespace {

TEST(ReportTerms, NumberTheCommonestFirst) {
  const TopicModel model = sample_model();
  ReportTerms terms(model.lambda, model.eta);
  for (const std::uint32_t term : {4U, 1U, 3U, 1U}) terms.need(term);
  terms.settle();

  EXPECT_EQ(terms.terms(), (std::vector<std::uint32_t>{3, 4, 1})) << "7, 3 and 2 times";
  EXPECT_EQ(terms.number(3), 0U);
  EXPECT_EQ(terms.number(1), 2U);
}

TEST(ReportTerms, CountWithoutThePrior) {
  const TopicModel model = sample_model();
  const ReportTerms terms(model.lambda, model.eta);
  EXPECT_NEAR(terms.count(0, 1), 9.0, 1e-5);
  EXPECT_EQ(terms.count(0, 0), 0.0);
  EXPECT_NEAR(terms.count(3), 7.0, 1e-5);
}

}  // namespace
}  // namespace ldavi
