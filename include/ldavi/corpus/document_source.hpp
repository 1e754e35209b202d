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
enum class InputFormat {
  kAuto,
  kDirectory,
  kLines,
  kJsonLines,
  kCsv,
  kTsv,
  kMallet,
  kUci,
  kLdaC,
  kMatrixMarket,
  kSvmLight,
  kCorpus
};

/// auto: by the byte order mark, UTF-8 where there is none. utf-16: by the mark, else by where its line ends and zeros are. latin-1 is Windows-1252,
/// its superset.
enum class TextEncoding { kAuto, kUtf8, kUtf16, kLatin1 };

/// What becomes of an ill-formed sequence: U+FFFD, nothing, or a ParseError.
enum class InvalidText { kReplace, kSkip, kError };

/// What `name` on the command line means; throws InvalidArgument for an unknown one and lists those there are.
InputFormat parse_input_format(const std::string& name);

struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  TextEncoding encoding = TextEncoding::kAuto;
  /// kError takes no heed of skip_bad_records, but in a folder, where a file is a record.
  InvalidText invalid_text = InvalidText::kReplace;
  /// A compressed file that holds more bytes is refused.
  std::uint64_t max_decompressed = 64'000'000'000;
  /// JSON Lines: the fields of a document. CSV and TSV: the columns, by the names in the first row; "id", "label" and "date" need not be there
  /// where nobody named them.
  std::string text_field = "text";
  std::string id_field = "id";
  /// Default: "label" and "date", left empty where they are of another kind. A field that is named here must be a string or a
  /// number, or for labels an array of them.
  std::optional<std::string> label_field;
  std::optional<std::string> date_field;
  /// CSV and TSV: the first row is a document, and the fields are numbers of columns, from 1.
  bool no_header = false;
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
  /// Ill-formed sequences replaced by U+FFFD. A DocumentSource counts those of JSON and UTF-16; the others are met when the text is analysed.
  std::uint64_t invalid_sequences = 0;
  /// Those that were left out, with InvalidText::kSkip.
  std::uint64_t dropped_sequences = 0;
  /// Some of the input was JSON Lines, CSV or TSV: text_field had a meaning.
  bool has_fields = false;
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
