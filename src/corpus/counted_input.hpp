// SPDX-License-Identifier: Apache-2.0
// An input of counts with its terms.
#pragma once

#include <string>
#include <vector>

#include "corpus/formats/count_matrix.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

struct CountedInput {
  CountMatrix matrix;
  std::vector<std::string> terms;
  bool made_up_terms = false;
};

/// The terms are those of options.vocabulary_path, else of the vocabulary beside the input, else w0, w1 …. Throws IoError, ParseError.
CountedInput read_counts(const std::string& input, const ReadOptions& options, ReadReport& report);

}  // namespace ldavi
