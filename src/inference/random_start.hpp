// SPDX-License-Identifier: Apache-2.0
// The start of collapsed methods: each copy of a term in one topic.
#pragma once

#include <algorithm>
#include <cstdint>

#include "inference/training_set.hpp"
#include "ldavi/base/random.hpp"

namespace ldavi {

/// Draws topics by (seed, document), so that they need not be kept: they are the same whenever they are asked for.
class RandomStart {
 public:
  RandomStart(std::uint64_t seed, std::size_t num_topics) : seed_(seed), num_topics_(static_cast<std::uint32_t>(num_topics)) {}

  /// visit(cell, topic, mass) for the draws of cells 0 … end - 1 of document d. The masses of a cell add up to its count.
  template <class Visit>
  void for_each_draw(const DocumentCounts& document, std::size_t d, std::size_t end, const Visit& visit) const {
    RandomStream random(seed_, RandomPurpose::kDocumentStart, d);
    for (std::size_t cell = 0; cell < end; ++cell) {
      const std::uint32_t draws = std::min(document.counts[cell], kMostDraws);
      const float mass = static_cast<float>(document.counts[cell]) / static_cast<float>(draws);
      for (std::uint32_t draw = 0; draw < draws; ++draw) visit(cell, random.below(num_topics_), mass);
    }
  }

 private:
  /// Copies of one term whose topics are drawn one by one; more copies share these draws.
  static constexpr std::uint32_t kMostDraws = 32;

  std::uint64_t seed_;
  std::uint32_t num_topics_;
};

}  // namespace ldavi
