// SPDX-License-Identifier: Apache-2.0
// Implements: the equations named in the header, one loop for every sum.
// Tested by:  tests/differential/oracle_test.cpp
// Cost:       a pass is O(D V K) whatever the counts are; log_evidence is O(K^tokens).
#include "support/oracle_lda.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ldavi::oracle {
namespace {

Real sum(const Vector& values) {
  Real total = 0;
  for (const Real value : values) total += value;
  return total;
}

Real sum(const std::vector<std::uint32_t>& counts) {
  Real total = 0;
  for (const std::uint32_t count : counts) total += count;
  return total;
}

/// log of the density of Dir(prior) at x, expected where E[log x] is `expected_log`.
Real expected_log_dirichlet(const Vector& prior, const Vector& expected_log) {
  Real value = log_gamma(sum(prior));
  for (std::size_t i = 0; i < prior.size(); ++i) value += (prior[i] - 1) * expected_log[i] - log_gamma(prior[i]);
  return value;
}

Vector expected_log_of(const Vector& dirichlet) {
  Vector expected;
  for (const Real value : dirichlet) expected.push_back(digamma(value) - digamma(sum(dirichlet)));
  return expected;
}

/// Column k: topic k as a distribution over terms.
Vector column(const Rows& rows, std::size_t k) {
  Vector values;
  for (const Vector& row : rows) values.push_back(row[k]);
  return values;
}

/// phi_k ~ (N_wk - phi_k + eta) (N_dk - phi_k + alpha_k) / (N_k - phi_k + V eta).
Vector cvb0_update(const Vector& old, const Vector& term_counts, const Vector& document_counts, const Vector& totals,
                   const Vector& alpha, Real eta, Real num_terms) {
  Vector next;
  for (std::size_t k = 0; k < old.size(); ++k) {
    next.push_back((term_counts[k] - old[k] + eta) * (document_counts[k] - old[k] + alpha[k]) /
                   (totals[k] - old[k] + num_terms * eta));
  }
  const Real total = sum(next);
  for (Real& value : next) value /= total;
  return next;
}

struct Token {
  std::size_t document;
  std::size_t term;
};

/// The probability of tokens i, i + 1 …, given the topics of those before, which the urns (Polya's) hold.
Real probability_of_rest(const std::vector<Token>& tokens, std::size_t i, Collapsed& urns, const Vector& alpha, Real eta) {
  if (i == tokens.size()) return 1;
  const auto [d, w] = tokens[i];
  Real probability = 0;
  for (std::size_t k = 0; k < alpha.size(); ++k) {
    Real& in_document = urns.document_counts[d][k];
    Real& in_term = urns.term_counts[w][k];
    const Real here = (in_document + alpha[k]) / (sum(urns.document_counts[d]) + sum(alpha)) * (in_term + eta) /
                      (urns.totals[k] + eta * static_cast<Real>(urns.term_counts.size()));
    ++in_document, ++in_term, ++urns.totals[k];
    probability += here * probability_of_rest(tokens, i + 1, urns, alpha, eta);
    --in_document, --in_term, --urns.totals[k];
  }
  return probability;
}

}  // namespace

Real digamma(Real x) {
  Real value = 0;
  for (; x < 20; ++x) value -= 1 / x;
  const Real y = 1 / (x * x);
  // Bernoulli numbers B_2n / 2n, n = 1 … 8; the next term is below 1e-21 at x = 20.
  const Real series =
      y * (1.0L / 12 -
           y * (1.0L / 120 -
                y * (1.0L / 252 -
                     y * (1.0L / 240 - y * (1.0L / 132 - y * (691.0L / 32760 - y * (1.0L / 12 - y * 3617.0L / 8160)))))));
  return value + std::log(x) - 1 / (2 * x) - series;
}

Real log_gamma(Real x) { return std::lgamma(x); }

