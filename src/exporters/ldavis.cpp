// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/ldavis.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "exporters/json_writer.hpp"
#include "exporters/telling_words.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/topic_distance.hpp"
#include "ldavi/evaluation/topic_map.hpp"
#include "ldavi/evaluation/topic_words.hpp"
#include "ldavi/math/special.hpp"
#include "model/edited_topics.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kShownWords = 30;
constexpr int kSteps = 100;  // of lambda from 0 to 1
/// Words with fewer expected tokens of a topic have no share of its circle.
constexpr double kFewestTokens = 0.5;

/// Tokens of each term and topic, as the topics have them: not counted in the documents, so that they sum up.
class ExpectedTokens {
 public:
  ExpectedTokens(const TopicModel& model, std::span<const double> topic_tokens)
      : topics_(model),
        totals_(topic_totals(model)),
        terms_(topics_.shown_terms()),
        topic_tokens_(topic_tokens),
        of_terms_(model.num_terms(), 0.0) {
    for (const std::uint32_t term : terms_) {
      for (std::size_t k = 0; k < num_topics(); ++k) of_terms_[term] += of(term, k);
    }
    all_ = std::accumulate(topic_tokens.begin(), topic_tokens.end(), 0.0);
  }

  std::size_t num_topics() const noexcept { return totals_.size(); }
  /// Those that are shown, ascending.
  const std::vector<std::uint32_t>& terms() const noexcept { return terms_; }
  double probability(std::size_t term, std::size_t k) const noexcept { return topics_.weight(term, k) / totals_[k]; }
  double of(std::size_t term, std::size_t k) const noexcept { return topic_tokens_[k] * probability(term, k); }
  double of_term(std::size_t term) const noexcept { return of_terms_[term]; }
  double of_topic(std::size_t k) const noexcept { return topic_tokens_[k]; }
  double all() const noexcept { return all_; }

  /// p(w) sum_k p(k | w) log(p(k | w) / p(k)): how much the word tells of its topic.
  double saliency(std::size_t term) const noexcept {
    double sum = 0.0;
    for (std::size_t k = 0; k < num_topics(); ++k) {
      if (topic_tokens_[k] <= 0.0) continue;
      const double share = of(term, k) / of_terms_[term];
      sum += share * log(share / (topic_tokens_[k] / all_));
    }
    return of_terms_[term] / all_ * sum;
  }

 private:
  EditedTopics topics_;
  std::vector<double> totals_;
  std::vector<std::uint32_t> terms_;
  std::span<const double> topic_tokens_;
  std::vector<double> of_terms_;
  double all_ = 0.0;
};

/// Of equal ones the more frequent first: where there is one topic, no word tells of it.
std::vector<std::uint32_t> most_salient(const ExpectedTokens& tokens, std::size_t size) {
  struct Saliency {
    std::uint32_t term;
    double value;
  };
  std::vector<Saliency> saliencies;
  for (const std::uint32_t term : tokens.terms()) saliencies.push_back({term, tokens.saliency(term)});
  std::stable_sort(saliencies.begin(), saliencies.end(), [&](const Saliency& a, const Saliency& b) {
    return a.value != b.value ? a.value > b.value : tokens.of_term(a.term) > tokens.of_term(b.term);
  });
  std::vector<std::uint32_t> terms;
  for (std::size_t i = 0; i < size; ++i) terms.push_back(saliencies[i].term);
  return terms;
}

std::vector<ToldWord> words_of(const ExpectedTokens& tokens, std::size_t k) {
  std::vector<ToldWord> words;
  for (const std::uint32_t term : tokens.terms()) {
    const double log_probability = log(tokens.probability(term, k));
    words.push_back({term, log_probability, log_probability - log(tokens.of_term(term) / tokens.all())});
  }
  return words;
}

/// As many digits as the page shows anything of.
double rounded(double value) noexcept {
  constexpr double kDigits = 1e4;
  return std::round(value * kDigits) / kDigits;
}

/// A table by columns, as the page has them.
class TermInfo {
 public:
  void add(std::string_view term, double frequency, double total, std::string_view category, double log_probability,
           double log_lift) {
    terms_.value(term);
    frequencies_.value(static_cast<float>(frequency));
    totals_.value(static_cast<float>(total));
    categories_.value(category);
    log_probabilities_.value(log_probability);
    log_lifts_.value(log_lift);
  }
  std::string take() {
    std::string object = "{\"Term\": ";
    object += finished(terms_) + ", \"Freq\": " + finished(frequencies_) + ", \"Total\": " + finished(totals_);
    object += ", \"Category\": " + finished(categories_) + ", \"logprob\": " + finished(log_probabilities_);
    return object + ", \"loglift\": " + finished(log_lifts_) + "}";
  }

