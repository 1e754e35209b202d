// SPDX-License-Identifier: Apache-2.0
// A minibatch of the online engines, whose cost must not depend on how many terms the corpus has.
#include <benchmark/benchmark.h>

#include <memory>
#include <set>
#include <string>

#include "inference/engine.hpp"
#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kDocuments = 256 * 40;
constexpr std::size_t kTermsInUse = 10'000;

/// Documents of up to 80 distinct terms, of ten thousand that lie evenly among all terms of the vocabulary.
Corpus spread_corpus(std::size_t num_terms) {
  std::vector<std::string> terms;
  for (std::size_t w = 0; w < num_terms; ++w) terms.push_back("t" + std::to_string(w));
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> cells;
  std::vector<std::string> ids;
  RandomStream random(1, RandomPurpose::kTopicStart, 0);
  for (std::size_t d = 0; d < kDocuments; ++d) {
    std::set<std::uint32_t> document;
    for (int i = 0; i < 80; ++i)
      document.insert(random.below(kTermsInUse) * static_cast<std::uint32_t>(num_terms / kTermsInUse));
    cells.insert(cells.end(), document.begin(), document.end());
    offsets.push_back(cells.size());
    ids.push_back(std::to_string(d));
  }
  Corpus corpus;
  const std::vector<std::uint64_t> ones(num_terms, 1);
  corpus.vocabulary = Vocabulary(std::move(terms), ones, ones);
  corpus.offsets = std::move(offsets);
  corpus.counts = std::vector<std::uint32_t>(cells.size(), 1);
  corpus.terms = std::move(cells);
  corpus.ids = StringTable(ids);
  return corpus;
}

/// Minibatches of 256 documents, 100 topics.
void minibatch(benchmark::State& state, const EngineOptions& engine) {
  const auto num_terms = static_cast<std::size_t>(state.range(0));
  const Corpus corpus = spread_corpus(num_terms);
  const TrainingSet set(corpus, 0);
  TrainOptions options;
  options.engine = engine;
  options.num_topics = 100;
  options.priors.learn_eta = false;  // that is a sweep over all terms now and then, not part of a minibatch
  // As many updates each time: how many it takes to a tolerance depends on the topics.
  std::visit(
      []<class Options>(Options& online) {
        if constexpr (requires { online.online; }) online.online.inner_iterations = 10, online.online.inner_tolerance = 0.0;
      },
      options.engine);
  Executor executor(1);
  const std::unique_ptr<Engine> online = make_engine(set, options, executor);
  for (auto _ : state) online->step([](const PassProgress&) { return true; });
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 256);
}

void for_each_vocabulary(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(10'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)->MinTime(1.0);
}

BENCHMARK_CAPTURE(minibatch, scvb0, Scvb0Options{})->Apply(for_each_vocabulary);
BENCHMARK_CAPTURE(minibatch, svi, SviOptions{})->Apply(for_each_vocabulary);

}  // namespace
}  // namespace ldavi
