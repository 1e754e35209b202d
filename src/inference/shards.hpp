// SPDX-License-Identifier: Apache-2.0
// How loops over documents and terms are cut. These sizes are part of the algorithms: sums are taken shard by shard.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "ldavi/base/parallel.hpp"

namespace ldavi {

inline constexpr std::size_t kDocumentsPerShard = 32;
inline constexpr std::size_t kTermsPerShard = 64;

/// sum over items 0 … size-1 of vectors of `width` doubles: `add(begin, end, worker, sum)` adds the items of a shard to `sum`, which is
/// zero at first; the shards' sums are added in order.
std::vector<double> sharded_sum(
    Executor& executor, std::size_t size, std::size_t shard_size, std::size_t width,
    const std::function<void(std::size_t begin, std::size_t end, int worker, std::span<double> sum)>& add);

/// Adds to `total`, whose size is the width, what sharded_sum gives.
void add_sharded_sum(Executor& executor, std::size_t size, std::size_t shard_size, std::vector<double>& total,
                     const std::function<void(std::size_t begin, std::size_t end, int worker, std::span<double> sum)>& add);

}  // namespace ldavi
