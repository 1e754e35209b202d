// SPDX-License-Identifier: Apache-2.0
// Topics that training has for a time beyond those asked for. From a random start some topics end as mixtures of leftovers, while others
// have to do the work of two; with more topics to begin with, of which the dispensable leave, fewer do. Here: which are dispensable.
// docs/decisions/0011 has the measurements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ldavi {

/// What it costs a token that a topic leaves: of the token's probability sum_k theta_k phi_kw a part of 1 - r_k is left, so its logarithm
/// falls by -log(1 - r_k). Others take over where all of it would go, so that no more than -log(1e-3) is counted.
class RemovalCost {
 public:
  RemovalCost();
  double operator()(std::uint16_t responsibility) const noexcept { return static_cast<double>(table_[responsibility]); }

 private:
  std::vector<float> table_;  // by units of 1/65535
};

/// The `count` topics with the largest costs, ascending. Ties go to the lower number.
std::vector<std::size_t> dearest_topics(std::span<const double> costs, std::size_t count);

}  // namespace ldavi
