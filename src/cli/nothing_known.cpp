// SPDX-License-Identifier: Apache-2.0
#include "cli/nothing_known.hpp"

#include "base/number_format.hpp"
#include "corpus/open.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi::cli {

void refuse_nothing_known(const std::vector<std::string>& inputs, std::uint64_t num_documents) {
  if (num_documents == 0) throw ParseError(joined_name(inputs), 0, "no document found", "expected at least one");
  throw ParseError(joined_name(inputs), 0,
                   "no document with a word that the model knows (of " + counted_text(num_documents, "document") + ")",
                   "expected documents like those that the model learned from");
}

}  // namespace ldavi::cli
