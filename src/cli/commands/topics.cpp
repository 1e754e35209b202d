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

/// Topics in which the word is most at home: by their share of its occurrences.
std::vector<std::size_t> topics_of_word(const TopicModel& model, std::uint32_t term) {
  constexpr std::size_t kShown = 10;
  constexpr float kLeastShare = 0.01F;
  const std::span<const float> row = model.lambda.row_span(term);
  const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
  std::vector<std::size_t> topics;
  for (std::size_t k = 0; k < row.size(); ++k) {
    if (row[k] >= kLeastShare * sum) topics.push_back(k);
  }
  std::stable_sort(topics.begin(), topics.end(), [&](std::size_t a, std::size_t b) { return row[a] > row[b]; });
  topics.resize(std::min(topics.size(), kShown));
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
  parser.custom("find", [&a](const std::string& value) { a.word = value; }, "WORD", "", "topics in which a word is at home");
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
    throw UsageError("--topic " + std::to_string(*a.topic) + ": the model has topics 0 to " + std::to_string(model.num_topics() - 1));
  }
  std::vector<std::size_t> topics;
  if (a.topic) {
    topics = {static_cast<std::size_t>(*a.topic)};
  } else if (a.word) {
    topics = topics_of_word(model, find_term(model, *a.word));
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
