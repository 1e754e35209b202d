// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/html_report.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/learned_correlations.hpp"
#include "ldavi/inference/train.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

class HtmlReport : public testing::Test {
 protected:
  void train_on(std::size_t num_topics, std::uint32_t holdout, const EngineOptions& engine = Cvb0Options{}) {
    input_.corpus = plant_corpus({.num_documents = 150}).corpus;
    TrainOptions options;
    options.num_topics = static_cast<int>(num_topics);
    options.holdout = holdout;
    options.engine = engine;
    options.stop.max_passes = 10;
    options.num_threads = 1;
    model_ = train(input_.corpus, options).model;
    const std::vector<CountedDocument> documents(input_.corpus.num_documents());
    CountedBatch batch;
    batch.documents = documents;
    texts_.see(batch);
  }

  std::string written() const {
    std::string out;
    write_html_report(model_, input_, texts_, options_, [&](std::string_view bytes) { out += bytes; });
    return out;
  }

  bool holds(const std::string& what) const { return written().find(what) != std::string::npos; }

  CountedCorpus input_;
  TopicModel model_;
  ReportTexts texts_;
  HtmlReportOptions options_;
};

TEST_F(HtmlReport, IsTheSameForAnyNumberOfThreads) {
  train_on(5, 10);
  options_.num_threads = 1;
  const std::string one = written();
  options_.num_threads = 3;
  EXPECT_EQ(written(), one);
}

TEST_F(HtmlReport, MayHaveOneTopicOrTwo) {
  for (const std::size_t num_topics : {1U, 2U}) {
    train_on(num_topics, 0);
    EXPECT_TRUE(holds("\"id\":" + std::to_string(num_topics - 1))) << num_topics;
  }
}

TEST_F(HtmlReport, ShowsTheCorrelationsThatTheModelHasLearned) {
  train_on(4, 0);
  EXPECT_TRUE(holds("\"correlation\":{\"learned\":false,"));
  EXPECT_TRUE(holds("Pearson"));
  train_on(4, 0, CtmOptions{});
  const double first = static_cast<double>((*learned_correlations(model_))(0, 1));
  const std::string hundredths = std::to_string(static_cast<int>(std::floor(100.0 * first + 0.5)));
  EXPECT_TRUE(holds("\"correlation\":{\"learned\":true,\"values\":[" + hundredths + ',')) << first;
  EXPECT_FALSE(holds("Pearson"));
}

TEST_F(HtmlReport, CorrelatesTheSharesOfMergedTopics) {
  train_on(4, 0, CtmOptions{});
  model_.edits = {{EditAction::kMerge, {0, 2}}};
  EXPECT_TRUE(holds("\"correlation\":{\"learned\":false,"));
}

TEST_F(HtmlReport, HasNoPerplexityOfWhatWasLearnedFrom) {
  train_on(3, 0);
  EXPECT_TRUE(holds("\"perplexity\":null"));
  EXPECT_TRUE(holds("learned from all of these documents"));
  train_on(3, 10);
  EXPECT_TRUE(holds("\"perplexity\":{\"value\":"));
}

TEST_F(HtmlReport, HasNoPerplexityOfOtherDocuments) {
  train_on(3, 10);
  EXPECT_FALSE(holds("not exactly the documents"));
  input_.corpus = plant_corpus({.num_documents = 149}).corpus;  // one less: nobody knows which ones the model has seen
  EXPECT_TRUE(holds("not exactly the documents"));
  EXPECT_TRUE(holds("\"perplexity\":null"));
}

