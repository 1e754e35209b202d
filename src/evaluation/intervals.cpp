// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/intervals.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "evaluation/percentile.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "ldavi/base/random.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kReplicatesPerShard = 16;

/// The nats per token of `completion` in as many of its documents as there are, drawn with replacement.
double replicate(const Completion& completion, RandomStream random) {
  const auto num_documents = static_cast<std::uint32_t>(completion.num_documents());
  double log_probability = 0.0;
  std::uint64_t tokens = 0;
  for (std::uint32_t i = 0; i < num_documents; ++i) {
    const std::uint32_t d = random.below(num_documents);
    log_probability += completion.log_probabilities[d];
    tokens += completion.tokens[d];
  }
  return -log_probability / static_cast<double>(tokens);
}

/// Of exp(nats), where `nats` gets the random numbers of a replicate.
template <class Nats>
Interval interval_of(const Completion& completion, std::uint64_t seed, int replicates, int num_threads, const Nats& nats) {
  if (completion.num_documents() == 0 || replicates < 1) throw InvalidArgument("an interval needs a document and a replicate");
  if (completion.num_documents() > std::numeric_limits<std::uint32_t>::max())
    throw InvalidArgument("too many documents for an interval");
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  std::vector<double> values(static_cast<std::size_t>(replicates));
  for_each_block(executor, values.size(), kReplicatesPerShard, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) values[i] = exp(nats(RandomStream(seed, RandomPurpose::kBootstrap, i)));
  });
  std::sort(values.begin(), values.end());
  return {percentile(values, 0.025), percentile(values, 0.975)};
}

}  // namespace

Interval perplexity_interval(const Completion& completion, std::uint64_t seed, int replicates, int num_threads) {
  return interval_of(completion, seed, replicates, num_threads,
                     [&](const RandomStream& random) { return replicate(completion, random); });
}

Interval perplexity_ratio_interval(const Completion& first, const Completion& second, std::uint64_t seed, int replicates,
                                   int num_threads) {
  if (first.num_documents() != second.num_documents()) throw InvalidArgument("a ratio needs the same documents twice");
  return interval_of(first, seed, replicates, num_threads,
                     [&](const RandomStream& random) { return replicate(second, random) - replicate(first, random); });
}

}  // namespace ldavi
