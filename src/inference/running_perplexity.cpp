// SPDX-License-Identifier: Apache-2.0
#include "inference/running_perplexity.hpp"

#include <utility>

#include "inference/completion_scorer.hpp"
#include "ldavi/math/special.hpp"

namespace ldavi {
namespace {

/// The weight of a document is halved after so many tokens were scored.
constexpr double kHalfLife = 20'000.0;
/// Documents are split token by token: one of billions would take minutes.
constexpr std::uint64_t kMostTokens = 65'536;

}  // namespace

std::optional<double> RunningPerplexity::Sums::perplexity() const {
  if (tokens <= 0.0) return std::nullopt;
  return exp(nats / tokens);
}

void RunningPerplexity::observe(const TrainingSet& set, std::span<const std::uint32_t> documents, std::span<const double> alpha,
                                const Probabilities& probabilities) {
  chosen_.clear();
  for (const std::uint32_t d : documents) {
    if (d % kEvery == 0 && set.document_tokens(d) <= kMostTokens) chosen_.push_back(d);
  }
  if (chosen_.empty()) return;
  batch_.assign(set, chosen_);
  Matrix topics(batch_.terms().size(), alpha.size());
  for (std::size_t i = 0; i < topics.rows(); ++i) probabilities(batch_.terms()[i], {topics.row(i), alpha.size()});
  const CompletionScorer scorer(topics, DirichletPrior{{alpha.begin(), alpha.end()}});
  Sums sums;
  for (std::size_t i = 0; i < batch_.num_documents(); ++i) {
    TokenSplit token_split;  // one each: a document is split in one way in every pass, whatever stands beside it
    token_split.split(batch_.document(i), halves_);
    if (halves_.observed_terms.empty() || halves_.scored_terms.empty()) continue;
    sums.nats -= scorer.score(halves_, scratch_);
    sums.tokens += static_cast<double>(halves_.scored().num_tokens());
  }
  const double kept = exp(-sums.tokens / kHalfLife * 0.69314718055994531);
  running_ = {running_.nats * kept + sums.nats, running_.tokens * kept + sums.tokens};
  pass_ = {pass_.nats + sums.nats, pass_.tokens + sums.tokens};
}

std::optional<double> RunningPerplexity::running() const { return running_.perplexity(); }

std::optional<double> RunningPerplexity::end_pass() { return std::exchange(pass_, {}).perplexity(); }

void RunningPerplexity::save(ByteWriter& numbers) const {
  for (const Sums& sums : {running_, pass_}) {
    numbers.f64(sums.nats);
    numbers.f64(sums.tokens);
  }
}

void RunningPerplexity::restore(ByteReader& numbers) {
  for (Sums* sums : {&running_, &pass_}) {
    sums->nats = numbers.finite();
    sums->tokens = numbers.finite();
  }
}

}  // namespace ldavi
