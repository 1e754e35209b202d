// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/train.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "inference/engine.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/version.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "support/engine_run.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

std::string message_of(const Corpus& corpus, const TrainOptions& options) {
  try {
    train(corpus, options);
  } catch (const InvalidArgument& error) {
    return error.what();
  }
  return "not refused";
}

const CountRows kCounts = random_counts(30, 12, 4);

class Train : public testing::TestWithParam<const char*> {};

TEST_P(Train, GivesASoundModelOfTheCorpusVocabulary) {
  const Corpus corpus = corpus_of(kCounts);

  const TopicModel model = train(corpus, four_topics(engine_of(GetParam()), 5)).model;

  EXPECT_EQ(problems(model), std::vector<std::string>{});
  EXPECT_EQ(model.num_topics(), 4U);
  EXPECT_EQ(model.vocabulary.terms(), corpus.vocabulary.terms());
  EXPECT_EQ(model.vocabulary.counts(), corpus.vocabulary.counts());
  EXPECT_FALSE(model.text.has_value());
}

TEST_P(Train, NumbersTheTopicsByPrevalence) {
  const std::vector<double> shares = prevalence(train(corpus_of(kCounts), four_topics(engine_of(GetParam()), 5)).model);

  EXPECT_TRUE(std::is_sorted(shares.rbegin(), shares.rend()));
}

TEST_P(Train, WritesDownWhereTheModelComesFrom) {
  CountRows counts = kCounts;
  counts.insert(counts.begin() + 1, std::vector<std::uint32_t>(12, 0));
  const Corpus corpus = corpus_of(counts);
  TrainOptions options = four_topics(engine_of(GetParam()), 3);
  options.holdout = 10;

  const TrainResult result = train(corpus, options);

  const Provenance& provenance = result.model.provenance;
  EXPECT_EQ(provenance.version, kVersion);
  EXPECT_EQ(provenance.engine, GetParam());
  EXPECT_EQ(provenance.options, effective_options(options));
  EXPECT_EQ(provenance.passes, 3U);
  EXPECT_EQ(provenance.termination, Termination::kPassLimit);
  EXPECT_EQ(provenance.has_bound, std::string(GetParam()) == "vb");
  EXPECT_EQ(provenance.holdout, 10U);
  EXPECT_EQ(provenance.corpus_hash, content_hash(corpus));
  EXPECT_EQ(provenance.documents, 31U);
  EXPECT_EQ(provenance.tokens, corpus.num_tokens());
  EXPECT_EQ(provenance.training_documents, 27U);
  EXPECT_EQ(provenance.training_tokens, TrainingSet(corpus, 10).num_tokens());
  EXPECT_TRUE(provenance.inputs.empty());
}

TEST_P(Train, TellsTheObserverOfEveryPass) {
  const Corpus corpus = corpus_of(kCounts);
  const std::thread::id caller = std::this_thread::get_id();
  std::vector<PassReport> reports;

  const TrainResult result = train(corpus, four_topics(engine_of(GetParam()), 4), [&](const PassReport& report) {
    EXPECT_EQ(std::this_thread::get_id(), caller);
    if (report.pass_ended) reports.push_back(report);
    return Answer::kContinue;
  });

  ASSERT_EQ(reports.size(), 4U);
  EXPECT_EQ(reports.back().pass, 4);
  EXPECT_EQ(reports.back().max_passes, 4);
  EXPECT_EQ(reports.back().tokens, corpus.num_tokens());
  EXPECT_EQ(reports.back().change, result.change);
  EXPECT_EQ(reports.back().bound.has_value(), result.model.provenance.has_bound);
  EXPECT_EQ(reports.back().bound.value_or(0.0), result.model.provenance.bound);
}

TEST_P(Train, StopsWhenTheObserverAsksAndKeepsWhatIsLearned) {
  const TrainResult stopped = train(corpus_of(kCounts), four_topics(engine_of(GetParam()), 8), [](const PassReport& report) {
    return report.pass == 2 ? Answer::kStop : Answer::kContinue;
  });
  const TrainResult two_passes = train(corpus_of(kCounts), four_topics(engine_of(GetParam()), 2));

  EXPECT_EQ(stopped.termination, Termination::kStopped);
  EXPECT_EQ(stopped.passes, 2);
  EXPECT_TRUE(same_bits(stopped.model, two_passes.model));
}

TEST_P(Train, ConvergesByTheEnginesTolerance) {
  TrainOptions options = four_topics(engine_of(GetParam()), 8);  // too few for surplus topics
  std::visit([](auto& engine) { engine.tolerance = 1e9; }, options.engine);
  options.stop.patience = 2;
  options.priors.learn_alpha = options.priors.learn_eta = false;

  const TrainResult result = train(corpus_of(kCounts), options);

  EXPECT_EQ(result.termination, Termination::kConverged);
  // The first passes are those in which topics come to be and, online, priors begin to be learned.
  const bool online = std::string(GetParam()) == "svi" || std::string(GetParam()) == "scvb0";
  EXPECT_EQ(result.passes, online ? 4 : std::string(GetParam()) == "vb" ? 2 : 3);
}

TEST_P(Train, RefusesAllProblemsAtOnce) {
  TrainOptions options = four_topics(engine_of(GetParam()), 0);
  options.holdout = 1;
  options.priors.alpha = {0.1, 0.1};

  const std::string message = message_of(corpus_of(kCounts), options);

  for (const std::string& problem : problems(options)) EXPECT_NE(message.find(problem), std::string::npos) << problem;
}

