// SPDX-License-Identifier: Apache-2.0
// Parallel loops whose results do not depend on the number of threads.
//
// The work is cut into shards whose size is a constant of the algorithm. A shard writes only what it owns; what must be added up
// is added afterwards in the order of the shards.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace ldavi {

/// Runs loops on up to num_threads threads. One loop at a time; a body must not start another loop on the same executor.
/// Three back-ends, chosen when lda-vi is built (LDAVI_PARALLEL): oneTBB, std::thread, serial.
class Executor {
 public:
  /// Throws InvalidArgument unless 1 <= num_threads <= 1024.
  explicit Executor(int num_threads);
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  int num_threads() const noexcept { return num_threads_; }

  /// Calls body(shard, worker) once for every shard in [0, num_shards), in any order; worker is in [0, num_threads) and no two
  /// bodies run with the same worker at one time, so it can name scratch memory. An exception of a body ends the loop and is
  /// thrown again here.
  void for_each_shard(std::size_t num_shards, const std::function<void(std::size_t shard, int worker)>& body);

 private:
  struct Backend;
  int num_threads_;
  std::unique_ptr<Backend> backend_;
};

/// [0, size) cut into blocks of block_size: calls body(begin, end, worker) for each. block_size must not depend on the executor.
template <class Body>
void for_each_block(Executor& executor, std::size_t size, std::size_t block_size, const Body& body) {
  executor.for_each_shard((size + block_size - 1) / block_size, [&](std::size_t shard, int worker) {
    const std::size_t begin = shard * block_size;
    body(begin, std::min(begin + block_size, size), worker);
  });
}

/// The processors this process may really use: its affinity mask, cut to its control group's quota (rounded up). At least 1.
int available_processors();

/// "oneTBB", "std::thread" or "serial".
std::string_view parallel_backend_name() noexcept;

}  // namespace ldavi
