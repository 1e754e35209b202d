// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/eval.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/number_format.hpp"
#include "cli/evaluation_report.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/judged_topics.hpp"
#include "cli/library_warning.hpp"
#include "cli/usage_error.hpp"
#include "corpus/formats/vocabulary_beside.hpp"
#include "corpus/formats/vocabulary_file.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/evaluation/evaluate.hpp"
#include "ldavi/evaluation/foreign_topics.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

constexpr std::uint64_t kMostParticles = 10'000;

/// Whatever the topics know is a word.
TextRules rules_of_any_word() {
  TextOptions text;
  text.stop_words = "none";
  text.min_length = 1;
  text.numbers = NumberPolicy::kKeep;
  return text_rules(text);
}

std::vector<double> alpha_for(const EvalArguments& a, std::size_t num_topics) {
  if (a.alpha) return std::vector<double>(num_topics, *a.alpha);
  if (a.alpha_file.empty()) return {};
  std::vector<double> alpha = read_numbers(a.alpha_file);
  if (alpha.size() != num_topics) {
    throw ParseError(a.alpha_file, 0, counted_text(alpha.size(), "number"),
                     "expected one for each of " + counted_text(num_topics, "topic"));
  }
  return alpha;
}

JudgedTopics topics_of(TopicModel& model, int num_threads, Terminal& terminal) {
  warn_of_other_library(terminal, model);
  model.edits.clear();  // they are for readers
  JudgedTopics judged;
  judged.words = topic_words(model, num_threads);
  judged.weights = std::move(model.lambda);
  judged.prior = std::move(model.document_prior);
  judged.vocabulary = std::move(model.vocabulary);
  judged.text = std::move(model.text);
  judged.engine = model.provenance.engine;
  return judged;
}

JudgedTopics topics_of_file(const EvalArguments& a, Terminal& terminal) {
  ForeignTopics topics = read_foreign_topics(a.topics_file);
  if (topics.empty_topics > 0)
    terminal.warn("warning: " + counted_text(topics.empty_topics, "topic") + " without any weight, taken as even");
  if (topics.geometric_means) {
    terminal.warn("warning: " + a.topics_file +
                  " holds exp E[log beta], which is too low for rare words; save get_topics() for probabilities");
  }
  const auto num_terms = static_cast<std::uint32_t>(topics.weights.rows());
  if (topics.terms.empty() && !a.read.vocabulary_path.empty())
    topics.terms = read_vocabulary_file(a.read.vocabulary_path, num_terms, "a line a column of the topics");
  JudgedTopics judged;
  judged.words = topic_words(topics.weights, 0.0, 0.0, a.num_threads);
  judged.weights = std::move(topics.weights);
  std::vector<double> alpha = alpha_for(a, judged.weights.cols());
  if (alpha.empty()) alpha = std::move(topics.alpha);
  if (!alpha.empty()) judged.prior = DirichletPrior{std::move(alpha)};
  judged.text = rules_of_any_word();
  if (!topics.terms.empty()) {
    const std::vector<std::uint64_t> zeros(num_terms, 0);
    judged.vocabulary = Vocabulary(std::move(topics.terms), zeros, zeros);
  } else if (!are_counts(a.inputs, a.read)) {
    throw UsageError("--vocab is needed: " + a.topics_file + " does not name its columns");
  }
  return judged;
}

/// Counts whose terms name the columns of the topics.
CountedCorpus load_as_vocabulary(const EvalArguments& a, const JudgedTopics& topics) {
  LoadOptions options;
  options.read = a.read;
  options.num_threads = a.num_threads;
  LoadedCorpus loaded = load_corpus(a.inputs, options);
  const std::size_t num_terms = topics.weights.rows();
  const std::size_t expected = loaded.corpus.num_terms();
  if (num_terms != expected) {
    const bool transposed = topics.weights.cols() == expected;
    throw ParseError(
        a.topics_file, 0, "the topics are over " + counted_text(num_terms, "term"),
        "expected " + grouped_text(expected) + ", as the counts say" +
            (transposed ? "; a row a topic and a column a term, is it transposed?" : ", or their names with --vocab"));
  }
  return {std::move(loaded.corpus), 0, std::move(loaded.read)};
}

