// SPDX-License-Identifier: Apache-2.0
// All that a report shows, and its form for the script of the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exporters/html/document_choice.hpp"
#include "exporters/html/report_terms.hpp"
#include "exporters/html/shown_document.hpp"
#include "ldavi/corpus/date.hpp"
#include "ldavi/corpus/document_groups.hpp"
#include "ldavi/evaluation/coherence.hpp"
#include "ldavi/evaluation/group_prevalence.hpp"
#include "ldavi/evaluation/intervals.hpp"
#include "ldavi/evaluation/topic_distance.hpp"
#include "ldavi/evaluation/topic_map.hpp"
#include "ldavi/evaluation/topic_traits.hpp"
#include "ldavi/evaluation/topic_tree.hpp"
#include "ldavi/exporters/html_report.hpp"

namespace ldavi {

inline constexpr std::size_t kMostLabels = 30;

struct ReportPerplexity {
  double value = 0.0;
  Interval interval;
  std::uint64_t documents = 0;
};

struct ReportData {
  /// All of these must outlive it.
  ReportData(const TopicModel& of, const CountedCorpus& in, const HtmlReportOptions& by, const ReportTexts& with)
      : model(of), input(in), options(by), texts(with) {}

  const TopicModel& model;
  const CountedCorpus& input;
  const HtmlReportOptions& options;
  const ReportTexts& texts;

  /// With a known word.
  std::uint64_t known_documents = 0;
  TopicView view;
  /// V x K, as edits leave them.
  Matrix weights;
  /// These are the documents that the model was learned from; nothing where nobody knows, as words were dropped.
  std::optional<bool> is_own_corpus;
  std::optional<ReportPerplexity> perplexity;

  // One a topic.
  std::vector<double> shares;
  std::vector<Interval> intervals;
  std::vector<std::uint64_t> largest_in;
  Coherence npmi;
  TopicTraits traits;
  std::vector<MapPoint> map;
  std::vector<std::vector<std::uint32_t>> telling;
  std::vector<std::vector<TopicExample>> examples;

  DistanceMatrix distances;
  TopicPairs correlations{0};
  /// By the model, of its documents; otherwise they are of the shares in the documents of the report.
  bool correlations_are_learned = false;
  TopicTree tree;
  DocumentsByPeriod by_period;
  DocumentsByLabel by_label;
  std::vector<GroupPrevalence> over_time;
  std::vector<GroupPrevalence> of_labels;

  /// Of each text that is shown; 0: none is.
  std::size_t most_bytes = 0;
  std::vector<ShownDocument> documents;
};

/// As much of each of so many texts as keeps the report to a few megabytes.
std::size_t bytes_of_texts(std::size_t num_documents) noexcept;

/// For src/exporters/html/page/data.js, which says what is what. Adds to `terms` what is spoken of.
std::string report_json(const ReportData& data, ReportTerms& terms);

}  // namespace ldavi
