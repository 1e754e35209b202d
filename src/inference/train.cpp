// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/train.hpp"

#include <algorithm>

#include "base/content_hash.hpp"
#include "base/join.hpp"
#include "base/number_format.hpp"
#include "inference/ctm.hpp"
#include "inference/cvb0.hpp"
#include "inference/engine.hpp"
#include "inference/scvb0.hpp"
#include "inference/svi.hpp"
#include "inference/trainer.hpp"
#include "inference/vb.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/version.hpp"

namespace ldavi {
namespace {

void refuse_problems(const TrainOptions& options) {
  if (const std::vector<std::string> found = problems(options); !found.empty()) throw InvalidArgument(join(found, "; "));
}

void refuse_misfit(const TopicModel& start, const Corpus& corpus, const TrainOptions& options) {
  constexpr int kLeastPasses = 9;  // else no topic can leave
  if (!std::holds_alternative<Cvb0Options>(options.engine)) throw InvalidArgument("only cvb0 can start from a model");
  if (start.num_topics() < static_cast<std::size_t>(options.num_topics))
    throw InvalidArgument("cannot start from a model of fewer topics than are asked for");
  if (options.stop.max_passes < kLeastPasses) throw InvalidArgument("starting from a model takes 9 passes or more");
  if (!std::holds_alternative<DirichletPrior>(start.document_prior))
    throw InvalidArgument("the model to start from has no Dirichlet prior of its documents");
  if (start.num_terms() != corpus.num_terms() || start.vocabulary.terms() != corpus.vocabulary.terms())
    throw InvalidArgument("the model to start from has other terms than the corpus");
}

/// What makes training what it is, a line each: a checkpoint of anything else is refused.
std::string description(const std::vector<std::pair<std::string, std::string>>& options) {
  std::string lines = "version " + std::string(kVersion) + "\n";
  for (const auto& [name, value] : options) lines += name + " " + value + "\n";
  return lines;
}

double tolerance(const EngineOptions& engine) {
  return std::visit([](const auto& options) { return options.tolerance; }, engine);
}

}  // namespace

std::vector<double> initial_alpha(const TrainOptions& options) {
  if (options.priors.alpha.size() > 1) return options.priors.alpha;
  return std::vector<double>(static_cast<std::size_t>(options.num_topics), options.priors.alpha.front());
}

std::vector<std::pair<std::string, std::string>> effective_options(const TrainOptions& options, const TopicModel* start) {
  std::vector<std::pair<std::string, std::string>> in_force = effective_options(options);
  if (start != nullptr) {
    const Matrix& lambda = start->lambda;
    const std::uint64_t hash = content_hash(lambda.row(0), lambda.rows() * lambda.stride() * sizeof(float));
    in_force.emplace_back("start", counted_text(start->num_topics(), "topic") + " of another model, hash " + hash_text(hash));
  }
  return in_force;
}

std::unique_ptr<Engine> make_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor,
                                    const TopicModel* start) {
  if (std::holds_alternative<VbOptions>(options.engine)) return make_vb_engine(set, options, executor);
  if (std::holds_alternative<SviOptions>(options.engine)) return make_svi_engine(set, options, executor);
  if (std::holds_alternative<Scvb0Options>(options.engine)) return make_scvb0_engine(set, options, executor);
  if (std::holds_alternative<CtmOptions>(options.engine)) return make_ctm_engine(set, options, executor);
  return make_cvb0_engine(set, options, executor, start);
}

TrainResult train(const Corpus& corpus, const TrainOptions& options, const Observer& observer,
                  const CheckpointOptions& checkpoint, const TopicModel* start) {
  refuse_problems(options);
  if (start != nullptr) refuse_misfit(*start, corpus, options);
  Executor executor(options.num_threads > 0 ? options.num_threads : available_processors());
  const TrainingSet set(corpus, options.holdout);
  const std::unique_ptr<Engine> engine = make_engine(set, options, executor, start);
  const std::uint64_t corpus_hash = content_hash(corpus);
  const std::vector<std::pair<std::string, std::string>> in_force = effective_options(options, start);
  Checkpointer checkpointer(checkpoint, {corpus_hash, description(in_force)});
  const std::optional<LoopState> saved = checkpointer.resume(*engine, options.stop);
  const LoopResult loop = run_passes(*engine, options.stop, tolerance(options.engine), {set.num_documents(), set.num_tokens()},
                                     observer, checkpointer, saved.value_or(LoopState{}));
  // It may stand in a mapped file.
  if (content_hash(corpus) != corpus_hash)
    throw FormatError("the corpus", "changed while it was learned from, and the model would be of neither; it is not kept");

  TrainResult result;
  result.model = engine->model();
  result.model.vocabulary = corpus.vocabulary;
  order_topics(result.model);
  Provenance& provenance = result.model.provenance;
  provenance.version = kVersion;
  provenance.engine = engine_name(options.engine);
  provenance.options = in_force;
  provenance.passes = static_cast<std::uint64_t>(loop.state.passes);
  provenance.termination = loop.termination;
  provenance.has_bound = loop.state.bound.has_value();
  provenance.bound = loop.state.bound.value_or(0.0);
  provenance.holdout = options.holdout;
  provenance.corpus_hash = corpus_hash;
  provenance.documents = corpus.num_documents();
  provenance.tokens = corpus.num_tokens();
  provenance.training_documents = set.num_documents();
  provenance.training_tokens = set.num_tokens();
  result.termination = loop.termination;
  result.passes = loop.state.passes;
  result.resumed = saved.has_value();
  result.checkpoint_saved = loop.checkpoint_saved;
  result.resumed_passes = saved ? saved->passes : 0;
  result.seconds = loop.seconds;
  result.change = loop.state.change;
  return result;
}

std::string TrainResult::brief() const {
  return termination_text(termination) + " after " + std::to_string(passes) + (passes == 1 ? " pass, " : " passes, ") +
         seconds_text(seconds);
}

}  // namespace ldavi
