// SPDX-License-Identifier: Apache-2.0
#include "inference/decaying_counts.hpp"

#include "inference/shards.hpp"

namespace ldavi {

void DecayingCounts::decay(double factor, Executor& executor) {
  constexpr double kLeastScale = 1e-20;  // counts up to 1e18 stay within what floats hold
  scale_ *= factor;
  if (scale_ < kLeastScale) settle(executor);
}

void DecayingCounts::settle(Executor& executor) {
  const auto scale = static_cast<float>(scale_);
  for_each_block(executor, values_.rows(), kTermsPerShard, [&](std::size_t begin, std::size_t end, int) {
    float* const first = values_.row(begin);
    for (std::size_t i = 0; i < (end - begin) * values_.stride(); ++i) first[i] *= scale;
  });
  scale_ = 1.0;
}

}  // namespace ldavi
