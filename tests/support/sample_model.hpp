// SPDX-License-Identifier: Apache-2.0
// A small sound model to test what reads models.
#pragma once

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// Three topics over five terms; topic 1 holds most, topic 0 least.
inline TopicModel sample_model() {
  TopicModel model;
  model.lambda = Matrix(5, 3);
  constexpr float kLambda[5][3] = {
      {0.1F, 9.1F, 0.1F}, {2.1F, 0.1F, 0.1F}, {0.1F, 5.1F, 1.1F}, {0.1F, 4.1F, 3.1F}, {1.1F, 0.1F, 2.1F}};
  for (std::size_t term = 0; term < 5; ++term) {
    for (std::size_t k = 0; k < 3; ++k) model.lambda(term, k) = kLambda[term][k];
  }
  model.document_prior = DirichletPrior{{0.5, 0.25, 0.125}};
  model.eta = 0.1;
  model.vocabulary = Vocabulary({"apple", "bread", "choir", "dance", "été"}, {4, 2, 5, 6, 3}, {9, 2, 6, 7, 3});
  Provenance& provenance = model.provenance;
  provenance.version = "0.1.0";
  provenance.engine = "cvb0";
  provenance.options = {{"topics", "3"}, {"seed", "1"}};
  provenance.passes = 12;
  provenance.termination = Termination::kConverged;
  provenance.inputs = {"letters"};
  provenance.corpus_hash = 0x1234;
  provenance.documents = 8;
  provenance.tokens = 27;
  provenance.training_documents = 8;
  provenance.training_tokens = 27;
  return model;
}

}  // namespace ldavi
