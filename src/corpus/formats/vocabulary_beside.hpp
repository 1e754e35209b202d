// SPDX-License-Identifier: Apache-2.0
// The vocabulary of a file of counts that stands in the same folder.
#pragma once

#include <optional>
#include <string>

namespace ldavi {

/// What there is of NAME.vocab and vocab.NAME.txt for NAME.EXT, of vocab.X.txt for docword.X.txt, in this order, each compressed or not;
/// nothing where there is none, and for standard input.
std::optional<std::string> find_vocabulary(const std::string& path);

/// Where find_vocabulary looks first.
std::string vocabulary_name(const std::string& path);

}  // namespace ldavi
