// SPDX-License-Identifier: Apache-2.0
#include "cli/input_options.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

#include "base/join.hpp"
#include "base/number_format.hpp"
#include "cli/usage_error.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"
#include "ldavi/text/stop_words.hpp"

namespace ldavi::cli {
namespace {

/// `names` in the order of the policy's values; the first is the default.
template <class Policy>
void declare_policy(OptionParser& parser, const std::string& name, Policy& policy, std::span<const std::string_view> names,
                    std::string help) {
  const std::vector<std::string> choices(names.begin(), names.end());
  parser.custom(
      name,
      [&policy, name, choices](const std::string& value) {
        const auto found = std::find(choices.begin(), choices.end(), value);
        if (found == choices.end()) throw UsageError("--" + name + " " + value + ": expected one of " + join(choices, ", "));
        policy = static_cast<Policy>(found - choices.begin());
      },
      join(choices, "|"), choices.front(), std::move(help));
}

constexpr std::array<std::string_view, 4> kEncodings{"auto", "utf-8", "utf-16", "latin-1"};  // as the values of TextEncoding
constexpr std::array<std::string_view, 3> kInvalidTexts{"replace", "skip", "error"};         // as those of InvalidText

}  // namespace

void declare_read_options(OptionParser& parser, ReadOptions& options, const std::string& no_header) {
  parser.custom(
      "input-format",
      [&options](const std::string& value) {
        try {
          options.format = parse_input_format(value);
        } catch (const InvalidArgument& error) {
          throw UsageError(std::string("--input-format: ") + error.what());
        }
      },
      "FORMAT", "auto",
      "directory, lines, jsonl, csv, tsv, mallet, uci, ldac, mtx, svmlight or corpus, where it does not show");
  parser.text("text-field", options.text_field, "NAME", "JSON Lines, CSV, TSV: the field with the text");
  parser.text("id-field", options.id_field, "NAME", "the field with the document's id");
  parser.flag(no_header, options.no_header, "CSV, TSV: the first row is a document, fields are numbers of columns");
  declare_policy(parser, "encoding", options.encoding, kEncodings, "of text; auto: by its mark, else utf-8");
  declare_policy(parser, "invalid-utf8", options.invalid_text, kInvalidTexts, "where bytes are no text");
  parser.size("max-decompressed", options.max_decompressed, "64G", "refuse a gzip or zstd file that holds more");
  parser.text("vocab", options.vocabulary_path, "FILE", "counts: the terms, one a line");
  parser.flag("transpose", options.transpose, "Matrix Market: a column is a document, not a row");
  parser.flag("zero-based", options.zero_based, "SVMlight: indices begin with 0, not with 1");
  parser.custom(
      "on-bad-record",
      [&options](const std::string& value) {
        if (value != "error" && value != "skip") throw UsageError("--on-bad-record " + value + ": expected error or skip");
        options.skip_bad_records = value == "skip";
      },
      "WHAT", "error", "error or skip, where a record or file cannot be read");
}

void declare_label_option(OptionParser& parser, ReadOptions& options) {
  parser.custom(
      "label-field", [&options](const std::string& value) { options.label_field = value; }, "NAME", "label",
      "the field with its label");
}

void declare_label_options(OptionParser& parser, ReadOptions& options) {
  declare_label_option(parser, options);
  parser.custom(
      "date-field", [&options](const std::string& value) { options.date_field = value; }, "NAME", "date",
      "the field with its date");
}

void check_inputs(std::span<const std::string> inputs) {
  if (std::count(inputs.begin(), inputs.end(), "") > 0) throw UsageError("an input has no name");
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) throw UsageError("standard input is named twice");
}

void check_output_apart(const std::string& output, std::vector<std::string> read_files, const std::string& option) {
  std::error_code error;
  if (output == "-" || !std::filesystem::is_regular_file(output, error)) return;
  for (const std::string& file : read_files) {
    if (!std::filesystem::equivalent(output, file == "-" ? "/dev/stdin" : file, error) || error) continue;
    throw UsageError(option + output + " is a file that the command reads, name another");
  }
}

std::vector<std::string> written_files(std::vector<std::string> files) {
  files.insert(files.end(), {"/dev/stdout", "/dev/stderr"});
  return files;
}

void declare_text_options(OptionParser& parser, TextOptions& options) {
  parser.text("stopwords", options.stop_words, "LIST", "auto, none, a language such as en, or a file, a word a line");
  parser.custom(
      "min-length",
      [&options](const std::string& value) {
        const auto length = parse_unsigned(value);
        if (!length || *length < 1 || *length > 100)
          throw UsageError("--min-length " + value + ": expected a whole number from 1 to 100");
        options.min_length = static_cast<std::uint32_t>(*length);
      },
      "N", std::to_string(options.min_length), "shortest word, in letters");
  declare_policy(parser, "numbers", options.numbers, kNumberPolicies, "shape: each digit as 0");
  declare_policy(parser, "urls", options.addresses, kAddressPolicies, "addresses of pages and mailboxes");
  declare_policy(parser, "hashtags", options.tags, kTagPolicies, "keep: #subject and @somebody as they are");
  declare_policy(parser, "emoji", options.emoji, kEmojiPolicies, "each is a word, or none");
  parser.text("stem", options.stem, "LANGUAGE", "forms of a word are one, shown as the commonest; a code such as en");
  parser.flag("phrases", options.phrases, "words that belong together are one, as new_york");
  parser.text("token-pattern", options.token_pattern, "REGEX", "words are its matches, in place of all but folding");
}

