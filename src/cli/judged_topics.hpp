// SPDX-License-Identifier: Apache-2.0
// Topics that eval judges: those of a model, or anyone else's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/trait_report.hpp"
#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"
#include "ldavi/evaluation/evaluate.hpp"
#include "ldavi/evaluation/topic_words.hpp"
#include "ldavi/text/text_rules.hpp"

namespace ldavi::cli {

struct JudgedTopics {
  Matrix weights;
  /// None: to be chosen.
  std::optional<DocumentPrior> prior = {};
  /// Nothing where columns have no names: they are those of the counts.
  std::optional<Vocabulary> vocabulary = {};
  /// How texts are read for them; nothing for a model of counts.
  std::optional<TextRules> text = {};
  /// Their words, without the prior where they are a model's.
  TopicWords words = {};
  /// Of the model that they are; "": of none.
  std::string engine = {};
};

/// What the topics are like, and how they go with the documents that are scored (`options` say which) and their labels.
/// Mixtures are those that infer gives; those of topics without a model are inferred as for one of cvb0. Takes the weights
/// away.
TraitReport traits_of(JudgedTopics& topics, const DocumentPrior& prior, const Corpus& corpus, const EvaluateOptions& options);

}  // namespace ldavi::cli