TEST_P(Train, RefusesACorpusWithNothingToLearnFrom) {
  EXPECT_NE(message_of(corpus_of({}), four_topics(engine_of(GetParam()), 1)), "not refused");
  EXPECT_NE(message_of(corpus_of({{0, 0}}), four_topics(engine_of(GetParam()), 1)), "not refused");
}

INSTANTIATE_TEST_SUITE_P(Engines, Train, testing::Values("cvb0", "vb", "svi", "scvb0"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST(TrainResult, SaysInALineWhyAndWhenTrainingEnded) {
  TrainResult result;
  result.termination = Termination::kConverged;
  result.passes = 1;
  result.seconds = 200.0;
  EXPECT_EQ(result.brief(), "converged after 1 pass, 3 min 20 s");
  result.termination = Termination::kStopped;
  result.passes = 12;
  result.seconds = 0.42;

  EXPECT_EQ(result.brief(), "stopped by request after 12 passes, 0.4 s");
}

TEST(InitialAlpha, IsOneNumberATopic) {
  TrainOptions options = four_topics(Cvb0Options{}, 1);
  EXPECT_EQ(initial_alpha(options), std::vector<double>(4, 0.1));
  options.priors.alpha = {1.0, 2.0, 3.0, 4.0};

  EXPECT_EQ(initial_alpha(options), options.priors.alpha);
}

/// A mapped file that somebody writes to: here into the name of a document, which is in the corpus' hash.
TEST(TrainFromAMappedCorpus, RefusesOneThatChangesMeanwhile) {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 20; ++i)
    lines += R"({"id": "document-)" + std::to_string(i) + R"(", "text": ")" +
             (i % 2 == 0 ? "rain garden seeds" : "soil bread oven") + R"("})" + "\n";
  folder.write("in.jsonl", lines);
  const std::string prepared = folder.file("c.ldacorpus");
  prepare_corpus({folder.file("in.jsonl")}, {}, prepared);
  const LoadedCorpus loaded = load_prepared(prepared);
  TrainOptions options = four_topics(Cvb0Options{}, 3);
  EXPECT_NO_THROW(train(loaded.corpus, options));
  const auto change = [&](const PassReport& report) {
    if (report.pass == 2 && report.pass_ended) {
      std::fstream file(prepared, std::ios::in | std::ios::out | std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      const std::size_t place = bytes.find("document-7");
      EXPECT_NE(place, std::string::npos);
      file.seekp(static_cast<std::streamoff>(place));
      file.put('D');
    }
    return Answer::kContinue;
  };

  EXPECT_THROW(train(loaded.corpus, options, change), FormatError);
}

class TrainFromAModel : public testing::Test {
 protected:
  TrainFromAModel() { options_.num_topics = 2; }

  const Corpus corpus_ = corpus_of(kCounts);
  TrainOptions options_ = four_topics(engine_of("cvb0"), 10);
  const TopicModel start_ = train(corpus_, four_topics(engine_of("cvb0"), 10)).model;
};

TEST_F(TrainFromAModel, EndsWithFewerTopicsAndSaysWhereTheyComeFrom) {
  const TrainResult result = train(corpus_, options_, {}, {}, &start_);
  EXPECT_EQ(result.model.num_topics(), 2U);
  EXPECT_EQ(result.passes, 10);
  EXPECT_EQ(problems(result.model), std::vector<std::string>{});
  EXPECT_EQ(result.model.provenance.options, effective_options(options_, &start_));
  EXPECT_EQ(result.model.provenance.options.back().first, "start");
  EXPECT_NE(result.model.provenance.options.back(), effective_options(options_, &result.model).back());
}

TEST_F(TrainFromAModel, GivesTheSameBitsOnAnyNumberOfThreads) {
  options_.num_threads = 1;
  const std::vector<double> expected = topic_totals(train(corpus_, options_, {}, {}, &start_).model);
  options_.num_threads = 3;
  EXPECT_EQ(topic_totals(train(corpus_, options_, {}, {}, &start_).model), expected);
}

TEST_F(TrainFromAModel, GoesOnFromACheckpoint) {
  const TemporaryFolder folder;
  const CheckpointOptions checkpoint{folder.file("c"), 0.0, true};
  const std::vector<double> expected = topic_totals(train(corpus_, options_, {}, {}, &start_).model);
  for (const int pass : {1, 4, 7}) {
    const auto stop_after = [pass](const PassReport& report) {
      return report.pass_ended && report.pass >= pass ? Answer::kStop : Answer::kContinue;
    };
    train(corpus_, options_, stop_after, checkpoint, &start_);
  }
  const TrainResult last = train(corpus_, options_, {}, checkpoint, &start_);
  EXPECT_TRUE(last.resumed);
  EXPECT_EQ(topic_totals(last.model), expected);
}

TEST_F(TrainFromAModel, RefusesOneThatDoesNotFit) {
  const auto refuses = [&](const TrainOptions& options, const TopicModel& start) {
    EXPECT_THROW(train(corpus_, options, {}, {}, &start), InvalidArgument);
  };
  refuses(four_topics(engine_of("vb"), 10), start_);
  refuses(four_topics(engine_of("cvb0"), 8), start_);
  TrainOptions more = options_;
  more.num_topics = 5;
  refuses(more, start_);
  TopicModel other = start_;
  std::vector<std::string> terms = other.vocabulary.terms();
  terms.front() += "s";
  other.vocabulary = Vocabulary(terms, other.vocabulary.document_frequencies(), other.vocabulary.counts());
  refuses(options_, other);
}

}  // namespace
}  // namespace ldavi
