// SPDX-License-Identifier: Apache-2.0
// Implements: the E-step of mean-field variational Bayes for models of vb (Hoffman, Blei, Bach 2010, algorithm 1), the fixed
//             point theta_k ~ alpha_k + sum_w n_w r_wk, r_wk ~ theta_k phi_wk for models of cvb0, and the mode of
//             logistic_normal.hpp for models of ctm.
// Tested by:  tests/unit/inference/infer_test.cpp
// Cost:       4 flops a (distinct term, topic, update).
#include "ldavi/inference/infer.hpp"

#include <algorithm>
#include <optional>

#include "inference/document_rows.hpp"
#include "inference/laplace_certainty.hpp"
#include "inference/logistic_normal.hpp"
#include "inference/shards.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/inference/posterior.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "math/kernels/e_step.hpp"

namespace ldavi {
namespace {

constexpr int kMostUpdates = 200;
/// Sum over topics of the absolute change of a proportion. docs/decisions/0008.
constexpr float kTolerance = 5e-4F;

}  // namespace

struct MixtureInference::Scratch::Buffers {
  DocumentWorkspace workspace;
  // Of a document without words that are dropped.
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  std::optional<LogisticNormalDocument> mode;
};

MixtureInference::Scratch::Scratch() : buffers_(std::make_unique<Buffers>()) {}
MixtureInference::Scratch::~Scratch() = default;
MixtureInference::Scratch::Scratch(Scratch&&) noexcept = default;
MixtureInference::Scratch& MixtureInference::Scratch::operator=(Scratch&&) noexcept = default;

struct MixtureInference::Implementation {
  bool mean_field;
  const EStepKernels& kernels;
  std::size_t num_topics;
  Matrix term_weights;  // V x K, each row relative to its largest entry
  Matrix alpha;         // 1 x K, of a Dirichlet prior
  double alpha_total = 0.0;
  std::optional<LogisticNormal> normal;
  TopicView view;

  explicit Implementation(const TopicModel& model)
      : mean_field(model.provenance.engine == "vb" || model.provenance.engine == "svi"),
        kernels(e_step_kernels(choose_simd_target())),
        num_topics(model.num_topics()),
        term_weights(model.num_terms(), num_topics),
        alpha(1, num_topics),
        view(topic_view(model)) {
    if (const auto* dirichlet = std::get_if<DirichletPrior>(&model.document_prior)) {
      alpha_total = total(dirichlet->alpha);
      for (std::size_t k = 0; k < num_topics; ++k) alpha(0, k) = static_cast<float>(dirichlet->alpha[k]);
    } else {
      normal.emplace(std::get<LogisticNormalPrior>(model.document_prior));
    }
    const std::vector<double> totals = topic_totals(model.lambda);
    Matrix offsets(1, num_topics);
    for (std::size_t k = 0; k < num_topics; ++k) offsets(0, k) = static_cast<float>(-digamma(totals[k]));
    for (std::size_t term = 0; term < model.num_terms(); ++term) {
      const float* lambda = model.lambda.row(term);
      float* row = term_weights.row(term);
      if (mean_field) {
        kernels.exp_digamma_row(lambda, offsets.row(0), row, model.lambda.stride());
        continue;
      }
      double largest = 0.0;
      for (std::size_t k = 0; k < num_topics; ++k) largest = std::max(largest, static_cast<double>(lambda[k]) / totals[k]);
      for (std::size_t k = 0; k < num_topics; ++k)
        row[k] = static_cast<float>(static_cast<double>(lambda[k]) / totals[k] / largest);
    }
  }

  DocumentCounts without_dropped_words(const DocumentCounts& document, std::vector<std::uint32_t>& terms,
                                       std::vector<std::uint32_t>& counts) const {
    if (view.dropped_words.empty()) return document;
    terms.clear();
    counts.clear();
    for (std::size_t i = 0; i < document.size(); ++i) {
      if (view.is_dropped(document.terms[i])) continue;
      terms.push_back(document.terms[i]);
      counts.push_back(document.counts[i]);
    }
    return {terms, counts};
  }

  // Under the topics as learned:

