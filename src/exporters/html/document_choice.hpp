// SPDX-License-Identifier: Apache-2.0
// Which documents a report shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "ldavi/base/matrix.hpp"
#include "ldavi/corpus/corpus.hpp"

namespace ldavi {

struct TopicExample {
  /// A place in ShownDocuments::rows.
  std::size_t shown = 0;
  /// Of the topic in it.
  double share = 0.0;
};

struct ShownDocuments {
  /// Rows of the mixtures, ascending.
  std::vector<std::size_t> rows;
  /// Of each topic those with the largest share of it, the largest first.
  std::vector<std::vector<TopicExample>> examples;
};

/// At most `most` of those that may_show(document) allows; `documents`, `mixtures`: as infer_mixtures_of takes and gives them. First those that
/// represent the topics, up to ten each and as many of each as fit, then others spread evenly over the dates, or over the input.
ShownDocuments choose_documents(const Corpus& corpus, std::span<const std::uint32_t> documents, const Matrix& mixtures,
                                const std::function<bool(std::uint32_t document)>& may_show, std::size_t most);

}  // namespace ldavi
