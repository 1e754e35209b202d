// SPDX-License-Identifier: Apache-2.0
// The oracle: latent Dirichlet allocation as the papers write it, in plain loops over dense counts, in long double, with every
// responsibility spelled out. Nothing is cancelled, scaled, stored sparsely or fused, so each line can be held against its equation.
// It is far too slow and too large for real work, and lives where only tests can link it.
//
// n[d][w] counts of a term in a document; phi[d][w][k] responsibility of a topic for one copy of it; gamma[d][k], lambda[w][k] the
// variational Dirichlets.
#pragma once

#include <cstddef>
#include <vector>

#include "support/small_corpora.hpp"

namespace ldavi::oracle {

using Real = long double;
using Vector = std::vector<Real>;
using Rows = std::vector<Vector>;

/// By the recurrence psi(x) = psi(x + 1) - 1/x up to x >= 20 and the asymptotic series (Abramowitz and Stegun 6.3.5, 6.3.18).
Real digamma(Real x);
Real log_gamma(Real x);

/// What is learned.
struct Topics {
  Rows lambda;  // V x K
  Vector alpha;
  Real eta = 0;

  std::size_t num_terms() const { return lambda.size(); }
  std::size_t num_topics() const { return alpha.size(); }
};

/// Sum of each column of lambda.
Vector topic_totals(const Rows& lambda);
/// E[log theta_dk] = psi(gamma_dk) - psi(sum_j gamma_dj).
Vector expected_log_mixture(const Vector& gamma);
/// E[log beta_kw] = psi(lambda_wk) - psi(sum_v lambda_vk), V x K.
Rows expected_log_topics(const Rows& lambda);

// Mean-field variational Bayes: Blei, Ng, Jordan 2003; Hoffman, Blei, Bach 2010, algorithm 1.

struct Mixtures {
  Rows gamma;             // D x K
  std::vector<Rows> phi;  // D x V x K
};

/// phi_wk ~ exp(E[log theta_k] + E[log beta_kw]).
Rows responsibilities(const Vector& gamma, const Rows& expected_log_beta);
/// gamma_k = alpha_k + sum_w n_w phi_wk.
Vector update_gamma(const Vector& alpha, const std::vector<std::uint32_t>& n, const Rows& phi);
/// From gamma_k = alpha_k + N / K, `updates` times phi and then gamma; phi is then made from the last gamma.
Mixtures e_step(const CountRows& n, const Topics& topics, int updates);
/// The same under topics that are points, with their logarithms in place of E[log beta_kw].
Mixtures e_step_under(const CountRows& n, const Vector& alpha, const Rows& log_topics, int updates);
/// lambda_wk / sum_v lambda_vk, V x K.
Rows mean_topics(const Rows& lambda);
Rows log_mean_topics(const Rows& lambda);
/// phi_dwk ~ theta_dk topics_wk after so many updates theta_dk ~ alpha_k + sum_w n_dw phi_dwk from the even mixture.
std::vector<Rows> fold_in(const CountRows& n, const Vector& alpha, const Rows& topics, int updates);
/// lambda_wk = eta + sum_d n_dw phi_dwk.
Rows m_step(const CountRows& n, const Mixtures& mixtures, const Topics& topics);

/// The bound, term by term: E[log p] of what the model draws, and the entropy of each variational distribution.
Real expected_log_words(const CountRows& n, const Mixtures& mixtures, const Topics& topics);  // E[log p(w | z, beta)]
Real expected_log_assignments(const CountRows& n, const Mixtures& mixtures);                  // E[log p(z | theta)]
Real expected_log_mixtures(const Mixtures& mixtures, const Topics& topics);                   // E[log p(theta | alpha)]
Real expected_log_topic_prior(const Topics& topics);                                          // E[log p(beta | eta)]
Real entropy_of_assignments(const CountRows& n, const Mixtures& mixtures);                    // H[q(z)]
Real entropy_of_mixtures(const Mixtures& mixtures);                                           // H[q(theta)]
Real entropy_of_topics(const Topics& topics);                                                 // H[q(beta)]
/// The sum of the seven.
Real bound(const CountRows& n, const Mixtures& mixtures, const Topics& topics);

// Zero-order collapsed variational Bayes: Asuncion, Welling, Smyth, Teh 2009. All copies of a term in a document share their
// responsibilities, and one copy is taken out of the counts.

struct Collapsed {
  std::vector<Rows> phi;  // D x V x K
  Rows document_counts;   // D x K: N_dk
  Rows term_counts;       // V x K: N_wk
  Vector totals;          // K: N_k
};

/// The counts that belong to responsibilities.
Collapsed collapsed(const CountRows& n, std::vector<Rows> phi);
/// One pass, document after document; N_wk and N_dk follow every update, N_k follows after every document.
void cvb0_pass(const CountRows& n, const Vector& alpha, Real eta, Collapsed& state);
/// One pass over blocks, document d in block d mod num_blocks: N_wk and N_k follow after every block.
void cvb0_pass_in_blocks(const CountRows& n, const Vector& alpha, Real eta, std::size_t num_blocks, Collapsed& state);

// One step of Minka's fixed point for a Polya distribution, each psi(n + a) - psi(a) expected over a count that is 0 with probability
// exp(-n).

/// P [psi(a + mean/P) - psi(a)], P = 1 - exp(-mean).
Real expected_digamma_difference(Real mean, Real a);
/// alpha_k [sum_d E psi(N_dk + alpha_k) - psi(alpha_k)] / [sum_d psi(N_d + sum alpha) - psi(sum alpha)].
Vector updated_alpha(const CountRows& n, const Rows& document_counts, const Vector& alpha);
/// The same for the topics, whose prior is symmetric.
Real updated_eta(const Rows& term_counts, Real eta);

/// log p(documents | alpha, eta), exactly: the sum over all assignments of topics to tokens, K to the number of tokens of them.
Real log_evidence(const CountRows& n, const Vector& alpha, Real eta);

}  // namespace ldavi::oracle
