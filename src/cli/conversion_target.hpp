// SPDX-License-Identifier: Apache-2.0
// The formats that `lda-vi convert` writes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/document_source.hpp"
#include "ldavi/corpus/load.hpp"
#include "ldavi/exporters/sink.hpp"

namespace ldavi::cli {

struct ConversionTarget {
  /// As --input-format has it.
  std::string_view name;
  /// Of counts, whose terms go beside it; nullptr for the others.
  void (*write)(const Corpus& corpus, const ByteSink& sink) = nullptr;
  /// Of texts, which make_document_writer() writes.
  std::optional<InputFormat> documents;

  /// The prepared corpus holds everything and is not compressed.
  bool is_prepared() const noexcept { return write == nullptr && !documents; }
};

/// The names for --to.
std::vector<std::string> conversion_target_names();

/// The format called `name`, for "auto" the one that the output's name shows. Throws UsageError where it shows none, or where it is that of an
/// archive and the format is not compressed.
const ConversionTarget& conversion_target(const std::string& name, const std::string& output);

/// What of `loaded` is not held by the format of counts, for a message: "document ids, labels"; "" where all is.
std::string what_is_left_out(const ConversionTarget& target, const LoadedCorpus& loaded);

}  // namespace ldavi::cli
