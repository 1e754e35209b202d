// SPDX-License-Identifier: Apache-2.0
// What is allocated, held against what was promised.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ldavi/corpus/document_source.hpp"
#include "ldavi/inference/infer.hpp"
#include "ldavi/inference/plan.hpp"
#include "ldavi/inference/train.hpp"
#include "support/counted_memory.hpp"
#include "support/engine_run.hpp"
#include "support/small_corpora.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

struct Shape {
  const char* name;
  std::size_t num_documents;
  std::size_t num_terms;
  /// Distinct terms of the first document and of each other one.
  std::size_t first_size;
  std::size_t size;
};

const std::vector<Shape> kShapes{
    {"many documents", 3000, 500, 20, 20},
    {"many terms", 300, 30'000, 100, 100},
    {"one document far larger than the others", 200, 20'000, 20'000, 20},
};

Corpus corpus_of_shape(const Shape& shape) {
  CountRows counts(shape.num_documents, std::vector<std::uint32_t>(shape.num_terms, 0));
  for (std::size_t d = 0; d < shape.num_documents; ++d) {
    const std::size_t size = d == 0 ? shape.first_size : shape.size;
    for (std::size_t i = 0; i < size; ++i) counts[d][(d * 37 + i) % shape.num_terms] = 1;
  }
  return corpus_of(counts);
}

/// The most that training needs at a time, as a share of what its plan says.
double share_of_the_plan(const Corpus& corpus, const TrainOptions& options) {
  const double planned = static_cast<double>(plan_training(corpus, options).memory_bytes);
  const std::size_t before = bytes_in_use();
  forget_most_bytes();
  train(corpus, options);
  return static_cast<double>(most_bytes_in_use() - before) / planned;
}

class Memory : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Engines, Memory, testing::Values("cvb0", "vb", "svi", "scvb0", "ctm"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST_P(Memory, OfTrainingIsWhatThePlanSaysToAFifth) {
  for (const Shape& shape : kShapes) {
    const Corpus corpus = corpus_of_shape(shape);
    TrainOptions options;
    options.engine = engine_of(GetParam());
    if (auto* cvb0 = std::get_if<Cvb0Options>(&options.engine)) cvb0->prior_burn_in = 0;
    if (auto* vb = std::get_if<VbOptions>(&options.engine)) vb->prior_burn_in = 0;
    options.num_topics = 48;
    options.num_threads = 1;
    options.stop.max_passes = 25;  // topics are chosen six times, documents get few of them
    const double share = share_of_the_plan(corpus, options);
    EXPECT_LE(share, 1.2) << shape.name;
    EXPECT_GE(share, 0.7) << shape.name << ": the plan would refuse what fits";
  }
}

/// The start has so many topics that documents have lists of 64; on the way to the end documents have all of fewer topics
/// for a while.
TEST(MemoryOfCvb0, IsThatOfTheLargestNumberOfTopicsThatNeedsNoLists) {
  const Corpus corpus = corpus_of_shape({"long documents", 60, 2000, 1200, 1200});
  TrainOptions options;
  options.num_topics = 172;
  options.num_threads = 1;
  options.stop.max_passes = 67;
  options.priors = {
      .alpha = {10.0}, .learn_alpha = false, .eta = {}, .learn_eta = false};  // documents have a part in every topic
  EXPECT_LE(share_of_the_plan(corpus, options), 1.2);
}

/// Each block knows its terms.
TEST(MemoryOfVb, CountsTheTermsOfItsBlocks) {
  const Corpus corpus = corpus_of_shape(kShapes[0]);
  TrainOptions options;
  options.num_topics = 16;
  options.num_threads = 1;
  options.stop.max_passes = 2;
  for (const int documents_per_block : {1, 32, 1000}) {
    options.engine = VbOptions{.documents_per_block = documents_per_block};
    EXPECT_LE(share_of_the_plan(corpus, options), 1.2) << documents_per_block;
  }
}

TopicModel some_model(std::size_t num_topics, const std::string& engine) {
  TopicModel model;
  model.lambda = Matrix(30, num_topics);
  for (std::size_t w = 0; w < 30; ++w) std::fill_n(model.lambda.row(w), num_topics, static_cast<float>(w + 1));
  if (engine == "ctm") {
    LogisticNormalPrior prior{std::vector<double>(num_topics, 0.0), std::vector<double>(num_topics * num_topics)};
    for (std::size_t k = 0; k < num_topics; ++k) prior.covariance[k * num_topics + k] = 1.0;
    model.document_prior = prior;
  } else {
    model.document_prior = DirichletPrior{std::vector<double>(num_topics, 0.1)};
  }
  model.provenance.engine = engine;
  return model;
}

TEST_P(Memory, OfANewDocumentIsThatOfALargerOneBefore) {
  const MixtureInference inference(some_model(20, GetParam()));
  const Corpus corpus = corpus_of({std::vector<std::uint32_t>(30, 1), random_counts(1, 30, 1)[0]});
  MixtureInference::Scratch scratch;
  std::vector<float> mixture(20);
  inference.infer(corpus.document(0), mixture, scratch);
  const std::size_t before = num_allocations();

  for (const std::size_t d : {0, 1, 0}) inference.infer(corpus.document(d), mixture, scratch);
  inference.infer({}, mixture, scratch);

  EXPECT_EQ(num_allocations(), before);
}

TEST_P(Memory, OfAScratchDoesNotGrowWhereTwoModelsShareIt) {
  const MixtureInference narrow(some_model(3, GetParam()));
  const MixtureInference wide(some_model(20, GetParam()));
  const Corpus corpus = corpus_of({std::vector<std::uint32_t>(30, 1)});
  MixtureInference::Scratch scratch;
  std::vector<float> of_narrow(3);
  std::vector<float> of_wide(20);
  const std::size_t before = bytes_in_use();

  for (int i = 0; i < 8; ++i) {
    narrow.infer(corpus.document(0), of_narrow, scratch);
    wide.infer(corpus.document(0), of_wide, scratch);
  }

  EXPECT_LT(bytes_in_use() - before, 20'000U) << "32 rows of 32 floats, twice at most, and a little";
}

/// The most that reading needs at a time, over the length of the text that it gives.
double share_of_the_text(InputFormat format, const std::string& before, const std::string& after) {
  constexpr std::size_t kLength = 64'000'000;
  const TemporaryFolder folder;
  ReadOptions options;
  options.format = format;
  const std::string input = folder.write("input", before + std::string(kLength, 'x') + after);
  const std::size_t bytes_before = bytes_in_use();
  forget_most_bytes();
  const auto source = open_documents({input}, options);
  Document document;
  EXPECT_TRUE(source->next(document));
  EXPECT_EQ(document.text.size(), kLength);
  EXPECT_FALSE(source->next(document));
  return static_cast<double>(most_bytes_in_use() - bytes_before) / static_cast<double>(kLength);
}

TEST(MemoryOfReading, IsAFewTimesThatOfTheLongestDocument) {
  EXPECT_LE(share_of_the_text(InputFormat::kLines, "", "\n"), 4.0);
  EXPECT_LE(share_of_the_text(InputFormat::kAuto, "", ""), 6.0) << "it is looked at before";
  EXPECT_LE(share_of_the_text(InputFormat::kJsonLines, "{\"text\": \"", "\"}"), 9.0) << "simdjson indexes each byte in 4";
  EXPECT_LE(share_of_the_text(InputFormat::kCsv, "text\n\"", "\"\n"), 4.0);
  EXPECT_LE(share_of_the_text(InputFormat::kTsv, "text\n", "\n"), 4.0);
  EXPECT_LE(share_of_the_text(InputFormat::kMallet, "a x ", "\n"), 6.0);
}

}  // namespace
}  // namespace ldavi
