// SPDX-License-Identifier: Apache-2.0
#include "base/join.hpp"

namespace ldavi {

std::string join(std::span<const std::string> words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (&word != words.data()) text += separator;
    text += word;
  }
  return text;
}

}  // namespace ldavi
