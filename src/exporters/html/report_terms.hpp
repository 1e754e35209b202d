// SPDX-License-Identifier: Apache-2.0
// The terms that a report speaks of, numbered anew: the commonest first, so that numbers are short.
#pragma once

#include <cstdint>
#include <vector>

#include "ldavi/base/matrix.hpp"

namespace ldavi {

class ReportTerms {
 public:
  /// weights: V x K, eta and the expected counts. They must outlive it.
  ReportTerms(const Matrix& weights, double eta);

  /// The report speaks of this term.
  void need(std::uint32_t term) { is_needed_[term] = true; }
  /// Numbers all that are needed.
  void settle();

  /// In the order of their numbers, once they are settled.
  const std::vector<std::uint32_t>& terms() const noexcept { return terms_; }
  std::uint32_t number(std::uint32_t term) const noexcept { return numbers_[term]; }

  /// Expected count of a term in a topic, and in all of them: of the tokens that were learned from.
  double count(std::uint32_t term, std::size_t topic) const noexcept;
  double count(std::uint32_t term) const noexcept { return counts_[term]; }

 private:
  const Matrix& weights_;
  double eta_;
  std::vector<double> counts_;
  std::vector<bool> is_needed_;
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace ldavi
