// SPDX-License-Identifier: Apache-2.0
#include "cli/topics_in_input.hpp"

#include <algorithm>
#include <utility>

#include "base/number_format.hpp"
#include "cli/input_options.hpp"
#include "cli/library_warning.hpp"
#include "cli/nothing_known.hpp"
#include "cli/text_columns.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/evaluation/cooccurrence.hpp"
#include "ldavi/evaluation/document_topics.hpp"
#include "ldavi/model/new_documents.hpp"
#include "model/edited_topics.hpp"

namespace ldavi::cli {
namespace {

constexpr std::size_t kShownDocuments = 3;
constexpr std::size_t kShownColumns = 72;

bool is_blank(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::vector<std::vector<std::uint32_t>> judged_words(const TopicModel& model) {
  std::vector<std::vector<std::uint32_t>> words(model.num_topics());
  const EditedTopics topics(model);
  for (std::size_t topic = 0; topic < words.size(); ++topic) {
    for (const WeightedTerm& word : topics.top_terms(topic, kJudgedWords)) words[topic].push_back(word.term);
  }
  return words;
}

}  // namespace

std::string first_line(std::string_view text, std::size_t width) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  text = text.substr(0, text.find_first_of("\n\r"));
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  std::string line(text);
  std::replace_if(line.begin(), line.end(), is_blank, ' ');
  return shortened(line, width);
}

TopicsInInput find_topics(Terminal& terminal, const TopicModel& model, const std::vector<std::string>& inputs,
                          const ReadOptions& read, int num_threads) {
  warn_of_other_library(terminal, model);
  std::vector<std::string> lines;
  const CountedCorpus input = load_counted(inputs, read, model, num_threads, [&](const CountedBatch& batch) {
    for (const Document& document : batch.texts) lines.push_back(first_line(document.text, kShownColumns));
  });
  note_reading(terminal, input.read);
  const Corpus& corpus = input.corpus;
  const std::vector<std::uint32_t> documents = split_holdout(corpus, 0).training;
  if (documents.empty()) refuse_nothing_known(inputs, corpus.num_documents());
  const Matrix mixtures = infer_mixtures_of(model, corpus, documents, num_threads);

  TopicsInInput found;
  found.documents = documents.size();
  found.prevalence = mean_mixture(mixtures);
  found.intervals = mean_mixture_intervals(mixtures, 1, 1'000, num_threads);
  found.rank_1_documents = rank_1_documents(mixtures);
  found.npmi = npmi_coherence(count_cooccurrences(corpus, documents, judged_words(model), num_threads));
  for (const auto& of_topic : representative_documents(corpus, documents, mixtures, kShownDocuments)) {
    std::vector<ShownDocument>& shown = found.representatives.emplace_back();
    for (const auto& [document, share] : of_topic) {
      shown.push_back({std::string(corpus.ids[document]), share, corpus.document(document).num_tokens()});
      if (!lines.empty()) shown.back().first_line = lines[document];
    }
  }
  return found;
}

}  // namespace ldavi::cli
