// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/plan.hpp"

#include <algorithm>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "inference/cvb0.hpp"
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

/// Nanoseconds that a cell takes in a pass on one core, and each topic of it besides; measured on arXiv and on Debian's German package
/// descriptions with 30 and 100 topics (docs/benchmarks/log.md).
struct CellCost {
  double alone;
  double each_topic;
};
constexpr CellCost kCvb0Cost{50.0, 0.4};
constexpr CellCost kVbCost{40.0, 0.6};
constexpr CellCost kOnlineCost{150.0, 0.9};

/// Responsibilities, and those of a block up to three times more while they are chosen anew; topics of documents; sums by shard of
/// documents; counts of terms; the model.
std::uint64_t memory_of(const Setting& setting, const Cvb0Options& cvb0) {
  const TrainingSet& set = setting.set;
  const std::vector<std::size_t> numbers_of_topics = cvb0_numbers_of_topics(setting.options);
  const std::size_t at_start = numbers_of_topics.front();
  const std::uint64_t blocks = std::min(setting.num_documents(), static_cast<std::uint64_t>(cvb0.blocks));
  ActiveSizes sizes;  // the largest: at the start or, where fewer topics need no lists, later
  const auto consider = [&](Breadth breadth, std::size_t k) {
    const ActiveSizes some = active_sizes(set, TopicLimit(cvb0, breadth, k, set.num_cells()), blocks);
    if (some.responsibilities > sizes.responsibilities) sizes = some;
  };
  for (const std::size_t k : numbers_of_topics) consider(Breadth::kWide, k);
  consider(Breadth::kNarrow, setting.num_topics());
  return (sizes.responsibilities + 3 * sizes.of_block) * sizeof(std::uint16_t) + sizes.topics * 2 * sizeof(float) +
         setting.num_documents() / kDocumentsPerShard * at_start * sizeof(double) +
         (setting.num_terms() + setting.workspace_rows()) * row_bytes(at_start) +
         setting.num_terms() * row_bytes(setting.num_topics());
}

/// Ratios and cells by term; the terms of each block; its mixtures; a document's rows on each thread; lambda, what a pass adds up, what
/// documents see of it, and the model.
std::uint64_t memory_of(const Setting& setting, const VbOptions& vb) {
  const std::uint64_t block =
      std::min<std::uint64_t>(setting.num_documents(), vb_documents_per_block(vb, setting.num_topics()));
  const std::uint64_t blocks = (setting.num_documents() + block - 1) / block;
  const std::uint64_t cells = setting.set.num_cells();
  return 12 * cells + 12 * std::min<std::uint64_t>(cells, blocks * setting.num_terms()) +
         (block + setting.workspace_rows() + 4 * setting.num_terms()) * row_bytes(setting.num_topics());
}

/// The order of the documents; places of terms, twice; counts and the model; of a minibatch: rows and sums of its terms, mixtures, and what
/// its cells need.
std::uint64_t memory_of(const Setting& setting, const OnlineOptions& online) {
  const std::uint64_t batch = std::min<std::uint64_t>(setting.num_documents(), static_cast<std::uint64_t>(online.batch));
  const std::uint64_t cells = batch * (setting.set.num_cells() / setting.num_documents() + 1);
  const std::uint64_t terms = std::min(setting.num_terms(), cells);
  return 4 * setting.num_documents() + 8 * setting.num_terms() + 24 * cells +
         (2 * setting.num_terms() + 5 * terms / 2 + batch + setting.workspace_rows()) * row_bytes(setting.num_topics());
}
std::uint64_t memory_of(const Setting& setting, const SviOptions& svi) { return memory_of(setting, svi.online); }
std::uint64_t memory_of(const Setting& setting, const Scvb0Options& scvb0) { return memory_of(setting, scvb0.online); }

/// Of a cell in a pass.
double nanoseconds(const CellCost& cost, int num_topics) { return cost.alone + cost.each_topic * num_topics; }
double nanoseconds(const Cvb0Options&, int num_topics) { return nanoseconds(kCvb0Cost, num_topics); }
double nanoseconds(const VbOptions&, int num_topics) { return nanoseconds(kVbCost, num_topics); }
double nanoseconds(const SviOptions& svi, int num_topics) { return nanoseconds(kOnlineCost, num_topics) * svi.online.repeats; }
double nanoseconds(const Scvb0Options& scvb0, int num_topics) {
  return nanoseconds(kOnlineCost, num_topics) * scvb0.online.repeats;
}

std::string reason_for(const EngineOptions& engine) {
  if (std::holds_alternative<VbOptions>(engine)) return "mean field, with an exact bound";
  if (std::holds_alternative<SviOptions>(engine)) return "mean field, from minibatches";
  if (std::holds_alternative<Scvb0Options>(engine)) return "good topics from few passes, in little memory";
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
  const double visits = static_cast<double>(set.num_cells()) * static_cast<double>(options.stop.max_passes);
  const double each = std::visit([&](const auto& engine) { return nanoseconds(engine, options.num_topics); }, options.engine);
  plan.seconds = 1e-9 * visits * each / threads;
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

}  // namespace ldavi
