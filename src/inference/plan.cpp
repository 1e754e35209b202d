// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/plan.hpp"

#include <algorithm>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "inference/ctm.hpp"
#include "inference/cvb0.hpp"
#include "inference/online_start.hpp"
#include "inference/shards.hpp"
#include "inference/topic_limit.hpp"
#include "inference/vb.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {
namespace {

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

/// What plans are made from.
struct Setting {
  const TrainingSet& set;
  const TrainOptions& options;
  std::uint64_t threads;

  std::uint64_t num_documents() const { return set.num_documents(); }
  std::uint64_t num_terms() const { return set.num_terms(); }
  std::size_t num_topics() const { return static_cast<std::size_t>(options.num_topics); }
  /// Rows of the largest document on each thread that has one.
  std::uint64_t workspace_rows() const { return std::min(threads, num_documents()) * set.largest_document(); }
};

/// Nanoseconds that a cell takes in a pass on one core, and each topic of it besides; measured on arXiv and on Debian's
/// German package descriptions with 30 and 100 topics (docs/benchmarks/log.md).
struct CellCost {
  double alone;
  double each_topic;
};
constexpr CellCost kVbCost{40.0, 0.6};
constexpr CellCost kOnlineCost{150.0, 0.9};
constexpr CellCost kChoosingCost{200.0, 0.8};  // cvb0, of all topics
constexpr CellCost kNewtonCost{100.0, 5.0};    // ctm
constexpr double kCubeCost = 1.0;              // ctm, of a document by K^3
constexpr double kActiveTopicCost = 2.0;       // cvb0, other passes, by active topic
constexpr double kStartCountCost = 30.0;  // cvb0, counts of a term and topic: made, learned eta from, copied in the first pass
constexpr double kCountCost = 1.0;        // the same in another pass

/// Of so many documents, taken evenly from all.
std::uint64_t distinct_terms(const TrainingSet& set, std::uint64_t num_documents) {
  std::vector<bool> seen(set.num_terms(), false);
  for (std::uint64_t i = 0; i < num_documents; ++i) {
    const DocumentCounts document = set.document(static_cast<std::size_t>(i * set.num_documents() / num_documents));
    for (const std::uint32_t term : document.terms) seen[term] = true;
  }
  return static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), true));
}

/// The order of the documents; places of terms, twice; counts; of a minibatch: rows and sums of its terms, mixtures, and what
/// its cells need.
std::uint64_t memory_of_minibatches(const Setting& setting, const OnlineOptions& online, std::size_t num_topics) {
  const std::uint64_t batch = std::min<std::uint64_t>(setting.num_documents(), static_cast<std::uint64_t>(online.batch));
  const std::uint64_t cells = batch * (setting.set.num_cells() / setting.num_documents() + 1);
  const std::uint64_t terms = distinct_terms(setting.set, batch);
  return 4 * setting.num_documents() + 8 * setting.num_terms() + 24 * cells +
         (setting.num_terms() + 5 * terms / 2 + batch + setting.workspace_rows()) * row_bytes(num_topics);
}

/// Responsibilities, and those of a block up to three times more while they are chosen anew; topics of documents; sums by
/// shard of documents; counts of terms; a document's rows on each thread, twice; the model. Or the first pass, if that
/// takes more.
std::uint64_t memory_of(const Setting& setting, const Cvb0Options& cvb0) {
  const TrainingSet& set = setting.set;
  const std::vector<std::size_t> numbers_of_topics = cvb0_schedule(setting.options).numbers_of_topics();
  const std::size_t at_start = numbers_of_topics.front();
  const std::uint64_t blocks = std::min(setting.num_documents(), static_cast<std::uint64_t>(cvb0.blocks));
  ActiveSizes sizes;  // the largest: at the start or, where fewer topics need no lists, later
  const auto consider = [&](Breadth breadth, std::size_t k) {
    const ActiveSizes some = active_sizes(set, TopicLimit(cvb0, breadth, k, set.num_cells()), blocks);
    if (some.responsibilities > sizes.responsibilities) sizes = some;
  };
  for (const std::size_t k : numbers_of_topics) consider(Breadth::kWide, k);
  consider(Breadth::kNarrow, setting.num_topics());
  const std::uint64_t passes = (sizes.responsibilities + 3 * sizes.of_block) * sizeof(std::uint16_t) +
                               sizes.topics * 2 * sizeof(float) +
                               setting.num_documents() / kDocumentsPerShard * at_start * sizeof(double) +
                               (setting.num_terms() + 2 * setting.workspace_rows()) * row_bytes(at_start) +
                               setting.num_terms() * row_bytes(setting.num_topics());
  return std::max(passes, memory_of_minibatches(setting, online_start_options(setting.set.num_documents()),
                                                online_start_topics(at_start, setting.options.stop.max_passes)));
}

