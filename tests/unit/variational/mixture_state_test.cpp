// SPDX-License-Identifier: Apache-2.0
#include "variational/mixture_state.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "support/planted_clusters.hpp"

namespace ldavi {
namespace {

using Real = long double;
constexpr std::size_t kDimension = 2;
constexpr Real kPi = 3.14159265358979323846264338327950288L;

/// psi by its recurrence and asymptotic series, in long double.
Real psi(Real x) {
  Real sum = 0;
  for (; x < 20; ++x) sum -= 1 / x;
  const Real t = 1 / (x * x);
  return sum + std::log(x) - 1 / (2 * x) - t * (1.0L / 12 - t * (1.0L / 120 - t * (1.0L / 252 - t * (1.0L / 240 - t / 132))));
}

/// A symmetric 2 x 2 matrix (a b; b c).
struct Two {
  Real a, b, c;
  Real determinant() const { return a * c - b * b; }
  Two inverse() const { return {c / determinant(), -b / determinant(), a / determinant()}; }
  Real square(Real x, Real y) const { return a * x * x + 2 * b * x * y + c * y * y; }
  Real trace_with(const Two& o) const { return a * o.a + 2 * b * o.b + c * o.c; }
};

Two scale_of(const GaussWishart& g) { return Two{g.inverse_scale[0], g.inverse_scale[1], g.inverse_scale[3]}.inverse(); }

/// log B(W, nu), Bishop B.79, for D = 2.
Real log_b(const Two& w, Real nu) {
  return -nu / 2 * std::log(w.determinant()) -
         (nu * std::log(2.0L) + std::log(kPi) / 2 + std::lgamma(nu / 2) + std::lgamma((nu - 1) / 2));
}

/// The sum of the seven terms 10.71 to 10.77 for components of the full shape in two dimensions.
Real bound_by_terms(const MixturePrior& prior, const MixtureState& state, const std::vector<double>& points) {
  std::vector<GaussWishart> components = state.components;
  std::vector<Real> alpha(state.alphas.begin(), state.alphas.end());
  while (components.size() < prior.num_components) {  // those without points
    components.push_back(prior.component);
    alpha.push_back(prior.alpha);
  }
  const std::size_t size = components.size();
  const std::size_t active = state.components.size();
  Real alpha_total = 0;
  for (const Real a : alpha) alpha_total += a;
  const Real nu0 = prior.component.degrees_of_freedom;
  const Real beta0 = prior.component.mean_precision;
  const Two w0 = scale_of(prior.component);
  std::vector<Real> log_pi(size);
  std::vector<Real> log_lambda(size);
  for (std::size_t k = 0; k < size; ++k) {
    const Real nu = components[k].degrees_of_freedom;
    log_pi[k] = psi(alpha[k]) - psi(alpha_total);
    log_lambda[k] = psi(nu / 2) + psi((nu - 1) / 2) + 2 * std::log(2.0L) + std::log(scale_of(components[k]).determinant());
  }
  Real log_x = 0;  // E[log p(X | Z, mu, Lambda)], point by point
  Real log_z = 0;
  Real log_q_z = 0;
  for (std::size_t n = 0; n < points.size() / 2; ++n) {
    std::vector<Real> expected(active);
    std::vector<Real> rho(active);
    Real sum = 0;
    for (std::size_t k = 0; k < active; ++k) {
      const GaussWishart& q = components[k];
      const Real square =
          scale_of(q).square(points[2 * n] - static_cast<Real>(q.mean[0]), points[2 * n + 1] - static_cast<Real>(q.mean[1]));
      expected[k] =
          (log_lambda[k] - 2 / static_cast<Real>(q.mean_precision) - q.degrees_of_freedom * square - 2 * std::log(2 * kPi)) / 2;
      sum += rho[k] = std::exp(log_pi[k] + expected[k]);
    }
    for (std::size_t k = 0; k < active; ++k) {
      const Real r = rho[k] / sum;
      log_x += r * expected[k];
      log_z += r * log_pi[k];
      if (r > 0) log_q_z += r * std::log(r);
    }
  }
  Real log_p_pi = std::lgamma(size * static_cast<Real>(prior.alpha)) -
                  static_cast<Real>(size) * std::lgamma(static_cast<Real>(prior.alpha));
  Real log_q_pi = std::lgamma(alpha_total);
  Real log_p_mu = 0;
  Real log_q_mu = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const GaussWishart& q = components[k];
    const Two w = scale_of(q);
    const Real nu = q.degrees_of_freedom;
    const Real beta = q.mean_precision;
    log_p_pi += (prior.alpha - 1.0L) * log_pi[k];
    log_q_pi += (alpha[k] - 1) * log_pi[k] - std::lgamma(alpha[k]);
    const Real square = w.square(static_cast<Real>(q.mean[0]) - prior.component.mean[0],
                                 static_cast<Real>(q.mean[1]) - prior.component.mean[1]);
    log_p_mu += (2 * std::log(beta0 / (2 * kPi)) + log_lambda[k] - 2 * beta0 / beta - beta0 * nu * square) / 2;
    log_p_mu += log_b(w0, nu0) + (nu0 - 3) / 2 * log_lambda[k] - nu / 2 * w0.inverse().trace_with(w);
    const Real entropy = -log_b(w, nu) - (nu - 3) / 2 * log_lambda[k] + nu;
    log_q_mu += log_lambda[k] / 2 + std::log(beta / (2 * kPi)) - 1 - entropy;
  }
  return log_x + log_z + log_p_pi + log_p_mu - log_q_z - log_q_pi - log_q_mu;
}

class State : public testing::Test {
 protected:
  /// Rough statistics: of points by their number.
  std::vector<PointStatistics> by_number(MixturePass& pass, std::size_t num) {
    return pass.add_up(std::vector<std::vector<double>>(num, {0.0, 0.0}), [&](std::size_t block, double* out, std::size_t) {
      for (std::size_t n = 0; n < pass.points().block_size(block); ++n) out[(n * 7 / 3) % num * kPointsPerBlock + n] = 1.0;
    });
  }

