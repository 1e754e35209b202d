// SPDX-License-Identifier: Apache-2.0
#include "corpus/open.hpp"

#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/container.hpp"
#include "base/input_file.hpp"
#include "corpus/formats/count_format.hpp"
#include "corpus/formats/matrix_market.hpp"
#include "corpus/input_name.hpp"
#include "corpus/readers/delimited.hpp"
#include "corpus/readers/directory.hpp"
#include "corpus/readers/input_lines.hpp"
#include "corpus/readers/jsonl.hpp"
#include "corpus/readers/lines.hpp"
#include "corpus/readers/mallet.hpp"
#include "corpus/readers/text_file.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::string_view kStandardInput = "-";

constexpr std::array<std::pair<std::string_view, InputFormat>, 12> kFormats{{{"auto", InputFormat::kAuto},
                                                                             {"directory", InputFormat::kDirectory},
                                                                             {"lines", InputFormat::kLines},
                                                                             {"jsonl", InputFormat::kJsonLines},
                                                                             {"csv", InputFormat::kCsv},
                                                                             {"tsv", InputFormat::kTsv},
                                                                             {"mallet", InputFormat::kMallet},
                                                                             {"uci", InputFormat::kUci},
                                                                             {"ldac", InputFormat::kLdaC},
                                                                             {"mtx", InputFormat::kMatrixMarket},
                                                                             {"svmlight", InputFormat::kSvmLight},
                                                                             {"corpus", InputFormat::kCorpus}}};

/// A file of text; JSON Lines and plain lines are told apart by the first character where `format` is kAuto.
std::unique_ptr<DocumentSource> open_file(const std::string& input, InputFormat format, const ReadOptions& options,
                                          const std::string& id_prefix, ReadReport& report) {
  TextFile file(InputFile(input, options.max_decompressed), options, &report);
  if (format == InputFormat::kCsv || format == InputFormat::kTsv)
    return read_delimited(std::move(file), format, options, id_prefix, report);
  InputLines lines(std::move(file));
  if (format == InputFormat::kAuto) {
    const std::string first = lines.peek();
    if (first.find('\0') != std::string::npos) {
      throw ParseError(lines.name(), 0, "not text",
                       "expected lines of text or JSON, or a folder (--input-format names another format)");
    }
    const std::size_t start = first.find_first_not_of(" \t");
    format = start != std::string::npos && first[start] == '{' ? InputFormat::kJsonLines : InputFormat::kLines;
  }
  if (format == InputFormat::kJsonLines) return read_json_lines(std::move(lines), options, id_prefix, report);
  if (format == InputFormat::kMallet) return read_mallet(std::move(lines), options, id_prefix, report);
  return read_lines(std::move(lines), id_prefix, report);
}

/// One input after the other.
class ChainedSource final : public DocumentSource {
 public:
  ChainedSource(std::vector<std::string> inputs, ReadOptions options)
      : inputs_(std::move(inputs)), options_(std::move(options)) {
    for (const std::string& input : inputs_) formats_.push_back(recognize(input, options_));
  }

  bool next(Document& document) override {
    for (;;) {
      if (current_ == nullptr) {
        if (opened_ == inputs_.size()) return false;
        current_ = open(inputs_[opened_], formats_[opened_]);
        ++opened_;
      }
      if (current_->next(document)) return true;
      current_ = nullptr;
    }
  }

  const ReadReport& report() const override { return report_; }

 private:
  std::unique_ptr<DocumentSource> open(const std::string& input, InputFormat format) {
    const bool is_folder = format == InputFormat::kDirectory;
    const std::string id_prefix = inputs_.size() == 1 ? std::string() : base_name(input) + (is_folder ? "/" : ":");
    if (is_folder) return read_directory(input, id_prefix, options_, report_);
    return open_file(input, format, options_, id_prefix, report_);
  }

  std::vector<std::string> inputs_;
  ReadOptions options_;
  std::vector<InputFormat> formats_;
  std::size_t opened_ = 0;
  ReadReport report_;
  std::unique_ptr<DocumentSource> current_;
};

}  // namespace

InputFormat parse_input_format(const std::string& name) {
  std::string names;
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
    names += (names.empty() ? "" : ", ") + std::string(known);
  }
  throw InvalidArgument("'" + name + "' is no input format, expected one of " + names);
}

InputFormat recognize(const std::string& input, const ReadOptions& options) {
  if (input == kStandardInput) return options.format;
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(input, error);
  if (!std::filesystem::exists(status)) {
    if (!error) error = std::make_error_code(std::errc::no_such_file_or_directory);
    throw IoError(IoError::Action::kOpenInput, input, error);
  }
  if (options.format != InputFormat::kAuto) return options.format;
  if (std::filesystem::is_directory(status)) return InputFormat::kDirectory;
  if (const auto counts = count_format_of_name(input)) return *counts;
  // By name too: a damaged one is no text. Others than regular files must not be opened twice.
  if (input.ends_with(".ldacorpus")) return InputFormat::kCorpus;
  if (std::filesystem::is_regular_file(status) && container_kind(input)) return InputFormat::kCorpus;
  const std::string name = uncompressed_name(input);
  if (name.ends_with(".txt")) return InputFormat::kLines;
  if (name.ends_with(".csv")) return InputFormat::kCsv;
  if (name.ends_with(".tsv")) return InputFormat::kTsv;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return InputFormat::kJsonLines;
  if (std::filesystem::is_regular_file(status) && has_matrix_market_banner(input)) return InputFormat::kMatrixMarket;
  return InputFormat::kAuto;
}

bool are_counts(const std::vector<std::string>& inputs, const ReadOptions& options) {
  if (inputs.empty()) throw InvalidArgument("there is no input");
  std::size_t counts = 0;
  for (const std::string& input : inputs) {
    const InputFormat format = recognize(input, options);
    counts += is_count_format(format) || format == InputFormat::kCorpus ? 1 : 0;
  }
  if (counts > 0 && counts < inputs.size())
    throw InvalidArgument("some inputs are counts and some are text, expected either of them");
  if (counts > 1) throw InvalidArgument("several inputs are counts, expected one: each numbers its terms in its own way");
  return counts == 1;
}

bool is_prepared(const std::vector<std::string>& inputs, const ReadOptions& options) {
  if (!are_counts(inputs, options) || recognize(inputs.front(), options) != InputFormat::kCorpus) return false;
  if (inputs.front() == kStandardInput) throw InvalidArgument("standard input cannot be a prepared corpus, name its file");
  return true;
}

std::string joined_name(const std::vector<std::string>& inputs) {
  const std::string first = inputs.front() == kStandardInput ? "standard input" : inputs.front();
  return inputs.size() == 1 ? first : first + " and " + std::to_string(inputs.size() - 1) + " more";
}

std::unique_ptr<DocumentSource> open_documents(const std::vector<std::string>& inputs, const ReadOptions& options) {
  if (are_counts(inputs, options)) throw InvalidArgument(joined_name(inputs) + " holds counts, expected text");
  return std::make_unique<ChainedSource>(inputs, options);
}

}  // namespace ldavi
