// SPDX-License-Identifier: Apache-2.0
#include "ldavi/inference/train_stream.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <utility>

#include "base/content_hash.hpp"
#include "base/join.hpp"
#include "base/number_format.hpp"
#include "inference/online_engine.hpp"
#include "inference/scvb0.hpp"
#include "inference/svi.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/base/version.hpp"

namespace ldavi {
namespace {

using Clock = std::chrono::steady_clock;

/// So often the observer is asked while nothing comes.
constexpr std::chrono::milliseconds kPatience{200};

void refuse_problems(const TrainOptions& options) {
  if (const std::vector<std::string> found = problems(options); !found.empty()) throw InvalidArgument(join(found, "; "));
  const std::string engine = engine_name(options.engine);
  if (engine != "scvb0" && engine != "svi")
    throw InvalidArgument("the engine is " + engine + ", expected scvb0 or svi: the others need all documents at once");
}

std::unique_ptr<OnlineEngine> make_online_engine(const TrainingSet& set, const TrainOptions& options, Executor& executor) {
  if (std::holds_alternative<SviOptions>(options.engine)) return make_svi_engine(set, options, executor);
  return make_scvb0_engine(set, options, executor);
}

/// What is told of all documents that came, those held out too.
class Census {
 public:
  explicit Census(const Corpus& first)
      : num_documents_(first.num_documents()),
        num_tokens_(first.num_tokens()),
        hash_(content_hash(first)),
        document_frequencies_(first.vocabulary.document_frequencies()),
        counts_(first.vocabulary.counts()) {}

  void add(const Corpus& window) {
    num_documents_ += window.num_documents();
    num_tokens_ += window.num_tokens();
    for (std::size_t i = 0; i < window.num_nonzeros(); ++i) {
      ++document_frequencies_[window.terms[i]];
      counts_[window.terms[i]] += window.counts[i];
    }
    const std::array<std::uint64_t, 2> both{hash_, content_hash(window)};
    hash_ = content_hash(both.data(), sizeof both);
  }

  Vocabulary vocabulary(const Vocabulary& first) const { return {first.terms(), document_frequencies_, counts_}; }
  std::uint64_t num_documents() const noexcept { return num_documents_; }
  std::uint64_t num_tokens() const noexcept { return num_tokens_; }
  std::uint64_t hash() const noexcept { return hash_; }

 private:
  std::uint64_t num_documents_;
  std::uint64_t num_tokens_;
  std::uint64_t hash_;
  std::vector<std::uint64_t> document_frequencies_;
  std::vector<std::uint64_t> counts_;
};

class StreamTraining {
 public:
  StreamTraining(CorpusStream& stream, const TrainOptions& options, const Observer& observer)
      : stream_(stream),
        first_(stream.first_look()),
        options_(options),
        observer_(observer),
        executor_(options.num_threads > 0 ? options.num_threads : available_processors()),
        begin_(Clock::now()),
        census_(first_) {
    set_.emplace(first_, options.holdout);
    const HoldoutSplit split = split_holdout(first_, options.holdout);
    num_with_a_token_ = split.training.size() + split.held_out.size();
    engine_ = make_online_engine(*set_, options, executor_);
  }

  StreamResult run() {
    learn();
    while (!ended_) {
      switch (next()) {
        case StreamState::kWindow: learn_next(); break;
        case StreamState::kNotYet: report(); break;
        case StreamState::kEnd: ended_ = true; break;
      }
    }
    if (result_.termination == Termination::kPassLimit || result_.broken) engine_->end_stream();
    result_.documents = engine_->documents_learned();
    result_.model = model();
    result_.seconds = seconds();
    return std::move(result_);
  }

 private:
  double seconds() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  void end(Termination termination) {
    ended_ = true;
    result_.termination = termination;
  }

  StreamState next() {
    try {
      return stream_.next(window_, kPatience);
    } catch (const Error&) {
      result_.broken = std::current_exception();
      end(Termination::kStopped);
      return StreamState::kEnd;
    }
  }

  void learn_next() {
    census_.add(window_);
    std::vector<std::uint32_t> documents;
    for (std::size_t d = 0; d < window_.num_documents(); ++d) {
      if (window_.document(d).size() == 0) continue;
      const bool held_out = options_.holdout > 0 && num_with_a_token_ % options_.holdout == 0;
      if (!held_out) documents.push_back(static_cast<std::uint32_t>(d));
      ++num_with_a_token_;
    }
    if (documents.empty()) return report();
    set_.emplace(window_, std::move(documents), first_.num_terms());
    engine_->take(*set_);
    learn();
  }

  /// From the window in `set_`.
  void learn() {
    const bool whole = engine_->learn_window([this](const PassProgress&) {
      report();
      return ended_;
    });
    if (whole) report();
  }

  void report() {
    PassReport report;
    report.max_passes = 1;
    report.documents = engine_->documents_learned();
    report.tokens = engine_->tokens_learned();
    report.seconds = seconds();
    report.perplexity = engine_->perplexity();
    if (observer_ && observer_(report) == Answer::kStop) return end(Termination::kStopped);
    if (options_.stop.time_limit > 0.0 && seconds() >= options_.stop.time_limit) end(Termination::kTimeLimit);
  }

  TopicModel model() const {
    TopicModel model = engine_->model();
    model.vocabulary = census_.vocabulary(first_.vocabulary);
    order_topics(model);
    Provenance& provenance = model.provenance;
    provenance.version = kVersion;
    provenance.engine = engine_name(options_.engine);
    provenance.options = effective_options(options_);
    provenance.passes = 1;
    provenance.termination = result_.termination;
    provenance.holdout = options_.holdout;
    provenance.corpus_hash = census_.hash();
    provenance.documents = census_.num_documents();
    provenance.tokens = census_.num_tokens();
    provenance.training_documents = engine_->documents_learned();
    provenance.training_tokens = engine_->tokens_learned();
    return model;
  }

  CorpusStream& stream_;
  const Corpus& first_;
  const TrainOptions& options_;
  const Observer& observer_;
  Executor executor_;
  const Clock::time_point begin_;
  Census census_;
  Corpus window_;
  std::optional<TrainingSet> set_;
  std::unique_ptr<OnlineEngine> engine_;
  std::uint64_t num_with_a_token_ = 0;
  bool ended_ = false;
  StreamResult result_;
};

}  // namespace

StreamResult train_stream(CorpusStream& stream, const TrainOptions& options, const Observer& observer) {
  refuse_problems(options);
  return StreamTraining(stream, options, observer).run();
}

std::string StreamResult::brief() const {
  const std::string why = broken                                   ? "the stream broke"
                          : termination == Termination::kPassLimit ? "the stream ended"
                                                                   : termination_text(termination);
  return why + " after " + counted_text(documents, "document") + ", " + seconds_text(seconds);
}

}  // namespace ldavi
