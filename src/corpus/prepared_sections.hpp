// SPDX-License-Identifier: Apache-2.0
// The sections of a prepared corpus beside those of its vocabulary. docs/reference/formats/corpus.md gives them byte by byte.
#pragma once

#include <cstdint>

#include "base/container.hpp"

namespace ldavi {

inline constexpr FormatVersion kPreparedFormat{1, 0};

inline constexpr std::uint32_t kPreparedMeta = section_id("META");
inline constexpr std::uint32_t kPreparedText = section_id("TEXT");
inline constexpr std::uint32_t kDocumentOffsets = section_id("DOFF");
inline constexpr std::uint32_t kCellTerms = section_id("CTRM");
inline constexpr std::uint32_t kCellCounts = section_id("CCNT");

/// A table of strings, one a document.
struct StringSections {
  std::uint32_t offsets;
  std::uint32_t bytes;
};
inline constexpr StringSections kIds{section_id("IDOF"), section_id("IDTX")};
inline constexpr StringSections kLabels{section_id("LBOF"), section_id("LBTX")};
inline constexpr StringSections kDates{section_id("DTOF"), section_id("DTTX")};

}  // namespace ldavi
