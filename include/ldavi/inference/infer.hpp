// SPDX-License-Identifier: Apache-2.0
// Topic mixtures of documents that the model has never seen.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ldavi/corpus/corpus.hpp"
#include "ldavi/math/beta.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// Infers mixtures under one model. Made once (it scales the topics: K * V), used for many documents; const and thread-safe
/// with a Scratch for each thread. The same document gives the same bits alone and in any batch.
class MixtureInference {
 public:
  /// Working memory of one thread; it grows to the largest document.
  class Scratch {
   public:
    Scratch();
    ~Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;

   private:
    friend class MixtureInference;
    struct Buffers;
    std::unique_ptr<Buffers> buffers_;
  };

  /// Throws InvalidArgument for a model whose engine is none of ours, or has another kind of prior. The model may go away
  /// afterwards.
  explicit MixtureInference(const TopicModel& model);
  ~MixtureInference();
  MixtureInference(MixtureInference&&) noexcept;
  MixtureInference& operator=(MixtureInference&&) noexcept;

  std::size_t num_topics() const noexcept;

  /// The mixture (alpha + n) / (sum alpha + N): mixture.size() == num_topics(), sums to 1. A document without tokens has
  /// the mixture of the prior. Models of vb: the mean-field update; of cvb0: the fixed point of theta_k ~ alpha_k + sum_w
  /// n_w r_wk, r_wk ~ theta_k phi_wk. Starts from the uniform mixture; ends after 200 updates, or when one changes the
  /// proportions by < 5e-4 in all. Between updates the mixture is extrapolated (Varadhan, Roland 2008), which needs about
  /// half as many of them. Does not allocate once the scratch has served a document of as many terms under a model of as
  /// many topics. Models of ctm: softmax of the mode of eta ~ N(mean, covariance) given the words, by Newton's method from
  /// the mean; it ends before a step from which less than 1e-6 nats are to be gained.
  /// As the model's edits say: dropped words do not count, neither in N, and a topic has the shares of those that were
  /// merged into it, which have 0 (TopicView::add_up). Under topics as learned: clear the model's edits before.
  void infer(const DocumentCounts& document, std::span<float> mixture, Scratch& scratch) const;

  /// How sure `mixture` is, which infer() gives for the document: the middle 95 % of the shares of these topics, in their
  /// order. True where the document is too short to tell its main topic (kLeastCertainty). Of a Dirichlet: posterior.hpp.
  /// Models of ctm: of the normal distribution of Laplace's method, which is found again for it; the logit of a share, and
  /// the logarithm of the ratio of two, are taken for normal (delta method).
  bool tell_certainty(const DocumentCounts& document, std::span<const float> mixture, std::span<const std::uint32_t> topics,
                      std::span<ShareInterval> intervals, Scratch& scratch) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// Mixtures of all documents, D x K, on num_threads threads (0: as many as the process may use). Throws InvalidArgument
/// when the corpus does not have the model's number of terms.
Matrix infer_mixtures(const TopicModel& model, const Corpus& corpus, int num_threads = 0);

}  // namespace ldavi