Vector topic_totals(const Rows& lambda) {
  Vector totals;
  for (std::size_t k = 0; k < lambda.front().size(); ++k) totals.push_back(sum(column(lambda, k)));
  return totals;
}

Vector expected_log_mixture(const Vector& gamma) { return expected_log_of(gamma); }

Rows expected_log_topics(const Rows& lambda) {
  Rows expected = lambda;
  for (std::size_t k = 0; k < lambda.front().size(); ++k) {
    const Vector of_topic = expected_log_of(column(lambda, k));
    for (std::size_t w = 0; w < lambda.size(); ++w) expected[w][k] = of_topic[w];
  }
  return expected;
}

Rows responsibilities(const Vector& gamma, const Rows& expected_log_beta) {
  const Vector expected_log_theta = expected_log_mixture(gamma);
  Rows phi = expected_log_beta;
  for (Vector& row : phi) {
    Real largest = -INFINITY;
    for (std::size_t k = 0; k < row.size(); ++k) largest = std::max(largest, row[k] += expected_log_theta[k]);
    for (Real& value : row) value = std::exp(value - largest);
    const Real total = sum(row);
    for (Real& value : row) value /= total;
  }
  return phi;
}

Vector update_gamma(const Vector& alpha, const std::vector<std::uint32_t>& n, const Rows& phi) {
  Vector gamma = alpha;
  for (std::size_t w = 0; w < n.size(); ++w) {
    for (std::size_t k = 0; k < alpha.size(); ++k) gamma[k] += n[w] * phi[w][k];
  }
  return gamma;
}

Mixtures e_step(const CountRows& n, const Topics& topics, int updates) {
  return e_step_under(n, topics.alpha, expected_log_topics(topics.lambda), updates);
}

Mixtures e_step_under(const CountRows& n, const Vector& alpha, const Rows& log_topics, int updates) {
  Mixtures mixtures;
  for (const std::vector<std::uint32_t>& document : n) {
    Vector gamma = alpha;
    for (Real& value : gamma) value += sum(document) / static_cast<Real>(alpha.size());
    for (int i = 0; i < updates; ++i) gamma = update_gamma(alpha, document, responsibilities(gamma, log_topics));
    mixtures.phi.push_back(responsibilities(gamma, log_topics));
    mixtures.gamma.push_back(std::move(gamma));
  }
  return mixtures;
}

Rows mean_topics(const Rows& lambda) {
  const Vector totals = topic_totals(lambda);
  Rows topics = lambda;
  for (Vector& row : topics) {
    for (std::size_t k = 0; k < totals.size(); ++k) row[k] /= totals[k];
  }
  return topics;
}

Rows log_mean_topics(const Rows& lambda) {
  Rows topics = mean_topics(lambda);
  for (Vector& row : topics) {
    for (Real& value : row) value = std::log(value);
  }
  return topics;
}

std::vector<Rows> fold_in(const CountRows& n, const Vector& alpha, const Rows& topics, int updates) {
  std::vector<Rows> phi;
  for (const std::vector<std::uint32_t>& document : n) {
    Vector theta(alpha.size(), 1);
    for (int update = 0; update <= updates; ++update) {
      Rows parts = topics;
      for (Vector& row : parts) {
        for (std::size_t k = 0; k < alpha.size(); ++k) row[k] *= theta[k];
        const Real probability = sum(row);
        for (Real& value : row) value /= probability;
      }
      theta = update_gamma(alpha, document, parts);
      if (update == updates) phi.push_back(std::move(parts));
    }
  }
  return phi;
}

Rows m_step(const CountRows& n, const Mixtures& mixtures, const Topics& topics) {
  Rows lambda(topics.num_terms(), Vector(topics.num_topics(), topics.eta));
  for (std::size_t d = 0; d < n.size(); ++d) {
    for (std::size_t w = 0; w < topics.num_terms(); ++w) {
      for (std::size_t k = 0; k < topics.num_topics(); ++k) lambda[w][k] += n[d][w] * mixtures.phi[d][w][k];
    }
  }
  return lambda;
}

