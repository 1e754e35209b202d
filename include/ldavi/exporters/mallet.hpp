// SPDX-License-Identifier: Apache-2.0
// The text files of MALLET's topic models.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "ldavi/exporters/sink.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

// All throw InvalidArgument for a model whose document prior is not a Dirichlet, and for a term with a blank, a tab or an end of line in it,
// which MALLET's files cannot hold. Topics are as edited: one that was merged into another has no more than priors.

/// --output-topic-keys: topic, alpha_k and the `size` most probable terms, with tabs between, the terms with blanks.
void write_mallet_topic_keys(const TopicModel& model, std::size_t size, const ByteSink& sink);

/// --topic-word-weights-file: topic, term and lambda_kw, for each topic all terms; dropped ones have no more than the prior.
void write_mallet_word_weights(const TopicModel& model, const ByteSink& sink);

/// Documents as MALLET writes them, one after the other. What stands for the source of a document is its id, without blanks.
class MalletDocuments {
 public:
  /// Writes the heads of the files, of which the second is not compressed. The model must outlive it. `doc_topics`: --output-doc-topics;
  /// `state`: --output-state.
  MalletDocuments(const TopicModel& model, ByteSink doc_topics, ByteSink state);
  ~MalletDocuments();

  /// tokens: terms in the order they stand in the document. The state has for each its most probable topic under the document's
  /// mixture, where MALLET has one that was drawn: the same each time, and more even among the tokens of a word.
  void write(std::string_view id, std::span<const float> mixture, std::span<const std::uint32_t> tokens);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