/// Ratios and cells by term; the terms of each block; its mixtures; a document's rows on each thread; lambda, what a pass
/// adds up, what documents see of it, and the model.
std::uint64_t memory_of(const Setting& setting, const VbOptions& vb) {
  const std::uint64_t block =
      std::min<std::uint64_t>(setting.num_documents(), vb_documents_per_block(vb, setting.num_topics()));
  const std::uint64_t blocks = (setting.num_documents() + block - 1) / block;
  const std::uint64_t cells = setting.set.num_cells();
  return 12 * cells + 12 * std::min<std::uint64_t>(cells, blocks * setting.num_terms()) +
         (block + setting.workspace_rows() + 4 * setting.num_terms()) * row_bytes(setting.num_topics());
}

std::uint64_t memory_with_model(const Setting& setting, const OnlineOptions& online) {
  return memory_of_minibatches(setting, online, setting.num_topics()) + setting.num_terms() * row_bytes(setting.num_topics());
}
std::uint64_t memory_of(const Setting& setting, const SviOptions& svi) { return memory_with_model(setting, svi.online); }
std::uint64_t memory_of(const Setting& setting, const Scvb0Options& scvb0) { return memory_with_model(setting, scvb0.online); }

/// The options of the start, which has a plan of its own.
TrainOptions ctm_start(const Setting& setting) {
  TrainOptions start = setting.options;
  start.stop.max_passes = ctm_start_passes(setting.options);
  start.engine = Cvb0Options{};
  return start;
}

/// The start; or ratios and cells by term, modes and mixtures, lambda, what a pass adds up and what documents see of it,
/// the model, and on each thread a document's rows, weighed too, with four matrices of K x K, of which a part of a pass has
/// one more for each shard.
std::uint64_t memory_of(const Setting& setting, const CtmOptions&) {
  const TrainOptions start = ctm_start(setting);
  const std::uint64_t of_start = memory_of({setting.set, start, setting.threads}, std::get<Cvb0Options>(start.engine));
  const std::uint64_t square = 8 * setting.num_topics() * setting.num_topics();
  const std::uint64_t shards = std::min<std::uint64_t>(16, setting.num_documents() / 4 + 1);
  const std::uint64_t passes =
      12 * setting.set.num_cells() + 16 * setting.num_terms() +
      (2 * setting.num_documents() + 4 * setting.num_terms() + 2 * setting.workspace_rows()) * row_bytes(setting.num_topics()) +
      square * (4 * setting.threads + shards + 6);
  return std::max(of_start, passes);
}

// Nanoseconds of training with one thread.

double nanoseconds(const CellCost& cost, std::size_t num_topics) {
  return cost.alone + cost.each_topic * static_cast<double>(num_topics);
}

double nanoseconds(const Setting& setting, const CellCost& cost, int passes) {
  return static_cast<double>(setting.set.num_cells()) * passes * nanoseconds(cost, setting.num_topics());
}

/// The first pass is one of scvb0; the longer documents are, the more topics are active.
double nanoseconds(const Setting& setting, const Cvb0Options& cvb0) {
  const TrainingSet& set = setting.set;
  const auto cells = static_cast<double>(set.num_cells());
  const Cvb0Schedule schedule = cvb0_schedule(setting.options);
  const auto active_topics = [&](Breadth breadth) {
    const TopicLimit limit(cvb0, breadth, setting.num_topics(), set.num_cells());
    return static_cast<double>(active_sizes(set, limit, 1).responsibilities);
  };
  const double wide = kActiveTopicCost * active_topics(Breadth::kWide);
  const double narrow = kActiveTopicCost * active_topics(Breadth::kNarrow);
  const auto counts = [&](std::size_t num_topics) {
    return static_cast<double>(set.num_terms()) * static_cast<double>(num_topics);
  };
  const std::size_t at_start = schedule.topics_of_pass(1);
  const int max_passes = setting.options.stop.max_passes;
  double sum = cells * nanoseconds(kOnlineCost, online_start_topics(at_start, max_passes)) + kStartCountCost * counts(at_start);
  for (int pass = Cvb0Schedule::kFirstOfDocuments; pass <= std::min(max_passes, Cvb0Schedule::kMostPasses); ++pass) {
    const std::size_t num_topics = schedule.topics_of_pass(pass);
    const bool looks_at_all = pass == Cvb0Schedule::kFirstOfDocuments || schedule.chooses(pass);
    sum += looks_at_all ? cells * nanoseconds(kChoosingCost, num_topics) : schedule.narrow(pass) ? narrow : wide;
    sum += kCountCost * counts(num_topics);
  }
  return sum + (narrow + kCountCost * counts(setting.num_topics())) * std::max(0, max_passes - Cvb0Schedule::kMostPasses);
}

