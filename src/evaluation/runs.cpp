// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/runs.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "base/number_format.hpp"
#include "evaluation/document_sample.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/inference/completion.hpp"

namespace ldavi {
namespace {

double held_out_perplexity(const TopicModel& model, const Corpus& corpus, const std::vector<std::uint32_t>& held_out,
                           int num_threads) {
  const Completion completion =
      complete_documents(word_probabilities(model.lambda), model.document_prior, corpus, held_out, num_threads);
  if (completion.num_documents() == 0)
    throw ParseError("the corpus", 0, "no document that is held out can be scored", "expected more documents, or longer ones");
  return completion.perplexity();
}

/// Some of the documents that options.holdout leaves, drawn by the seed.
std::vector<std::uint32_t> documents_of_share(const Corpus& corpus, const TrainOptions& options, double share) {
  return sample_documents(split_holdout(corpus, options.holdout).training, share, options.seed);
}

/// Before anything is learned.
void check_shares(const Corpus& corpus, TrainOptions options, const RunsOptions& runs) {
  for (int run = 1; run < runs.runs && runs.share < 1.0; ++run) {
    ++options.seed;
    if (documents_of_share(corpus, options, runs.share).empty())
      throw InvalidArgument("run " + std::to_string(run + 1) + " has no document to learn from, expected a larger share than " +
                            number_text(runs.share));
  }
}

/// The model says of the corpus what that of train() would.
TrainResult train_on_share(const Corpus& corpus, const TrainOptions& options, double share, const Observer& observer) {
  const std::vector<std::uint32_t> documents = documents_of_share(corpus, options, share);
  TrainOptions of_all = options;
  of_all.holdout = 0;
  TrainResult result = train(sampled_corpus(corpus, documents), of_all, observer);
  Provenance& provenance = result.model.provenance;
  provenance.holdout = options.holdout;
  provenance.corpus_hash = content_hash(corpus);
  provenance.documents = corpus.num_documents();
  provenance.tokens = corpus.num_tokens();
  return result;
}

}  // namespace

RunsResult train_runs(const Corpus& corpus, const TrainOptions& options, const RunsOptions& runs,
                      const RunsObserver& observer) {
  if (options.holdout < 2) throw InvalidArgument("runs are compared by documents held out: expected a holdout of 2 or more");
  if (runs.runs < 1) throw InvalidArgument("expected at least one run");
  if (!(runs.share > 0.0 && runs.share <= 1.0)) throw InvalidArgument("expected a share of the documents above 0, at most 1");
  check_shares(corpus, options, runs);
  const std::vector<std::uint32_t> held_out = split_holdout(corpus, options.holdout).held_out;
  RunsResult result;
  std::vector<TopicWords> topics;
  for (int run = 0; run < runs.runs; ++run) {
    TrainOptions run_options = options;
    run_options.seed = options.seed + static_cast<std::uint64_t>(run);
    Observer pass;
    if (observer.pass) pass = [&](const PassReport& report) { return observer.pass(run, report); };
    TrainResult trained =
        run > 0 && runs.share < 1.0 ? train_on_share(corpus, run_options, runs.share, pass) : train(corpus, run_options, pass);
    const bool is_stopped = trained.termination == Termination::kStopped;
    if (is_stopped && run > 0) break;
    const RunReport report{run, run_options.seed, held_out_perplexity(trained.model, corpus, held_out, options.num_threads)};
    if (observer.run) observer.run(report);
    topics.push_back(topic_words(trained.model, options.num_threads));
    const bool is_best = run == 0 || report.perplexity < result.runs[static_cast<std::size_t>(result.best_run)].perplexity;
    result.runs.push_back(report);
    if (is_best) {
      result.best = std::move(trained);
      result.best_run = run;
    }
    if (is_stopped) break;
  }
  result.best.model.provenance.options = effective_options(options);  // with the first seed: what was asked for
  if (topics.size() < 2) return result;
  std::swap(topics.front(), topics[static_cast<std::size_t>(result.best_run)]);
  TopicDistanceOptions distance;
  distance.num_threads = options.num_threads;
  result.stability = topic_stability(topics.front(), std::span(topics).subspan(1), distance);
  std::vector<double>& stored = result.best.model.provenance.stability;
  stored = result.stability.topics;
  for (double& value : stored) value = value == value ? std::clamp(value, 0.0, 1.0) : 0.0;  // an empty topic never comes back
  return result;
}

}  // namespace ldavi
