// SPDX-License-Identifier: Apache-2.0
// How often the truth is inside the intervals of shares: documents of a planted model, inferred under the planted topics and under learned ones.
// Prints the table of docs/decisions/0022.
#include <gtest/gtest.h>

#include <cstdio>
#include <vector>

#include "ldavi/inference/infer.hpp"
#include "ldavi/inference/posterior.hpp"
#include "ldavi/inference/train.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "support/matching.hpp"
#include "support/planted_corpus.hpp"

namespace ldavi {
namespace {

/// Shares of intervals that hold the planted share.
struct Coverage {
  double all = 0.0;
  /// Of topics that make up a twentieth of their document or more.
  double large = 0.0;
  /// Of documents that are not too short to tell, those whose main topic is the planted one.
  double main_topic = 0.0;
  double told = 0.0;
};

/// planted[k]: the planted topic that topic k of the model is.
Coverage coverage_of(const TopicModel& model, const std::vector<std::size_t>& planted, const PlantedCorpus& truth) {
  const Matrix mixtures = infer_mixtures(model, truth.corpus, 1);
  const std::size_t num_topics = model.num_topics();
  const double prior = total(std::get<DirichletPrior>(model.document_prior).alpha);
  std::vector<ShareInterval> intervals(num_topics);
  double inside = 0.0;
  double large_inside = 0.0;
  double large = 0.0;
  double told = 0.0;
  double right = 0.0;
  for (std::size_t d = 0; d < truth.corpus.num_documents(); ++d) {
    const double all = prior + static_cast<double>(truth.corpus.document(d).num_tokens());
    mixture_intervals(mixtures.row_span(d), all, intervals);
    std::size_t main = 0;
    std::size_t planted_main = 0;
    for (std::size_t k = 0; k < num_topics; ++k) {
      const double share = truth.mixtures[d][planted[k]];
      const bool is_inside = intervals[k].low <= share && share <= intervals[k].high;
      inside += is_inside ? 1.0 : 0.0;
      if (share >= 0.05) {
        large += 1.0;
        large_inside += is_inside ? 1.0 : 0.0;
      }
      if (mixtures.row(d)[k] > mixtures.row(d)[main]) main = k;
      if (truth.mixtures[d][k] > truth.mixtures[d][planted_main]) planted_main = k;
    }
    if (certainty_of_largest(mixtures.row_span(d), all) < kLeastCertainty) continue;
    told += 1.0;
    right += planted[main] == planted_main ? 1.0 : 0.0;
  }
  const auto documents = static_cast<double>(truth.corpus.num_documents());
  return {inside / (documents * static_cast<double>(num_topics)), large_inside / large, right / told, told / documents};
}

std::vector<std::size_t> planted_of(const TopicModel& model, const std::vector<std::vector<double>>& topics) {
  const Matrix found = topic_term_probabilities(model);
  std::vector<std::vector<double>> rows;
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    const std::span<const float> row = found.row_span(k);
    rows.emplace_back(row.begin(), row.end());
  }
  std::vector<std::size_t> planted;
  for (const Match& match : match_by_cosine(rows, topics)) planted.push_back(match.index);
  return planted;
}

TEST(IntervalCalibration, HoldsTheTruthAboutAsOftenAsItSays) {
  std::printf("tokens  topics   topics of the model  all shares  shares of .05 and more  main topic right  of documents told\n");
  for (const double tokens : {20.0, 100.0, 500.0}) {
    for (const std::size_t num_topics : {5U, 20U}) {
      PlantedOptions options;
      options.num_topics = num_topics;
      options.num_terms = 1000;
      options.num_documents = 2000;
      options.mean_tokens = tokens;
      const PlantedCorpus planted = plant_corpus(options);

      TopicModel known;
      known.lambda = Matrix(options.num_terms, num_topics);
      for (std::size_t term = 0; term < options.num_terms; ++term) {
        for (std::size_t k = 0; k < num_topics; ++k)
          known.lambda.row(term)[k] = static_cast<float>(1e6 * planted.topics[k][term] + 1e-6);
      }
      known.document_prior = DirichletPrior{std::vector<double>(num_topics, options.alpha.front())};
      known.eta = 1e-6;
      known.vocabulary = planted.corpus.vocabulary;
      known.provenance.engine = "cvb0";
      std::vector<std::size_t> same(num_topics);
      for (std::size_t k = 0; k < num_topics; ++k) same[k] = k;
      const Coverage of_known = coverage_of(known, same, planted);

      TrainOptions training;
      training.num_topics = static_cast<int>(num_topics);
      training.num_threads = 1;
      const TopicModel learned = train(planted.corpus, training).model;
      const Coverage of_learned = coverage_of(learned, planted_of(learned, planted.topics), planted);

      const auto show = [&](const char* topics, const Coverage& coverage) {
        std::printf("%6.0f  %6zu   %-19s  %9.1f%%  %21.1f%%  %15.1f%%  %15.1f%%\n", tokens, num_topics, topics, 100.0 * coverage.all,
                    100.0 * coverage.large, 100.0 * coverage.main_topic, 100.0 * coverage.told);
      };
      show("planted", of_known);
      show("learned", of_learned);
      EXPECT_GT(of_known.large, 0.75) << tokens << " " << num_topics;
      EXPECT_GT(of_known.main_topic, 0.9) << tokens << " " << num_topics;
    }
  }
}

}  // namespace
}  // namespace ldavi
