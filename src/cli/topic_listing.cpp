// SPDX-License-Identifier: Apache-2.0
#include "cli/topic_listing.hpp"

#include <algorithm>
#include <utility>

#include "base/is_number.hpp"
#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/edit_listing.hpp"
#include "cli/figure_lines.hpp"
#include "cli/terminal.hpp"
#include "cli/text_columns.hpp"
#include "exporters/json_writer.hpp"
#include "ldavi/evaluation/learned_correlations.hpp"
#include "ldavi/math/beta.hpp"
#include "ldavi/model/relevant_terms.hpp"
#include "model/edited_topics.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kNameWidth = 18;  // of a fact

/// As `value`, or a dash where there is none.
std::string number_or_dash(double value, int digits) { return is_number(value) ? fixed_text(value, digits) : "-"; }

std::string fact(std::string name, const std::string& value) {
  return "  " + left_aligned(std::move(name), kNameWidth) + value + "\n";
}

std::string facts_of_edits(const TopicView& view, std::size_t topic) {
  std::string text;
  if (view.is_merged_away(topic))
    text += fact("merged",
                 "into topic " + std::to_string(view.merged_into[topic]) + ", which has its share; these are its own words");
  std::vector<std::uint32_t> others;
  for (std::uint32_t other = 0; other < view.num_topics(); ++other) {
    if (other != topic && view.merged_into[other] == topic) others.push_back(other);
  }
  if (!others.empty()) text += fact("merged", "with " + topic_list(others) + ", whose words and shares it has");
  if (view.hidden[topic]) text += fact("hidden", "lists leave it out");
  if (!view.notes[topic].empty()) text += fact("note", visible_text(view.notes[topic]));
  return text;
}

std::string facts_of_words(const TopicTraits& traits, std::size_t topic) {
  const double distance = traits.corpus_distance.topics[topic];
  if (!is_number(distance)) return fact("empty", "no word was learned for this topic");
  return fact("exclusivity", fixed_text(traits.exclusivity.topics[topic], 3) + ", from 1 where no other topic has its top " +
                                 std::to_string(kJudgedWords) + " words down to 1 / topics where all do alike") +
         fact("effective words", fixed_text(traits.effective_words.topics[topic], 1) + ", as broad as so many equal words") +
         fact("corpus distance", fixed_text(distance, 3) + ", from 0 for the words of all topics together to 1");
}

/// Of a model that is the best of several runs.
std::string stability_of(const TopicModel& model, const TopicView& view, const TopicTraits& traits, std::size_t topic) {
  const std::vector<double>& stability = model.provenance.stability;
  if (stability.empty()) return "";
  if (!view.is_by_itself(topic)) return fact("stability", "none, as no run has learned it so");
  return fact("stability", is_number(traits.corpus_distance.topics[topic])
                               ? fixed_text(stability[topic], 3) + ", from 1 where it came back the same in other runs to 0"
                               : "none, as it is empty");
}

/// The topics that most often come with this one in documents, and those that come least, of a model of correlated topics; of
/// topics as they were learned.
std::string facts_of_correlations(const TopicModel& model, const TopicView& view, std::size_t topic) {
  constexpr std::size_t kShown = 5;
  constexpr float kLeastShown = 0.1F;
  const std::optional<TopicPairs> pairs = learned_correlations(model);
  if (!pairs || !view.is_by_itself(topic)) return "";
  std::vector<std::size_t> others;
  for (std::size_t other = 0; other < model.num_topics(); ++other) {
    if (other != topic && !view.hidden[other] && view.is_by_itself(other)) others.push_back(other);
  }
  const auto line = [&](const char* name, float sign) {
    std::stable_sort(others.begin(), others.end(),
                     [&](std::size_t a, std::size_t b) { return sign * (*pairs)(topic, a) > sign * (*pairs)(topic, b); });
    std::vector<std::string> shown;
    for (const std::size_t other : others) {
      const float correlation = (*pairs)(topic, other);
      if (sign * correlation < kLeastShown || shown.size() == kShown) break;
      shown.push_back(std::to_string(other) + " (" + fixed_text(static_cast<double>(correlation), 2) + ")");
    }
    return shown.empty() ? std::string() : fact(name, join(shown, ", "));
  };
  return line("comes with", 1.0F) + line("rarely with", -1.0F);
}

std::string facts_of_input(const TopicsInInput& input, std::size_t topic) {
  const Interval& interval = input.intervals[topic];
  const double npmi = input.npmi.topics[topic];
  return fact("in a document", percent_text(input.prevalence[topic]) + " on average, with other such documents from " +
                                   fixed_text(100.0 * interval.low, 1) + " to " + percent_text(interval.high) + " (95 %)") +
         fact("largest topic of",
              grouped_text(input.rank_1_documents[topic]) + " of " + counted_text(input.documents, "document")) +
         fact("coherence", is_number(npmi) ? fixed_text(npmi, 3) + ", NPMI of its top " + std::to_string(kJudgedWords) +
                                                 " words: 1 only together, 0 as by chance, -1 never"
                                           : "none, as it has no two words");
}

