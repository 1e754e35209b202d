// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_notes.hpp"

#include <algorithm>

#include "base/number_format.hpp"
#include "exporters/json_writer.hpp"
#include "ldavi/corpus/corpus_stream.hpp"

namespace ldavi::cli {
namespace {

/// Of a model that is kept while another is trained.
std::uint64_t model_bytes(const LoadedCorpus& loaded, int num_topics) {
  return sizeof(float) * loaded.corpus.num_terms() * static_cast<std::uint64_t>(num_topics);
}

}  // namespace

RunPlan plan_run(const LoadedCorpus& loaded, const TrainOptions& options) {
  return {plan_training(loaded.corpus, options), loaded.corpus.bytes_in_memory()};
}

RunPlan plan_runs(const LoadedCorpus& loaded, const TrainOptions& options, const RunsOptions& runs) {
  RunPlan plan = plan_run(loaded, options);
  if (runs.runs < 2) return plan;
  constexpr std::uint64_t kBytesOfAWord = 8;  // of a topic, kept of each run
  const std::uint64_t cells = loaded.corpus.num_terms() * static_cast<std::uint64_t>(options.num_topics);
  plan.training.memory_bytes +=
      model_bytes(loaded, options.num_topics) +
      static_cast<std::uint64_t>(runs.runs) * kBytesOfAWord * std::min<std::uint64_t>(cells, loaded.corpus.num_nonzeros());
  plan.training.seconds *= 1.0 + runs.share * (runs.runs - 1);
  if (runs.share < 1.0) {  // that share is copied
    constexpr std::uint64_t kBytesOfACell = 8;
    plan.corpus_bytes +=
        static_cast<std::uint64_t>(runs.share * static_cast<double>(kBytesOfACell * loaded.corpus.num_nonzeros()));
  }
  return plan;
}

RunPlan plan_sweep(const LoadedCorpus& loaded, const TrainOptions& options, std::span<const int> topics) {
  TrainOptions of_one = options;
  of_one.num_topics = topics.back();
  RunPlan plan = plan_run(loaded, of_one);
  for (std::size_t i = 0; i + 1 < topics.size(); ++i) {
    of_one.num_topics = topics[i];  // starts from the model of the next one
    const std::uint64_t bytes = plan_training(loaded.corpus, of_one).memory_bytes + model_bytes(loaded, topics[i + 1]);
    plan.training.memory_bytes = std::max(plan.training.memory_bytes, bytes);
  }
  return plan;
}

RunPlan plan_stream(const LoadedCorpus& first_look, const TrainOptions& options) {
  constexpr std::uint64_t kBytesOfACell = 8;
  constexpr std::uint64_t kBytesOfADocument = 64;              // its id, offset and place
  constexpr std::uint64_t kWindows = TextStream::kPlaces + 2;  // one is being made, one is learned from
  RunPlan plan = plan_run(first_look, options);
  plan.first_look = first_look.corpus.num_documents();
  const std::uint64_t cells = first_look.corpus.num_nonzeros() / plan.first_look + 1;
  plan.corpus_bytes += kWindows * TextStream::kWindowDocuments * (kBytesOfACell * cells + kBytesOfADocument);
  return plan;
}

std::string plan_text(const RunPlan& plan, int num_topics) {
  return "training " + counted_text(static_cast<std::uint64_t>(num_topics), "topic") + " with " + plan.training.engine + " (" +
         plan.training.reason + "), about " + bytes_text(plan.memory_bytes()) + " of memory" +
         (plan.first_look == 0 ? std::string()
                               : "; a first look at " + counted_text(plan.first_look, "document") + " fixed the vocabulary");
}

std::string plan_time_text(const RunPlan& plan) {
  if (plan.first_look > 0) return "for a time that is unknown, as is the length of the stream";
  return "about " + seconds_text(plan.training.seconds) + " at most";
}

std::string plan_json(const RunPlan& plan, const LoadedCorpus& loaded, const TrainOptions& options) {
  JsonWriter json(2);
  json.begin_object();
  json.member("engine", std::string_view(plan.training.engine));
  json.member("reason", std::string_view(plan.training.reason));
  json.member("topics", static_cast<std::uint64_t>(options.num_topics));
  json.member("passes", static_cast<std::uint64_t>(options.stop.max_passes));
  json.member("documents", static_cast<std::uint64_t>(loaded.corpus.num_documents()));
  json.member("terms", static_cast<std::uint64_t>(loaded.corpus.num_terms()));
  json.member("memory_bytes", plan.memory_bytes());
  json.member("corpus_bytes", plan.corpus_bytes);
  json.key("seconds");
  plan.first_look == 0 ? json.value(plan.training.seconds) : json.null();
  json.end_object();
  return json.take() + "\n";
}

std::string refusal_text(const RunPlan& plan, const LoadedCorpus& loaded, const TrainingArguments& arguments,
                         std::uint64_t memory, bool asked) {
  std::string text = "lda-vi: training needs about " + bytes_text(plan.memory_bytes());
  constexpr std::uint64_t kWorthTelling = 100;  // a hundredth
  if (plan.corpus_bytes > plan.memory_bytes() / kWorthTelling)
    text += " (" + bytes_text(plan.corpus_bytes) + " of it for the documents)";
  text +=
      ", more than " + (asked ? "--memory " + bytes_text(memory) : "the " + bytes_text(memory) + " that are left here") + "; ";
  const std::uint64_t for_training = memory - std::min(memory, plan.corpus_bytes);
  TrainingArguments online = arguments;
  settle_engine(online, Scvb0Options{});
  if (arguments.engine != "scvb0" && arguments.engine != "svi" &&
      plan_training(loaded.corpus, online.train).memory_bytes <= for_training)
    return text + "--engine scvb0 would fit";
  const int fitting = topics_that_fit(loaded.corpus, arguments.train, for_training);
  return text + (fitting > 0 ? "-k " + std::to_string(fitting) + " would fit" : "not even one topic would fit");
}

}  // namespace ldavi::cli
