// SPDX-License-Identifier: Apache-2.0
// How to learn: every choice with its meaning, default and range. The command line binds to these fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ldavi {

/// Batch mean-field variational Bayes: the textbook method, with an exact bound.
/// Source: Blei, Ng, Jordan 2003; Hoffman, Blei, Bach 2010 (the form without explicit phi).
struct VbOptions {
  /// Updates of a document's mixture per pass, at least 1. More cost more and end worse: docs/decisions. Default 5.
  int inner_iterations = 5;
  /// A document's updates end early when the mean absolute change of gamma is below this. Default 1e-3.
  double inner_tolerance = 1e-3;
  /// Documents whose mixtures are kept at a time; their statistics are added up block by block, so it shapes the last bits.
  /// 0: as many as 128 MiB hold, at least 1,024. Default 0.
  int documents_per_block = 0;
  /// Passes with the starting priors before they are learned. Default 15.
  int prior_burn_in = 15;
  /// Converged when the bound's relative change per pass stays below this. 0: never. Default 1e-5.
  double tolerance = 1e-5;
};

/// Collapsed variational Bayes, zero order: the best topics.
/// Source: Asuncion, Welling, Smyth, Teh 2009.
struct Cvb0Options {
  /// Documents are dealt to so many blocks; global counts are brought up to date after each. Part of the algorithm: it
  /// shapes the result. 1 to 1024. Default 16.
  int blocks = 16;
  /// Topics beyond those asked for that training starts with, as a share of them; those that cost least leave between a
  /// fifth and three fifths of the most passes, at most 500 (docs/decisions/0011, 0015). None where passes are fewer than
  /// 9, alpha is given for each topic, or there is one topic. 0 to 10. Default 1.5.
  double surplus_topics = 1.5;
  /// A document of N tokens has at most N / tokens_per_topic topics at a time, rounded up to a multiple of 16: expectations
  /// spread over more, and then the prior of the documents grows (docs/decisions/0013). 0: no such limit. Default 4.
  int tokens_per_topic = 4;
  /// The same in the last fifth of the most passes (of 500 where there are more), not rounded, but at least 4 topics, or
  /// more in documents of less than 24 tokens. Where passes are fewer than 5, or training is stopped before, it ends
  /// without this. 0: as before. Default 12.
  int tokens_per_topic_at_end = 12;
  /// The most topics of a document whose responsibilities are kept; the others are looked at again now and then. 0: all
  /// where there are few and memory allows, else as many as memory allows (docs/decisions/0010). Default 0.
  int most_topics = 0;
  /// Passes with the starting priors before they are learned. Default 2.
  int prior_burn_in = 2;
  /// Converged when the share of all tokens that change topic in a pass stays below this. 0: never. Default 1e-3.
  double tolerance = 1e-3;
};

/// What the engines that learn from minibatches have in common.
struct OnlineOptions {
  /// Documents of a minibatch, at least 1; no more than there are. Default 256.
  int batch = 256;
  /// Minibatch t (0, 1 …) moves the topics by rho_t = step / (tau + t)^kappa, at most 1, towards what it says itself: step
  /// > 0, tau > 0, kappa from 0.5 (forgets soon) to 1 (remembers all). docs/decisions/0014 has how they were chosen.
  double step = 1.0;
  double tau = 42.0;
  double kappa = 0.8;
  /// c: rho_t stays at least 1 - (1 - share)^c, where the minibatch has that share of all documents, about c * share: so
  /// topics remember the last 1 / c passes over a small corpus, and no more. 0: no such limit. Default 2.
  double least_step = 2.0;
  /// How often each window of about 4,096 documents is learned from before the next one, in each pass. At least 1. Default 1.
  int repeats = 1;
  /// Updates of a document's mixture per step, at least 1. Default 30.
  int inner_iterations = 30;
  /// They end early when the proportions change by less than this in all. Default 1e-3.
  double inner_tolerance = 1e-3;
};

/// Online variational Bayes: vb in steps along the natural gradient, for streams and corpora larger than memory.
/// Source: Hoffman, Blei, Bach 2010; Hoffman, Blei, Wang, Paisley 2013.
struct SviOptions {
  OnlineOptions online;
  /// Converged when the perplexity of documents that are about to be learned from changes by less than this share from pass
  /// to pass. 0: never. Default 1e-3.
  double tolerance = 1e-3;
};

