// SPDX-License-Identifier: Apache-2.0
#include "inference/expected_counts.hpp"

#include <algorithm>

#include "inference/shards.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kOfTerms = section_id("CNTS");
constexpr std::uint32_t kOfTopics = section_id("TOTL");

}  // namespace

ExpectedCounts::ExpectedCounts(const TrainingSet& set, std::size_t num_blocks, Executor& executor)
    : set_(set),
      executor_(executor),
      kernels_(cvb0_kernels(choose_simd_target())),
      num_blocks_(num_blocks),
      ranges_(set, executor) {}

/// Adds unit x count x responsibility.
template <class NumberOf>
void ExpectedCounts::add_numbered(std::size_t block, ActiveTopics& active, float unit, const NumberOf& number_of) {
  ranges_.for_each_run(block, num_blocks_, [&](std::size_t d, std::size_t begin, std::size_t end) {
    const DocumentCounts document = set_.document(d);
    const ActiveTopics::View view = active.document(d / num_blocks_);
    for (std::size_t i = begin; i < end; ++i) {
      const float copies = static_cast<float>(document.counts[i]) * unit;
      const std::uint16_t* from = view.responsibilities + i * view.size;
      float* to = of_terms_.row(document.terms[i]);
      for (std::size_t j = 0; j < view.num_topics; ++j) {
        const std::int32_t topic = number_of(view.topic(j));
        if (topic != kGone) to[topic] += copies * static_cast<float>(from[j]);
      }
    }
  });
}

void ExpectedCounts::add(std::size_t block, ActiveTopics& active) {
  add_numbered(block, active, kResponsibilityUnit, [](std::size_t topic) { return static_cast<std::int32_t>(topic); });
}

void ExpectedCounts::remove(std::size_t block, ActiveTopics& active, std::span<const std::int32_t> new_numbers) {
  add_numbered(block, active, -kResponsibilityUnit, [&](std::size_t topic) { return new_numbers[topic]; });
}

void ExpectedCounts::add_changes(std::size_t block, ActiveTopics& active, std::uint16_t* previous) {
  ranges_.for_each_run(block, num_blocks_, [&](std::size_t d, std::size_t begin, std::size_t end) {
    const std::size_t place = d / num_blocks_;
    const ActiveDocument document =
        kernel_document(set_.document(d), active.document(place), previous + active.first_value(place), nullptr);
    kernels_.add_changes(document, begin, end, of_terms_.data(), of_terms_.stride());
  });
}

void ExpectedCounts::add_to_topics(std::span<const double> changes) {
  for (std::size_t k = 0; k < of_topics_.size(); ++k) of_topics_[k] = std::max(0.0, of_topics_[k] + changes[k]);
}

void ExpectedCounts::count_topics() {
  const std::size_t num_topics = of_topics_.size();
  of_topics_ = sharded_sum(executor_, set_.num_terms(), kTermsPerShard, num_topics,
                           [&](std::size_t begin, std::size_t end, int, std::span<double> sum) {
                             for (std::size_t term = begin; term < end; ++term) {
                               for (std::size_t k = 0; k < num_topics; ++k) sum[k] += static_cast<double>(of_terms_(term, k));
                             }
                           });
}

void ExpectedCounts::recount(std::span<ActiveTopics> blocks, std::size_t num_topics) {
  if (of_terms_.cols() != num_topics) {
    of_terms_ = Matrix(set_.num_terms(), num_topics);
    of_topics_.resize(num_topics);
  } else {
    std::fill_n(of_terms_.data(), of_terms_.rows() * of_terms_.stride(), 0.0F);
  }
  for (std::size_t block = 0; block < blocks.size(); ++block) add(block, blocks[block]);
  count_topics();
}

void ExpectedCounts::save(EngineStateWriter& state) const {
  state.add(kOfTerms, of_terms_);
  state.add(kOfTopics, of_topics_);
}

void ExpectedCounts::restore(const EngineStateReader& state, std::size_t num_topics) {
  of_terms_ = Matrix(set_.num_terms(), num_topics);
  of_topics_.resize(num_topics);
  state.read(kOfTerms, of_terms_);
  state.read(kOfTopics, of_topics_, 0.0);
}

void ExpectedCounts::keep_topics(std::span<const std::size_t> topics) {
  for (std::size_t k = 0; k < topics.size(); ++k) of_topics_[k] = of_topics_[topics[k]];
  of_topics_.resize(topics.size());
  of_terms_.keep_columns(topics);
}

ActiveDocument kernel_document(const DocumentCounts& document, const ActiveTopics::View& view, std::uint16_t* previous,
                               float* work) {
  return {document.terms.data(), document.counts.data(),
          document.size(),       view.topics,
          view.num_topics,       view.size,
          view.responsibilities, previous,
          view.counts,           work};
}

}  // namespace ldavi
