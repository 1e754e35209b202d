// SPDX-License-Identifier: Apache-2.0
#include "ldavi/model/topic_model.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "ldavi/base/error.hpp"
#include "ldavi/math/special.hpp"
#include "model/edited_topics.hpp"
#include "variational/cholesky.hpp"

namespace ldavi {
namespace {

bool is_finite(double value) noexcept { return value - value == 0.0; }

bool is_positive(double value) noexcept { return is_finite(value) && value > 0.0; }

/// What a prior may be: floats hold it and its digamma.
bool is_prior(double value) noexcept { return value >= 1e-6 && value <= 1e6; }

/// Symmetric, and positive definite where the sum of all topics has a variance too.
bool is_covariance(std::vector<double> matrix, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (matrix[i * n + j] != matrix[j * n + i]) return false;
    }
  }
  for (double& value : matrix) value += 1.0 / static_cast<double>(n);
  return cholesky(matrix, n);
}

void check_document_prior(const TopicModel& model, std::vector<std::string>& found) {
  const std::size_t num_topics = model.num_topics();
  const std::size_t before = found.size();
  if (const auto* dirichlet = std::get_if<DirichletPrior>(&model.document_prior)) {
    if (dirichlet->alpha.size() != num_topics) found.push_back("alpha does not have one number a topic");
    if (!std::all_of(dirichlet->alpha.begin(), dirichlet->alpha.end(), is_prior)) {
      found.push_back("alpha has a number that is not from 1e-6 to 1e6");
    }
  }
  if (const auto* normal = std::get_if<LogisticNormalPrior>(&model.document_prior)) {
    if (normal->mean.size() != num_topics || normal->covariance.size() != num_topics * num_topics) {
      found.push_back("the logistic normal prior does not have one mean a topic and one covariance a pair of topics");
    }
    if (!std::all_of(normal->mean.begin(), normal->mean.end(), is_finite) ||
        !std::all_of(normal->covariance.begin(), normal->covariance.end(), is_finite)) {
      found.push_back("the logistic normal prior has a number that is not finite");
    }
    if (found.size() == before && !is_covariance(normal->covariance, num_topics))
      found.push_back("the logistic normal prior has a covariance that no random variable has");
  }
}

/// Of each topic by itself, as if none had been merged.
std::vector<double> own_totals(const TopicModel& model, const TopicView& view) {
  if (view.dropped_words.empty()) return topic_totals(model.lambda);
  std::vector<double> totals(model.num_topics(), 0.0);
  for (std::uint32_t term = 0; term < model.num_terms(); ++term) {
    const float* row = model.lambda.row(term);
    const bool is_dropped = view.is_dropped(term);
    for (std::size_t k = 0; k < totals.size(); ++k) totals[k] += is_dropped ? model.eta : static_cast<double>(row[k]);
  }
  return totals;
}

std::vector<double> shares_of(std::vector<double> totals, double prior_total) {
  // Rounding may leave an empty topic a hair below its prior.
  for (double& share : totals) share = std::max(0.0, share - prior_total);
  const double sum = std::accumulate(totals.begin(), totals.end(), 0.0);
  for (double& share : totals) share = sum > 0.0 ? share / sum : 1.0 / static_cast<double>(totals.size());
  return totals;
}

}  // namespace

std::vector<double> topic_totals(const Matrix& lambda) {
  std::vector<double> totals(lambda.cols(), 0.0);
  for (std::size_t term = 0; term < lambda.rows(); ++term) {
    const float* row = lambda.row(term);
    for (std::size_t k = 0; k < totals.size(); ++k) totals[k] += static_cast<double>(row[k]);
  }
  return totals;
}

std::vector<double> topic_totals(const TopicModel& model) {
  const TopicView view = topic_view(model);
  std::vector<double> totals = own_totals(model, view);
  const double prior_total = static_cast<double>(model.num_terms()) * model.eta;
  for (std::size_t k = 0; k < totals.size(); ++k) {
    if (view.is_merged_away(k)) totals[view.merged_into[k]] += totals[k] - prior_total;
  }
  return totals;
}

Matrix topic_term_probabilities(const TopicModel& model) {
  const std::vector<double> totals = topic_totals(model);
  const EditedTopics topics(model);
  Matrix probabilities(model.num_topics(), model.num_terms());
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    for (std::size_t k = 0; k < totals.size(); ++k)
      probabilities(k, term) = static_cast<float>(topics.weight(term, k) / totals[k]);
  }
  return probabilities;
}

