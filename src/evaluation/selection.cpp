// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/selection.hpp"

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/intervals.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

std::string percent_text(double share) { return fixed_text(100.0 * share, 1) + " %"; }

/// By how much perplexity falls from one candidate to another with more topics.
struct Gain {
  Gain(const Candidate& from, const Candidate& to)
      : share(1.0 - to.evaluation.completion.perplexity() / from.evaluation.completion.perplexity()),
        per_doubling(1.0 - exp(log(1.0 - share) * log(2.0) / log(to.num_topics / static_cast<double>(from.num_topics)))),
        is_certain(perplexity_ratio_interval(from.evaluation.completion, to.evaluation.completion).high < 1.0) {}

  bool is_worthwhile() const noexcept { return is_certain && per_doubling >= kWorthwhileGain; }

  double share;
  double per_doubling;
  bool is_certain;
};

std::string why_not_fewer(std::span<const Candidate> candidates, std::size_t chosen) {
  const std::string topics = counted_text(static_cast<std::uint64_t>(candidates[chosen].num_topics), "topic");
  if (candidates.size() == 1) return "No number of topics but " + std::to_string(candidates[chosen].num_topics) + " was tried.";
  if (chosen == 0) return topics + " are the fewest that were tried.";
  const Gain gain(candidates[chosen - 1], candidates[chosen]);
  const std::string fewer = std::to_string(candidates[chosen - 1].num_topics);
  if (gain.share <= 0.0) return topics + " foretell held-out words better than any smaller number did.";
  return topics + " foretell held-out words better than " + fewer + ": perplexity is " + percent_text(gain.share) + " lower.";
}

std::string why_not_more(std::span<const Candidate> candidates, std::size_t chosen) {
  if (chosen + 1 == candidates.size())
    return candidates.size() == 1 ? "Try others beside it."
                                  : "They are the most that were tried, so more may be better still: try larger numbers.";
  const Gain gain(candidates[chosen], candidates[chosen + 1]);
  const std::string more = std::to_string(candidates[chosen + 1].num_topics);
  if (gain.share <= 0.0) return "With " + more + " it is no lower.";
  if (!gain.is_certain) return "With " + more + " it is lower by no more than chance.";
  return "With " + more + " it would fall by " + percent_text(gain.per_doubling) + " for each doubling, less than the " +
         fixed_text(100.0 * kWorthwhileGain, 0) + " % that make twice as many topics worth reading.";
}

}  // namespace

Recommendation recommend(std::span<const Candidate> candidates) {
  if (candidates.empty()) throw InvalidArgument("nothing to recommend: expected a candidate");
  std::size_t chosen = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    if (Gain(candidates[chosen], candidates[i]).is_worthwhile()) chosen = i;
  }
  return {chosen, why_not_fewer(candidates, chosen) + " " + why_not_more(candidates, chosen)};
}

}  // namespace ldavi