Real expected_log_words(const CountRows& n, const Mixtures& mixtures, const Topics& topics) {
  const Rows expected_log_beta = expected_log_topics(topics.lambda);
  Real value = 0;
  for (std::size_t d = 0; d < n.size(); ++d) {
    for (std::size_t w = 0; w < topics.num_terms(); ++w) {
      for (std::size_t k = 0; k < topics.num_topics(); ++k) value += n[d][w] * mixtures.phi[d][w][k] * expected_log_beta[w][k];
    }
  }
  return value;
}

Real expected_log_assignments(const CountRows& n, const Mixtures& mixtures) {
  Real value = 0;
  for (std::size_t d = 0; d < n.size(); ++d) {
    const Vector expected_log_theta = expected_log_mixture(mixtures.gamma[d]);
    for (std::size_t w = 0; w < n[d].size(); ++w) {
      for (std::size_t k = 0; k < expected_log_theta.size(); ++k)
        value += n[d][w] * mixtures.phi[d][w][k] * expected_log_theta[k];
    }
  }
  return value;
}

Real expected_log_mixtures(const Mixtures& mixtures, const Topics& topics) {
  Real value = 0;
  for (const Vector& gamma : mixtures.gamma) value += expected_log_dirichlet(topics.alpha, expected_log_mixture(gamma));
  return value;
}

Real expected_log_topic_prior(const Topics& topics) {
  const Vector prior(topics.num_terms(), topics.eta);
  Real value = 0;
  for (std::size_t k = 0; k < topics.num_topics(); ++k) {
    value += expected_log_dirichlet(prior, expected_log_of(column(topics.lambda, k)));
  }
  return value;
}

Real entropy_of_assignments(const CountRows& n, const Mixtures& mixtures) {
  Real value = 0;
  for (std::size_t d = 0; d < n.size(); ++d) {
    for (std::size_t w = 0; w < n[d].size(); ++w) {
      for (const Real phi : mixtures.phi[d][w]) value -= phi > 0 ? n[d][w] * phi * std::log(phi) : 0;
    }
  }
  return value;
}

Real entropy_of_mixtures(const Mixtures& mixtures) {
  Real value = 0;
  for (const Vector& gamma : mixtures.gamma) value -= expected_log_dirichlet(gamma, expected_log_mixture(gamma));
  return value;
}

Real entropy_of_topics(const Topics& topics) {
  Real value = 0;
  for (std::size_t k = 0; k < topics.num_topics(); ++k) {
    const Vector lambda = column(topics.lambda, k);
    value -= expected_log_dirichlet(lambda, expected_log_of(lambda));
  }
  return value;
}

Real bound(const CountRows& n, const Mixtures& mixtures, const Topics& topics) {
  return expected_log_words(n, mixtures, topics) + expected_log_assignments(n, mixtures) +
         expected_log_mixtures(mixtures, topics) + expected_log_topic_prior(topics) + entropy_of_assignments(n, mixtures) +
         entropy_of_mixtures(mixtures) + entropy_of_topics(topics);
}

Collapsed collapsed(const CountRows& n, std::vector<Rows> phi) {
  const std::size_t num_terms = phi.front().size();
  const std::size_t num_topics = phi.front().front().size();
  Collapsed state{std::move(phi), Rows(n.size(), Vector(num_topics, 0)), Rows(num_terms, Vector(num_topics, 0)),
                  Vector(num_topics, 0)};
  for (std::size_t d = 0; d < n.size(); ++d) {
    for (std::size_t w = 0; w < num_terms; ++w) {
      for (std::size_t k = 0; k < num_topics; ++k) {
        const Real count = n[d][w] * state.phi[d][w][k];
        state.document_counts[d][k] += count;
        state.term_counts[w][k] += count;
        state.totals[k] += count;
      }
    }
  }
  return state;
}

