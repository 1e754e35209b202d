// SPDX-License-Identifier: Apache-2.0
#include "inference/shards.hpp"

namespace ldavi {

std::vector<double> sharded_sum(Executor& executor, std::size_t size, std::size_t shard_size, std::size_t width,
                                const std::function<void(std::size_t, std::size_t, int, std::span<double>)>& add) {
  std::vector<double> sum(width, 0.0);
  add_sharded_sum(executor, size, shard_size, sum, add);
  return sum;
}

void add_sharded_sum(Executor& executor, std::size_t size, std::size_t shard_size, std::vector<double>& total,
                     const std::function<void(std::size_t, std::size_t, int, std::span<double>)>& add) {
  const std::size_t width = total.size();
  const std::size_t num_shards = (size + shard_size - 1) / shard_size;
  std::vector<double> partial(num_shards * width, 0.0);
  for_each_block(executor, size, shard_size, [&](std::size_t begin, std::size_t end, int worker) {
    add(begin, end, worker, std::span(partial).subspan(begin / shard_size * width, width));
  });
  for (std::size_t shard = 0; shard < num_shards; ++shard) {
    for (std::size_t i = 0; i < width; ++i) total[i] += partial[shard * width + i];
  }
}

}  // namespace ldavi
