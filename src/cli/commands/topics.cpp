// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/topics.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/number_format.hpp"
#include "cli/exit_code.hpp"
#include "cli/input_options.hpp"
#include "cli/model_word.hpp"
#include "cli/topic_listing.hpp"
#include "cli/topic_table.hpp"
#include "cli/topics_in_input.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/evaluation/topic_traits.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

std::uint32_t word_to_find(const TopicModel& model, const TopicView& view, const std::string& word) {
  const auto term = find_word(model, word);
  if (!term) throw UsageError("--find " + word + ": the model does not know this word");
  if (view.is_dropped(*term)) throw UsageError("--find " + word + ": the word was dropped from this model");
  return *term;
}

/// How often the word stands in each topic: what lambda holds above the prior, which was added to it as a float.
std::vector<double> occurrences(const TopicModel& model, const TopicView& view, std::uint32_t term) {
  const auto prior = static_cast<double>(static_cast<float>(model.eta));
  std::vector<double> counts(model.num_topics(), 0.0);
  for (std::size_t topic = 0; topic < counts.size(); ++topic)
    counts[view.merged_into[topic]] += std::max(0.0, static_cast<double>(model.lambda(term, topic)) - prior);
  return counts;
}

/// Topics in which a word is most at home, the best first, and that one in any case: by their share of its occurrences.
std::vector<std::size_t> homes(const std::vector<double>& counts) {
  constexpr std::size_t kShown = 10;
  constexpr double kLeastShare = 0.01;
  const double least = kLeastShare * std::accumulate(counts.begin(), counts.end(), 0.0);
  std::vector<std::size_t> topics(counts.size());
  std::iota(topics.begin(), topics.end(), std::size_t{0});
  std::stable_sort(topics.begin(), topics.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
  const auto too_few = [&](std::size_t topic) { return counts[topic] == 0.0 || counts[topic] < least; };
  const auto end = std::find_if(topics.begin() + 1, topics.end(), too_few);
  topics.resize(std::min(static_cast<std::size_t>(end - topics.begin()), kShown));
  return topics;
}

TopicTraits traits_of(const TopicModel& model, int num_threads) {
  const TopicWords words = topic_words(model, num_threads);
  return topic_traits(words, words_of_all_topics(words), kJudgedWords, num_threads);
}

}  // namespace

void TopicsCommand::declare(OptionParser& parser) {
  TopicsArguments& a = arguments_;
  parser.positional(paths_, 1, std::numeric_limits<std::size_t>::max(), "MODEL [INPUT…]");
  parser.integer("top,n", a.num_words, 1, 1'000'000, "N", "words of each topic");
  parser.custom(
      "topic",
      [&a](const std::string& value) {
        a.topic = parse_unsigned(value);
        if (!a.topic) throw UsageError("--topic " + value + ": expected the number of a topic");
      },
      "N", "", "all about this topic, with its words' probabilities");
  parser.custom(
      "find", [&a](const std::string& value) { a.word = value; }, "WORD", "", "topics in which a word is at home");
  parser.flag("all", a.all, "also topics that are hidden or were merged into others; json has them anyway");
  parser.choice("sort", a.sort, {"probability", "relevance"}, "words that are most in a topic, or say most about it");
  parser.flag("intervals", a.intervals, "words' probabilities with 95 % intervals; with --topic or as json");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program");
  parser.heading("With INPUT: how much of each topic is in its documents, and which have the most");
  parser.integer("threads", a.num_threads, 1, 1024, "N", "does not change the figures [all processors]");
  parser.record(&about_input_);
  parser.flag("quiet,q", a.quiet, "say nothing but errors, warnings and the topics");
  parser.heading("Input").described_by("input");
  declare_read_options(parser, a.read);
  parser.described_by("");
  parser.record(nullptr);
  parser.example("lda-vi topics letters.ldavi -n 20", "twenty words of each topic");
  parser.example("lda-vi topics letters.ldavi --find garden", "where a word belongs");
  parser.example("lda-vi topics letters.ldavi letters/ --topic 3", "and the documents with most of topic 3");
}

void TopicsCommand::check() {
  TopicsArguments& a = arguments_;
  if (a.intervals && !a.topic && a.format != "json")
    throw UsageError("--intervals: a line has no room for them, expected --topic N or --format json");
  if (a.topic && a.word) throw UsageError("--topic and --find do not go together");
  a.model = paths_.front();
  a.inputs.assign(paths_.begin() + 1, paths_.end());
  check_inputs(a.inputs);
  if (a.inputs.empty() && !about_input_.empty())
    throw UsageError("--" + about_input_.front() + " is about documents, name some after the model");
}

int TopicsCommand::run(Terminal& terminal) {
  const TopicsArguments& a = arguments_;
  terminal.set_quiet(a.quiet);
  const TopicModel model = load_model(a.model);
  if (a.topic && *a.topic >= model.num_topics()) {
    throw UsageError("--topic " + std::to_string(*a.topic) + ": the model has topics 0 to " +
                     std::to_string(model.num_topics() - 1));
  }
  const TopicView view = topic_view(model);
  std::vector<std::size_t> topics;
  if (a.topic) {
    topics = {static_cast<std::size_t>(*a.topic)};
  } else if (a.word) {
    const std::vector<double> counts = occurrences(model, view, word_to_find(model, view, *a.word));
    topics = homes(counts);
    if (counts[topics.front()] == 0.0) {
      terminal.warn("'" + visible_text(*a.word) + "' was never seen in the documents that the model learned from");
    }
  } else {
    topics.resize(model.num_topics());
    std::iota(topics.begin(), topics.end(), std::size_t{0});
  }
  if (!a.topic && !a.all && a.format != "json") {
    const std::size_t unlisted = std::erase_if(topics, [&](std::size_t topic) { return !view.is_listed(topic); });
    if (unlisted > 0) terminal.note(counted_text(unlisted, "topic") + " hidden or merged into others, --all shows them");
  }
  const WordOrder order = a.sort == "relevance" ? WordOrder::kRelevance : WordOrder::kProbability;
  const std::vector<ListedTopic> listed = listed_topics(model, topics, static_cast<std::size_t>(a.num_words), order);
  TopicFacts facts;
  facts.intervals = a.intervals;
  if (!a.inputs.empty()) facts.input = find_topics(terminal, model, a.inputs, a.read, a.num_threads);
  if (a.format == "json" || a.topic) facts.traits = traits_of(model, a.num_threads);
  if (a.format == "json") {
    terminal.print(topic_json(model, listed, facts, order));
  } else if (a.topic) {
    terminal.print(topic_detail(model, listed.front(), facts, terminal.output_style()));
  } else {
    print_topics(terminal, model, listed, facts.input ? &*facts.input : nullptr);
  }
  return kExitDone;
}

}  // namespace ldavi::cli