void cvb0_pass(const CountRows& n, const Vector& alpha, Real eta, Collapsed& state) {
  const auto num_terms = static_cast<Real>(state.term_counts.size());
  for (std::size_t d = 0; d < n.size(); ++d) {
    const Vector before = state.document_counts[d];
    for (std::size_t w = 0; w < n[d].size(); ++w) {
      if (n[d][w] == 0) continue;
      Vector& phi = state.phi[d][w];
      const Vector next = cvb0_update(phi, state.term_counts[w], state.document_counts[d], state.totals, alpha, eta, num_terms);
      for (std::size_t k = 0; k < alpha.size(); ++k) {
        state.term_counts[w][k] += n[d][w] * (next[k] - phi[k]);
        state.document_counts[d][k] += n[d][w] * (next[k] - phi[k]);
      }
      phi = next;
    }
    for (std::size_t k = 0; k < alpha.size(); ++k) state.totals[k] += state.document_counts[d][k] - before[k];
  }
}

void cvb0_pass_in_blocks(const CountRows& n, const Vector& alpha, Real eta, std::size_t num_blocks, Collapsed& state) {
  const auto num_terms = static_cast<Real>(state.term_counts.size());
  for (std::size_t block = 0; block < num_blocks; ++block) {
    const Collapsed frozen = state;
    for (std::size_t d = block; d < n.size(); d += num_blocks) {
      for (std::size_t w = 0; w < n[d].size(); ++w) {
        if (n[d][w] == 0) continue;
        Vector& phi = state.phi[d][w];
        phi = cvb0_update(phi, frozen.term_counts[w], state.document_counts[d], frozen.totals, alpha, eta, num_terms);
        for (std::size_t k = 0; k < alpha.size(); ++k) state.document_counts[d][k] += n[d][w] * (phi[k] - frozen.phi[d][w][k]);
      }
    }
    state = collapsed(n, std::move(state.phi));
  }
}

Real expected_digamma_difference(Real mean, Real a) {
  const Real present = -std::expm1(-mean);
  return mean == 0 ? 0 : present * (digamma(a + mean / present) - digamma(a));
}

Vector updated_alpha(const CountRows& n, const Rows& document_counts, const Vector& alpha) {
  Vector next = alpha;
  for (std::size_t k = 0; k < alpha.size(); ++k) {
    Real of_topic = 0;
    Real of_documents = 0;
    for (std::size_t d = 0; d < n.size(); ++d) {
      of_topic += expected_digamma_difference(document_counts[d][k], alpha[k]);
      of_documents += digamma(sum(n[d]) + sum(alpha)) - digamma(sum(alpha));
    }
    next[k] *= of_topic / of_documents;
  }
  return next;
}

Real updated_eta(const Rows& term_counts, Real eta) {
  const auto num_terms = static_cast<Real>(term_counts.size());
  Real of_terms = 0;
  for (const Vector& row : term_counts) {
    for (const Real count : row) of_terms += expected_digamma_difference(count, eta);
  }
  Real of_totals = 0;
  for (const Real total : topic_totals(term_counts)) of_totals += digamma(total + num_terms * eta) - digamma(num_terms * eta);
  return eta * of_terms / (num_terms * of_totals);
}

Real log_evidence(const CountRows& n, const Vector& alpha, Real eta) {
  std::vector<Token> tokens;
  for (std::size_t d = 0; d < n.size(); ++d) {
    for (std::size_t w = 0; w < n[d].size(); ++w) tokens.insert(tokens.end(), n[d][w], Token{d, w});
  }
  const Vector none(alpha.size(), 0);
  Collapsed urns{{}, Rows(n.size(), none), Rows(n.front().size(), none), none};
  return std::log(probability_of_rest(tokens, 0, urns, alpha, eta));
}

}  // namespace ldavi::oracle
