// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/selection_plot.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace ldavi {
namespace {

Candidate candidate(int num_topics, double nats, double npmi) {
  Candidate made;
  made.num_topics = num_topics;
  made.evaluation.completion = {{-nats}, {1}, 1};
  const double perplexity = made.evaluation.completion.perplexity();
  made.evaluation.interval = {0.9 * perplexity, 1.1 * perplexity};
  made.evaluation.npmi.mean = npmi;
  return made;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(SelectionPlot, ShowsEachCandidateInBothPanels) {
  const std::string svg = selection_svg(std::vector{candidate(10, 7, 0.1), candidate(20, 6, 0.2), candidate(40, 5.9, 0.3)}, 1);
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  EXPECT_EQ(count(svg, "<circle"), 6U);
  EXPECT_EQ(count(svg, "<polyline"), 2U);
  EXPECT_NE(svg.find("20 recommended"), std::string::npos);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
}

TEST(SelectionPlot, ShowsOneCandidateAndNoCoherenceWhereThereIsNone) {
  const std::string svg = selection_svg(std::vector{candidate(1, 7, std::numeric_limits<double>::quiet_NaN())}, 0);
  EXPECT_EQ(count(svg, "<circle"), 1U);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
  EXPECT_EQ(svg.find("inf"), std::string::npos);
}

}  // namespace
}  // namespace ldavi
