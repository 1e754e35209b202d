// SPDX-License-Identifier: Apache-2.0
#include "ldavi/base/parallel.hpp"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "base/processor_quota.hpp"
#include "ldavi/base/error.hpp"

#if defined(LDAVI_PARALLEL_TBB)
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <optional>
#elif defined(LDAVI_PARALLEL_THREAD)
#include <condition_variable>
#include <cstdint>
#include <thread>
#elif !defined(LDAVI_PARALLEL_SERIAL)
#error "one of LDAVI_PARALLEL_TBB, LDAVI_PARALLEL_THREAD, LDAVI_PARALLEL_SERIAL must be defined"
#endif

namespace ldavi {
namespace {

using Body = std::function<void(std::size_t, int)>;

/// One loop: each worker takes the next shard until none is left or a body has thrown.
class Loop {
 public:
  Loop(std::size_t num_shards, const Body& body) : num_shards_(num_shards), body_(body) {}

  /// What a worker does. May be called by any thread, once for each worker.
  void work(int worker) noexcept {
    while (!failed_) {
      const std::size_t shard = next_++;  // once taken, it is run
      if (shard >= num_shards_) return;
      try {
        body_(shard, worker);
      } catch (...) {
        keep_error(shard);
      }
    }
  }

  void rethrow_error() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  /// Shards are taken in order, so the first one that throws was taken before any later one: which exception is kept does not
  /// depend on the number of threads.
  void keep_error(std::size_t shard) noexcept {
    const std::lock_guard lock(error_mutex_);
    if (!error_ || shard < error_shard_) {
      error_ = std::current_exception();
      error_shard_ = shard;
    }
    failed_ = true;
  }

  std::size_t num_shards_;
  const Body& body_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex error_mutex_;
  std::exception_ptr error_;
  std::size_t error_shard_ = 0;
};

}  // namespace

#if defined(LDAVI_PARALLEL_TBB)

std::string_view parallel_backend_name() noexcept { return "oneTBB"; }

namespace {

/// oneTBB 2021.8 keeps some 7 kB of each arena in which tasks have run, also when it is gone. A program that trains again and again
/// would grow, so arenas are used again: for each number of threads there are as many as there were executors at one time.
class Arenas {
 public:
  std::unique_ptr<tbb::task_arena> take(int num_threads) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(free_.begin(), free_.end(), [&](const auto& arena) { return arena->max_concurrency() == num_threads; });
    if (found == free_.end()) return std::make_unique<tbb::task_arena>(num_threads);
    std::unique_ptr<tbb::task_arena> arena = std::move(*found);
    free_.erase(found);
    return arena;
  }

  void give_back(std::unique_ptr<tbb::task_arena> arena) noexcept {
    const std::lock_guard lock(mutex_);
    try {
      free_.push_back(std::move(arena));
    } catch (const std::bad_alloc&) {  // then it goes
    }
  }

  /// Never destroyed: executors may live as long as the process.
  static Arenas& of_process() {
    static auto* const arenas = new Arenas;
    return *arenas;
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<tbb::task_arena>> free_;
};

}  // namespace

struct Executor::Backend {
  explicit Backend(int num_threads) {
    // TBB has as many threads as the machine has processors, unless told otherwise, which holds for the whole process. Where
    // others set a limit below num_threads, the arena keeps to it: TBB would print a warning.
    const auto wanted = static_cast<std::size_t>(num_threads);
    if (allowed() < wanted) more_threads.emplace(tbb::global_control::max_allowed_parallelism, wanted);
    arena = Arenas::of_process().take(static_cast<int>(std::min(allowed(), wanted)));
  }
  ~Backend() { Arenas::of_process().give_back(std::move(arena)); }

  static std::size_t allowed() { return tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism); }

  void run(Loop& loop, int num_workers) {
    arena->execute([&] {
      tbb::task_group others;
      try {
        for (int worker = 1; worker < num_workers; ++worker) others.run([&loop, worker] { loop.work(worker); });
      } catch (const std::exception&) {  // no memory for another thread: the results are the same with fewer
      }
      loop.work(0);
      others.wait();
    });
  }

  std::optional<tbb::global_control> more_threads;
  std::unique_ptr<tbb::task_arena> arena;
};

#elif defined(LDAVI_PARALLEL_THREAD)

std::string_view parallel_backend_name() noexcept { return "std::thread"; }

/// Threads that wait for a loop.
struct Executor::Backend {
  explicit Backend(int num_threads) {
    threads.reserve(static_cast<std::size_t>(num_threads));
    try {
      for (int worker = 1; worker < num_threads; ++worker) threads.emplace_back([this, worker] { serve(worker); });
    } catch (const std::exception&) {  // the system gives no more: the results are the same with fewer
    }
  }

  ~Backend() {
    {
      const std::lock_guard lock(mutex);
      ending = true;
    }
    begin.notify_all();
    for (std::thread& thread : threads) thread.join();
  }

  void run(Loop& new_loop, int /*num_workers*/) {
    {
      const std::lock_guard lock(mutex);
      loop = &new_loop;
      ++num_loops;
      busy = threads.size();
    }
    begin.notify_all();
    new_loop.work(0);
    std::unique_lock lock(mutex);
    end.wait(lock, [this] { return busy == 0; });
  }

  void serve(int worker) {
    std::unique_lock lock(mutex);
    for (std::uint64_t served = 0;; ++served) {
      begin.wait(lock, [&] { return ending || num_loops > served; });
      if (ending) return;
      lock.unlock();
      loop->work(worker);
      lock.lock();
      if (--busy == 0) end.notify_one();
    }
  }

  std::mutex mutex;  // of all that follows
  std::condition_variable begin;
  std::condition_variable end;
  Loop* loop = nullptr;
  std::uint64_t num_loops = 0;
  std::size_t busy = 0;
  bool ending = false;
  std::vector<std::thread> threads;
};

#else

std::string_view parallel_backend_name() noexcept { return "serial"; }

struct Executor::Backend {
  explicit Backend(int /*num_threads*/) {}
  static void run(Loop& loop, int /*num_workers*/) { loop.work(0); }
};

#endif

Executor::Executor(int num_threads) : num_threads_(num_threads) {
  constexpr int kMaxThreads = 1024;
  if (num_threads < 1 || num_threads > kMaxThreads) {
    throw InvalidArgument("the number of threads is " + std::to_string(num_threads) + ", expected 1 to 1024");
  }
  if (num_threads > 1) backend_ = std::make_unique<Backend>(num_threads);
}

Executor::~Executor() = default;

void Executor::for_each_shard(std::size_t num_shards, const Body& body) {
  Loop loop(num_shards, body);
  if (num_shards > 1 && backend_) {
    backend_->run(loop, static_cast<int>(std::min(num_shards, static_cast<std::size_t>(num_threads_))));
  } else {
    loop.work(0);
  }
  loop.rethrow_error();
}

int available_processors() {
  // The kernel refuses a mask that is smaller than its own.
  std::vector<cpu_set_t> mask(1);
  const auto bytes = [&] { return mask.size() * sizeof(cpu_set_t); };
  constexpr std::size_t kMaxSets = 1024;
  while (sched_getaffinity(0, bytes(), mask.data()) != 0) {
    if (errno != EINVAL || mask.size() >= kMaxSets) return 1;
    mask.resize(mask.size() * 2);
  }
  const int processors = std::max(1, CPU_COUNT_S(bytes(), mask.data()));
  const auto quota = processor_quota();
  return quota && *quota < static_cast<std::uint64_t>(processors) ? static_cast<int>(*quota) : processors;
}

}  // namespace ldavi
