// SPDX-License-Identifier: Apache-2.0
#include "cli/text_conversion.hpp"

#include <string_view>
#include <vector>

#include "base/join.hpp"
#include "ldavi/exporters/document_writer.hpp"
#include "text/decode.hpp"

namespace ldavi::cli {
namespace {

std::uint64_t make_parts_well_formed(Document& document) {
  std::uint64_t ill_formed = 0;
  for (std::string* part : {&document.id, &document.label, &document.date, &document.text})
    ill_formed += make_well_formed(*part);
  return ill_formed;
}

/// What a line for MALLET does not say of the documents seen.
class MalletLosses {
 public:
  void see(const Document& document) {
    dates_ |= !document.date.empty();
    const std::string& text = document.text;
    line_ends_ |= text.find_first_of("\n\r") != std::string::npos;
    starts_ |= text.find_first_of(" \t\v\f,") == 0;
    for (const std::string* name : {&document.id, &document.label}) {
      missing_ |= name->empty();
      blanks_ |= name->find_first_of(" \t\n\v\f\r") != std::string::npos || name->starts_with(',');
    }
  }

  std::string text() const {
    std::vector<std::string> parts;
    if (dates_) parts.emplace_back("dates");
    if (line_ends_) parts.emplace_back("line ends in texts");
    if (starts_) parts.emplace_back("blanks and commas that begin a text");
    if (blanks_) parts.emplace_back("blanks and first commas of ids and labels");
    if (missing_) parts.emplace_back("no label or id (there stands X)");
    return join(parts, ", ");
  }

 private:
  bool dates_ = false;
  bool line_ends_ = false;
  bool starts_ = false;
  bool blanks_ = false;
  bool missing_ = false;
};

}  // namespace

TextConversion convert_texts(DocumentSource& source, InputFormat format, const ByteSink& sink) {
  TextConversion done;
  const auto writer = make_document_writer(format, sink);
  MalletLosses losses;
  std::uint64_t mended = 0;
  for (Document document; source.next(document);) {
    mended += make_parts_well_formed(document);
    if (format == InputFormat::kMallet) losses.see(document);
    writer->write(document);
    ++done.num_documents;
  }
  done.read = source.report();
  done.read.invalid_sequences += mended;
  done.left_out = losses.text();
  return done;
}

}  // namespace ldavi::cli
