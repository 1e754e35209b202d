// SPDX-License-Identifier: Apache-2.0
// The bag-of-words format of the UCI repository: D, W, NNZ, then `document term count`, a line each, numbered from 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/input_file.hpp"
#include "corpus/formats/count_matrix.hpp"
#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

/// A vocabulary that the counts must agree with.
struct KnownTerms {
  std::string source;
  std::size_t number = 0;
};

/// Throws IoError; ParseError also where the header's numbers are far beyond what the entries show and `known` does not confirm
/// them: nothing is allocated because a header says so. Documents without an entry are kept. With skip_bad_records an entry that
/// cannot be read is left out and counted in `report`; a bad header or a wrong number of entries is always an error.
CountMatrix read_uci(const std::string& path, const std::optional<KnownTerms>& known, bool skip_bad_records, ReadReport& report,
                     std::uint64_t max_decompressed = InputFile::kMaxDecompressed);

/// Whether a file of this name is taken for one: docword.NAME.txt, compressed or not.
bool has_uci_name(const std::string& path);

/// vocab.X.txt for docword.X.txt, in the same folder, compressed or not; nothing where there is none.
std::optional<std::string> find_uci_vocabulary(const std::string& path);

}  // namespace ldavi
