// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/selection.hpp"

#include <utility>

#include "base/number_format.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/intervals.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

std::string percent_text(double share) { return fixed_text(100.0 * share, 1) + " %"; }

double share_of(const Candidate& from, const Candidate& to) {
  return 1.0 - to.evaluation.completion.perplexity() / from.evaluation.completion.perplexity();
}

/// By how much perplexity falls from one candidate to another with more topics.
struct Gain {
  Gain(const Candidate& from, const Candidate& to, int num_threads)
      : share(share_of(from, to)),
        per_doubling(1.0 - exp(log(1.0 - share) * log(2.0) / log(to.num_topics / static_cast<double>(from.num_topics)))),
        is_certain(perplexity_ratio_interval(from.evaluation.completion, to.evaluation.completion, 1, 1'000, num_threads).high <
                   1.0) {}

  bool is_worthwhile() const noexcept { return is_certain && per_doubling >= kWorthwhileGain; }

  double share;
  double per_doubling;
  bool is_certain;
};

/// `before`: that from which it went on to the chosen one.
std::string why_not_fewer(std::span<const Candidate> candidates, std::size_t chosen, std::size_t before) {
  const std::string number = std::to_string(candidates[chosen].num_topics);
  if (candidates.size() == 1) return "No number of topics but " + number + " was tried.";
  if (chosen == 0) return "No number smaller than " + number + " was tried.";
  return number + " topics foretell held-out words better than " + std::to_string(candidates[before].num_topics) +
         ": perplexity is " + percent_text(share_of(candidates[before], candidates[chosen])) + " lower.";
}

std::string why_not_more(std::span<const Candidate> candidates, std::size_t chosen, int num_threads) {
  if (chosen + 1 == candidates.size())
    return candidates.size() == 1 ? "Try others beside it."
                                  : "They are the most that were tried, so more may be better still: try larger numbers.";
  const Gain gain(candidates[chosen], candidates[chosen + 1], num_threads);
  const std::string more = std::to_string(candidates[chosen + 1].num_topics);
  if (gain.share <= 0.0) return "With " + more + " perplexity is no lower.";
  if (!gain.is_certain) return "With " + more + " perplexity is lower by no more than chance.";
  return "With " + more + " perplexity would fall by " + percent_text(gain.per_doubling) +
         " for each doubling, less than the " + fixed_text(100.0 * kWorthwhileGain, 0) +
         " % that make twice as many topics worth reading.";
}

}  // namespace

Recommendation recommend(std::span<const Candidate> candidates, int num_threads) {
  if (candidates.empty() || candidates.front().evaluation.completion.num_documents() == 0)
    throw InvalidArgument("nothing to recommend: expected a candidate and a document that was scored");
  std::size_t chosen = 0;
  std::size_t before = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    if (Gain(candidates[chosen], candidates[i], num_threads).is_worthwhile()) before = std::exchange(chosen, i);
  }
  return {chosen, why_not_fewer(candidates, chosen, before) + " " + why_not_more(candidates, chosen, num_threads)};
}

}  // namespace ldavi
