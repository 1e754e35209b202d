// SPDX-License-Identifier: Apache-2.0
#include "cli/conversion_target.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/compressor.hpp"
#include "base/join.hpp"
#include "cli/usage_error.hpp"
#include "corpus/formats/count_format.hpp"
#include "corpus/input_name.hpp"
#include "ldavi/exporters/count_files.hpp"

namespace ldavi::cli {
namespace {

constexpr ConversionTarget kTargets[] = {
    {"uci", write_uci, {}},
    {"ldac", write_lda_c, {}},
    {"mtx", write_matrix_market, {}},
    {"svmlight", write_svmlight, {}},
    {"corpus", nullptr, {}},
    {"jsonl", nullptr, InputFormat::kJsonLines},
    {"csv", nullptr, InputFormat::kCsv},
    {"tsv", nullptr, InputFormat::kTsv},
    {"mallet", nullptr, InputFormat::kMallet},
};

constexpr std::pair<std::string_view, std::string_view> kTextSuffixes[] = {
    {".jsonl", "jsonl"}, {".ndjson", "jsonl"}, {".csv", "csv"}, {".tsv", "tsv"}};

std::string_view name_of(InputFormat format) noexcept {
  switch (format) {
    case InputFormat::kUci: return "uci";
    case InputFormat::kLdaC: return "ldac";
    case InputFormat::kMatrixMarket: return "mtx";
    default: return "svmlight";
  }
}

/// "" where the name shows nothing.
std::string_view name_shown(const std::string& output) {
  if (output.ends_with(".ldacorpus") || output.ends_with(".ldacorpus.gz") || output.ends_with(".ldacorpus.zst"))
    return "corpus";
  const std::string name = uncompressed_name(output);
  for (const auto& [suffix, format] : kTextSuffixes) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) return format;
  }
  const auto format = count_format_of_name(output);
  return format ? name_of(*format) : std::string_view();
}

/// Whether the ids are not those that counts are given when they are read.
bool has_ids(const Corpus& corpus) {
  for (std::size_t d = 0; d < corpus.ids.size(); ++d) {
    if (corpus.ids[d] != std::to_string(d + 1)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> conversion_target_names() {
  std::vector<std::string> names{"auto"};
  for (const ConversionTarget& target : kTargets) names.emplace_back(target.name);
  return names;
}

const ConversionTarget& conversion_target(const std::string& name, const std::string& output) {
  const std::string_view wanted = name == "auto" ? name_shown(output) : std::string_view(name);
  const auto* found = std::find_if(std::begin(kTargets), std::end(kTargets),
                                   [&](const ConversionTarget& target) { return target.name == wanted; });
  if (found == std::end(kTargets)) {
    throw UsageError(output +
                     ": the name shows no format, expected docword.NAME.txt, .dat, .ldac, .mtx, .svm, .svmlight, .libsvm, " +
                     ".ldacorpus, .jsonl, .csv or .tsv, or --to");
  }
  if (found->is_prepared() && archive_format_of_name(output) != ArchiveFormat::kNone)
    throw UsageError(output + ": a prepared corpus is mapped and cannot be compressed, leave the suffix out");
  return *found;
}

std::string what_is_left_out(const ConversionTarget& target, const LoadedCorpus& loaded) {
  if (target.is_prepared()) return {};
  const Corpus& corpus = loaded.corpus;
  const bool holds_labels = corpus.labels.empty() || (target.write == write_svmlight && can_be_targets(corpus.labels));
  std::vector<std::string> parts;
  if (has_ids(corpus)) parts.emplace_back("document ids");
  if (!holds_labels) parts.emplace_back("labels");
  if (!corpus.dates.empty()) parts.emplace_back("dates");
  if (loaded.text) parts.emplace_back("text rules");
  return join(parts, ", ");
}

}  // namespace ldavi::cli
