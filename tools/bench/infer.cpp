// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/infer.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <optional>
#include <vector>

#include "documents.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/model/model_file.hpp"
#include "machine.hpp"

namespace ldavi::bench {
namespace {

struct Task {
  TopicModel model;
  Corpus documents;
};

/// Counts, document by document.
struct Counts {
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;

  void move_to(Corpus& corpus) {
    corpus.offsets = std::move(offsets);
    corpus.terms = std::move(terms);
    corpus.counts = std::move(counts);
  }
};

/// 100 topics that share 5,000 terms, documents of about 80 distinct terms out of three topics.
Task make_up_task() {
  constexpr std::size_t kTopics = 100;
  constexpr std::size_t kTerms = 5'000;
  Task task;
  RandomStream random(1, RandomPurpose::kTopicStart, 9);
  task.model.lambda = Matrix(kTerms, kTopics);
  for (std::size_t w = 0; w < kTerms; ++w) {
    for (std::size_t k = 0; k < kTopics; ++k)
      task.model.lambda(w, k) = static_cast<float>(0.02 + ((w + 37 * k) % 50 == 0 ? 40.0 * random.uniform() : 0.0));
  }
  task.model.document_prior = DirichletPrior{std::vector<double>(kTopics, 0.05)};
  task.model.eta = 0.02;
  task.model.provenance.engine = "cvb0";
  Counts documents;
  for (int d = 0; d < 500; ++d) {
    std::vector<std::uint32_t> counts(kTerms, 0);
    const std::size_t first_topic = random.below(kTopics);
    for (int i = 0; i < 100; ++i) {
      const std::size_t topic = (first_topic + random.below(3)) % kTopics;
      ++counts[(50 * random.below(kTerms / 50) + kTerms - 37 * topic % 50) % kTerms];
    }
    for (std::size_t w = 0; w < kTerms; ++w) {
      if (counts[w] == 0) continue;
      documents.terms.push_back(static_cast<std::uint32_t>(w));
      documents.counts.push_back(counts[w]);
    }
    documents.offsets.push_back(documents.terms.size());
  }
  documents.move_to(task.documents);
  return task;
}

Task load_task() {
  Task task{load_model(inputs().model), {}};
  const Corpus all = load_counted({inputs().documents}, {}, task.model.vocabulary, std::nullopt).corpus;
  Counts documents;
  for (const std::uint32_t d : split_holdout(all, 10).held_out) {
    const DocumentCounts document = all.document(d);
    documents.terms.insert(documents.terms.end(), document.terms.begin(), document.terms.end());
    documents.counts.insert(documents.counts.end(), document.counts.begin(), document.counts.end());
    documents.offsets.push_back(documents.terms.size());
  }
  documents.move_to(task.documents);
  return task;
}

const Task& task() {
  static const Task task = inputs().model.empty() ? make_up_task() : load_task();
  return task;
}

/// A unit is a document. Besides: microseconds of the median document (us_median), and what that is in fused multiply-adds. By the
/// clock: asking for processor time takes as long as a short document, and a median forgets the documents that were interrupted.
void infer_one_by_one(benchmark::State& state) {
  const Corpus& documents = task().documents;
  const MixtureInference inference(task().model);
  MixtureInference::Scratch scratch;
  std::vector<float> mixture(inference.num_topics());
  std::vector<double> times;
  const double fma = measure_fma();
  {
    UnitCost cost(state, static_cast<double>(documents.num_documents()));
    for (auto _ : state) {
      for (std::size_t d = 0; d < documents.num_documents(); ++d) {
        const auto begin = std::chrono::steady_clock::now();
        inference.infer(documents.document(d), mixture, scratch);
        times.push_back(std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count());
      }
    }
  }
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  state.counters["us_median"] = *middle / 1000.0;
  if (fma > 0.0) state.counters["fma_median"] = *middle / ((fma + measure_fma()) / 2.0);
}
BENCHMARK(infer_one_by_one)->Unit(benchmark::kMillisecond);

/// A unit is a document.
void infer_batch(benchmark::State& state) {
  const Corpus& documents = task().documents;
  const MixtureInference inference(task().model);
  MixtureInference::Scratch scratch;
  std::vector<float> mixture(inference.num_topics());
  {
    UnitCost cost(state, static_cast<double>(documents.num_documents()));
    for (auto _ : state) {
      for (std::size_t d = 0; d < documents.num_documents(); ++d) inference.infer(documents.document(d), mixture, scratch);
    }
  }
  state.counters["documents/s"] =
      benchmark::Counter(static_cast<double>(documents.num_documents()), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(infer_batch)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace ldavi::bench