double nanoseconds(const Setting& setting, const VbOptions&) {
  return nanoseconds(setting, kVbCost, setting.options.stop.max_passes);
}
double nanoseconds(const Setting& setting, const SviOptions& svi) {
  return nanoseconds(setting, kOnlineCost, setting.options.stop.max_passes * svi.online.repeats);
}
double nanoseconds(const Setting& setting, const Scvb0Options& scvb0) {
  return nanoseconds(setting, kOnlineCost, setting.options.stop.max_passes * scvb0.online.repeats);
}

/// Two Newton steps a document, the covariance, sums by term.
double nanoseconds(const Setting& setting, const CtmOptions&) {
  const TrainOptions start = ctm_start(setting);
  const double of_start = nanoseconds({setting.set, start, setting.threads}, std::get<Cvb0Options>(start.engine));
  const int passes = setting.options.stop.max_passes - start.stop.max_passes;
  const auto num_topics = static_cast<double>(setting.num_topics());
  const double of_cells = static_cast<double>(setting.set.num_cells()) * nanoseconds(kNewtonCost, setting.num_topics());
  const double of_documents = static_cast<double>(setting.num_documents()) * kCubeCost * num_topics * num_topics * num_topics;
  return of_start + passes * (of_cells + of_documents);
}

std::string reason_for(const EngineOptions& engine) {
  if (std::holds_alternative<VbOptions>(engine)) return "mean field, with an exact bound";
  if (std::holds_alternative<SviOptions>(engine)) return "mean field, from minibatches";
  if (std::holds_alternative<Scvb0Options>(engine)) return "good topics from few passes, in little memory";
  if (std::holds_alternative<CtmOptions>(engine)) return "topics that may come together";
  return "the best topics";
}

}  // namespace

TrainPlan plan_training(const Corpus& corpus, const TrainOptions& options) {
  if (const std::vector<std::string> found = problems(options); !found.empty()) throw InvalidArgument(join(found, "; "));
  const TrainingSet set(corpus, options.holdout);
  constexpr std::uint64_t kBytesOfATerm = 96;      // in the vocabulary of the model
  constexpr std::uint64_t kBytesOfADocument = 44;  // in the training set, and the places of its topics
  const int threads = options.num_threads > 0 ? options.num_threads : available_processors();
  const Setting setting{set, options, static_cast<std::uint64_t>(threads)};
  TrainPlan plan;
  plan.engine = engine_name(options.engine);
  plan.reason = reason_for(options.engine);
  plan.memory_bytes = kBytesOfADocument * setting.num_documents() + kBytesOfATerm * setting.num_terms() +
                      std::visit([&](const auto& engine) { return memory_of(setting, engine); }, options.engine);
  plan.seconds = 1e-9 * std::visit([&](const auto& engine) { return nanoseconds(setting, engine); }, options.engine) / threads;
  return plan;
}

EngineChoice choose_engine(const Corpus& corpus, const TrainOptions& options) {
  TrainOptions with_cvb0 = options;
  with_cvb0.engine = Cvb0Options{};
  with_cvb0.num_threads = 1;
  if (plan_training(corpus, with_cvb0).memory_bytes <= kMostCvb0Bytes) return {Cvb0Options{}, reason_for(Cvb0Options{})};
  return {Scvb0Options{}, "cvb0 would take more than " + bytes_text(kMostCvb0Bytes)};
}

int topics_that_fit(const Corpus& corpus, const TrainOptions& options, std::uint64_t memory_bytes) {
  const auto fits = [&](int num_topics) {
    TrainOptions fewer = options;
    fewer.num_topics = num_topics;
    if (fewer.priors.alpha.size() > 1) fewer.priors.alpha.assign(static_cast<std::size_t>(num_topics), 1.0);
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

}  // namespace ldavi