/// The documents that are scored; `watcher`, where there is one, is shown them.
CountedCorpus load_input(const EvalArguments& a, const JudgedTopics& topics, const CountedWatcher& watcher) {
  ReadOptions read = a.read;
  // The counts' own vocabulary knows them better.
  if (!a.topics_file.empty() && are_counts(a.inputs, a.read) && find_vocabulary(a.inputs.front())) read.vocabulary_path.clear();
  return load_counted(a.inputs, read, *topics.vocabulary, topics.text, a.num_threads, watcher);
}

/// Co-occurrences of the topics' top words in the reference.
CooccurrenceCounts count_in_reference(const EvalArguments& a, const JudgedTopics& topics, const Vocabulary& vocabulary,
                                      const std::vector<std::vector<std::uint32_t>>& top_terms, Terminal& terminal) {
  ReadOptions read = a.read;
  read.format = InputFormat::kAuto;  // these two are the input's
  read.vocabulary_path.clear();
  const std::optional<TextRules> rules = topics.text ? topics.text : rules_of_any_word();
  if (!are_counts(a.references, read) && std::all_of(vocabulary.terms().begin(), vocabulary.terms().end(), is_made_up))
    throw UsageError("--reference " + a.references.front() + " is text, and the topics' terms have no names but w0, w1 …");
  CooccurrenceCounter counter(top_terms, vocabulary.size(), 0, a.num_threads);
  note_reading(terminal, read_counted(a.references, read, vocabulary, rules, a.num_threads,
                                      [&](const CountedBatch& batch) { counter.add(batch); }));
  CooccurrenceCounts counts = counter.counts();
  if (counts.documents.num_windows == 0)
    throw ParseError(joined_name(a.references), 0, "no document with a word that the topics know", "expected some");
  return counts;
}

/// Whether the model has learned from documents that are scored: nothing where this is another corpus than its own.
std::optional<bool> trained_on(const Provenance& provenance, const Corpus& corpus, std::uint32_t holdout) {
  if (content_hash(corpus) != provenance.corpus_hash) return std::nullopt;
  return provenance.holdout == 0 || holdout == 0 || holdout % provenance.holdout != 0;
}

void warn_of_training(Terminal& terminal, const Provenance& provenance) {
  if (provenance.holdout == 0) {
    terminal.warn(
        "warning: the model was trained on these documents, on new ones its perplexity is higher; train --holdout 10 keeps "
        "some for eval");
  } else {
    terminal.warn("warning: the model was trained on some of these documents; --holdout " + std::to_string(provenance.holdout) +
                  " scores those it has not seen");
  }
}

void refuse_nothing_to_score(const EvalArguments& a, const Corpus& corpus) {
  if (corpus.num_documents() == 0) throw ParseError(joined_name(a.inputs), 0, "no document found", "expected at least one");
  std::uint64_t unknown = 0;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) unknown += corpus.document(d).size() == 0 ? 1 : 0;
  throw ParseError(joined_name(a.inputs), 0,
                   "no document to score (" + grouped_text(unknown) + " of " + grouped_text(corpus.num_documents()) +
                       " without a known word)",
                   "expected some with several known words");
}

}  // namespace

void EvalCommand::declare(OptionParser& parser) {
  EvalArguments& a = arguments_;
  parser.positional(paths_, 1, std::numeric_limits<std::size_t>::max(), "MODEL INPUT…");
  declare_holdout_option(parser, a.holdout, "score only documents 0, N, 2N …, and count co-occurrences in the others");
  parser.custom(
      "reference", [&a](const std::string& value) { a.references.push_back(value); }, "INPUT", "",
      "count co-occurrences in these documents, not in INPUT; may be given again");
  parser.integer("top,n", a.num_words, 2, 100, "N", "coherence: words of each topic");
  parser.custom(
      "left-to-right",
      [&a](const std::string& value) {
        const auto number = parse_unsigned(value);
        if (!number || *number == 0 || *number > kMostParticles)
          throw UsageError("--left-to-right " + value + ": expected a number from 1 to " + grouped_text(kMostParticles));
        a.left_to_right = static_cast<int>(*number);
      },
      "N", "", "whole documents' perplexity too, by N particles, 20 say; slow [do not]");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program");
  parser.integer("threads", a.num_threads, 1, 1024, "N", "does not change the figures [all processors]");
  parser.flag("quiet,q", a.quiet, "say nothing but errors, warnings and the figures");
  parser.heading("Topics of other programs");
  parser.text("topics-file", a.topics_file, "FILE",
              "score these in place of a model's: NumPy, TSV, CSV, MALLET, lda-c; --vocab names their columns");
  parser.custom(
      "alpha",
      [&a](const std::string& value) {
        a.alpha = parse_double(value);
        a.alpha_file = a.alpha ? std::string() : value;
        if (value.empty() || (a.alpha && *a.alpha <= 0.0))
          throw UsageError("--alpha " + value + ": expected a number above 0, or a file with one a topic");
      },
      "A|FILE", "",
      "prior of the mixtures: a number, or a file with one a topic [the topics file's, else the best of .01 .02 .05 .1 .2 .5]");
  parser.heading("Input").described_by("input");
  declare_read_options(parser, a.read);
  declare_label_option(parser, a.read);
  parser.described_by("");
  parser.example("lda-vi eval letters.ldavi new-letters/", "score every document");
  parser.example("lda-vi eval ap.ldavi docword.ap.txt.gz --holdout 10", "after train --holdout 10");
  parser.example("lda-vi eval ap.ldavi docword.ap.txt.gz --reference encyclopedia.jsonl", "coherence in other texts");
  parser.example("lda-vi eval docword.ap.txt.gz --topics-file mallet.txt", "topics that MALLET has learned");
}