 private:
  static JsonWriter array() {
    JsonWriter json;
    json.begin_array();
    return json;
  }
  static std::string finished(JsonWriter& json) {
    json.end_array();
    return json.take();
  }

  JsonWriter terms_ = array();
  JsonWriter frequencies_ = array();
  JsonWriter totals_ = array();
  JsonWriter categories_ = array();
  JsonWriter log_probabilities_ = array();
  JsonWriter log_lifts_ = array();
};

std::vector<MapPoint> points_of(const TopicModel& model) {
  const TopicWords words = topic_words(model);
  TermMap same(words.num_terms);
  std::iota(same.begin(), same.end(), std::uint32_t{0});
  return topic_map(topic_distances(words, words, same), topic_view(model));
}

std::string map_object(const TopicModel& model, const ExpectedTokens& tokens) {
  const std::vector<MapPoint> points = points_of(model);
  JsonWriter json;
  json.begin_object().key("x").begin_array();
  for (const MapPoint& point : points) json.value(point.x);
  json.end_array().key("y").begin_array();
  for (const MapPoint& point : points) json.value(point.y);
  json.end_array().key("topics").begin_array();
  for (std::size_t k = 0; k < points.size(); ++k) json.value(std::uint64_t{k} + 1);
  json.end_array().key("cluster").begin_array();
  for (std::size_t k = 0; k < points.size(); ++k) json.value(std::uint64_t{1});
  json.end_array().key("Freq").begin_array();
  constexpr double kPercent = 100.0;
  for (std::size_t k = 0; k < points.size(); ++k) json.value(kPercent * tokens.of_topic(k) / tokens.all());
  json.end_array().end_object();
  return json.take();
}

/// Of each word that the page may show the topics that it is from.
std::string token_table(const TopicModel& model, const ExpectedTokens& tokens, const std::set<std::uint32_t>& terms) {
  JsonWriter names;
  JsonWriter topics;
  JsonWriter shares;
  for (JsonWriter* column : {&names, &topics, &shares}) column->begin_array();
  for (const std::uint32_t term : terms) {
    for (std::size_t k = 0; k < tokens.num_topics(); ++k) {
      if (tokens.of(term, k) < kFewestTokens) continue;
      names.value(std::string_view(model.vocabulary.term(term)));
      topics.value(std::uint64_t{k} + 1);
      shares.value(static_cast<float>(tokens.of(term, k) / tokens.of_term(term)));
    }
  }
  for (JsonWriter* column : {&names, &topics, &shares}) column->end_array();
  return "{\"Term\": " + names.take() + ", \"Topic\": " + topics.take() + ", \"Freq\": " + shares.take() + "}";
}

void check(const TopicModel& model, std::span<const double> topic_tokens) {
  if (topic_tokens.size() != model.num_topics()) throw InvalidArgument("there is not one number of tokens a topic");
  if (!std::all_of(topic_tokens.begin(), topic_tokens.end(), [](double tokens) { return tokens >= 0.0; }) ||
      !std::any_of(topic_tokens.begin(), topic_tokens.end(), [](double tokens) { return tokens > 0.0; }))
    throw InvalidArgument("the numbers of tokens are not 0 or more, and some above 0");
}

}  // namespace

void write_ldavis(const TopicModel& model, std::span<const double> topic_tokens, const ByteSink& sink) {
  check(model, topic_tokens);
  const ExpectedTokens tokens(model, topic_tokens);
  const std::size_t shown = std::min(kShownWords, tokens.terms().size());
  TermInfo info;
  std::set<std::uint32_t> terms;
  double rank = static_cast<double>(shown);
  for (const std::uint32_t term : most_salient(tokens, shown)) {
    const double count = std::floor(tokens.of_term(term));
    info.add(model.vocabulary.term(term), count, count, "Default", rank, rank);
    terms.insert(term);
    rank -= 1.0;
  }
  for (std::size_t k = 0; k < model.num_topics(); ++k) {
    const std::string category = "Topic" + std::to_string(k + 1);
    for (const ToldWord& row : telling_words(words_of(tokens, k), shown, kSteps)) {
      info.add(model.vocabulary.term(row.term), tokens.of(row.term, k), tokens.of_term(row.term), category,
               rounded(row.log_probability), rounded(row.log_lift));
      terms.insert(row.term);
    }
  }
  sink("{\"mdsDat\": " + map_object(model, tokens) + ", \"tinfo\": " + info.take());
  sink(", \"token.table\": " + token_table(model, tokens, terms) + ", \"R\": " + std::to_string(shown));
  sink(", \"lambda.step\": 0.01, \"plot.opts\": {\"xlab\": \"PC1\", \"ylab\": \"PC2\"}, \"topic.order\": [");
  for (std::size_t k = 0; k < model.num_topics(); ++k) sink((k > 0 ? ", " : "") + std::to_string(k + 1));
  sink("]}\n");
}

}  // namespace ldavi
