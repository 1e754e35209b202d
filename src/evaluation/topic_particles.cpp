// SPDX-License-Identifier: Apache-2.0
#include "evaluation/topic_particles.hpp"

#include <algorithm>

#include "ldavi/math/dirichlet.hpp"

namespace ldavi {

void TopicTally::add(std::uint32_t topic) {
  if (counts[topic]++ == 0) used.push_back(topic);
}

void TopicTally::remove(std::uint32_t topic) noexcept {
  if (--counts[topic] > 0) return;
  *std::find(used.begin(), used.end(), topic) = used.back();
  used.pop_back();
}

TopicChoice::TopicChoice(const Matrix& topics, std::span<const double> alpha, const DocumentCounts& document)
    : topics_(topics), terms_(document.terms), alpha_total_(total(alpha)), prior_sums_(document.size() * topics.cols()) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const float* row = topics.row(terms_[i]);
    double sum = 0.0;
    for (std::size_t k = 0; k < topics.cols(); ++k) {
      sum += alpha[k] * static_cast<double>(row[k]);
      prior_sums_[i * topics.cols() + k] = sum;
    }
  }
}

double TopicChoice::weight_of_tokens(const float* row, const TopicTally& tally) const noexcept {
  double sum = 0.0;
  for (const std::uint32_t k : tally.used) sum += static_cast<double>(tally.counts[k]) * static_cast<double>(row[k]);
  return sum;
}

double TopicChoice::weight(std::size_t term, const TopicTally& tally) const noexcept {
  return weight_of_tokens(topics_.row(terms_[term]), tally) + prior_sums_[(term + 1) * num_topics() - 1];
}

std::uint32_t TopicChoice::draw(std::size_t term, const TopicTally& tally, RandomStream& random) const noexcept {
  const float* row = topics_.row(terms_[term]);
  const double* const sums = &prior_sums_[term * num_topics()];
  const double of_tokens = weight_of_tokens(row, tally);
  double place = random.uniform() * (of_tokens + sums[num_topics() - 1]);
  if (place < of_tokens) {
    for (const std::uint32_t k : tally.used) {
      place -= static_cast<double>(tally.counts[k]) * static_cast<double>(row[k]);
      if (place < 0.0) return k;
    }
    return tally.used.back();  // rounding
  }
  const auto k = static_cast<std::size_t>(std::upper_bound(sums, sums + num_topics(), place - of_tokens) - sums);
  return static_cast<std::uint32_t>(std::min(k, num_topics() - 1));
}

TopicParticles::TopicParticles(const TopicChoice& choice, std::uint32_t num_particles, RandomStream& random)
    : choice_(choice), random_(random), particles_(num_particles, Particle(choice.num_topics())) {}

void TopicParticles::redraw() {
  for (Particle& particle : particles_) {
    for (std::size_t n = 0; n < terms_.size(); ++n) {
      particle.tally.remove(particle.topics[n]);
      particle.topics[n] = choice_.draw(terms_[n], particle.tally, random_);
      particle.tally.add(particle.topics[n]);
    }
  }
}

double TopicParticles::add(std::uint32_t term) {
  std::vector<double> weights;
  for (const Particle& particle : particles_) weights.push_back(choice_.weight(term, particle.tally));
  const double sum = total(weights);
  choose_anew(weights, sum);
  const double probability =
      sum / static_cast<double>(particles_.size()) / (choice_.alpha_total() + static_cast<double>(terms_.size()));
  terms_.push_back(term);
  for (Particle& particle : particles_) {
    particle.topics.push_back(choice_.draw(term, particle.tally, random_));
    particle.tally.add(particle.topics.back());
  }
  return probability;
}

/// Systematic: a comb of equal distances, laid over the weights by one random number. Where they are alike, every particle stays.
void TopicParticles::choose_anew(std::span<const double> weights, double sum) {
  const double distance = sum / static_cast<double>(weights.size());
  double tooth = random_.uniform() * distance;
  double end = 0.0;
  std::vector<std::size_t> copies;  // a number for each but the first of its copies
  std::vector<std::size_t> gone;
  std::size_t chosen = 0;
  for (std::size_t r = 0; r < weights.size(); ++r) {
    end += weights[r];
    const std::size_t before = chosen;
    // The last takes what rounding would leave over.
    for (; chosen < weights.size() && (tooth < end || r + 1 == weights.size()); ++chosen, tooth += distance) {
      if (chosen > before) copies.push_back(r);
    }
    if (chosen == before) gone.push_back(r);
  }
  for (std::size_t i = 0; i < gone.size(); ++i) particles_[gone[i]] = particles_[copies[i]];
}

}  // namespace ldavi
