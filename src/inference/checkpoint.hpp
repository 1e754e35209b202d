// SPDX-License-Identifier: Apache-2.0
// Training saved on its way, so that it can go on to the same bytes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "inference/engine.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi {

/// What the training loop goes on from, besides the engine's state.
struct LoopState {
  int passes = 0;
  int quiet_passes = 0;
  double change = 0.0;
  std::optional<double> bound;
};

/// What training it is: a checkpoint of another one must not be gone on from.
struct TrainingIdentity {
  std::uint64_t corpus_hash = 0;
  /// Version of lda-vi, effective options.
  std::string description;
};

/// Saves to `options.path`; what was there before becomes PATH.1. Without a path it does nothing.
class Checkpointer {
 public:
  Checkpointer(const CheckpointOptions& options, TrainingIdentity identity);

  /// Whether it is time for the next one: at the end of a pass, within one.
  bool due() const;
  bool due_within_pass() const { return options_.seconds_between > 0.0 && due(); }
  /// Whole or not at all: true where there is a path to save to. Throws IoError; then the last checkpoint stays, here or as
  /// PATH.1.
  bool save(const Engine& engine, const LoopState& loop);
  /// From the newest checkpoint that is whole; nothing where there is none. Throws FormatError for one of another training, or
  /// with more passes than `stop` allows; IoError.
  std::optional<LoopState> resume(Engine& engine, const StopOptions& stop);

 private:
  std::optional<LoopState> read(const std::string& path, Engine& engine, const StopOptions& stop) const;

  CheckpointOptions options_;
  TrainingIdentity identity_;
  bool newest_is_damaged_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace ldavi
