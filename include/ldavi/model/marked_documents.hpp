// SPDX-License-Identifier: Apache-2.0
// Texts as a model reads them, with their words marked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "ldavi/corpus/load.hpp"
#include "ldavi/corpus/marked_text.hpp"
#include "ldavi/model/topic_model.hpp"

namespace ldavi {

struct MarkedDocument {
  /// Well-formed.
  std::string text;
  /// Of the text, in order. Words that were dropped from the model are left out, as stop words are.
  std::vector<MarkedWord> words;
  /// The same words counted, with the document's id, label and date.
  CountedDocument counted;
};

/// One by one, in the order of the input.
class MarkedDocuments {
 public:
  /// The model must outlive it. Throws what open_documents throws; InvalidArgument for a model of counts.
  MarkedDocuments(const std::vector<std::string>& inputs, const ReadOptions& options, const TopicModel& model);
  ~MarkedDocuments();
  MarkedDocuments(MarkedDocuments&&) noexcept;
  MarkedDocuments& operator=(MarkedDocuments&&) noexcept;

  /// The next document; false at the end. Throws ParseError, IoError.
  bool next(MarkedDocument& document);
  /// So far.
  ReadReport report() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace ldavi
