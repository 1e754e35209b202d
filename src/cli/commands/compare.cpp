// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/compare.hpp"

#include <algorithm>
#include <utility>

#include "base/number_format.hpp"
#include "cli/comparison_report.hpp"
#include "cli/exit_code.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/model/model_file.hpp"

namespace ldavi::cli {
namespace {

TopicDistance distance_named(const std::string& name) {
  return static_cast<TopicDistance>(std::find(kTopicDistances.begin(), kTopicDistances.end(), name) - kTopicDistances.begin());
}

/// Its topics by their words; all else of the model is given back before the next is read.
ComparedModel read_model(const std::string& path, int num_threads) {
  TopicModel model = load_model(path);
  TopicWords words = topic_words(model, num_threads);
  std::vector<std::string> names = topic_view(model).names;
  return {path, std::move(model.vocabulary), std::move(words), 0.0, std::move(names)};
}

void warn_of_strangers(Terminal& terminal, const ComparedModel& model, const ComparedModel& other) {
  constexpr double kEnough = 0.5;
  if (model.common_share >= kEnough) return;
  terminal.warn("warning: only " + fixed_text(100.0 * model.common_share, 1) + " % of the words of " +
                visible_text(model.path) + " are of terms that " + visible_text(other.path) +
                " knows; the rest makes topics differ");
}

}  // namespace

void CompareCommand::declare(OptionParser& parser) {
  CompareArguments& a = arguments_;
  parser.positional(a.models, 2, 2, "MODEL MODEL");
  parser.choice("distance", a.distance, {kTopicDistances.begin(), kTopicDistances.end()},
                "of topics; 0: the same, 1: nothing in common");
  parser.integer("top,n", a.num_words, 1, 1'000'000, "N", "words of each topic");
  parser.choice("format", a.format, {"text", "json"}, "for a person or for a program");
  parser.integer("threads", a.num_threads, 1, 1024, "N", "does not change the figures [all processors]");
  parser.example("lda-vi compare may.ldavi june.ldavi", "what became of May's topics");
  parser.example("lda-vi compare k20.ldavi k50.ldavi --format json", "which topics more topics split");
}

int CompareCommand::run(Terminal& terminal) {
  const CompareArguments& arguments = arguments_;
  ComparisonReport report;
  report.distance = distance_named(arguments.distance);
  report.num_words = static_cast<std::size_t>(arguments.num_words);
  report.a = read_model(arguments.models[0], arguments.num_threads);
  report.b = read_model(arguments.models[1], arguments.num_threads);
  const TermMap map = map_terms(report.a.vocabulary, report.b.vocabulary);
  report.common_terms = map.size() - static_cast<std::size_t>(std::count(map.begin(), map.end(), kNoTerm));
  if (report.common_terms == 0) {
    throw ParseError(report.b.path, 0, "no term in common with " + report.a.path,
                     "expected models of texts in the same language, with names for their terms");
  }
  report.a.common_share = common_share(report.a.words, map);
  report.b.common_share = common_share(report.b.words, map_terms(report.b.vocabulary, report.a.vocabulary));
  warn_of_strangers(terminal, report.a, report.b);
  warn_of_strangers(terminal, report.b, report.a);
  const TopicDistanceOptions options{report.distance, report.num_words, arguments.num_threads};
  report.comparison =
      compare_topics(topic_distances(report.a.words, report.b.words, map, options), comparison_limits(report.distance));
  std::erase_if(report.comparison.only_a, [&](std::uint32_t topic) { return report.a.words.topics[topic].empty(); });
  std::erase_if(report.comparison.only_b, [&](std::uint32_t topic) { return report.b.words.topics[topic].empty(); });
  terminal.print(arguments.format == "json" ? comparison_json(report) : comparison_text(report, terminal.output_width()));
  return kExitDone;
}

}  // namespace ldavi::cli
