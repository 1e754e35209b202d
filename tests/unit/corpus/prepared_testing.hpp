// SPDX-License-Identifier: Apache-2.0
// Texts to be prepared, in a folder of their own.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace ldavi {

/// 300 documents with ids, some labels and dates, some empty, some with one id.
inline std::string json_lines() {
  std::string lines;
  for (int d = 0; d < 300; ++d) {
    lines += "{\"id\": \"d" + std::to_string(d % 290) + "\", \"text\": \"";
    for (int i = 0; i < d % 9; ++i) lines += "the word" + std::to_string(d * i % 23) + " and the plum ";
    lines += "\"" + std::string(d % 5 == 0 ? ", \"label\": \"fifth\"" : "") + "}\n";
  }
  return lines;
}

class PreparedTest : public testing::Test {
 protected:
  PreparedTest() { folder_.write("in.jsonl", json_lines()); }

  std::string file(const std::string& name) const { return folder_.file(name); }
  std::vector<std::string> inputs() const { return {file("in.jsonl")}; }

  const TemporaryFolder folder_;
  const TemporaryFolder temporaries_;
};

}  // namespace ldavi
