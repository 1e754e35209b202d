// SPDX-License-Identifier: Apache-2.0
#include "support/hmc.hpp"

#include <algorithm>
#include <cmath>

#include "ldavi/base/error.hpp"
#include "ldavi/math/sampling.hpp"
#include "support/mixing.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

constexpr double kMostSteps = 1000.0;

using Vector = std::vector<double>;

struct Place {
  Vector x;
  Vector gradient;
  double log_density = 0.0;
};

bool move_to(const Target& target, Vector x, Place& place) {
  place.x = std::move(x);
  place.gradient.assign(place.x.size(), 0.0);
  place.log_density = target.log_density(place.x, place.gradient);
  return std::isfinite(place.log_density) &&
         std::all_of(place.gradient.begin(), place.gradient.end(), [](double g) { return std::isfinite(g); });
}

/// Nesterov's dual averaging of log(step), so that the mean acceptance becomes the wanted one (Hoffman, Gelman 2014, algorithm
/// 5).
class StepSize {
 public:
  StepSize(double first, double wanted) : wanted_(wanted) { restart(first); }

  void restart(double from) {
    centre_ = std::log(10.0 * from);
    log_step_ = std::log(from);
    averaged_ = log_step_;
    gap_ = 0.0;
    count_ = 0.0;
  }
  void learn(double acceptance) {
    count_ += 1.0;
    const double share = 1.0 / (count_ + 10.0);
    gap_ = (1.0 - share) * gap_ + share * (wanted_ - acceptance);
    log_step_ = centre_ - std::sqrt(count_) / 0.05 * gap_;
    const double weight = std::pow(count_, -0.75);
    averaged_ = weight * log_step_ + (1.0 - weight) * averaged_;
  }
  double now() const { return std::exp(log_step_); }
  double averaged() const { return std::exp(averaged_); }

 private:
  double wanted_;
  double centre_ = 0.0;
  double log_step_ = 0.0;
  double averaged_ = 0.0;
  double gap_ = 0.0;
  double count_ = 0.0;
};

/// Of each variable, by Welford.
class Variances {
 public:
  explicit Variances(std::size_t dimension) : mean_(dimension, 0.0), sum_(dimension, 0.0) {}

  void add(const Vector& x) {
    count_ += 1.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double gap = x[i] - mean_[i];
      mean_[i] += gap / count_;
      sum_[i] += gap * (x[i] - mean_[i]);
    }
  }
  /// Drawn a little towards 0.001, in case the chain has not moved.
  Vector estimate() const {
    Vector result(sum_.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i] = (count_ * sum_[i] / (count_ - 1.0) + 5.0 * 1e-3) / (count_ + 5.0);
    }
    return result;
  }

 private:
  double count_ = 0.0;
  Vector mean_;
  Vector sum_;
};

class Chain {
 public:
  Chain(const Target& target, const HmcOptions& options, std::size_t index)
      : target_(target), options_(options), random_(options.seed, kHmc, index), variances_(target.dimension, 1.0) {
    start();
  }

  void run(Vector& kept, double& acceptance) {
    StepSize step(first_step(), options_.target_acceptance);
    // Stretches that double in length, each begun with the variances of the one before; the last is for the step alone.
    std::size_t end = std::max<std::size_t>(options_.warm_up / 16, 10);
    Variances seen(target_.dimension);
    for (std::size_t t = 0; t < options_.warm_up; ++t) {
      step.learn(transition(step.now()));
      seen.add(place_.x);
      if (t + 1 == end && 2 * end <= options_.warm_up) {
        variances_ = seen.estimate();
        seen = Variances(target_.dimension);
        step.restart(first_step());
        end *= 2;
      }
    }
    for (std::size_t t = 0; t < options_.draws; ++t) {
      acceptance += transition(step.averaged());
      kept.insert(kept.end(), place_.x.begin(), place_.x.end());
    }
  }

 private:
  void start() {
    for (int attempt = 0; attempt < 100; ++attempt) {
      Vector x = options_.start.empty() ? Vector(target_.dimension, 0.0) : options_.start;
      for (double& value : x) value += sample_normal(random_);
      if (move_to(target_, std::move(x), place_)) return;
    }
    throw InvalidArgument("hmc: the density is not finite around the start");
  }

