// SPDX-License-Identifier: Apache-2.0
// The documents of cvb0 in blocks, with their active topics, and the expected counts that belong to them. Document d is in block d mod B, at
// place d / B. Within a block every document sees the counts as they were at the block's start; so its documents may run on any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/aligned_vector.hpp"
#include "inference/active_topics.hpp"
#include "inference/cvb0_worker.hpp"
#include "inference/expected_counts.hpp"
#include "inference/online_start.hpp"
#include "inference/priors.hpp"
#include "inference/topic_limit.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/parallel.hpp"

namespace ldavi {

/// What the updates of a pass go by.
struct Cvb0Setting {
  int pass;
  std::span<const double> alpha;  // a number a topic
  double eta;
  const TopicLimit& limit;
};

/// Updates return the sum over cells and topics of count times |change of responsibility|. They throw NumericError where a responsibility is
/// not finite.
class Cvb0Blocks {
 public:
  /// No document has topics, and there are no counts. `set` and `executor` must outlive the blocks.
  Cvb0Blocks(const TrainingSet& set, std::size_t num_blocks, Executor& executor);

  std::size_t size() const noexcept { return active_.size(); }
  std::size_t num_documents(std::size_t block) const noexcept;
  const ExpectedCounts& counts() const noexcept { return counts_; }

  /// The first topics of a block's documents. Counts are made when all have them, by recount().
  double assign(std::size_t block, const Cvb0Setting& setting, const OnlineStart& start);
  /// Frees what only assign() needs.
  void end_start() { workers_ = new_workers(); }
  /// Over the active topics.
  double sweep(std::size_t block, const Cvb0Setting& setting);
  /// Over all topics, of which each document chooses its active ones anew; topic k of before is new_numbers[k].
  double choose(std::size_t block, const Cvb0Setting& setting, std::span<const std::int32_t> new_numbers);
  /// Before choose(): frees what only sweep() needs.
  void make_room_to_choose() { previous_values_ = AlignedVector<std::uint16_t>(); }

  /// What it would cost that a topic leaves (surplus_topics.hpp).
  std::vector<double> removal_costs(std::span<const double> alpha);
  /// Of the counts, given ascending: choose() brings the documents to these.
  void keep_topics(std::span<const std::size_t> topics) { counts_.keep_topics(topics); }
  /// Counts anew from all documents.
  void recount(std::size_t num_topics) { counts_.recount(active_, num_topics); }
  /// Expected tokens of document d by topic.
  void document_counts(std::size_t d, TopicCounts& counts);

  void save_counts(EngineStateWriter& state) const { counts_.save(state); }
  void restore_counts(const EngineStateReader& state, std::size_t num_topics) { counts_.restore(state, num_topics); }
  void save_documents(EngineStateWriter& state) const;
  /// Of one block after the other. is_empty: its documents have no topics yet.
  void restore_documents(EngineStateReader& state, SavedActiveTopics& saved, std::size_t block, bool is_empty,
                         std::size_t most_topics);

 private:
  struct Shared;

  std::vector<Cvb0Worker> new_workers() const;
  Shared share_counts(const Cvb0Setting& setting) const;
  template <class Update>
  std::vector<double> for_each_document(std::size_t block, const Cvb0Setting& setting, const Update& update);
  template <class Update>
  std::vector<double> pack_each_document(std::size_t block, const Cvb0Setting& setting, ActiveTopics& out,
                                         const Update& update);

  const TrainingSet& set_;
  Executor& executor_;
  std::vector<ActiveTopics> active_;  // a block each; empty before it has topics
  ExpectedCounts counts_;
  AlignedVector<std::uint16_t> previous_values_;  // a block's responsibilities before its sweep
  std::vector<Cvb0Worker> workers_;
};

}  // namespace ldavi
