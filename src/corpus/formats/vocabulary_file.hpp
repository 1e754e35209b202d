// SPDX-License-Identifier: Apache-2.0
// A file with a term a line, or a gensim dictionary as text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/input_file.hpp"

namespace ldavi {

/// Distinct terms, in order. Throws IoError; ParseError for a term that is empty, repeated or no well-formed UTF-8, and as InputFile does.
std::vector<std::string> read_vocabulary_file(const std::string& path,
                                              std::uint64_t max_decompressed = InputFile::kMaxDecompressed);
/// `num_terms` of them; ParseError for another number than expected, `authority` (for the message).
std::vector<std::string> read_vocabulary_file(const std::string& path, std::uint32_t num_terms, const std::string& authority);

/// w0, w1 …: the terms of counts that come without any.
std::vector<std::string> made_up_terms(std::uint32_t num_terms);

/// Whether it could be one of made_up_terms().
bool is_made_up(const std::string& term) noexcept;

}  // namespace ldavi
