// SPDX-License-Identifier: Apache-2.0
#include "exporters/html/document_choice.hpp"

#include <algorithm>
#include <iterator>

#include "ldavi/evaluation/document_topics.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kExamples = 10;

/// Some rows of a matrix.
Matrix rows_of(const Matrix& matrix, const std::vector<std::size_t>& rows) {
  Matrix some(rows.size(), matrix.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) std::copy_n(matrix.row(rows[i]), matrix.cols(), some.row(i));
  return some;
}

/// Marks some of `rows` that are not marked yet, so many in all, evenly spread over them in this order.
void mark_evenly(const std::vector<std::size_t>& rows, std::size_t most, std::vector<bool>& marked) {
  std::vector<std::size_t> left;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(left), [&](std::size_t row) { return !marked[row]; });
  const std::size_t size = std::min(most, left.size());
  for (std::size_t i = 0; i < size; ++i) marked[left[i * left.size() / size]] = true;
}

}  // namespace

ShownDocuments choose_documents(const Corpus& corpus, std::span<const std::uint32_t> documents, const Matrix& mixtures,
                                const std::function<bool(std::uint32_t document)>& may_show, std::size_t most) {
  std::vector<std::size_t> candidates;
  for (std::size_t row = 0; row < documents.size(); ++row) {
    if (may_show(documents[row])) candidates.push_back(row);
  }
  std::vector<std::uint32_t> numbers;
  for (const std::size_t row : candidates) numbers.push_back(documents[row]);
  const auto examples = representative_documents(corpus, numbers, rows_of(mixtures, candidates), kExamples);

  std::vector<bool> marked(documents.size(), false);
  std::size_t size = 0;
  for (std::size_t rank = 0; rank < kExamples; ++rank) {
    for (const auto& of_topic : examples) {
      if (rank >= of_topic.size() || size == most) continue;
      const auto row = candidates[static_cast<std::size_t>(
          std::lower_bound(numbers.begin(), numbers.end(), of_topic[rank].document) - numbers.begin())];
      if (!marked[row]) ++size;
      marked[row] = true;
    }
  }
  if (!corpus.dates.empty()) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](std::size_t a, std::size_t b) { return corpus.dates[documents[a]] < corpus.dates[documents[b]]; });
  }
  mark_evenly(candidates, most - size, marked);

  ShownDocuments shown;
  std::vector<std::size_t> place(corpus.num_documents(), documents.size());
  for (std::size_t row = 0; row < documents.size(); ++row) {
    if (!marked[row]) continue;
    place[documents[row]] = shown.rows.size();
    shown.rows.push_back(row);
  }
  for (const auto& of_topic : examples) {
    std::vector<TopicExample>& kept = shown.examples.emplace_back();
    for (const auto& [document, share] : of_topic) {
      if (place[document] < shown.rows.size()) kept.push_back({place[document], share});
    }
  }
  return shown;
}

}  // namespace ldavi
