// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/topics.hpp"

#include <algorithm>
#include <numeric>

#include "base/number_format.hpp"
#include "cli/exit_code.hpp"
#include "cli/topic_listing.hpp"
#include "cli/usage_error.hpp"
#include "ldavi/model/model_file.hpp"
#include "ldavi/text/analyzer.hpp"

namespace ldavi::cli {
namespace {

/// The term a person means by `word`: as it stands, or folded as the model folds its texts.
std::uint32_t find_term(const TopicModel& model, const std::string& word) {
  if (const auto id = model.vocabulary.find(word)) return *id;
  if (model.text) {
    if (const auto id = model.vocabulary.find(Analyzer(*model.text).normalize_word(word))) return *id;
  }
  throw UsageError("--find " + word + ": the model does not know this word");
}

/// How often the word stands in each topic: what lambda holds above the prior, which was added to it as a float.
std::vector<double> occurrences(const TopicModel& model, std::uint32_t term) {
  const auto prior = static_cast<double>(static_cast<float>(model.eta));
  std::vector<double> counts;
  for (const float lambda : model.lambda.row_span(term)) counts.push_back(std::max(0.0, static_cast<double>(lambda) - prior));
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

}  // namespace

void TopicsCommand::declare(OptionParser& parser) {
  TopicsArguments& a = arguments_;
  parser.positional(a.model, 1, 1, "MODEL");
  parser.integer("top,n", a.num_words, 1, 1'000'000, "N", "words of each topic");
  parser.custom(
      "topic",
      [&a](const std::string& value) {
        a.topic = parse_unsigned(value);
        if (!a.topic) throw UsageError("--topic " + value + ": expected the number of a topic");
      },
      "N", "", "this topic alone, with the words' probabilities");
  parser.custom(
      "find", [&a](const std::string& value) { a.word = value; }, "WORD", "", "topics in which a word is at home");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program");
  parser.example("lda-vi topics letters.ldavi -n 20", "twenty words of each topic");
  parser.example("lda-vi topics letters.ldavi --find garden", "where a word belongs");
}

void TopicsCommand::check() {
  if (arguments_.topic && arguments_.word) throw UsageError("--topic and --find do not go together");
}

int TopicsCommand::run(Terminal& terminal) {
  const TopicsArguments& a = arguments_;
  const TopicModel model = load_model(a.model.front());
  if (a.topic && *a.topic >= model.num_topics()) {
    throw UsageError("--topic " + std::to_string(*a.topic) + ": the model has topics 0 to " +
                     std::to_string(model.num_topics() - 1));
  }
  std::vector<std::size_t> topics;
  if (a.topic) {
    topics = {static_cast<std::size_t>(*a.topic)};
  } else if (a.word) {
    const std::vector<double> counts = occurrences(model, find_term(model, *a.word));
    topics = homes(counts);
    if (counts[topics.front()] == 0.0) {
      terminal.warn("'" + visible_text(*a.word) + "' was never seen in the documents that the model learned from");
    }
  } else {
    topics.resize(model.num_topics());
    std::iota(topics.begin(), topics.end(), std::size_t{0});
  }
  const auto num_words = static_cast<std::size_t>(a.num_words);
  if (a.format == "json") {
    terminal.print(topic_json(model, topics, num_words));
  } else if (a.topic) {
    terminal.print(topic_detail(model, topics.front(), num_words));
  } else {
    terminal.print(topic_listing(model, topics, num_words, terminal.output_width()));
  }
  return kExitDone;
}

}  // namespace ldavi::cli
