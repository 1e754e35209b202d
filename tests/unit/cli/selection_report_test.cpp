// SPDX-License-Identifier: Apache-2.0
#include "cli/selection_report.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace ldavi::cli {
namespace {

Candidate candidate(int num_topics, double nats) {
  Candidate made;
  made.num_topics = num_topics;
  made.evaluation.completion = {{-nats}, {1}, 1};
  const double perplexity = made.evaluation.completion.perplexity();
  made.evaluation.interval = {0.9 * perplexity, 1.1 * perplexity};
  made.evaluation.npmi.mean = 0.25;
  made.evaluation.umass.mean = -1.5;
  made.evaluation.diversity_10 = 0.5;
  made.passes = 10;
  made.seconds = 2.0;
  return made;
}

TEST(SelectionReport, HasALineANumberOfTopics) {
  std::vector<Candidate> candidates{candidate(10, 7.0), candidate(200, 6.0)};
  candidates[1].seconds.reset();
  const std::string text = selection_text(candidates, {1, "Because. So it is."});
  EXPECT_EQ(text,
            "topics  perplexity  lower is better                    NPMI  diversity      time\n"
            "    10      1096.6                         ────●────  0.250       50 %     2.0 s\n"
            "   200       403.4  ─●──                              0.250       50 %         -\n"
            "\n"
            "recommended: 200\n"
            "Because. So it is.\n");
}

TEST(SelectionReport, ShowsNoFigureThatIsNone) {
  Candidate none = candidate(10, 7.0);
  none.evaluation.npmi.mean = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Candidate> candidates{none};
  EXPECT_EQ(selection_text(candidates, {0, "."}).find("nan"), std::string::npos);
  EXPECT_NE(selection_json(candidates, {0, "."}).find("\"npmi\": null"), std::string::npos);
}

TEST(SelectionReport, IsJsonForPrograms) {
  const std::string json = selection_json(std::vector{candidate(10, 7.0), candidate(200, 6.0)}, {0, "Because."});
  for (const std::string part : {"\"topics\": 10", "\"topics\": 200", "\"passes\": 10", "\"seconds\": 2", "\"stability\": null",
                                 "\"recommended\": 10", "\"reason\": \"Because.\""})
    EXPECT_NE(json.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace ldavi::cli
