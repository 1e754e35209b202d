// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ldavi/corpus/load.hpp"

namespace ldavi {

/// Makes one corpus of the documents that read_counted shows.
class CountedCollector {
 public:
  void add(const CountedBatch& batch);
  /// All of them, and what reading told; ends the collector.
  CountedCorpus take(const Vocabulary& vocabulary, ReadReport report);

 private:
  std::vector<std::uint64_t> offsets_{0};
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::string> ids_;
  std::vector<std::string> labels_;
  bool has_labels_ = false;
  std::vector<std::string> dates_;
  bool has_dates_ = false;
  std::uint64_t unknown_tokens_ = 0;
};

}  // namespace ldavi
