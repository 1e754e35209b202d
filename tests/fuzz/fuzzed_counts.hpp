// SPDX-License-Identifier: Apache-2.0
// The fuzz target that all readers of counts are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/formats/count_matrix.hpp"
#include "corpus/formats/known_terms.hpp"
#include "fuzz/fuzz_input.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {

using CountReader = CountMatrix (*)(const std::string& path, const std::optional<KnownTerms>& known, const ReadOptions& options,
                                    ReadReport& report);

inline void require_sound(const CountMatrix& matrix) {
  require(matrix.offsets.front() == 0 && matrix.offsets.back() == matrix.terms.size(), "offsets go from the start to the end");
  require(matrix.counts.size() == matrix.terms.size(), "each term has a count");
  require(matrix.labels.empty() || matrix.labels.size() == matrix.num_documents(), "each document has a label, or none");
  for (std::size_t d = 0; d < matrix.num_documents(); ++d) {
    require(matrix.offsets[d] <= matrix.offsets[d + 1], "offsets ascend");
    for (std::uint64_t i = matrix.offsets[d]; i < matrix.offsets[d + 1]; ++i) {
      require(matrix.terms[i] < matrix.num_terms, "terms are below their number");
      require(matrix.counts[i] > 0, "counts are above 0");
      require(i == matrix.offsets[d] || matrix.terms[i - 1] < matrix.terms[i], "terms of a document ascend");
    }
  }
}

/// A few bytes may ask for so many rows or terms, and no more.
inline void require_bounded(const CountMatrix& matrix, std::size_t bytes) {
  constexpr std::size_t kTrusted = 1'000'000;
  require(matrix.num_documents() <= kTrusted + 1000 * bytes && matrix.num_terms <= kTrusted + 1000 * bytes,
          "a number in a file costs no more memory than its entries justify");
}

inline void fuzz_counts_as(const FuzzInput& input, std::string_view bytes, CountReader read, ReadOptions options,
                           const std::optional<KnownTerms>& known) {
  options.max_decompressed = 1'000'000;
  CountMatrix strict;
  CountMatrix lenient;
  ReadReport report;
  const bool refused = refuses(input, [&] { strict = read(input.path(), known, options, report); });
  require(report.bad_records == 0, "bad records are refused, not counted");
  require_sound(strict);
  require_bounded(strict, bytes.size());
  options.skip_bad_records = true;
  const bool refused_again = refuses(input, [&] { lenient = read(input.path(), known, options, report); });
  require_sound(lenient);
  require_bounded(lenient, bytes.size());
  if (known)
    require((refused || strict.num_terms == known->number) && (refused_again || lenient.num_terms == known->number),
            "terms are those of the vocabulary");
  if (refused) return;
  require(!refused_again && report.bad_records == 0, "where nothing is bad, nothing is skipped");
  require(lenient.offsets == strict.offsets && lenient.terms == strict.terms && lenient.counts == strict.counts &&
              lenient.labels == strict.labels,
          "where nothing is bad, nothing changes");
}

/// Reads the input with and without a vocabulary, bad records refused and skipped, and loads it as a corpus.
inline void fuzz_counts(std::string_view bytes, CountReader read, const ReadOptions& options) {
  const FuzzInput input(bytes);
  fuzz_counts_as(input, bytes, read, options, std::nullopt);
  fuzz_counts_as(input, bytes, read, options, KnownTerms{input.path() + ".vocab", 4});
  LoadOptions load;
  load.read = options;
  load.read.max_decompressed = 1'000'000;
  load.read.skip_bad_records = true;
  refuses(input, [&] {
    const LoadedCorpus loaded = load_corpus({input.path()}, load);
    require(loaded.corpus.num_tokens() > 0 && loaded.corpus.ids.size() == loaded.corpus.num_documents(),
            "a corpus has tokens, and each document an id");
  });
}

}  // namespace ldavi
