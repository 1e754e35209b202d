// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/pruning.hpp"

#include "base/number_format.hpp"

namespace ldavi {

std::vector<std::string> problems(const PruningOptions& options) {
  std::vector<std::string> found;
  if (options.min_documents && *options.min_documents < 1)
    found.push_back("the least number of documents of a term is 0, expected 1 or more");
  if (options.max_share && !(*options.max_share > 0.0 && *options.max_share <= 1.0)) {
    found.push_back("the largest share of documents of a term is " + number_text(*options.max_share) +
                    ", expected more than 0 and at most 1");
  }
  if (options.max_terms && *options.max_terms < 1) found.push_back("the most terms are 0, expected 1 or more");
  return found;
}

}  // namespace ldavi
