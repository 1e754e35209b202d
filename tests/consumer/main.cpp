// SPDX-License-Identifier: Apache-2.0
// A program of somebody else's: builds a corpus, trains, saves, loads and infers through the installed headers and library.
#include <cmath>
#include <cstdio>
#include <numeric>
#include <string_view>
#include <vector>

#include <ldavi/ldavi.hpp>

int main() {
  ldavi::CorpusBuilder builder;
  const std::vector<std::string_view> kitchen{"oven", "bread", "butter", "bread"};
  const std::vector<std::string_view> garden{"soil", "seed", "rose", "seed"};
  for (int i = 0; i < 20; ++i) builder.add(i % 2 == 0 ? kitchen : garden, std::to_string(i));
  ldavi::PruningReport report;
  const ldavi::Corpus corpus = builder.build({}, {.min_documents = 1, .max_share = 1.0}, report);

  ldavi::TrainOptions options;
  options.num_topics = 2;
  options.stop.max_passes = 50;
  const ldavi::TrainResult result = ldavi::train(corpus, options);
  ldavi::save_model(result.model, "consumer.ldavi", true);
  const ldavi::TopicModel model = ldavi::load_model("consumer.ldavi");

  const ldavi::Matrix mixtures = ldavi::infer_mixtures(model, corpus);
  const auto first = mixtures.row_span(0);
  const auto second = mixtures.row_span(1);
  const float sum = std::accumulate(first.begin(), first.end(), 0.0F);
  const bool apart = (first[0] > first[1]) != (second[0] > second[1]);
  if (std::abs(sum - 1.0F) > 1e-5F || !apart) {
    std::puts("the two kinds of documents were not told apart");
    return 1;
  }
  std::puts("two kinds of documents, two topics");
  return 0;
}
