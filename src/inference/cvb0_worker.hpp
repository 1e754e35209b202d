// SPDX-License-Identifier: Apache-2.0
// What cvb0 does for a single document, with the working memory of one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/aligned_vector.hpp"
#include "inference/active_topics.hpp"
#include "inference/document_rows.hpp"
#include "inference/expected_counts.hpp"
#include "inference/online_start.hpp"
#include "inference/topic_limit.hpp"
#include "inference/training_set.hpp"
#include "ldavi/base/matrix.hpp"
#include "math/kernels/cvb0.hpp"

namespace ldavi {

/// Updates return the sum over cells and topics of count times |change of responsibility|, not finite where a responsibility is not, and
/// subtract from `changes` (a number a topic) the expected counts that a document had. pack(), and sweep() at once, add those it has.
class Cvb0Worker {
 public:
  /// Documents have up to `most_cells`. Memory is taken when it is needed, most_cells x K floats for updates over all topics.
  explicit Cvb0Worker(std::size_t most_cells);

  /// Over the active topics: `view` in and out, its responsibilities before it to `previous`.
  float sweep(const DocumentCounts& document, const ActiveTopics::View& view, std::uint16_t* previous, const Cvb0Counts& counts,
              std::span<double> changes);

  /// Over all topics, from those of `view`, whose topic k is now new_numbers[k]. To be packed.
  float sweep_all(const DocumentCounts& document, const ActiveTopics::View& view, std::span<const std::int32_t> new_numbers,
                  const Cvb0Counts& counts, std::span<double> changes);
  /// Over all topics, as the start has them: all tokens move, twice as if they had come from a topic. To be packed.
  float assign(const DocumentCounts& document, std::size_t d, const OnlineStart& start, std::size_t num_topics);
  /// Appends what was found over all topics to `out`, as all of them or as those that the limit admits.
  void pack(const DocumentCounts& document, const TopicLimit& limit, std::span<double> changes, ActiveTopics& out);

 private:
  void make_room(std::size_t num_topics);
  float* topic_counts() noexcept { return vectors_.row(0); }
  float* work() noexcept { return vectors_.row(1); }

  const Cvb0Kernels& kernels_;
  const std::size_t most_cells_;
  Matrix rows_;     // cells of a document x K
  Matrix vectors_;  // N_dk, and a row of work
  AlignedVector<float> active_vectors_;
  std::vector<std::int32_t> topics_;
  DocumentWorkspace workspace_;
};

}  // namespace ldavi
