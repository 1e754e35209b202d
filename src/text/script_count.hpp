// SPDX-License-Identifier: Apache-2.0
// Which scripts letters are of.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ldavi {

class ScriptCount {
 public:
  /// The letters of well-formed UTF-8; what is of no script (digits, punctuation) is not counted.
  void add(std::string_view text);

  /// (script, letters), the most frequent first, then by name: "Latin", "Cyrillic", "Han", "Thai" …; "Kana" for Hiragana and Katakana.
  std::vector<std::pair<std::string, std::uint64_t>> shares() const;

 private:
  std::uint64_t ascii_letters_ = 0;
  std::map<int, std::uint64_t> letters_;  // by ICU's number of the script
};

}  // namespace ldavi