  void infer(const DocumentCounts& document, std::span<float> mixture, Scratch::Buffers& buffers) const;
  LogisticNormalDocument& find_mode(const DocumentCounts& document, Scratch::Buffers& buffers) const;
};

MixtureInference::MixtureInference(const TopicModel& model) {
  const std::string& engine = model.provenance.engine;
  if (engine != "vb" && engine != "cvb0" && engine != "svi" && engine != "scvb0" && engine != "ctm")
    throw InvalidArgument("mixtures can be inferred only under a model of lda-vi, this one was made by '" + engine + "'");
  if ((engine == "ctm") != std::holds_alternative<LogisticNormalPrior>(model.document_prior))
    throw InvalidArgument("the model was made by '" + engine + "', which has another kind of prior of its documents");
  implementation_ = std::make_unique<Implementation>(model);
}

MixtureInference::~MixtureInference() = default;
MixtureInference::MixtureInference(MixtureInference&&) noexcept = default;
MixtureInference& MixtureInference::operator=(MixtureInference&&) noexcept = default;

std::size_t MixtureInference::num_topics() const noexcept { return implementation_->num_topics; }

void MixtureInference::infer(const DocumentCounts& document, std::span<float> mixture, Scratch& scratch) const {
  const Implementation& self = *implementation_;
  if (mixture.size() != self.num_topics) throw InvalidArgument("the mixture's size is not the model's number of topics");
  Scratch::Buffers& buffers = *scratch.buffers_;
  self.infer(self.without_dropped_words(document, buffers.terms, buffers.counts), mixture, buffers);
  self.view.add_up(mixture);
}

bool MixtureInference::tell_certainty(const DocumentCounts& document, std::span<const float> mixture,
                                      std::span<const std::uint32_t> topics, std::span<ShareInterval> intervals,
                                      Scratch& scratch) const {
  const Implementation& self = *implementation_;
  if (!self.normal) {
    const double all = self.alpha_total + static_cast<double>(document.num_tokens());
    for (std::size_t i = 0; i < topics.size(); ++i)
      intervals[i] = share_interval(static_cast<double>(mixture[topics[i]]) * all, all);
    return certainty_of_largest(mixture, all) < kLeastCertainty;
  }
  Scratch::Buffers& buffers = *scratch.buffers_;
  const LogisticNormalDocument& mode =
      self.find_mode(self.without_dropped_words(document, buffers.terms, buffers.counts), buffers);
  const LaplaceCertainty certainty(mode.theta(), mode.curvature(), self.view.merged_into);
  for (std::size_t i = 0; i < topics.size(); ++i) intervals[i] = certainty.interval(topics[i]);
  return !certainty.tells_largest();
}

LogisticNormalDocument& MixtureInference::Implementation::find_mode(const DocumentCounts& document,
                                                                    Scratch::Buffers& buffers) const {
  if (!buffers.mode || buffers.mode->theta().size() != num_topics) buffers.mode.emplace(num_topics);
  std::copy(normal->mean().begin(), normal->mean().end(), buffers.mode->eta.begin());
  normal->find_mode(buffers.workspace.gather(document, term_weights), static_cast<double>(document.num_tokens()), kNewtonLimit,
                    *buffers.mode);
  return *buffers.mode;
}

void MixtureInference::Implementation::infer(const DocumentCounts& document, std::span<float> mixture,
                                             Scratch::Buffers& buffers) const {
  if (normal) {
    std::copy_n(find_mode(document, buffers).mixture(), num_topics, mixture.begin());
    return;
  }
  DocumentWorkspace& workspace = buffers.workspace;
  const DocumentRows rows = workspace.gather(document, term_weights);
  const auto num_tokens = static_cast<double>(document.num_tokens());
  const auto scale = static_cast<float>(1.0 / (alpha_total + num_tokens));
  const float* prior = alpha.row(0);
  const auto even = static_cast<float>(num_tokens / static_cast<double>(num_topics));
  float* gamma = workspace.gamma();
  for (std::size_t k = 0; k < num_topics; ++k) gamma[k] = prior[k] + even;
  if (mean_field) {
    if (num_tokens > 0) {
      const auto tolerance = static_cast<float>(kTolerance * num_tokens);
      kernels.mean_field_document(rows, prior, {kMostUpdates, tolerance}, gamma, workspace.mixture(), workspace.ratios(),
                                  workspace.work(), workspace.history());
    }
    for (std::size_t k = 0; k < num_topics; ++k) mixture[k] = gamma[k] * scale;
    return;
  }
  for (std::size_t k = 0; k < num_topics; ++k) gamma[k] *= scale;
  if (num_tokens > 0) {
    kernels.mixture_document(rows, prior, scale, {kMostUpdates, kTolerance}, gamma, workspace.ratios(), workspace.work(),
                             workspace.history());
  }
  std::copy_n(gamma, num_topics, mixture.begin());
}

Matrix infer_mixtures(const TopicModel& model, const Corpus& corpus, int num_threads) {
  if (corpus.num_documents() > 0 && corpus.num_terms() != model.num_terms())
    throw InvalidArgument("the corpus and the model do not have the same vocabulary");
  const MixtureInference inference(model);
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  std::vector<MixtureInference::Scratch> scratch(static_cast<std::size_t>(executor.num_threads()));
  Matrix mixtures(corpus.num_documents(), model.num_topics());
  for_each_block(executor, corpus.num_documents(), kDocumentsPerShard, [&](std::size_t begin, std::size_t end, int worker) {
    for (std::size_t d = begin; d < end; ++d) {
      inference.infer(corpus.document(d), {mixtures.row(d), model.num_topics()}, scratch[static_cast<std::size_t>(worker)]);
    }
  });
  return mixtures;
}

}  // namespace ldavi