  PlantedClusters planted_ = plant_clusters(600, kDimension, 3, 6.0, 5);
  MixturePoints points_{planted_.points, kDimension};
  Executor executor_{2};
  MixturePass pass_{points_, CovarianceShape::kFull, executor_};
  MixturePrior prior_{5, 0.3, {1.5, {1.0, -2.0}, 4.0, {3.0, 0.5, 0.5, 2.0}}, CovarianceShape::kFull};
};

TEST_F(State, BoundIsTheSumOfAllTerms) {
  for (const std::size_t active : {1U, 3U, 5U}) {
    MixtureState state = evaluate(prior_, by_number(pass_, active), pass_);
    for (int update = 0; update < 4; ++update) {
      const Real expected = bound_by_terms(prior_, state, planted_.points);
      EXPECT_NEAR(state.bound, static_cast<double>(expected), 1e-12 * std::abs(static_cast<double>(expected)))
          << active << ' ' << update;
      state = evaluate(prior_, state.statistics, pass_);
    }
  }
}

TEST_F(State, BoundNeverFalls) {
  for (const CovarianceShape shape : {CovarianceShape::kFull, CovarianceShape::kDiagonal}) {
    MixturePass pass(points_, shape, executor_);
    GaussWishart component = prior_.component;
    if (shape == CovarianceShape::kDiagonal) component.inverse_scale = {3.0, 2.0};
    const MixturePrior prior(5, 0.3, component, shape);
    MixtureState state = evaluate(prior, by_number(pass, 5), pass);
    for (int update = 0; update < 100; ++update) {
      MixtureState next = evaluate(prior, state.statistics, pass);
      ASSERT_GE(next.bound, state.bound - 1e-12 * std::abs(state.bound)) << update;
      state = std::move(next);
    }
  }
}

TEST_F(State, TermsOfThePriorItselfAreZero) {
  const MixtureTerms terms = terms_of(prior_, {prior_.alpha, prior_.alpha}, {prior_.component, prior_.component}, executor_);
  EXPECT_NEAR(terms.minus_divergences, 0.0, 1e-13);
  EXPECT_EQ(terms.densities.size(), 2U);
}

TEST_F(State, ProposalsGainWhatTheySayOrMore) {
  // Components that share clusters: two of the first cluster, three of the others.
  MixtureState state = evaluate(prior_, by_number(pass_, 5), pass_);
  for (int update = 0; update < 15; ++update) state = evaluate(prior_, state.statistics, pass_);
  const std::vector<MergeProposal> proposals = propose_merges(prior_, state, pass_);
  ASSERT_EQ(proposals.size(), state.statistics.size() * (state.statistics.size() - 1) / 2);
  // What the update alone gains is in the gain of a merge as well.
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const MergeProposal& proposal = proposals[i];
    if (i > 0) {
      EXPECT_LE(proposal.gain, proposals[i - 1].gain);
    }
    std::vector<PointStatistics> statistics = state.statistics;
    statistics[proposal.first] = merged(statistics[proposal.first], statistics[proposal.second], prior_.shape);
    statistics.erase(statistics.begin() + static_cast<std::ptrdiff_t>(proposal.second));
    EXPECT_GE(evaluate(prior_, statistics, pass_).bound - state.bound, proposal.gain - 0.05)
        << proposal.first << proposal.second;
  }
  EXPECT_GT(proposals.front().gain, 0.0);
  EXPECT_LT(proposals.back().gain, 0.0);
}

TEST_F(State, NothingToMergeInOneComponent) {
  const MixtureState state = evaluate(prior_, by_number(pass_, 1), pass_);
  EXPECT_TRUE(propose_merges(prior_, state, pass_).empty());
}

}  // namespace
}  // namespace ldavi