std::string representatives_of(const TopicsInInput& input, std::size_t topic, const Style& style) {
  const std::vector<ShownDocument>& documents = input.representatives[topic];
  if (documents.empty()) return "\nno document of enough words has any of it\n";
  std::string text = "\ndocuments with most of it\n";
  for (const ShownDocument& document : documents) {
    text += right_aligned(percent_text(document.share), 10) + "  " + style.bold(visible_text(document.id)) + "\n";
    if (document.first_line) text += std::string(12, ' ') + visible_text(*document.first_line) + "\n";
  }
  return text;
}

/// Of the probabilities of words in a topic: lambda_wk of Lambda_k.
class WordIntervals {
 public:
  explicit WordIntervals(const TopicModel& model) : topics_(model), totals_(topic_totals(model)) {}
  ShareInterval of(std::size_t topic, std::uint32_t term) const {
    return share_interval(topics_.weight(term, topic), totals_[topic]);
  }

 private:
  EditedTopics topics_;
  std::vector<double> totals_;
};

void add_words(JsonWriter& json, const TopicModel& model, const ListedTopic& topic, const RelevantTerms* relevant,
               const WordIntervals* intervals) {
  json.key("words").begin_array();
  for (const WeightedTerm& word : topic.words) {
    json.begin_object();
    json.member("term", std::string_view(model.vocabulary.term(word.term)));
    json.member("probability", word.probability);
    if (relevant != nullptr) json.member("relevance", relevant->relevance(word));
    if (intervals != nullptr) {
      const ShareInterval interval = intervals->of(topic.id, word.term);
      json.key("interval").begin_array().value(interval.low).value(interval.high).end_array();
    }
    json.end_object();
  }
  json.end_array();
}

