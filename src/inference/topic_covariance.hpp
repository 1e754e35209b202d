// SPDX-License-Identifier: Apache-2.0
// Learning the prior of correlated topics from documents.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

/// sum_d eta_d, then sum_d (C_d + eta_d eta_d^T) row by row, eta_d ~ N(., C_d): K + K^2 numbers.
std::size_t moments_size(std::size_t num_topics) noexcept;
/// Adds a document. covariance: K x K.
void add_moments(std::span<const double> eta, std::span<const double> covariance, std::span<double> moments) noexcept;

/// The prior under which documents with these moments are likeliest, each row of its covariance moved to the sum 0, and
/// drawn towards equal variances without correlation as if by `num_topics` documents more:
///   covariance = (D S + K t (I - 1 1^T / K)) / (D + K), t = trace S / (K - 1).
/// S is singular where documents are fewer than topics, and its eigenvalues are too unequal where they are not many more.
/// num_documents > 0.
LogisticNormalPrior learn_prior(std::span<const double> moments, std::size_t num_topics, double num_documents);

/// The prior before there are documents: the mean of log alpha, equal variances.
LogisticNormalPrior starting_prior(std::span<const double> alpha);

}  // namespace ldavi
