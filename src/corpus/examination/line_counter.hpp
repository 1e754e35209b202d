// SPDX-License-Identifier: Apache-2.0
// Finds lines that stand in many documents: signatures, notices, headers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ldavi/corpus/examination.hpp"

namespace ldavi {

/// Counts each line of at least kLeastLetters letters once a document; of a text that is one line its sentences. White space at the ends of a
/// line does not count. Memory is bounded whatever the input: kMostCounted lines are counted at once; when they are full, the median
/// of the counts is taken from each and those with nothing left go (Misra and Gries 1982, "Finding repeated elements"). So
/// most_missed is at most a 65,536th of all lines, and 0 where there are no more than kMostCounted different ones.
class LineCounter {
 public:
  static constexpr std::size_t kMostCounted = 131'072;
  static constexpr std::size_t kLeastLetters = 16;
  static constexpr std::uint64_t kLeastDocuments = 5;
  static constexpr double kLeastShare = 0.01;
  static constexpr std::size_t kMostLines = 10;
  static constexpr std::size_t kShownBytes = 80;

  LineCounter();

  /// The lines of the next document.
  void add(std::string_view text);

  LineReport report() const;

 private:
  struct Slot {
    std::uint64_t hash = 0;  // 0: free
    std::uint32_t documents = 0;
    std::uint32_t last_document = 0;
  };

  void count(std::string_view line);
  Slot& slot_of(std::uint64_t hash) noexcept;
  void make_room();

  std::vector<Slot> slots_;  // at most half of them taken
  std::size_t taken_ = 0;
  std::unordered_map<std::uint64_t, std::string> texts_;  // of the lines in kLeastDocuments documents
  std::uint32_t num_documents_ = 0;
  std::uint64_t most_missed_ = 0;
};

}  // namespace ldavi
