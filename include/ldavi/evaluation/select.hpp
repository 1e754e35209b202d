// SPDX-License-Identifier: Apache-2.0
// Trains with several numbers of topics and tells how good each is.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/evaluation/selection.hpp"
#include "ldavi/inference/train.hpp"

namespace ldavi {

struct SelectOptions {
  /// How each is trained, but for num_topics. holdout: 2 or more, its documents are scored. alpha: one number.
  TrainOptions train;
  /// Distinct, each from 1 to kMostTopics; in any order.
  std::vector<int> topics;
  /// Sweeps with one seed after the other, to tell how stable topics are; the first is scored. At least 1. Default 1.
  int runs = 1;
  /// Top words of a topic that coherence looks at, at least 2. Default 10.
  std::size_t num_words = 10;
};

/// A training that select_num_topics() is about to make.
struct SelectStep {
  int num_topics = 0;
  /// 0: the one that is scored.
  int run = 0;
  /// What its model will say of itself: effective_options() of it.
  std::vector<std::pair<std::string, std::string>> options;
};

/// What the caller does on the way; each may be empty.
struct SelectHooks {
  /// The model of such a training, where it is there already.
  std::function<std::optional<TopicModel>(const SelectStep&)> find;
  /// Called before a training.
  std::function<CheckpointOptions(const SelectStep&)> checkpoint;
  std::function<Answer(const SelectStep&, const PassReport&)> observe;
  /// Called after it, also where it was stopped.
  std::function<void(const SelectStep&, TrainResult&)> keep;
};

struct Selection {
  /// Ascending; without those that were not trained where an observer answered stop.
  std::vector<Candidate> candidates;
  bool stopped = false;
};

/// The most topics are trained for first. With cvb0 and 10 passes or more, each further model starts from the topics of the one before, of which
/// those that cost least leave (train() with `start`), and makes a quarter of the passes, at least 10: it costs little, and foretells words as
/// well as one that was trained alone, to within one or two per cent (docs/decisions/0021). Other engines begin each anew. Several runs cost as
/// often as much.
/// Throws InvalidArgument for options that are out of range, and what train() and evaluate_topics() throw.
Selection select_num_topics(const Corpus& corpus, const SelectOptions& options, const SelectHooks& hooks = {});

}  // namespace ldavi
