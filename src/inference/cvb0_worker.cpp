// SPDX-License-Identifier: Apache-2.0
#include "inference/cvb0_worker.hpp"

#include <algorithm>
#include <numeric>

namespace ldavi {
namespace {

/// Where not all topics are active, a topic with fewer expected tokens of a document is left out.
constexpr float kLeastCount = 0.02F;

}  // namespace

Cvb0Worker::Cvb0Worker(std::size_t most_cells) : kernels_(cvb0_kernels(choose_simd_target())), most_cells_(most_cells) {}

float Cvb0Worker::sweep(const DocumentCounts& document, const ActiveTopics::View& view, std::uint16_t* previous,
                        const Cvb0Counts& counts, std::span<double> changes) {
  active_vectors_.resize(3 * view.size);
  float* totals = active_vectors_.data();
  float* alpha = totals + view.size;
  std::fill_n(totals, view.size, 1.0F);
  std::fill_n(alpha, view.size, 0.0F);
  for (std::size_t j = 0; j < view.num_topics; ++j) {
    const std::size_t topic = view.topic(j);
    totals[j] = counts.totals[topic];
    alpha[j] = counts.alpha[topic];
    changes[topic] -= static_cast<double>(view.counts[j]);
  }
  const float moved = kernels_.sweep_active(kernel_document(document, view, previous, alpha + view.size),
                                            {counts.term_counts, counts.size, totals, alpha, counts.eta});
  for (std::size_t j = 0; j < view.num_topics; ++j) changes[view.topic(j)] += static_cast<double>(view.counts[j]);
  return moved;
}

float Cvb0Worker::sweep_all(const DocumentCounts& document, const ActiveTopics::View& view,
                            std::span<const std::int32_t> new_numbers, const Cvb0Counts& counts, std::span<double> changes) {
  make_room(changes.size());
  std::fill_n(rows_.data(), document.size() * rows_.stride(), 0.0F);
  std::fill_n(topic_counts(), vectors_.stride(), 0.0F);
  for (std::size_t j = 0; j < view.num_topics; ++j) {
    if (new_numbers[view.topic(j)] == kGone) continue;
    const auto topic = static_cast<std::size_t>(new_numbers[view.topic(j)]);
    topic_counts()[topic] = view.counts[j];
    changes[topic] -= static_cast<double>(view.counts[j]);
    for (std::size_t cell = 0; cell < document.size(); ++cell) {
      rows_(cell, topic) = static_cast<float>(view.responsibilities[cell * view.size + j]) * kResponsibilityUnit;
    }
  }
  return kernels_.sweep_document(
      {document.terms.data(), document.counts.data(), document.size(), rows_.data(), topic_counts(), work()}, counts);
}

float Cvb0Worker::assign(const DocumentCounts& document, std::size_t d, const OnlineStart& start, std::size_t num_topics) {
  make_room(num_topics);
  start.assign(document, d, workspace_, rows_, topic_counts());
  return 2.0F * std::accumulate(topic_counts(), topic_counts() + num_topics, 0.0F);
}

void Cvb0Worker::pack(const DocumentCounts& document, const TopicLimit& limit, std::span<double> changes, ActiveTopics& out) {
  const std::size_t num_topics = changes.size();
  if (!limit.all())
    choose_active_topics({topic_counts(), num_topics}, kLeastCount, limit.of_document(document.num_tokens()), topics_);
  const ActiveTopics::View view =
      limit.all() ? out.add_document_of_all(num_topics, document.size()) : out.add_document(topics_, document.size());
  for (std::size_t cell = 0; cell < document.size(); ++cell) {
    std::uint16_t* row = view.responsibilities + cell * view.size;
    kernels_.pack_row(rows_.row(cell), view.topics, view.size, view.num_topics, work(), row);
    const float copies = static_cast<float>(document.counts[cell]) * kResponsibilityUnit;
    for (std::size_t j = 0; j < view.num_topics; ++j) view.counts[j] += copies * static_cast<float>(row[j]);
  }
  for (std::size_t j = 0; j < view.num_topics; ++j) changes[view.topic(j)] += static_cast<double>(view.counts[j]);
}

void Cvb0Worker::make_room(std::size_t num_topics) {
  if (rows_.cols() == num_topics) return;
  rows_ = Matrix(most_cells_, num_topics);
  vectors_ = Matrix(2, num_topics);
}

}  // namespace ldavi