void add_input(JsonWriter& json, const TopicsInInput& input, std::size_t topic) {
  json.member("input_prevalence", input.prevalence[topic]);
  json.key("prevalence_interval")
      .begin_array()
      .value(input.intervals[topic].low)
      .value(input.intervals[topic].high)
      .end_array();
  json.member("coherence", input.npmi.topics[topic]);
  json.member("rank_1_documents", input.rank_1_documents[topic]);
  json.key("representative_documents").begin_array();
  for (const ShownDocument& document : input.representatives[topic]) {
    json.begin_object().member("id", std::string_view(document.id)).member("share", document.share);
    json.member("known_tokens", document.known_tokens).key("first_line");
    if (document.first_line) {
      json.value(std::string_view(*document.first_line));
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string input_header() { return "  in a document (95 %)      largest in   NPMI"; }

std::string input_columns(const TopicsInInput& input, std::size_t topic) {
  const Interval& interval = input.intervals[topic];
  const std::string range = "(" + fixed_text(100.0 * interval.low, 1) + " to " + fixed_text(100.0 * interval.high, 1) + ")";
  return right_aligned(percent_text(input.prevalence[topic]), 9) + " " + left_aligned(range, 15) +
         right_aligned(grouped_text(input.rank_1_documents[topic]), 13) +
         right_aligned(number_or_dash(input.npmi.topics[topic], 2), 7);
}

std::vector<std::string> marks_of_edits(const TopicView& view, std::size_t topic, bool with_name) {
  std::vector<std::string> marks;
  if (view.hidden[topic]) marks.emplace_back("(hidden)");
  if (view.is_merged_away(topic)) marks.push_back("(merged into " + std::to_string(view.merged_into[topic]) + ")");
  if (with_name && !view.names[topic].empty()) marks.push_back(visible_text(view.names[topic]) + ":");
  return marks;
}

std::vector<ListedTopic> listed_topics(const TopicModel& model, std::span<const std::size_t> topics, std::size_t num_words,
                                       WordOrder order) {
  std::vector<ListedTopic> listed;
  const EditedTopics edited(model);
  const std::optional<RelevantTerms> relevant =
      order == WordOrder::kRelevance ? std::optional<RelevantTerms>(model) : std::nullopt;
  for (const std::size_t topic : topics)
    listed.push_back({topic, relevant ? relevant->top(topic, num_words) : edited.top_terms(topic, num_words)});
  return listed;
}

std::string topic_listing(const TopicModel& model, std::span<const ListedTopic> topics, std::size_t width,
                          const TopicsInInput* input) {
  const std::vector<double> shares = prevalence(model);
  const TopicView view = topic_view(model);
  const std::size_t number_width = std::max<std::size_t>(5, std::to_string(model.num_topics() - 1).size());
  std::string text = right_aligned("topic", number_width) + "   share" + (input == nullptr ? "" : input_header()) + "  words\n";
  for (const ListedTopic& topic : topics) {
    std::string line = right_aligned(std::to_string(topic.id), number_width) +
                       right_aligned(fixed_text(100.0 * shares[topic.id], 1), 6) + " %";
    if (input != nullptr) line += input_columns(*input, topic.id);
    std::vector<std::string> words = marks_of_edits(view, topic.id, true);
    for (const WeightedTerm& word : topic.words) words.push_back(visible_text(model.vocabulary.term(word.term)));
    text += with_words(std::move(line) + "  ", words, width) + "\n";
  }
  return text;
}

std::string topic_detail(const TopicModel& model, const ListedTopic& topic, const TopicFacts& facts, const Style& style) {
  constexpr std::size_t kBarWidth = 16;
  const TopicView view = topic_view(model);
  std::string text =
      style.bold("topic " + std::to_string(topic.id) + ", " + percent_text(prevalence(model)[topic.id]) + " of the words") +
      "\n";
  text += fact("name", style.bold(visible_text(topic_names(model)[topic.id]))) + facts_of_edits(view, topic.id);
  if (!view.is_merged_away(topic.id))
    text += facts_of_words(facts.traits, topic.id) + stability_of(model, view, facts.traits, topic.id) +
            facts_of_correlations(model, view, topic.id);
  if (facts.input) text += facts_of_input(*facts.input, topic.id);
  text += "\n";
  const std::optional<WordIntervals> intervals = facts.intervals ? std::optional<WordIntervals>(model) : std::nullopt;
  double largest = 0.0;
  for (const WeightedTerm& word : topic.words) largest = std::max(largest, word.probability);
  for (const WeightedTerm& word : topic.words) {
    text += right_aligned(fixed_text(100.0 * word.probability, 2), 8) + " %  ";
    if (style.has_blocks()) text += style.coloured(style.bar(word.probability / largest, kBarWidth), topic.id) + "  ";
    if (intervals) {
      const ShareInterval interval = intervals->of(topic.id, word.term);
      text += left_aligned("(" + fixed_text(100.0 * interval.low, 2) + " to " + fixed_text(100.0 * interval.high, 2) + ")", 18);
    }
    text += visible_text(model.vocabulary.term(word.term)) + "\n";
  }
  if (facts.input) text += representatives_of(*facts.input, topic.id, style);
  return text;
}

std::string topic_json(const TopicModel& model, std::span<const ListedTopic> topics, const TopicFacts& facts, WordOrder order) {
  const std::vector<double> shares = prevalence(model);
  const std::vector<std::string> names = topic_names(model);
  const TopicView view = topic_view(model);
  const std::optional<RelevantTerms> relevant =
      order == WordOrder::kRelevance ? std::optional<RelevantTerms>(model) : std::nullopt;
  const std::optional<WordIntervals> intervals = facts.intervals ? std::optional<WordIntervals>(model) : std::nullopt;
  const std::optional<TopicPairs> correlations = learned_correlations(model);
  JsonWriter json(2);
  json.begin_object().key("topics").begin_array();
  for (const ListedTopic& topic : topics) {
    json.begin_object();
    json.member("id", static_cast<std::uint64_t>(topic.id));
    json.member("name", std::string_view(names[topic.id]));
    if (!view.notes[topic.id].empty()) json.member("note", std::string_view(view.notes[topic.id]));
    if (view.hidden[topic.id]) json.member("hidden", true);
    if (view.is_merged_away(topic.id)) json.member("merged_into", static_cast<std::uint64_t>(view.merged_into[topic.id]));
    json.member("prevalence", shares[topic.id]);
    json.member("exclusivity", facts.traits.exclusivity.topics[topic.id]);
    json.member("effective_words", facts.traits.effective_words.topics[topic.id]);
    json.member("corpus_distance", facts.traits.corpus_distance.topics[topic.id]);
    if (!model.provenance.stability.empty()) {
      const bool is_empty = !is_number(facts.traits.corpus_distance.topics[topic.id]);
      const bool has_none = is_empty || !view.is_by_itself(topic.id);
      json.member("stability", has_none ? std::nullopt : std::optional(model.provenance.stability[topic.id]));
    }
    if (correlations) {
      json.key("correlations").begin_array();
      for (std::size_t other = 0; other < model.num_topics(); ++other)
        json.value(other == topic.id ? 1.0F : (*correlations)(topic.id, other));
      json.end_array();
    }
    if (facts.input) add_input(json, *facts.input, topic.id);
    add_words(json, model, topic, relevant ? &*relevant : nullptr, intervals ? &*intervals : nullptr);
    json.end_object();
  }
  json.end_array();
  if (facts.input) json.member("documents", facts.input->documents);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
