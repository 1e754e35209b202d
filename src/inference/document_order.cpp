// SPDX-License-Identifier: Apache-2.0
#include "inference/document_order.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "ldavi/base/random.hpp"

namespace ldavi {
namespace {

/// Fisher and Yates.
void shuffle(std::span<std::uint32_t> values, RandomStream& random) {
  for (std::size_t left = values.size(); left > 1; --left) {
    std::swap(values[left - 1], values[random.below(static_cast<std::uint32_t>(left))]);
  }
}

}  // namespace

DocumentOrder::DocumentOrder(std::uint64_t seed, std::size_t num_documents, std::size_t batch_size, std::size_t repeats)
    : seed_(seed),
      num_documents_(num_documents),
      num_batches_(std::max<std::size_t>(1, num_documents / batch_size)),
      batches_per_window_(std::max<std::size_t>(1, kDocumentsPerRun * kRunsPerWindow / batch_size)),
      repeats_(repeats) {}

void DocumentOrder::begin_pass(int pass) {
  RandomStream random(seed_, RandomPurpose::kDocumentOrder, static_cast<std::uint64_t>(pass));
  std::vector<std::uint32_t> runs((num_documents_ + kDocumentsPerRun - 1) / kDocumentsPerRun);
  std::iota(runs.begin(), runs.end(), 0U);
  shuffle(runs, random);
  order_.clear();
  order_.reserve(num_documents_);
  std::size_t window = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::size_t first = runs[i] * kDocumentsPerRun;
    for (std::size_t d = first; d < std::min(first + kDocumentsPerRun, num_documents_); ++d)
      order_.push_back(static_cast<std::uint32_t>(d));
    if ((i + 1) % kRunsPerWindow != 0 && i + 1 != runs.size()) continue;
    shuffle(std::span(order_).subspan(window), random);
    window = order_.size();
  }
}

DocumentOrder::Place DocumentOrder::place(std::size_t step) const noexcept {
  const std::size_t window = step / (batches_per_window_ * repeats_);
  const std::size_t first = window * batches_per_window_;
  const std::size_t size = std::min(batches_per_window_, num_batches_ - first);
  const std::size_t within = step - first * repeats_;
  return {first + within % size, within / size};
}

std::span<const std::uint32_t> DocumentOrder::batch(std::size_t step) const noexcept {
  const std::size_t i = place(step).batch;
  const std::size_t begin = num_documents_ * i / num_batches_;
  const std::size_t end = num_documents_ * (i + 1) / num_batches_;
  return std::span(order_).subspan(begin, end - begin);
}

}  // namespace ldavi