/// Stochastic collapsed variational Bayes: good topics from one or few passes over any number of documents.
/// Source: Foulds, Boyles, DuBois, Smyth, Welling 2013.
struct Scvb0Options {
  OnlineOptions online;
  /// As for svi. Default 1e-3.
  double tolerance = 1e-3;
};

/// Correlated topics: theta = softmax(eta), eta ~ N(mean, covariance), both learned.
/// Source: Blei, Lafferty 2007; Wang, Blei 2013 (Laplace variational inference).
struct CtmOptions {
  /// Passes of cvb0 that find the topics to begin with, at least 1; of all passes two thirds at most, and one at least. Default 40.
  int start_passes = 40;
  /// Steps of Newton's method for a document's mixture in a pass, at least 1. Default 3.
  int newton_steps = 3;
  /// They end before one that would make the document likelier by fewer nats. Default 1e-3.
  double newton_tolerance = 1e-3;
  /// Converged when the evidence's relative change per pass stays below this. 0: never. Default 1e-4.
  double tolerance = 1e-4;
};

using EngineOptions = std::variant<Cvb0Options, VbOptions, SviOptions, Scvb0Options, CtmOptions>;

/// "cvb0", "vb", "svi", "scvb0", "ctm".
std::string engine_name(const EngineOptions& options);

/// The document prior alpha (of ctm: of its start) and the topic prior eta: where they start, and whether they are learned.
struct PriorOptions {
  /// One number for every topic, or one a topic; each from 1e-6 to 1e6. Default 0.1.
  std::vector<double> alpha{0.1};
  bool learn_alpha = true;
  /// From 1e-6 to 1e6. Default: 0.01 for cvb0, 0.1 for vb.
  std::optional<double> eta;
  bool learn_eta = true;
};

struct StopOptions {
  /// The most passes over the documents, 1 to 1,000,000. Default 100.
  int max_passes = 100;
  /// Passes in a row that must be below the engine's tolerance, at least 1. Default 3.
  int patience = 3;
  /// Seconds after which training ends at the next opportunity; what it has learned by then depends on the machine. 0: no
  /// limit. Default 0.
  double time_limit = 0.0;
};

inline constexpr int kMostTopics = 65'535;
/// Of ctm, whose time grows with their cube.
inline constexpr int kMostCorrelatedTopics = 1'000;

struct TrainOptions {
  /// 1 to kMostTopics. Default 20.
  int num_topics = 20;
  std::uint64_t seed = 1;
  EngineOptions engine = Cvb0Options{};
  PriorOptions priors;
  StopOptions stop;
  /// Learn nothing from documents 0, N, 2N … of those with a token; 0: learn from all. Not 1.
  std::uint32_t holdout = 0;
  /// Does not change the result. 0: as many as the process may use. At most 1,024.
  int num_threads = 0;
};

/// A first look, the usual, or as good as it gets.
enum class Effort { kQuick, kNormal, kBest };

/// "quick", "normal", "best"; std::nullopt for any other name.
std::optional<Effort> effort_named(std::string_view name) noexcept;

/// Sets the most passes (of cvb0 10, 100, 500; of vb 40, 200, 500; of ctm 15, 100, 400; of svi and scvb0 2, 10, 50), the
/// engine's tolerance (its default; for kBest a fifth of it) and, for cvb0, the surplus topics (the default; for kBest twice as
/// many), for ctm the passes of its start (the default; for kBest five times as many); nothing else. docs/decisions/0012 has
/// what each level gains and costs.
void set_effort(TrainOptions& options, Effort effort);

/// The eta that training begins with.
double starting_eta(const TrainOptions& options);

/// All problems of the options, as sentences; empty when they are fine.
std::vector<std::string> problems(const TrainOptions& options);

/// What shapes the result, as (name, value), in a fixed order: what a model stores and --verbose prints.
std::vector<std::pair<std::string, std::string>> effective_options(const TrainOptions& options);

}  // namespace ldavi
