// SPDX-License-Identifier: Apache-2.0
#include "cli/token_table.hpp"

#include <utility>

#include "exporters/json_writer.hpp"
#include "exporters/table_row.hpp"

namespace ldavi::cli {

TokenTable::TokenTable(const TopicModel& model, TableFormat format, bool header, ByteSink sink)
    : model_(model), format_(format), sink_(std::move(sink)) {
  if (header && format != TableFormat::kJsonLines)
    sink_(TableRow(line_, format).cell("id").cell("token").cell("term").cell("topic").end());
}

void TokenTable::write(const ExplainedDocument& document) {
  if (format_ == TableFormat::kJsonLines) {
    write_json(document);
  } else {
    write_rows(document);
  }
}

std::string_view TokenTable::term_of(const MarkedDocument& document, const MarkedWord& word) const {
  if (word.term != kNoTerm) return model_.vocabulary.term(word.term);
  return std::string_view(document.text).substr(word.span.begin, word.span.end - word.span.begin);
}

void TokenTable::write_rows(const ExplainedDocument& document) {
  for (std::size_t i = 0; i < document.topics.size(); ++i) {
    TableRow row(line_, format_);
    row.cell(document.document.counted.id).number(static_cast<std::uint64_t>(i + 1));
    row.cell(term_of(document.document, document.document.words[i]));
    if (document.topics[i] == kNoTopic) {
      row.cell("");
    } else {
      row.number(std::uint64_t{document.topics[i]});
    }
    sink_(row.end());
  }
}

void TokenTable::write_json(const ExplainedDocument& document) {
  JsonWriter json;
  json.begin_object().member("id", std::string_view(document.document.counted.id)).key("tokens").begin_array();
  for (std::size_t i = 0; i < document.topics.size(); ++i) {
    json.begin_array().value(term_of(document.document, document.document.words[i]));
    if (document.topics[i] == kNoTopic) {
      json.null();
    } else {
      json.value(std::uint64_t{document.topics[i]});
    }
    json.end_array();
  }
  json.end_array().end_object();
  sink_(json.take());
  sink_("\n");
}

}  // namespace ldavi::cli