std::vector<double> prevalence(const TopicModel& model) {
  const TopicView view = topic_view(model);
  std::vector<double> shares = shares_of(own_totals(model, view), static_cast<double>(model.num_terms()) * model.eta);
  for (std::size_t k = 0; k < shares.size(); ++k) {
    if (view.is_merged_away(k)) shares[view.merged_into[k]] += std::exchange(shares[k], 0.0);
  }
  return shares;
}

std::vector<WeightedTerm> top_terms(const TopicModel& model, std::size_t topic, std::size_t size) {
  return EditedTopics(model).top_terms(topic, size);
}

std::vector<std::string> topic_names(const TopicModel& model) {
  constexpr std::size_t kCandidates = 30;
  constexpr std::size_t kWords = 3;
  const std::vector<double> totals = topic_totals(model);
  const std::vector<double> shares = prevalence(model);
  const EditedTopics topics(model);
  std::vector<std::string> names = topics.view().names;
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    if (!names[k].empty()) continue;
    std::vector<std::pair<double, std::uint32_t>> candidates;
    for (const WeightedTerm& candidate : topics.top_terms(k, kCandidates)) {
      candidates.emplace_back(topics.relevance(candidate, totals, shares), candidate.term);
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    std::string& name = names[k];
    for (std::size_t i = 0; i < std::min(kWords, candidates.size()); ++i) {
      name += (name.empty() ? "" : ", ") + model.vocabulary.term(candidates[i].second);
    }
  }
  return names;
}

void order_topics(TopicModel& model) {
  const std::vector<double> shares = prevalence(model);
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  std::vector<float> old_row(order.size());
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    float* row = model.lambda.row(term);
    std::copy_n(row, order.size(), old_row.begin());
    for (std::size_t k = 0; k < order.size(); ++k) row[k] = old_row[order[k]];
  }
  const auto reorder = [&](std::vector<double>& values) {
    const std::vector<double> old_values = values;
    for (std::size_t k = 0; k < order.size(); ++k) values[k] = old_values[order[k]];
  };
  if (auto* dirichlet = std::get_if<DirichletPrior>(&model.document_prior)) reorder(dirichlet->alpha);
  if (auto* normal = std::get_if<LogisticNormalPrior>(&model.document_prior)) {
    reorder(normal->mean);
    const std::vector<double> old_values = normal->covariance;
    const std::size_t size = order.size();
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) normal->covariance[i * size + j] = old_values[order[i] * size + order[j]];
    }
  }
}

std::vector<std::string> problems(const TopicModel& model) {
  std::vector<std::string> found;
  if (model.num_topics() == 0) found.push_back("there is no topic");
  if (model.num_terms() == 0) found.push_back("there is no term");
  if (model.vocabulary.size() != model.num_terms())
    found.push_back("the vocabulary and the topics do not have the same number of terms");
  if (!is_prior(model.eta)) found.push_back("eta is not a number from 1e-6 to 1e6");
  check_document_prior(model, found);
  if (!is_finite(model.provenance.bound)) found.push_back("the bound is not finite");
  const std::vector<double>& stability = model.provenance.stability;
  if ((!stability.empty() && stability.size() != model.num_topics()) ||
      !std::all_of(stability.begin(), stability.end(), [](double value) { return value >= 0.0 && value <= 1.0; }))
    found.push_back("stability is not a number from 0 to 1 for each topic");
  try {
    topic_view(model);
  } catch (const InvalidArgument& error) {
    found.emplace_back(error.what());
  }
  for (std::size_t term = 0; term < model.num_terms(); ++term) {
    const std::span<const float> row = model.lambda.row_span(term);
    if (!std::all_of(row.begin(), row.end(), [](float value) { return is_positive(static_cast<double>(value)); })) {
      found.push_back("lambda has a number that is not positive and finite, at term " + std::to_string(term));
      return found;
    }
  }
  const std::vector<double> totals = topic_totals(model.lambda);
  const auto too_large = [](double total) { return total > static_cast<double>(std::numeric_limits<float>::max()); };
  const auto large = std::find_if(totals.begin(), totals.end(), too_large);
  if (large != totals.end()) {
    found.push_back("lambda adds up to more than a float holds, in topic " + std::to_string(large - totals.begin()));
  }
  return found;
}

}  // namespace ldavi
