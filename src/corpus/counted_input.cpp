// SPDX-License-Identifier: Apache-2.0
#include "corpus/counted_input.hpp"

#include <optional>

#include "corpus/formats/uci.hpp"
#include "corpus/formats/vocabulary_file.hpp"

namespace ldavi {

CountedInput read_counts(const std::string& input, const ReadOptions& options, ReadReport& report) {
  CountedInput counted;
  counted.matrix = read_uci(input, options.skip_bad_records, report);
  std::optional<std::string> vocabulary;
  if (!options.vocabulary_path.empty()) {
    vocabulary = options.vocabulary_path;
  } else {
    vocabulary = find_uci_vocabulary(input);
  }
  counted.made_up_terms = !vocabulary;
  counted.terms =
      vocabulary ? read_vocabulary_file(*vocabulary, counted.matrix.num_terms) : made_up_terms(counted.matrix.num_terms);
  return counted;
}

}  // namespace ldavi