void EvalCommand::check() {
  EvalArguments& a = arguments_;
  a.inputs = paths_;
  if (a.topics_file.empty()) {
    if (paths_.size() < 2) throw UsageError("expected MODEL INPUT…, or INPUT… with --topics-file");
    if (a.alpha || !a.alpha_file.empty()) throw UsageError("--alpha goes with --topics-file, a model has its own");
    a.model = paths_.front();
    a.inputs.erase(a.inputs.begin());
  }
  std::vector<std::string> read_from = a.inputs;
  read_from.insert(read_from.end(), a.references.begin(), a.references.end());
  if (!a.topics_file.empty()) read_from.push_back(a.topics_file);
  check_inputs(read_from);
}

int EvalCommand::run(Terminal& terminal) {
  const EvalArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  const EvaluateOptions options{a.holdout, static_cast<std::size_t>(a.num_words), 1, a.num_threads,
                                static_cast<std::uint32_t>(a.left_to_right)};
  EvaluationReport report;
  report.model = a.model;
  report.topics_file = a.topics_file;
  report.reference = a.references.empty() ? std::string() : joined_name(a.references);
  report.holdout = a.holdout;
  report.num_words = options.num_words;
  JudgedTopics topics;
  if (a.topics_file.empty()) {
    TopicModel model = load_model(a.model);
    topics = topics_of(model, a.num_threads, terminal);
    if (a.left_to_right > 0 && std::holds_alternative<LogisticNormalPrior>(*topics.prior))
      throw UsageError("--left-to-right: needs a Dirichlet prior of the documents, a model of ctm has another");
    report.provenance = std::move(model.provenance);
  } else {
    topics = topics_of_file(a, terminal);
  }

  const auto top_terms = top_terms_of_topics(topics.weights, options.num_words);
  const bool counts_in_input = a.references.empty() && topics.vocabulary;
  std::optional<CooccurrenceCounts> counts;
  CountedCorpus input;
  if (counts_in_input) {
    CooccurrenceCounter counter(top_terms, topics.weights.rows(), a.holdout, a.num_threads);
    input = load_input(a, topics, [&](const CountedBatch& batch) { counter.add(batch); });
    counts = counter.counts();
  } else {
    input = topics.vocabulary ? load_input(a, topics, {}) : load_as_vocabulary(a, topics);
  }
  note_reading(terminal, input.read);
  if (!a.references.empty()) counts = count_in_reference(a, topics, input.corpus.vocabulary, top_terms, terminal);

  if (report.provenance) {
    report.trained_on = trained_on(*report.provenance, input.corpus, a.holdout);
    if (report.trained_on.value_or(false)) warn_of_training(terminal, *report.provenance);
  }
  report.evaluation = evaluate_topics(topics.weights, topics.prior, input.corpus, options, counts ? &*counts : nullptr);
  if (report.evaluation.completion.num_documents() == 0) refuse_nothing_to_score(a, input.corpus);
  report.known_tokens = input.corpus.num_tokens();
  report.unknown_tokens = input.unknown_tokens;
  report.traits = traits_of(topics, report.evaluation.prior, input.corpus, options);
  terminal.print(a.format == "json" ? evaluation_json(report) : evaluation_text(report));
  return kExitDone;
}

}  // namespace ldavi::cli
