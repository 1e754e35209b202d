// SPDX-License-Identifier: Apache-2.0
// What happens to a record that cannot be read where bad records are skipped.
#pragma once

#include <cstddef>
#include <string>

#include "ldavi/corpus/document_source.hpp"

namespace ldavi {

constexpr std::size_t kMaxExamples = 5;

inline void count_bad_record(ReadReport& report, const std::string& problem) {
  ++report.bad_records;
  if (report.examples.size() < kMaxExamples) report.examples.push_back(problem);
}

}  // namespace ldavi
