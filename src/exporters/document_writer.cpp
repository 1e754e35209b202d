// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/document_writer.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "exporters/cells.hpp"
#include "exporters/json_writer.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

class JsonLinesWriter final : public DocumentWriter {
 public:
  explicit JsonLinesWriter(ByteSink sink) : sink_(std::move(sink)) {}

  void write(const Document& document) override {
    json_.begin_object().member("id", document.id);
    if (!document.label.empty()) json_.member("label", document.label);
    if (!document.date.empty()) json_.member("date", document.date);
    json_.member("text", document.text).end_object();
    sink_(json_.take() + "\n");
  }

 private:
  ByteSink sink_;
  JsonWriter json_;
};

class DelimitedWriter final : public DocumentWriter {
 public:
  DelimitedWriter(bool is_csv, ByteSink sink) : is_csv_(is_csv), sink_(std::move(sink)) {
    write({"id", "text", "label", "date", {}});
  }

  void write(const Document& document) override {
    row_.clear();
    for (const std::string* cell : {&document.id, &document.label, &document.date, &document.text}) {
      if (cell != &document.id) row_ += is_csv_ ? ',' : '\t';
      if (is_csv_) {
        append_exact_csv_cell(row_, *cell);
      } else {
        append_exact_tsv_cell(row_, *cell);
      }
    }
    row_ += is_csv_ ? "\r\n" : "\n";
    sink_(row_);
  }

 private:
  bool is_csv_;
  ByteSink sink_;
  std::string row_;
};

constexpr std::string_view kBlanks = " \t\n\v\f\r";

/// A name or label, which has no blanks.
std::string one_word(std::string_view text) {
  std::string word(text);
  std::replace_if(
      word.begin(), word.end(), [](char c) { return kBlanks.find(c) != std::string_view::npos; }, '_');
  // MALLET passes over them.
  word.erase(0, std::min(word.find_first_not_of(','), word.size()));
  return word.empty() ? "X" : word;
}

class MalletWriter final : public DocumentWriter {
 public:
  explicit MalletWriter(ByteSink sink) : sink_(std::move(sink)) {}

  void write(const Document& document) override {
    std::string_view text = document.text;
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n\v\f\r,"), text.size()));
    line_ = one_word(document.id) + "\t" + one_word(document.label) + "\t";
    const std::size_t begin = line_.size();
    line_ += text;
    std::replace_if(
        line_.begin() + static_cast<std::ptrdiff_t>(begin), line_.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    line_ += '\n';
    sink_(line_);
  }

 private:
  ByteSink sink_;
  std::string line_;
};

}  // namespace

std::unique_ptr<DocumentWriter> make_document_writer(InputFormat format, ByteSink sink) {
  switch (format) {
    case InputFormat::kJsonLines: return std::make_unique<JsonLinesWriter>(std::move(sink));
    case InputFormat::kCsv: return std::make_unique<DelimitedWriter>(true, std::move(sink));
    case InputFormat::kTsv: return std::make_unique<DelimitedWriter>(false, std::move(sink));
    case InputFormat::kMallet: return std::make_unique<MalletWriter>(std::move(sink));
    default: throw InvalidArgument("documents can be written as jsonl, csv, tsv or mallet");
  }
}

}  // namespace ldavi
