// SPDX-License-Identifier: Apache-2.0
#include "cli/comparison_report.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/terminal.hpp"
#include "cli/text_columns.hpp"
#include "exporters/json_writer.hpp"
#include "ldavi/text/text_rules.hpp"

namespace ldavi::cli {
namespace {

constexpr int kDigits = 3;  // of a distance

using Terms = std::vector<std::string>;

Terms top_terms_of(const ComparedModel& model, std::size_t topic, std::size_t num_words) {
  Terms terms;
  for (const TopicWord& word : top_words_of(model.words, topic, num_words)) terms.push_back(model.vocabulary.term(word.term));
  return terms;
}

/// Of `terms` those that are in `others`, or those that are not, in their order.
Terms filtered(const Terms& terms, const Terms& others, bool are_in) {
  const std::unordered_set<std::string_view> known(others.begin(), others.end());  // look-up only, never iterated
  Terms kept;
  std::copy_if(terms.begin(), terms.end(), std::back_inserter(kept),
               [&](const std::string& term) { return known.contains(term) == are_in; });
  return kept;
}

/// Top words of a pair: of both topics, of b's alone, of a's alone.
struct PairWords {
  Terms shared;
  Terms in;
  Terms out;
};

PairWords words_of(const ComparisonReport& report, const TopicPair& pair) {
  const Terms of_a = top_terms_of(report.a, pair.a, report.num_words);
  const Terms of_b = top_terms_of(report.b, pair.b, report.num_words);
  return {filtered(of_a, of_b, true), filtered(of_b, of_a, false), filtered(of_a, of_b, false)};
}

std::string_view kind_name(PairKind kind) { return kPairKinds[static_cast<std::size_t>(kind)]; }

struct Counts {
  std::uint64_t same = 0;
  std::uint64_t changed = 0;
  std::uint64_t split = 0;   // topics of a
  std::uint64_t merged = 0;  // topics of b
};

Counts counts_of(const Comparison& comparison) {
  Counts counts;
  std::set<std::uint32_t> split;
  std::set<std::uint32_t> merged;
  for (const TopicPair& pair : comparison.pairs) {
    switch (pair.kind) {
      case PairKind::kSame: ++counts.same; break;
      case PairKind::kChanged: ++counts.changed; break;
      case PairKind::kSplit: split.insert(pair.a); break;
      case PairKind::kMerged: merged.insert(pair.b); break;
    }
  }
  counts.split = split.size();
  counts.merged = merged.size();
  return counts;
}

/// The lines of the table.
class ComparisonTable {
 public:
  ComparisonTable(const ComparisonReport& report, std::size_t width)
      : report_(report),
        width_(width),
        number_width_(std::max<std::size_t>(
            3, std::to_string(std::max(report.a.words.num_topics(), report.b.words.num_topics()) - 1).size())) {}

  std::string text() {
    add_line("a", "b", "kind", "distance", {"words: of both, +only", "b's,", "-only", "a's"});
    const Comparison& comparison = report_.comparison;
    auto gone = comparison.only_a.begin();
    const auto add_gone_before = [&](std::uint32_t topic) {
      for (; gone != comparison.only_a.end() && *gone < topic; ++gone) add_single(report_.a, *gone);
    };
    for (const TopicPair& pair : comparison.pairs) {
      add_gone_before(pair.a);
      add_pair(pair);
    }
    add_gone_before(static_cast<std::uint32_t>(report_.a.words.num_topics()));
    for (const std::uint32_t topic : comparison.only_b) add_single(report_.b, topic);
    return std::move(text_);
  }

 private:
  void add_line(const std::string& a, const std::string& b, std::string kind, const std::string& distance, const Terms& words) {
    constexpr std::size_t kKindWidth = 9;
    constexpr std::size_t kDistanceWidth = 8;
    std::string line = right_aligned(a, number_width_) + " " + right_aligned(b, number_width_) + "  " +
                       left_aligned(std::move(kind), kKindWidth) + right_aligned(distance, kDistanceWidth) + "  ";
    text_ += with_words(std::move(line), words, width_) + "\n";
  }

  /// "space flight > rockets:", where the topics have names of their own.
  static void add_names(Terms& shown, const std::string& a, const std::string& b) {
    const std::string name = a + (a.empty() || b.empty() || a == b ? "" : " > ") + (a == b ? "" : b);
    if (!name.empty()) shown.push_back(visible_text(name) + ":");
  }

  void add_pair(const TopicPair& pair) {
    const PairWords words = words_of(report_, pair);
    Terms shown;
    add_names(shown, report_.a.name(pair.a), report_.b.name(pair.b));
    for (const std::string& term : words.shared) shown.push_back(visible_text(term));
    for (const std::string& term : words.in) shown.push_back("+" + visible_text(term));
    for (const std::string& term : words.out) shown.push_back("-" + visible_text(term));
    add_line(std::to_string(pair.a), std::to_string(pair.b), std::string(kind_name(pair.kind)),
             fixed_text(pair.distance, kDigits), shown);
  }

  void add_single(const ComparedModel& model, std::uint32_t topic) {
    Terms shown;
    add_names(shown, model.name(topic), "");
    for (const std::string& term : top_terms_of(model, topic, report_.num_words)) shown.push_back(visible_text(term));
    const bool is_gone = &model == &report_.a;
    add_line(is_gone ? std::to_string(topic) : "-", is_gone ? "-" : std::to_string(topic), is_gone ? "gone" : "new", "", shown);
  }

