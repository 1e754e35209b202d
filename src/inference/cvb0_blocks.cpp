// SPDX-License-Identifier: Apache-2.0
#include "inference/cvb0_blocks.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "inference/shards.hpp"
#include "inference/surplus_topics.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

// What the documents of a saved block have.
constexpr std::uint32_t kNoDocuments = 0;
constexpr std::uint32_t kWithAllTopics = 1;
constexpr std::uint32_t kWithLists = 2;

}  // namespace

/// What all documents of a block see.
struct Cvb0Blocks::Shared {
  Matrix vectors;  // N_k + V eta, alpha
  Cvb0Counts counts;
};

Cvb0Blocks::Cvb0Blocks(const TrainingSet& set, std::size_t num_blocks, Executor& executor)
    : set_(set), executor_(executor), active_(num_blocks), counts_(set, num_blocks, executor), workers_(new_workers()) {}

std::vector<Cvb0Worker> Cvb0Blocks::new_workers() const {
  return {static_cast<std::size_t>(executor_.num_threads()), Cvb0Worker(set_.largest_document())};
}

std::size_t Cvb0Blocks::num_documents(std::size_t block) const noexcept {
  return (set_.num_documents() - block + size() - 1) / size();
}

Cvb0Blocks::Shared Cvb0Blocks::share_counts(const Cvb0Setting& setting) const {
  const std::size_t num_topics = setting.alpha.size();
  Shared shared{Matrix(2, num_topics), {}};
  const double prior_total = setting.eta * static_cast<double>(set_.num_terms());
  std::fill_n(shared.vectors.row(0), shared.vectors.stride(), 1.0F);
  for (std::size_t k = 0; k < num_topics; ++k) {
    shared.vectors(0, k) = static_cast<float>(counts_.of_topics()[k] + prior_total);
    shared.vectors(1, k) = static_cast<float>(setting.alpha[k]);
  }
  const Matrix& of_terms = counts_.of_terms();
  shared.counts = {of_terms.data(), shared.vectors.row(0), shared.vectors.row(1), static_cast<float>(setting.eta),
                   of_terms.stride()};
  return shared;
}

/// Runs update(document, its place in the block, worker, changes) for the documents of a block; it adds to `changes` those of N_k and
/// returns what moved. Returns the sums of both, that of what moved last.
template <class Update>
std::vector<double> Cvb0Blocks::for_each_document(std::size_t block, const Cvb0Setting& setting, const Update& update) {
  const std::size_t num_topics = setting.alpha.size();
  return sharded_sum(executor_, num_documents(block), kDocumentsPerShard, num_topics + 1,
                     [&](std::size_t begin, std::size_t end, int worker, std::span<double> sums) {
                       for (std::size_t i = begin; i < end; ++i) {
                         const std::size_t d = block + i * size();
                         const auto moved = static_cast<double>(
                             update(set_.document(d), i, workers_[static_cast<std::size_t>(worker)], sums.first(num_topics)));
                         if (!(moved - moved == 0.0)) {
                           throw NumericError("cvb0, pass " + std::to_string(setting.pass) + ", document " + std::to_string(d) +
                                              ": a responsibility is not finite");
                         }
                         sums[num_topics] += moved;
                       }
                     });
}

/// The same where the worker is left with what is to be packed: to `out`.
template <class Update>
std::vector<double> Cvb0Blocks::pack_each_document(std::size_t block, const Cvb0Setting& setting, ActiveTopics& out,
                                                   const Update& update) {
  std::vector<ActiveTopics> parts((num_documents(block) + kDocumentsPerShard - 1) / kDocumentsPerShard);
  std::vector<double> sums = for_each_document(
      block, setting, [&](const DocumentCounts& document, std::size_t i, Cvb0Worker& worker, std::span<double> changes) {
        const float moved = update(document, i, worker, changes);
        worker.pack(document, setting.limit, changes, parts[i / kDocumentsPerShard]);
        return moved;
      });
  out = ActiveTopics::joined(parts);
  return sums;
}

double Cvb0Blocks::assign(std::size_t block, const Cvb0Setting& setting, const OnlineStart& start) {
  const std::vector<double> sums =
      pack_each_document(block, setting, active_[block],
                         [&](const DocumentCounts& document, std::size_t i, Cvb0Worker& worker, std::span<double> changes) {
                           return worker.assign(document, block + i * size(), start, changes.size());
                         });
  return sums.back();
}

double Cvb0Blocks::choose(std::size_t block, const Cvb0Setting& setting, std::span<const std::int32_t> new_numbers) {
  const Shared shared = share_counts(setting);
  ActiveTopics next;
  const std::vector<double> sums = pack_each_document(
      block, setting, next, [&](const DocumentCounts& document, std::size_t i, Cvb0Worker& worker, std::span<double> changes) {
        return worker.sweep_all(document, active_[block].document(i), new_numbers, shared.counts, changes);
      });
  counts_.add_to_topics(std::span(sums).first(sums.size() - 1));
  counts_.remove(block, active_[block], new_numbers);
  active_[block] = std::move(next);
  counts_.add(block, active_[block]);
  return sums.back();
}

double Cvb0Blocks::sweep(std::size_t block, const Cvb0Setting& setting) {
  const Shared shared = share_counts(setting);
  ActiveTopics& active = active_[block];
  previous_values_.resize(std::max(previous_values_.size(), active.first_value(active.num_documents())));
  const std::vector<double> sums = for_each_document(
      block, setting, [&](const DocumentCounts& document, std::size_t i, Cvb0Worker& worker, std::span<double> changes) {
        return worker.sweep(document, active.document(i), previous_values_.data() + active.first_value(i), shared.counts,
                            changes);
      });
  counts_.add_to_topics(std::span(sums).first(sums.size() - 1));
  counts_.add_changes(block, active, previous_values_.data());
  return sums.back();
}

std::vector<double> Cvb0Blocks::removal_costs(std::span<const double> alpha) {
  return ldavi::removal_costs(set_, active_, alpha, executor_);
}

void Cvb0Blocks::document_counts(std::size_t d, TopicCounts& counts) {
  const ActiveTopics::View view = active_[d % size()].document(d / size());
  counts.topics.resize(view.num_topics);
  counts.counts.resize(view.num_topics);
  for (std::size_t j = 0; j < view.num_topics; ++j) {
    counts.topics[j] = static_cast<std::uint32_t>(view.topic(j));
    counts.counts[j] = view.counts[j];
  }
}

void Cvb0Blocks::save_documents(EngineStateWriter& state) const {
  for (const ActiveTopics& block : active_) {
    state.numbers().u32(block.num_documents() == 0 ? kNoDocuments : block.has_lists() ? kWithLists : kWithAllTopics);
    block.save(state);
  }
}

void Cvb0Blocks::restore_documents(EngineStateReader& state, SavedActiveTopics& saved, std::size_t block, bool is_empty,
                                   std::size_t most_topics) {
  active_[block] = {};
  const std::uint32_t kind = state.numbers().u32();
  if (kind > kWithLists || (kind == kNoDocuments) != is_empty) state.refuse();
  if (is_empty) return;
  for (std::size_t i = 0; i < num_documents(block); ++i)
    saved.add_document_to(active_[block], set_.document_size(block + i * size()), kind == kWithLists, most_topics);
}

}  // namespace ldavi
