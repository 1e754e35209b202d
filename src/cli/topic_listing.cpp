// SPDX-License-Identifier: Apache-2.0
#include "cli/topic_listing.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/number_format.hpp"
#include "cli/terminal.hpp"
#include "cli/text_columns.hpp"
#include "exporters/json_writer.hpp"

namespace ldavi::cli {

std::string topic_listing(const TopicModel& model, std::span<const std::size_t> topics, std::size_t num_words,
                          std::size_t width) {
  const std::vector<double> shares = prevalence(model);
  const std::size_t number_width = std::max<std::size_t>(5, std::to_string(model.num_topics() - 1).size());
  std::string text = right_aligned("topic", number_width) + "   share  words\n";
  for (const std::size_t topic : topics) {
    std::string line =
        right_aligned(std::to_string(topic), number_width) + right_aligned(fixed_text(100.0 * shares[topic], 1), 6) + " %  ";
    std::vector<std::string> words;
    for (const WeightedTerm& word : top_terms(model, topic, num_words))
      words.push_back(visible_text(model.vocabulary.term(word.term)));
    text += with_words(std::move(line), words, width) + "\n";
  }
  return text;
}

std::string topic_detail(const TopicModel& model, std::size_t topic, std::size_t num_words) {
  std::string text =
      "topic " + std::to_string(topic) + ", " + fixed_text(100.0 * prevalence(model)[topic], 1) + " % of the words\n\n";
  for (const WeightedTerm& word : top_terms(model, topic, num_words)) {
    text += right_aligned(fixed_text(100.0 * word.probability, 2), 8) + " %  " +
            visible_text(model.vocabulary.term(word.term)) + "\n";
  }
  return text;
}

std::string topic_json(const TopicModel& model, std::span<const std::size_t> topics, std::size_t num_words) {
  const std::vector<double> shares = prevalence(model);
  const std::vector<std::string> names = topic_names(model);
  JsonWriter json(2);
  json.begin_object().key("topics").begin_array();
  for (const std::size_t topic : topics) {
    json.begin_object();
    json.member("id", static_cast<std::uint64_t>(topic));
    json.member("name", std::string_view(names[topic]));
    json.member("prevalence", shares[topic]);
    json.key("words").begin_array();
    for (const WeightedTerm& word : top_terms(model, topic, num_words)) {
      json.begin_object();
      json.member("term", std::string_view(model.vocabulary.term(word.term)));
      json.member("probability", word.probability);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
