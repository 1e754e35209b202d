// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/train.hpp"

#include <algorithm>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "inference/cvb0.hpp"
#include "inference/engine.hpp"
#include "inference/shards.hpp"
#include "inference/topic_limit.hpp"
#include "inference/trainer.hpp"
#include "inference/vb.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/version.hpp"

namespace ldavi {
namespace {

void refuse_problems(const TrainOptions& options) {
  if (const std::vector<std::string> found = problems(options); !found.empty()) throw InvalidArgument(join(found, "; "));
}

double tolerance(const EngineOptions& engine) {
  return std::visit([](const auto& options) { return options.tolerance; }, engine);
}

/// Of cvb0: responsibilities and listed topics of all documents, and the responsibilities of a block.
struct ActiveSizes {
  std::uint64_t responsibilities = 0;
  std::uint64_t topics = 0;
  std::uint64_t of_block = 0;
};

ActiveSizes active_sizes(const TrainingSet& set, const TopicLimit& limit, std::uint64_t num_blocks) {
  ActiveSizes sizes;
  for (std::size_t d = 0; d < set.num_documents(); ++d) {
    const std::size_t topics = Matrix::padded(limit.of_document(set.document_tokens(d)));
    const std::uint64_t responsibilities = set.document_size(d) * topics;
    sizes.responsibilities += responsibilities;
    sizes.topics += topics;
    sizes.of_block = std::max(sizes.of_block, responsibilities);
  }
  sizes.of_block = std::max(sizes.of_block, sizes.responsibilities / num_blocks);
  return sizes;
}

std::uint64_t row_bytes(std::size_t num_topics) { return Matrix::padded(num_topics) * sizeof(float); }

}  // namespace

std::vector<double> initial_alpha(const TrainOptions& options) {
  if (options.priors.alpha.size() > 1) return options.priors.alpha;
  return std::vector<double>(static_cast<std::size_t>(options.num_topics), options.priors.alpha.front());
}

std::unique_ptr<Engine> make_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  if (std::holds_alternative<VbOptions>(options.engine)) return make_vb_engine(set, options, executor);
  return make_cvb0_engine(set, options, executor);
}

TrainPlan plan_training(const Corpus& corpus, const TrainOptions& options) {
  refuse_problems(options);
  const TrainingSet set(corpus, options.holdout);
  constexpr std::uint64_t kBytesOfATerm = 96;      // in the vocabulary of the model
  constexpr std::uint64_t kBytesOfADocument = 44;  // in the training set, and the places of its topics
  const std::uint64_t num_documents = set.num_documents();
  const std::uint64_t num_terms = set.num_terms();
  const auto num_topics = static_cast<std::size_t>(options.num_topics);
  const auto threads = static_cast<std::uint64_t>(options.num_threads > 0 ? options.num_threads : available_processors());
  const std::uint64_t workspace_rows = std::min(threads, num_documents) * set.largest_document();
  TrainPlan plan;
  plan.engine = engine_name(options.engine);
  plan.memory_bytes = kBytesOfADocument * num_documents + kBytesOfATerm * num_terms;
  if (const auto* cvb0 = std::get_if<Cvb0Options>(&options.engine)) {
    const std::vector<std::size_t> numbers_of_topics = cvb0_numbers_of_topics(options);
    const std::size_t at_start = numbers_of_topics.front();
    const std::uint64_t blocks = std::min(num_documents, static_cast<std::uint64_t>(cvb0->blocks));
    ActiveSizes sizes;  // the largest: at the start or, where fewer topics need no lists, later
    const auto consider = [&](Breadth breadth, std::size_t k) {
      const ActiveSizes some = active_sizes(set, TopicLimit(*cvb0, breadth, k, set.num_cells()), blocks);
      if (some.responsibilities > sizes.responsibilities) sizes = some;
    };
    for (const std::size_t k : numbers_of_topics) consider(Breadth::kWide, k);
    consider(Breadth::kNarrow, num_topics);
    // Responsibilities, and those of a block up to three times more while they are chosen anew; topics of documents; sums by shard of
    // documents; counts of terms; the model.
    plan.memory_bytes += (sizes.responsibilities + 3 * sizes.of_block) * sizeof(std::uint16_t) +
                         sizes.topics * 2 * sizeof(float) + num_documents / kDocumentsPerShard * at_start * sizeof(double) +
                         (num_terms + workspace_rows) * row_bytes(at_start) + num_terms * row_bytes(num_topics);
    plan.reason = "the best topics";
  } else {
    // Ratios and cells by term; the terms of each block; its mixtures; a document's rows on each thread; lambda, what documents see of it,
    // and the model.
    const std::uint64_t block =
        std::min<std::uint64_t>(num_documents, vb_documents_per_block(std::get<VbOptions>(options.engine), num_topics));
    const std::uint64_t blocks = (num_documents + block - 1) / block;
    plan.memory_bytes += 12 * set.num_cells() + 12 * std::min<std::uint64_t>(set.num_cells(), blocks * num_terms) +
                         (block + workspace_rows + 3 * num_terms) * row_bytes(num_topics);
    plan.reason = "mean field, with an exact bound";
  }
  return plan;
}

int topics_that_fit(const Corpus& corpus, const TrainOptions& options, std::uint64_t memory_bytes) {
  const auto fits = [&](int num_topics) {
    TrainOptions fewer = options;
    fewer.num_topics = num_topics;
    if (fewer.priors.alpha.size() > 1) fewer.priors.alpha = {fewer.priors.alpha.front()};
    return plan_training(corpus, fewer).memory_bytes <= memory_bytes;
  };
  if (fits(options.num_topics)) return options.num_topics;
  int most = 0;
  for (int above = options.num_topics; above - most > 1;) {
    const int middle = most + (above - most) / 2;
    (fits(middle) ? most : above) = middle;
  }
  return most;
}

TrainResult train(const Corpus& corpus, const TrainOptions& options, const Observer& observer) {
  refuse_problems(options);
  Executor executor(options.num_threads > 0 ? options.num_threads : available_processors());
  const TrainingSet set(corpus, options.holdout);
  const std::unique_ptr<Engine> engine = make_engine(set, options, executor);
  const LoopResult loop = run_passes(*engine, options.stop, tolerance(options.engine), set.num_tokens(), observer);

  TrainResult result;
  result.model = engine->model();
  result.model.vocabulary = corpus.vocabulary;
  order_topics(result.model);
  Provenance& provenance = result.model.provenance;
  provenance.version = kVersion;
  provenance.engine = engine_name(options.engine);
  provenance.options = effective_options(options);
  provenance.passes = static_cast<std::uint64_t>(loop.passes);
  provenance.termination = loop.termination;
  provenance.has_bound = loop.bound.has_value();
  provenance.bound = loop.bound.value_or(0.0);
  provenance.holdout = options.holdout;
  provenance.corpus_hash = content_hash(corpus);
  provenance.documents = corpus.num_documents();
  provenance.tokens = corpus.num_tokens();
  provenance.training_documents = set.num_documents();
  provenance.training_tokens = set.num_tokens();
  result.termination = loop.termination;
  result.passes = loop.passes;
  result.seconds = loop.seconds;
  result.change = loop.change;
  return result;
}

std::string TrainResult::brief() const {
  return termination_text(termination) + " after " + std::to_string(passes) + (passes == 1 ? " pass, " : " passes, ") +
         seconds_text(seconds);
}

}  // namespace ldavi