TEST_F(HtmlReport, ShowsTopicsAsEdited) {
  train_on(4, 10);
  model_.edits = {{EditAction::kName, {0}, "a & b"}, {EditAction::kMerge, {0, 2}}, {EditAction::kHide, {3}}};
  const std::string text = written();
  EXPECT_NE(text.find("\"id\":0,\"name\":\"a & b\",\"note\":\"\",\"hidden\":false,\"into\":null"), std::string::npos);
  EXPECT_NE(text.find("\"hidden\":false,\"into\":0,\"share\":0,"), std::string::npos) << "merged into 0, without a share";
  EXPECT_NE(text.find("\"hidden\":true,\"into\":null"), std::string::npos);
  EXPECT_TRUE(holds("\"perplexity\":{"));
  model_.edits.push_back({EditAction::kDropWord, {}, model_.vocabulary.term(0)});
  EXPECT_TRUE(holds("Words were dropped")) << "then these are no longer the documents that were learned from";
}

TEST_F(HtmlReport, HasIntervalsAroundItsCounts) {
  train_on(3, 10);
  const std::string text = written();
  const std::size_t begin = text.find("\"words\":[[") + 10;
  const std::string words = text.substr(begin, text.find("]]", begin) - begin);
  std::size_t seen = 0;
  for (std::size_t at = 0; at < words.size() && words.find(',', at) != std::string::npos; ++seen) {
    double numbers[4] = {};
    std::sscanf(words.c_str() + at, "%lf,%lf,%lf,%lf", &numbers[0], &numbers[1], &numbers[2], &numbers[3]);
    EXPECT_LE(numbers[2], numbers[1]);
    EXPECT_GE(numbers[3], numbers[1]);
    at = words.find('[', at + 1);
    if (at == std::string::npos) break;
    ++at;
  }
  EXPECT_GT(seen, 10U);
}

TEST_F(HtmlReport, HasViewsOfTimeAndLabelsWhereThereAreAny) {
  train_on(3, 10);
  EXPECT_TRUE(holds("\"time\":null,\"labels\":null"));
  std::vector<std::string> dates(150);
  std::vector<std::string> labels(150);
  for (std::size_t d = 0; d < 150; ++d) {
    dates[d] = std::to_string(1990 + d % 7);
    labels[d] = d % 3 == 0 ? "</script>" : "poems";
  }
  input_.corpus.dates = dates;
  input_.corpus.labels = labels;
  EXPECT_TRUE(holds("\"time\":{\"unit\":\"year\""));
  EXPECT_TRUE(holds("\"name\":\"\\u003c/script>\""));
  EXPECT_FALSE(holds("\"name\":\"</script>\""));
}

TEST_F(HtmlReport, HasLongerPeriodsWhereThereWouldBeTooMany) {
  train_on(3, 10);
  input_.corpus = plant_corpus({.num_documents = 400}).corpus;
  const std::vector<CountedDocument> more(250);
  CountedBatch batch;
  batch.documents = more;
  texts_.see(batch);
  std::vector<std::string> dates(400);
  for (std::size_t d = 0; d < 400; ++d) dates[d] = std::to_string(1000 + d);
  input_.corpus.dates = dates;
  options_.period = PeriodLength::kYear;
  EXPECT_TRUE(holds("\"unit\":\"decade\"")) << "400 years are not to be looked at";
}

TEST_F(HtmlReport, SaysWhyThereIsNoTime) {
  train_on(3, 10);
  input_.corpus.dates = std::vector<std::string>(150, "March 3, 2020");
  EXPECT_TRUE(holds("no date can be read"));
}

TEST_F(HtmlReport, ShowsNoMoreDocumentsThanItMay) {
  train_on(3, 10);
  options_.num_documents = 20;
  EXPECT_TRUE(holds("20 of 150 documents are in this file"));
  options_.num_documents = 0;
  EXPECT_TRUE(holds("\"documents\":[],\"time\""));
}

TEST_F(HtmlReport, NeedsAKnownWord) {
  train_on(3, 10);
  input_.corpus.offsets = std::vector<std::uint64_t>(151, 0);
  input_.corpus.terms = std::vector<std::uint32_t>{};
  input_.corpus.counts = std::vector<std::uint32_t>{};
  EXPECT_THROW(written(), InvalidArgument);
}

}  // namespace
}  // namespace ldavi
