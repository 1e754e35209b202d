// SPDX-License-Identifier: Apache-2.0
// The terms that a report speaks of, numbered anew: the commonest first, so that numbers are short.
#pragma once

#include <cstdint>
#include <vector>

#include "ldavi/model/topic_model.hpp"

namespace ldavi {

class ReportTerms {
 public:
  /// The model must outlive it.
  explicit ReportTerms(const TopicModel& model);

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
  const TopicModel& model_;
  std::vector<double> counts_;
  std::vector<bool> is_needed_;
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint32_t> numbers_;
};

}  // namespace ldavi
