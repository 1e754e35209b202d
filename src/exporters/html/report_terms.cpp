// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/report_terms.hpp"

#include <algorithm>

namespace ldavi {

ReportTerms::ReportTerms(const Matrix& weights, double eta)
    : weights_(weights), eta_(eta), counts_(weights.rows(), 0.0), is_needed_(weights.rows(), false) {
  for (std::uint32_t term = 0; term < weights.rows(); ++term) {
    for (std::size_t topic = 0; topic < weights.cols(); ++topic) counts_[term] += count(term, topic);
  }
}

double ReportTerms::count(std::uint32_t term, std::size_t topic) const noexcept {
  // The prior was added as a float.
  const auto prior = static_cast<double>(static_cast<float>(eta_));
  return std::max(0.0, static_cast<double>(weights_(term, topic)) - prior);
}

void ReportTerms::settle() {
  for (std::uint32_t term = 0; term < is_needed_.size(); ++term) {
    if (is_needed_[term]) terms_.push_back(term);
  }
  std::stable_sort(terms_.begin(), terms_.end(), [this](std::uint32_t a, std::uint32_t b) { return counts_[a] > counts_[b]; });
  numbers_.assign(is_needed_.size(), 0);
  for (std::uint32_t number = 0; number < terms_.size(); ++number) numbers_[terms_[number]] = number;
}

}  // namespace ldavi