  const ComparisonReport& report_;
  std::size_t width_;
  std::size_t number_width_;
  std::string text_;
};

std::string summary_line(const ComparisonReport& report) {
  const Comparison& comparison = report.comparison;
  const Counts counts = counts_of(comparison);
  std::vector<std::string> parts;
  const auto add = [&](std::uint64_t count, const char* kind) {
    if (count > 0) parts.push_back(grouped_text(count) + " " + kind);
  };
  add(counts.same, "same");
  add(counts.changed, "changed");
  add(counts.split, "split");
  add(counts.merged, "merged");
  add(comparison.only_b.size(), "new");
  add(comparison.only_a.size(), "gone");
  std::string line = join(parts, ", ");
  if (!comparison.pairs.empty())
    line += "; mean similarity " + fixed_text(comparison.mean_similarity(), 2) + " (1 - " +
            std::string(policy_name(kTopicDistances, report.distance)) + ")";
  return line + "\n";
}

std::string common_line(const ComparisonReport& report) {
  const auto share = [](const ComparedModel& model) { return fixed_text(100.0 * model.common_share, 1) + " % of "; };
  return counted_text(report.common_terms, "term") + " in common: " + share(report.a) + "the words of " +
         visible_text(report.a.path) + ", " + share(report.b) + "those of " + visible_text(report.b.path) + "\n";
}

std::string empty_line(const ComparedModel& model) {
  const std::size_t empty = model.empty_topics().size();
  return empty == 0 ? ""
                    : "left out: " + counted_text(empty, "topic") + " of " + visible_text(model.path) + " without a word\n";
}

void add_json_numbers(JsonWriter& json, std::string_view name, const std::vector<std::uint32_t>& numbers) {
  json.key(name).begin_array();
  for (const std::uint32_t number : numbers) json.value(std::uint64_t{number});
  json.end_array();
}

void add_json_terms(JsonWriter& json, std::string_view name, const Terms& terms) {
  json.key(name).begin_array();
  for (const std::string& term : terms) json.value(std::string_view(term));
  json.end_array();
}

void add_json_model(JsonWriter& json, std::string_view name, const ComparedModel& model) {
  json.key(name).begin_object().member("model", std::string_view(model.path));
  json.member("num_topics", static_cast<std::uint64_t>(model.words.num_topics()))
      .member("num_terms", static_cast<std::uint64_t>(model.vocabulary.size()));
  json.member("common_share", model.common_share);
  add_json_numbers(json, "empty_topics", model.empty_topics());
  json.end_object();
}

}  // namespace

const std::string& ComparedModel::name(std::size_t topic) const noexcept {
  static const std::string none;
  return topic < names.size() ? names[topic] : none;
}

std::vector<std::uint32_t> ComparedModel::empty_topics() const {
  std::vector<std::uint32_t> empty;
  for (std::size_t k = 0; k < words.num_topics(); ++k) {
    if (words.topics[k].empty()) empty.push_back(static_cast<std::uint32_t>(k));
  }
  return empty;
}

std::string comparison_text(const ComparisonReport& report, std::size_t width) {
  return ComparisonTable(report, width).text() + "\n" + summary_line(report) + common_line(report) + empty_line(report.a) +
         empty_line(report.b);
}

std::string comparison_json(const ComparisonReport& report) {
  const Comparison& comparison = report.comparison;
  const Counts counts = counts_of(comparison);
  JsonWriter json(2);
  json.begin_object();
  add_json_model(json, "model_a", report.a);
  add_json_model(json, "model_b", report.b);
  json.member("common_terms", static_cast<std::uint64_t>(report.common_terms));
  json.member("distance", policy_name(kTopicDistances, report.distance));
  json.key("pairs").begin_array();
  for (const TopicPair& pair : comparison.pairs) {
    const PairWords words = words_of(report, pair);
    json.begin_object().member("a", std::uint64_t{pair.a}).member("b", std::uint64_t{pair.b});
    json.member("distance", pair.distance).member("kind", kind_name(pair.kind)).member("match", pair.is_match);
    if (!report.a.name(pair.a).empty()) json.member("name_a", std::string_view(report.a.name(pair.a)));
    if (!report.b.name(pair.b).empty()) json.member("name_b", std::string_view(report.b.name(pair.b)));
    add_json_terms(json, "shared", words.shared);
    add_json_terms(json, "in", words.in);
    add_json_terms(json, "out", words.out);
    json.end_object();
  }
  json.end_array();
  add_json_numbers(json, "only_a", comparison.only_a);
  add_json_numbers(json, "only_b", comparison.only_b);
  json.key("summary").begin_object();
  json.member("same", counts.same)
      .member("changed", counts.changed)
      .member("split", counts.split)
      .member("merged", counts.merged);
  json.member("new", static_cast<std::uint64_t>(comparison.only_b.size()))
      .member("gone", static_cast<std::uint64_t>(comparison.only_a.size()));
  json.end_object();
  json.member("mean_similarity", comparison.mean_similarity());
  json.end_object();
  return json.take() + "\n";
}

}  // namespace ldavi::cli
