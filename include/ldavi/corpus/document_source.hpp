// SPDX-License-Identifier: Apache-2.0
// Documents one by one, from folders, files and standard input.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ldavi {

/// A document as it was found.
struct Document {
  std::string id;
  std::string text;
  std::string label;  // "" where there is none
  std::string date;
  /// Why it could not be read, where bad records are skipped; then the text is empty.
  std::string problem;
};

/// auto: by name and content.
enum class InputFormat { kAuto, kDirectory, kLines, kJsonLines, kUci, kLdaC, kMatrixMarket, kSvmLight, kCorpus };

/// What `name` on the command line means; throws InvalidArgument for an unknown one and lists those there are.
InputFormat parse_input_format(const std::string& name);

struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  /// JSON Lines: the fields of a document.
  std::string text_field = "text";
  std::string id_field = "id";
  /// Default: "label" and "date", left empty where they are of another kind. A field that is named here must be a string or a
  /// number, or for labels an array of them.
  std::optional<std::string> label_field;
  std::optional<std::string> date_field;
  /// false: a bad record or unreadable file is an error. true: it becomes an empty document with a `problem`; what is no file
  /// at all, as a broken link or FIFO in a folder, and an entry of counts are only counted.
  bool skip_bad_records = false;
  /// Files that are no documents although a folder may hold them, as the output that is being written; not counted either.
  std::vector<std::string> left_out;
  /// Terms of counts that have no vocabulary beside them: a file with a term a line. Default: vocab.NAME.txt beside docword.NAME.txt,
  /// NAME.vocab or vocab.NAME.txt beside NAME.dat and the others.
  std::string vocabulary_path;
  /// Matrix Market: a column is a document, not a row.
  bool transpose = false;
  /// SVMlight: indices are numbered from 0, not from 1.
  bool zero_based = false;
};

/// What was met on the way and is not in the documents.
struct ReadReport {
  std::uint64_t hidden_files = 0;
  std::uint64_t binary_files = 0;
  std::uint64_t bad_records = 0;
  /// Ill-formed UTF-8 sequences replaced by U+FFFD. A DocumentSource counts those of JSON; the others are met when the text is analysed.
  std::uint64_t invalid_sequences = 0;
  /// Some of the input was JSON Lines.
  bool json_lines = false;
  /// The first few problems, as messages.
  std::vector<std::string> examples;
};

class DocumentSource {
 public:
  virtual ~DocumentSource() = default;
  /// The next document, in the order of the input; false at the end. Throws ParseError, IoError.
  virtual bool next(Document& document) = 0;
  /// So far.
  virtual const ReadReport& report() const = 0;
};

/// Several inputs are one corpus in the order given; "-" is standard input. Throws IoError for a path that is not there, InvalidArgument
/// for counts (they have no text: see load_corpus and open_counted).
std::unique_ptr<DocumentSource> open_documents(const std::vector<std::string>& inputs, const ReadOptions& options);

}  // namespace ldavi