  Vector momentum() {
    Vector p(target_.dimension);
    for (std::size_t i = 0; i < p.size(); ++i) p[i] = sample_normal(random_) / std::sqrt(variances_[i]);
    return p;
  }

  double energy(const Place& place, const Vector& p) const {
    double kinetic = 0.0;
    for (std::size_t i = 0; i < p.size(); ++i) kinetic += 0.5 * p[i] * p[i] * variances_[i];
    return kinetic - place.log_density;
  }

  /// False where the trajectory leaves what has density.
  bool leapfrog(Place& place, Vector& p, double step) const {
    Vector x = place.x;
    for (std::size_t i = 0; i < p.size(); ++i) {
      p[i] += 0.5 * step * place.gradient[i];
      x[i] += step * variances_[i] * p[i];
    }
    if (!move_to(target_, std::move(x), place)) return false;
    for (std::size_t i = 0; i < p.size(); ++i) p[i] += 0.5 * step * place.gradient[i];
    return true;
  }

  /// One draw; its probability of acceptance.
  double transition(double step) {
    const double mean_steps = std::min(options_.trajectory / step, kMostSteps);
    const auto steps = static_cast<int>(std::max(1.0, std::round(mean_steps * (0.5 + random_.uniform()))));
    Vector p = momentum();
    const double before = energy(place_, p);
    Place there = place_;
    for (int s = 0; s < steps; ++s) {
      if (!leapfrog(there, p, step)) return 0.0;
    }
    const double acceptance = std::min(1.0, std::exp(before - energy(there, p)));
    if (random_.uniform() < acceptance) place_ = there;
    return acceptance;
  }

  /// A power of two at which the acceptance of one step crosses 0.8.
  double first_step() {
    const auto accepted = [&](double step) {
      Vector p = momentum();
      const double before = energy(place_, p);
      Place there = place_;
      return leapfrog(there, p, step) && before - energy(there, p) > std::log(0.8);
    };
    double step = 1.0;
    const bool up = accepted(step);
    for (int i = 0; i < 60; ++i) {
      const double next = up ? 2.0 * step : 0.5 * step;
      if (accepted(next) != up) return up ? step : next;
      step = next;
    }
    return step;
  }

  const Target& target_;
  const HmcOptions& options_;
  RandomStream random_;
  Vector variances_;  // the inverse masses
  Place place_;
};

void add_moments(HmcResult& result) {
  const std::size_t n = result.dimension;
  result.mean.assign(n, 0.0);
  result.covariance.assign(n * n, 0.0);
  double count = 0.0;
  for (const Vector& chain : result.chains) count += static_cast<double>(chain.size() / n);
  for (const Vector& chain : result.chains) {
    for (std::size_t at = 0; at < chain.size(); ++at) result.mean[at % n] += chain[at] / count;
  }
  for (const Vector& chain : result.chains) {
    for (std::size_t row = 0; row < chain.size(); row += n) {
      for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
          result.covariance[i * n + j] += (chain[row + i] - result.mean[i]) * (chain[row + j] - result.mean[j]) / (count - 1.0);
        }
      }
    }
  }
}

void add_mixing(HmcResult& result) {
  for (std::size_t i = 0; i < result.dimension; ++i) {
    std::vector<Vector> of_variable;
    for (const Vector& chain : result.chains) {
      Vector& values = of_variable.emplace_back();
      for (std::size_t at = i; at < chain.size(); at += result.dimension) values.push_back(chain[at]);
    }
    result.split_r_hat.push_back(split_r_hat(of_variable));
    result.effective_sample_size.push_back(effective_draws(of_variable));
  }
}

}  // namespace

double HmcResult::standard_error(std::size_t i) const {
  return std::sqrt(covariance[i * dimension + i] / effective_sample_size[i]);
}

HmcResult sample_by_hmc(const Target& target, const HmcOptions& options) {
  HmcResult result;
  result.dimension = target.dimension;
  result.chains.resize(options.chains);
  for (std::size_t c = 0; c < options.chains; ++c) Chain(target, options, c).run(result.chains[c], result.acceptance);
  result.acceptance /= static_cast<double>(options.chains * options.draws);
  add_moments(result);
  add_mixing(result);
  return result;
}

}  // namespace ldavi
