// SPDX-License-Identifier: Apache-2.0
#include "corpus/counted_input.hpp"

#include <optional>

#include "corpus/formats/lda_c.hpp"
#include "corpus/formats/matrix_market.hpp"
#include "corpus/formats/svmlight.hpp"
#include "corpus/formats/uci.hpp"
#include "corpus/formats/vocabulary_beside.hpp"
#include "corpus/formats/vocabulary_file.hpp"
#include "corpus/open.hpp"

namespace ldavi {
namespace {

CountMatrix read_matrix(const std::string& input, const std::optional<KnownTerms>& known, const ReadOptions& options,
                        ReadReport& report) {
  switch (recognize(input, options)) {
    case InputFormat::kLdaC: return read_lda_c(input, known, options, report);
    case InputFormat::kMatrixMarket: return read_matrix_market(input, known, options, report);
    case InputFormat::kSvmLight: return read_svmlight(input, known, options, report);
    default: return read_uci(input, known, options, report);
  }
}

}  // namespace

CountedInput read_counts(const std::string& input, const ReadOptions& options, ReadReport& report) {
  std::optional<std::string> vocabulary = options.vocabulary_path;
  if (vocabulary->empty()) vocabulary = find_vocabulary(input);
  CountedInput counted;
  std::optional<KnownTerms> known;
  if (vocabulary) {
    counted.terms =
        read_vocabulary_file(*vocabulary, options.max_decompressed);  // first: a wrong one is known before the long reading
    known = KnownTerms{*vocabulary, counted.terms.size()};
  }
  counted.matrix = read_matrix(input, known, options, report);
  counted.made_up_terms = !vocabulary;
  if (counted.made_up_terms) counted.terms = made_up_terms(counted.matrix.num_terms);
  return counted;
}

}  // namespace ldavi
