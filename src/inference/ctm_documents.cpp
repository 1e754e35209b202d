// SPDX-License-Identifier: Apache-2.0
// Implements: the documents' part of variational EM for correlated topics (ctm.cpp).
// Tested by:  tests/unit/inference/ctm_documents_test.cpp
// Cost:       of a document, some steps of Newton's method (logistic_normal.hpp), and K^3 for the covariance.
#include "inference/ctm_documents.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "inference/shards.hpp"
#include "inference/topic_covariance.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/special.hpp"
#include "variational/cholesky.hpp"

namespace ldavi {
namespace {

/// Documents take long.
constexpr std::size_t kDocumentsPerCtmShard = 4;
static_assert(CtmDocuments::kDocumentsInPart % kDocumentsPerCtmShard == 0);
/// The fixed point that documents start from is found so well.
constexpr UpdateLimit kStartLimit{30, 1e-3F};
/// Of a share that has underflowed.
constexpr float kSmallestShare = 1e-12F;

constexpr std::uint32_t kModes = section_id("MODE");
constexpr std::uint32_t kMixtures = section_id("MIXT");
constexpr std::uint32_t kRatios = section_id("RATI");

}  // namespace

CtmDocuments::CtmDocuments(const TrainingSet& set, std::size_t num_topics, Executor& executor)
    : set_(set),
      executor_(executor),
      e_step_(e_step_kernels(choose_simd_target())),
      kernels_(logistic_normal_kernels(choose_simd_target())),
      num_topics_(num_topics),
      modes_(set.num_documents(), num_topics),
      mixtures_(set.num_documents(), num_topics),
      ratios_(set.num_cells()),
      workspaces_(static_cast<std::size_t>(executor.num_threads()), Workspace(num_topics)) {}

void CtmDocuments::start(const CtmTopics& topics, std::span<const double> alpha) {
  Matrix prior(1, num_topics_);
  std::transform(alpha.begin(), alpha.end(), prior.row(0), [](double value) { return static_cast<float>(value); });
  const double prior_total = total(alpha);
  for_each_block(executor_, set_.num_documents(), kDocumentsPerShard, [&](std::size_t begin, std::size_t end, int worker) {
    DocumentWorkspace& workspace = workspaces_[static_cast<std::size_t>(worker)].rows;
    for (std::size_t d = begin; d < end; ++d) {
      const DocumentRows rows = workspace.gather(set_.document(d), topics.rows());
      const auto scale = static_cast<float>(1.0 / (prior_total + static_cast<double>(set_.document_tokens(d))));
      float* mixture = mixtures_.row(d);
      std::fill_n(mixture, num_topics_, 1.0F / static_cast<float>(num_topics_));
      e_step_.mixture_document(rows, prior.row(0), scale, kStartLimit, mixture, workspace.ratios(), workspace.work(),
                               workspace.history());
      std::copy_n(workspace.ratios(), set_.document_size(d), ratios_.data() + set_.first_cell(d));
      double sum = 0.0;
      for (std::size_t k = 0; k < num_topics_; ++k) {
        const double value = log(static_cast<double>(std::max(mixture[k], kSmallestShare)));
        modes_(d, k) = static_cast<float>(value);
        sum += value;
      }
      const auto mean = static_cast<float>(sum / static_cast<double>(num_topics_));
      for (std::size_t k = 0; k < num_topics_; ++k) modes_(d, k) -= mean;
    }
  });
}

void CtmDocuments::update(std::size_t first, std::size_t last, const CtmTopics& topics, const LogisticNormal& prior,
                          NewtonLimit limit, int pass, std::vector<double>& sums) {
  add_sharded_sum(
      executor_, last - first, kDocumentsPerCtmShard, sums,
      [&](std::size_t begin, std::size_t end, int worker, std::span<double> sum) {
        Workspace& workspace = workspaces_[static_cast<std::size_t>(worker)];
        for (std::size_t d = first + begin; d < first + end; ++d) {
          try {
            sum[0] += update_document(d, topics, prior, limit, workspace);
          } catch (const NumericError& error) {
            throw NumericError("ctm, pass " + std::to_string(pass) + ", document " + std::to_string(d) + ": " + error.what());
          }
          add_moments(workspace.document.eta, workspace.covariance, sum.subspan(1));
        }
      });
}

double CtmDocuments::update_document(std::size_t d, const CtmTopics& topics, const LogisticNormal& prior, NewtonLimit limit,
                                     Workspace& workspace) {
  const DocumentCounts counts = set_.document(d);
  LogisticNormalDocument& document = workspace.document;
  const DocumentRows rows = workspace.rows.gather(counts, topics.rows());
  float* ratios = ratios_.data() + set_.first_cell(d);
  workspace.copies.resize(counts.size());
  double scales = 0.0;  // the rows are relative to their largest
  for (std::size_t cell = 0; cell < counts.size(); ++cell) {
    workspace.copies[cell] = topics.copies(counts.terms[cell], ratios[cell], counts.counts[cell]);
    scales += static_cast<double>(counts.counts[cell]) * topics.log_scale(counts.terms[cell]);
  }
  kernels_.take_out_copies(workspace.rows.rows(), workspace.copies.data(), counts.size(), mixtures_.row(d),
                           topics.inverse_totals(), rows.size);
  std::copy_n(modes_.row(d), num_topics_, document.eta.begin());
  prior.find_mode(rows, static_cast<double>(set_.document_tokens(d)), limit, document);
  std::transform(document.eta.begin(), document.eta.end(), modes_.row(d),
                 [](double value) { return static_cast<float>(value); });
  std::copy_n(document.mixture(), num_topics_, mixtures_.row(d));
  std::copy_n(document.ratios().data(), counts.size(), ratios);
  cholesky_inverse(document.curvature(), num_topics_, workspace.covariance);
  const double evidence = prior.log_evidence(document) + scales;
  if (!std::isfinite(evidence)) throw NumericError("its evidence is not finite");
  return evidence;
}

void CtmDocuments::save(EngineStateWriter& state) const {
  state.add(kModes, modes_);
  state.add(kMixtures, mixtures_);
  state.add(kRatios, std::span<const float>(ratios_));
}

void CtmDocuments::restore(EngineStateReader& state) {
  state.read(kModes, modes_, -1e30F, 1e30F);
  state.read(kMixtures, mixtures_, 0.0F, 1.0F);
  const std::span<const float> ratios = state.exactly<float>(kRatios, ratios_.size());
  if (!std::all_of(ratios.begin(), ratios.end(), [](float ratio) { return ratio >= 0.0F && ratio <= 1e38F; })) state.refuse();
  std::copy(ratios.begin(), ratios.end(), ratios_.begin());
}

}  // namespace ldavi
