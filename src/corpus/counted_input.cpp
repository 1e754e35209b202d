// SPDX-License-Identifier: Apache-2.0
#include "corpus/counted_input.hpp"

#include <optional>

#include "corpus/formats/uci.hpp"
#include "corpus/formats/vocabulary_file.hpp"

namespace ldavi {

CountedInput read_counts(const std::string& input, const ReadOptions& options, ReadReport& report) {
  std::optional<std::string> vocabulary = options.vocabulary_path;
  if (vocabulary->empty()) vocabulary = find_uci_vocabulary(input);
  CountedInput counted;
  std::optional<KnownTerms> known;
  if (vocabulary) {
    counted.terms = read_vocabulary_file(*vocabulary);  // first: a wrong one is known before the long reading
    known = KnownTerms{*vocabulary, counted.terms.size()};
  }
  counted.matrix = read_uci(input, known, options.skip_bad_records, report, options.max_decompressed);
  counted.made_up_terms = !vocabulary;
  if (counted.made_up_terms) counted.terms = made_up_terms(counted.matrix.num_terms);
  return counted;
}

}  // namespace ldavi
