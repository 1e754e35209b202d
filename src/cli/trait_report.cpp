// SPDX-License-Identifier: Apache-2.0
#include "cli/trait_report.hpp"

#include <algorithm>
#include <numeric>

#include "base/is_number.hpp"
#include "base/number_format.hpp"
#include "cli/figure_lines.hpp"

namespace ldavi::cli {
namespace {

std::uint64_t sum_of(const std::vector<std::uint64_t>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0});
}

std::string rank_1_text(const std::vector<std::uint64_t>& documents) {
  const auto fewest = std::min_element(documents.begin(), documents.end());
  const auto most = std::max_element(documents.begin(), documents.end());
  const std::string all = counted_text(sum_of(documents), "document");
  if (documents.size() == 1) return "of " + all + ", as there is no other";
  if (*fewest == *most) return "each topic of " + grouped_text(*most) + " of " + all;
  const auto named = [&](auto place) {
    return "topic " + std::to_string(place - documents.begin()) + ": " + grouped_text(*place);
  };
  return named(most) + " of " + all + ", " + named(fewest);
}

void add_labels(std::string& text, const TraitReport& report) {
  if (!report.has_labels) return;
  if (!report.labels) return add_figure(text, "labels", "nothing to compare, as documents have the same one");
  const LabelAgreement& labels = *report.labels;
  add_figure(text, "labels",
             grouped_text(labels.labels) + " of " + counted_text(labels.documents, "document") + ", the commonest of " +
                 percent_text(labels.commonest_share));
  add_figure(text, "  purity", percent_text(labels.purity) + " have the commonest label of their largest topic");
  add_figure(text, "  NMI",
             fixed_text(labels.normalized_information, 3) + "; 1: label and largest topic tell each other, 0: nothing");
  const NeighbourAccuracy& near = labels.neighbours;
  add_figure(text, "  neighbours",
             percent_text(near.accuracy) +
                 (near.documents < labels.documents ? " of " + grouped_text(near.documents) + " drawn ones" : std::string()) +
                 (near.neighbours == 1
                      ? " have the label of the nearest document"
                      : " have the label that most of the " + grouped_text(near.neighbours) + " nearest documents have"));
}

void add_json_figure(JsonWriter& json, const TopicFigure& figure) {
  json.member("mean", figure.mean).key("topics").begin_array();
  for (const double value : figure.topics) json.value(value);
  json.end_array().end_object();
}

void add_json_labels(JsonWriter& json, const std::optional<LabelAgreement>& labels) {
  json.key("labels");
  if (!labels) {
    json.null();
    return;
  }
  json.begin_object().member("documents", labels->documents).member("labels", labels->labels);
  json.member("commonest_share", labels->commonest_share).member("purity", labels->purity);
  json.member("nmi", labels->normalized_information);
  json.key("neighbours").begin_object().member("neighbours", static_cast<std::uint64_t>(labels->neighbours.neighbours));
  json.member("documents", labels->neighbours.documents).member("accuracy", labels->neighbours.accuracy);
  json.end_object().end_object();
}

}  // namespace

void add_trait_lines(std::string& text, const TraitReport& report) {
  const TopicTraits& traits = report.traits;
  if (is_number(traits.exclusivity.mean)) {
    add_figure(text, "exclusivity", figure_text(traits.exclusivity.mean, traits.exclusivity.topics, 3));
    add_figure(text, "", "1: no other topic has its top " + std::to_string(report.num_words) + " words");
    add_figure(text, "effective words", figure_text(traits.effective_words.mean, traits.effective_words.topics, 1));
    add_figure(text, "", "a topic is as broad as so many equal words");
    add_figure(text, "corpus distance", figure_text(traits.corpus_distance.mean, traits.corpus_distance.topics, 3));
    add_figure(text, "",
               "0: a topic is like all words of the " + std::string(report.from_training ? "training documents" : "input") +
                   ", 1: it has none of them");
  }
  add_figure(text, "largest topic", rank_1_text(report.rank_1_documents));
  add_labels(text, report);
}

void add_trait_members(JsonWriter& json, const TraitReport& report) {
  json.key("exclusivity").begin_object().member("words", static_cast<std::uint64_t>(report.num_words));
  add_json_figure(json, report.traits.exclusivity);
  json.key("effective_words").begin_object();
  add_json_figure(json, report.traits.effective_words);
  json.key("corpus_distance").begin_object().member("corpus", report.from_training ? "training documents" : "input");
  add_json_figure(json, report.traits.corpus_distance);
  json.key("rank_1_documents").begin_object().member("documents", sum_of(report.rank_1_documents));
  json.key("topics").begin_array();
  for (const std::uint64_t documents : report.rank_1_documents) json.value(documents);
  json.end_array().end_object();
  add_json_labels(json, report.labels);
}

}  // namespace ldavi::cli
