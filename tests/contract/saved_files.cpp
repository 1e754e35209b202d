// SPDX-License-Identifier: Apache-2.0
#include "contract/saved_files.hpp"

#include <stdexcept>
#include <utility>

#include "ldavi/base/random.hpp"
#include "ldavi/corpus/prepared.hpp"
#include "ldavi/inference/train.hpp"
#include "ldavi/model/model_file.hpp"
#include "support/engine_run.hpp"
#include "support/planted_corpus.hpp"
#include "support/random_purposes.hpp"
#include "support/temporary_folder.hpp"

namespace ldavi {
namespace {

TopicModel some_model(std::uint64_t seed) {
  constexpr std::size_t kTerms = 400;
  constexpr std::size_t kTopics = 12;
  TopicModel model;
  model.lambda = Matrix(kTerms, kTopics);
  std::vector<std::string> terms;
  std::vector<std::uint64_t> counts;
  RandomStream random(seed, kDamage, 0);
  for (std::size_t term = 0; term < kTerms; ++term) {
    terms.push_back("word" + std::to_string(term * seed));
    counts.push_back(1 + random.below(100));
    for (std::size_t k = 0; k < kTopics; ++k) model.lambda(term, k) = static_cast<float>(0.01 + random.uniform());
  }
  model.vocabulary = Vocabulary(std::move(terms), counts, counts);
  model.document_prior = DirichletPrior{std::vector<double>(kTopics, 0.1)};
  model.text = text_rules({});
  model.text->stop_words_name = "en";
  model.text->stop_words = {"a", "the"};
  model.provenance.version = "0.1.0";
  model.provenance.engine = "cvb0";
  model.provenance.options = {{"topics", "12"}, {"seed", std::to_string(seed)}};
  model.provenance.inputs = {"letters"};
  model.provenance.stability = std::vector<double>(kTopics, 0.5);
  model.edits = {{EditAction::kName, {1}, "space flight"}, {EditAction::kMerge, {1, 2}}, {EditAction::kDropWord, {}, "word0"}};
  return model;
}

std::string model_bytes(std::uint64_t seed) {
  const TemporaryFolder folder;
  save_model(some_model(seed), folder.file("m"));
  return bytes_of_file(folder.file("m"));
}

/// With ids, labels and dates, each missing now and then.
std::string corpus_bytes(std::uint64_t seed) {
  std::string lines;
  RandomStream random(seed, kDamage, 1);
  for (int d = 0; d < 200; ++d) {
    lines += "{\"id\": \"d" + std::to_string(d) + "\", \"text\": \"";
    for (int i = 0; i < d % 20; ++i) lines += "the word" + std::to_string(random.below(300)) + " and ";
    lines += "\"" + std::string(d % 5 == 0 ? ", \"label\": \"fifth\"" : "");
    lines += std::string(d % 3 == 0 ? ", \"date\": \"1790-01\"" : "") + "}\n";
  }
  const TemporaryFolder folder;
  prepare_corpus({folder.write("in.jsonl", lines)}, {}, folder.file("c"));
  return bytes_of_file(folder.file("c"));
}

struct Training {
  Corpus corpus;
  TrainOptions options;
};

Training training_of(const std::string& engine) {
  Training training;
  training.corpus = plant_corpus({.num_topics = 4, .num_terms = 300, .num_documents = 150, .mean_tokens = 40}).corpus;
  TrainOptions& options = training.options;
  options.engine = engine_of(engine);
  options.num_topics = 10;
  options.num_threads = 1;
  options.stop.max_passes = 9;
  if (auto* vb = std::get_if<VbOptions>(&options.engine)) vb->documents_per_block = 50;
  if (auto* ctm = std::get_if<CtmOptions>(&options.engine)) ctm->start_passes = 1;
  if (engine == "svi" || engine == "scvb0") online_of(options.engine).batch = 30;
  return training;
}

/// Stopped after so many reports, some of which come within a pass.
std::string checkpoint_bytes(const Training& training, int reports) {
  const TemporaryFolder folder;
  const auto observer = [&](const PassReport&) { return --reports > 0 ? Answer::kContinue : Answer::kStop; };
  train(training.corpus, training.options, observer, {.path = folder.file("c"), .seconds_between = 1e9});
  return bytes_of_file(folder.file("c"));
}

SavedKind checkpoint_of(const std::string& engine) {
  const auto training = std::make_shared<const Training>(training_of(engine));
  const auto load = [training](const std::string& path) {
    const auto stop = [](const PassReport&) { return Answer::kStop; };
    std::filesystem::remove(path + ".1");  // it would be taken instead
    train(training->corpus, training->options, stop, {.path = path, .seconds_between = 1e9, .resume = true});
  };
  const int reports = engine == "cvb0" ? 70 : 17;
  return {"checkpoint_" + engine,
          ContainerKind::kCheckpoint,
          {checkpoint_bytes(*training, reports), checkpoint_bytes(*training, reports / 2)},
          load};
}

}  // namespace

const std::vector<std::string>& saved_kinds() {
  static const std::vector<std::string> kinds{
      "model", "corpus", "checkpoint_cvb0", "checkpoint_vb", "checkpoint_svi", "checkpoint_scvb0", "checkpoint_ctm"};
  return kinds;
}

SavedKind saved_kind(const std::string& name) {
  if (name == "model") {
    return {name, ContainerKind::kModel, {model_bytes(1), model_bytes(2)}, [](const std::string& path) { load_model(path); }};
  }
  if (name == "corpus") {
    return {
        name, ContainerKind::kCorpus, {corpus_bytes(1), corpus_bytes(2)}, [](const std::string& path) { load_prepared(path); }};
  }
  constexpr std::string_view kCheckpoint = "checkpoint_";
  if (!name.starts_with(kCheckpoint)) throw std::invalid_argument("no kind of file: " + name);
  return checkpoint_of(name.substr(kCheckpoint.size()));
}

}  // namespace ldavi
