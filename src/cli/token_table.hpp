// SPDX-License-Identifier: Apache-2.0
// Each token of new documents with its topic, for other programs.
#pragma once

#include "cli/explained_documents.hpp"
#include "ldavi/exporters/sink.hpp"
#include "ldavi/exporters/topic_tables.hpp"

namespace ldavi::cli {

/// tsv, csv: a row a token: id of the document, number of the token in it, from 1, the term, or the word of the text where it is unknown, the topic,
/// or nothing. jsonl: a line a document: id, tokens, a list of [term, topic] with null for no topic.
class TokenTable {
 public:
  /// Writes the header where there is one. `model` must outlive the table.
  TokenTable(const TopicModel& model, TableFormat format, bool header, ByteSink sink);

  void write(const ExplainedDocument& document);

 private:
  void write_rows(const ExplainedDocument& document);
  void write_json(const ExplainedDocument& document);
  std::string_view term_of(const MarkedDocument& document, const MarkedWord& word) const;

  const TopicModel& model_;
  TableFormat format_;
  ByteSink sink_;
  std::string line_;
};

}  // namespace ldavi::cli
