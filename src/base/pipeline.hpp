// SPDX-License-Identifier: Apache-2.0
// Work on items that come from one place and go to another, both in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "ldavi/base/parallel.hpp"

namespace ldavi {

/// What is done with an item, step by step.
template <class Item>
struct PipelineSteps {
  /// Fills the next item, whatever it held; false where there is nothing more. By one thread at a time.
  std::function<bool(Item&)> read;
  /// By all threads at once, each with its own number.
  std::function<void(Item&, int worker)> work;
  /// By one thread at a time, in the order of reading.
  std::function<void(Item&)> write;
};

/// Each thread does by turns what there is to do, so that reading and writing go on beside the work without a thread that would wait, and one
/// thread needs no others. Items keep their memory, and are used again.
template <class Item>
class Pipeline {
 public:
  Pipeline(Executor& executor, PipelineSteps<Item> steps)
      : executor_(executor), steps_(std::move(steps)), most_items_(kItems * static_cast<std::size_t>(executor.num_threads())) {}

  /// To the end, or to the first exception of a step; of several exceptions that of the first item is thrown.
  void run() {
    executor_.for_each_shard(static_cast<std::size_t>(executor_.num_threads()), [this](std::size_t worker, int) {
      try {
        take_turns(static_cast<int>(worker));
      } catch (...) {  // no memory for an item: whoever waits must not wait for this thread
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        turn_.notify_all();
      }
    });
    if (error_) std::rethrow_exception(error_);
  }

 private:
  /// A thread, some of which may wait for one before them that takes long.
  static constexpr std::size_t kItems = 5;

  void take_turns(int worker) {
    std::unique_lock lock(mutex_);
    for (;;) {
      if (error_ || (ended_ && num_written_ == num_read_)) return;
      if (!writing_ && !waiting_.empty() && waiting_.begin()->first == num_written_) {
        write(lock);
      } else if (!reading_ && !ended_ && num_read_ - num_written_ < most_items_) {
        read_and_work(worker, lock);
      } else {
        turn_.wait(lock);
      }
    }
  }

  void write(std::unique_lock<std::mutex>& lock) {
    Item item = std::move(waiting_.begin()->second);
    waiting_.erase(waiting_.begin());
    writing_ = true;
    outside(lock, num_written_, [&] { steps_.write(item); });
    writing_ = false;
    ++num_written_;
    free_.push_back(std::move(item));
    turn_.notify_all();
  }

  void read_and_work(int worker, std::unique_lock<std::mutex>& lock) {
    Item item;
    if (!free_.empty()) {
      item = std::move(free_.back());
      free_.pop_back();
    }
    const std::uint64_t number = num_read_;
    reading_ = true;
    bool more = false;
    outside(lock, number, [&] { more = steps_.read(item); });
    reading_ = false;
    ended_ = !more;
    turn_.notify_all();
    if (!more) return;
    ++num_read_;
    outside(lock, number, [&] { steps_.work(item, worker); });
    waiting_.emplace(number, std::move(item));
    turn_.notify_all();
  }

  /// Keeps what `step` throws.
  template <class Step>
  void outside(std::unique_lock<std::mutex>& lock, std::uint64_t number, const Step& step) {
    lock.unlock();
    std::exception_ptr error;
    try {
      step();
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    if (!error || (error_ && error_number_ <= number)) return;
    error_ = error;
    error_number_ = number;
  }

  Executor& executor_;
  const PipelineSteps<Item> steps_;
  const std::size_t most_items_;

  std::mutex mutex_;  // of all that follows
  std::condition_variable turn_;
  bool reading_ = false;
  bool writing_ = false;
  bool ended_ = false;
  std::uint64_t num_read_ = 0;
  std::uint64_t num_written_ = 0;
  std::map<std::uint64_t, Item> waiting_;  // worked on, by number
  std::vector<Item> free_;
  std::exception_ptr error_;
  std::uint64_t error_number_ = 0;
};

template <class Item>
void run_pipeline(Executor& executor, PipelineSteps<Item> steps) {
  Pipeline<Item>(executor, std::move(steps)).run();
}

}  // namespace ldavi
