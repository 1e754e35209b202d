// SPDX-License-Identifier: Apache-2.0
#include "support/gibbs.hpp"

#include <algorithm>

#include "ldavi/math/dirichlet.hpp"
#include "ldavi/math/sampling.hpp"
#include "ldavi/math/special.hpp"
#include "support/random_purposes.hpp"

namespace ldavi {
namespace {

/// The first place whose running sum is above the draw.
std::size_t draw_from(RandomStream& random, const std::vector<double>& sums) {
  const double place = random.uniform() * sums.back();
  std::size_t k = 0;
  while (k + 1 < sums.size() && sums[k] <= place) ++k;
  return k;
}

std::vector<std::uint32_t> tokens_of(const DocumentCounts& document) {
  std::vector<std::uint32_t> tokens;
  for (std::size_t i = 0; i < document.size(); ++i) tokens.insert(tokens.end(), document.counts[i], document.terms[i]);
  return tokens;
}

}  // namespace

CollapsedGibbs::CollapsedGibbs(const Corpus& corpus, std::span<const std::uint32_t> documents, const GibbsOptions& options,
                               const Matrix* start)
    : corpus_(corpus),
      alpha_(options.alpha),
      eta_(options.eta),
      seed_(options.seed),
      num_terms_(corpus.num_terms()),
      offsets_{0},
      document_counts_(documents.size() * num_topics(), 0),
      term_counts_(num_terms_ * num_topics(), 0),
      topic_counts_(num_topics(), 0),
      inverse_totals_(num_topics()),
      sums_(num_topics()) {
  RandomStream random(seed_, kGibbs, sweeps_++);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const std::uint32_t term : tokens_of(corpus.document(documents[i]))) {
      double sum = 0.0;
      for (std::size_t k = 0; k < num_topics(); ++k)
        sums_[k] = sum += start == nullptr ? 1.0 : static_cast<double>((*start)(term, k));
      const std::size_t topic = draw_from(random, sums_);
      terms_.push_back(term);
      topics_.push_back(static_cast<std::uint16_t>(topic));
      count(i, term, topic);
    }
    offsets_.push_back(terms_.size());
  }
}

void CollapsedGibbs::count(std::size_t document, std::size_t term, std::size_t topic) {
  ++document_counts_[document * num_topics() + topic];
  ++term_counts_[term * num_topics() + topic];
  ++topic_counts_[topic];
}

void CollapsedGibbs::sweep() {
  RandomStream random(seed_, kGibbs, sweeps_++);
  const double eta_total = static_cast<double>(num_terms_) * eta_;
  for (std::size_t k = 0; k < num_topics(); ++k) inverse_totals_[k] = 1.0 / (topic_counts_[k] + eta_total);
  for (std::size_t i = 0; i + 1 < offsets_.size(); ++i) {
    std::uint32_t* of_document = document_counts_.data() + i * num_topics();
    for (std::size_t token = offsets_[i]; token < offsets_[i + 1]; ++token) {
      std::uint32_t* of_term = term_counts_.data() + terms_[token] * num_topics();
      const std::size_t old = topics_[token];
      --of_document[old];
      --of_term[old];
      inverse_totals_[old] = 1.0 / (--topic_counts_[old] + eta_total);
      const std::size_t topic = draw_topic(random, of_document, of_term);
      topics_[token] = static_cast<std::uint16_t>(topic);
      ++of_document[topic];
      ++of_term[topic];
      inverse_totals_[topic] = 1.0 / (++topic_counts_[topic] + eta_total);
    }
  }
}

std::size_t CollapsedGibbs::draw_topic(RandomStream& random, const std::uint32_t* of_document, const std::uint32_t* of_term) {
  double sum = 0.0;
  for (std::size_t k = 0; k < num_topics(); ++k)
    sums_[k] = sum += (of_document[k] + alpha_[k]) * (of_term[k] + eta_) * inverse_totals_[k];
  return draw_from(random, sums_);
}

void CollapsedGibbs::learn_priors() {
  const std::size_t num_documents = offsets_.size() - 1;
  const double alpha_total = total(alpha_);
  double of_lengths = 0.0;
  for (std::size_t i = 0; i < num_documents; ++i)
    of_lengths += digamma(static_cast<double>(offsets_[i + 1] - offsets_[i]) + alpha_total) - digamma(alpha_total);
  for (std::size_t k = 0; k < num_topics(); ++k) {
    double of_counts = 0.0;
    for (std::size_t i = 0; i < num_documents; ++i) {
      if (const std::uint32_t n = document_count(i, k); n > 0) of_counts += digamma(n + alpha_[k]) - digamma(alpha_[k]);
    }
    alpha_[k] = std::max(alpha_[k] * of_counts / of_lengths, 1e-6);
  }
  const auto num_terms = static_cast<double>(num_terms_);
  double of_terms = 0.0;
  for (const std::uint32_t n : term_counts_) {
    if (n > 0) of_terms += digamma(n + eta_) - digamma(eta_);
  }
  double of_totals = 0.0;
  for (const std::uint32_t n : topic_counts_) of_totals += digamma(n + num_terms * eta_) - digamma(num_terms * eta_);
  eta_ = std::max(eta_ * of_terms / (num_terms * of_totals), 1e-6);
}

TopicModel CollapsedGibbs::model() const {
  TopicModel model;
  model.lambda = Matrix(num_terms_, num_topics());
  for (std::size_t term = 0; term < num_terms_; ++term) {
    for (std::size_t k = 0; k < num_topics(); ++k) model.lambda(term, k) = static_cast<float>(term_count(term, k) + eta_);
  }
  model.document_prior = DirichletPrior{alpha_};
  model.eta = eta_;
  model.vocabulary = corpus_.vocabulary;
  model.provenance.engine = "cvb0";
  return model;
}

SampledMixture sample_mixture(const DocumentCounts& document, const Matrix& topics, std::span<const double> alpha,
                              const MixtureChain& options) {
  const std::size_t num_topics = alpha.size();
  RandomStream random(options.seed, kGibbsMixture, options.index);
  const std::vector<std::uint32_t> terms = tokens_of(document);
  std::vector<double> parameters(alpha.begin(), alpha.end());  // alpha + counts
  std::vector<double> sums(num_topics);
  const auto draw_topic = [&](std::uint32_t term, std::span<const double> weights) {
    double sum = 0.0;
    for (std::size_t k = 0; k < num_topics; ++k) sums[k] = sum += weights[k] * static_cast<double>(topics(term, k));
    return draw_from(random, sums);
  };
  std::vector<std::size_t> of_tokens;
  for (const std::uint32_t term : terms) of_tokens.push_back(draw_topic(term, alpha));
  for (const std::size_t topic : of_tokens) parameters[topic] += 1.0;
  const double parameter_total = total(parameters);
  SampledMixture sampled{std::vector<double>(num_topics, 0.0), std::vector<double>(options.draws * num_topics)};
  for (std::size_t sweep = 0; sweep < options.burn_in + options.draws; ++sweep) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      parameters[of_tokens[i]] -= 1.0;
      of_tokens[i] = draw_topic(terms[i], parameters);
      parameters[of_tokens[i]] += 1.0;
    }
    if (sweep < options.burn_in) continue;
    for (std::size_t k = 0; k < num_topics; ++k)
      sampled.mean[k] += parameters[k] / parameter_total / static_cast<double>(options.draws);
    sample_dirichlet(random, parameters, std::span(sampled.draws).subspan((sweep - options.burn_in) * num_topics, num_topics));
  }
  return sampled;
}

}  // namespace ldavi