void declare_pruning_options(OptionParser& parser, PruningOptions& options) {
  parser.custom(
      "min-df",
      [&options](const std::string& value) {
        const auto documents = parse_unsigned(value);
        if (!documents || *documents < 1)
          throw UsageError("--min-df " + value + ": expected a whole number of documents, at least 1");
        options.min_documents = *documents;
      },
      "N", "", "least documents a word is in [text: 5, small corpora 2; counts: 1]");
  parser.custom(
      "max-df",
      [&options](const std::string& value) {
        const auto share = parse_double(value);
        if (!share || *share <= 0.0 || *share > 1.0)
          throw UsageError("--max-df " + value + ": expected a share above 0 and up to 1");
        options.max_share = *share;
      },
      "SHARE", "", "largest share of documents a word is in [text: 0.5; counts: 1]");
  parser.custom(
      "max-vocab",
      [&options](const std::string& value) {
        const auto terms = parse_unsigned(value);
        if (!terms || *terms < 1) throw UsageError("--max-vocab " + value + ": expected a whole number of words, at least 1");
        options.max_terms = *terms;
      },
      "N", "", "most words, those in the most documents [any number]");
  const auto words_of = [](std::vector<std::string>& words) {
    return [&words](const std::string& value) {
      std::vector<std::string> read = read_words(value);
      words.insert(words.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
    };
  };
  parser.custom("keep", words_of(options.kept), "FILE", "", "words that stay, though stop words, rare or frequent");
  parser.custom("drop", words_of(options.dropped), "FILE", "", "further words to leave out, a word a line");
}

void declare_resource_options(OptionParser& parser, LoadOptions& options, std::string about_threads) {
  options.memory_bytes = 1'000'000'000;
  parser.size("memory", options.memory_bytes, "1G", "keep no more than so much of the documents in memory");
  parser.text("tmp", options.temporary_folder, "DIR", "where the rest goes meanwhile [TMPDIR, else /tmp]");
  parser.integer("threads", options.num_threads, 1, 1024, "N", std::move(about_threads));
}

void declare_counting_options(OptionParser& parser, LoadOptions& options, std::vector<std::string>& given) {
  parser.heading("Text").described_by("text");
  parser.record(&given);
  declare_text_options(parser, options.text);
  declare_pruning_options(parser, options.pruning);
  parser.record(nullptr);
  parser.heading("Input").described_by("input");
  declare_read_options(parser, options.read);
  declare_label_options(parser, options.read);
  parser.described_by("");
}

void refuse_late_options(const std::vector<std::string>& inputs, const ReadOptions& read,
                         const std::vector<std::string>& given) {
  if (given.empty() || !is_prepared(inputs, read)) return;
  throw UsageError("--" + given.front() + ": " + inputs.front() +
                   " is a prepared corpus, its words are counted already; leave it out, or prepare the texts anew with it");
}

void declare_holdout_option(OptionParser& parser, std::uint32_t& holdout, std::string help) {
  parser.custom(
      "holdout",
      [&holdout](const std::string& value) {
        const auto step = parse_unsigned(value);
        if (!step || *step < 2 || *step > std::numeric_limits<std::uint32_t>::max()) {
          throw UsageError("--holdout " + value + ": expected a whole number from 2 to 4294967295");
        }
        holdout = static_cast<std::uint32_t>(*step);
      },
      "N", "", std::move(help));
}

void note_reading(Terminal& terminal, const ReadReport& report) {
  if (report.hidden_files > 0) terminal.note("skipped " + counted_text(report.hidden_files, "hidden file"));
  if (report.binary_files > 0) terminal.note("skipped " + counted_text(report.binary_files, "binary file"));
  if (report.invalid_sequences > 0)
    terminal.warn("warning: " + counted_text(report.invalid_sequences, "ill-formed sequence") + " read as U+FFFD");
  if (report.dropped_sequences > 0)
    terminal.warn("warning: " + counted_text(report.dropped_sequences, "ill-formed sequence") + " left out");
  if (report.bad_records == 0) return;
  terminal.warn(counted_text(report.bad_records, "record") + " could not be read; what has a row there has an empty one" +
                (report.examples.empty() ? "" : ":"));
  for (const std::string& example : report.examples) terminal.warn("  " + visible_text(example));
}

}  // namespace ldavi::cli
