// SPDX-License-Identifier: Apache-2.0
// The lines of a file of counts. They are views into one block, as copying each would cost more than reading it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/input_file.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {

/// Calls body(line) for each line of the file, without its end (LF, CRLF or CR). Throws ParseError for a line of more than `longest_mebibytes`,
/// with `expectation`; as much memory at the most is taken, and only where a line is that long.
template <class Body>
void for_each_line(InputFile& file, std::size_t longest_mebibytes, const std::string& expectation, const Body& body) {
  constexpr std::size_t kMebibyte = std::size_t{1} << 20;
  std::vector<char> block(kMebibyte);
  std::size_t kept = 0;  // bytes at the start of the block, of a line whose end is not read yet
  bool skip_line_feed = false;
  for (;;) {
    if (kept == block.size()) {
      if (block.size() >= longest_mebibytes * kMebibyte) {
        throw ParseError(file.name(), 0, "a line is longer than " + std::to_string(longest_mebibytes) + " MiB", expectation);
      }
      block.resize(std::min(2 * block.size(), longest_mebibytes * kMebibyte));
    }
    const std::size_t got = file.read(block.data() + kept, block.size() - kept);
    if (got == 0) break;
    const char* line = block.data();
    const char* const end = line + kept + got;
    for (const char* at = line + kept; at != end; ++at) {
      if (*at != '\n' && *at != '\r') continue;
      if (!(skip_line_feed && *at == '\n' && at == line)) body(std::string_view(line, static_cast<std::size_t>(at - line)));
      skip_line_feed = *at == '\r';
      line = at + 1;
    }
    kept = static_cast<std::size_t>(end - line);
    std::memmove(block.data(), line, kept);
  }
  if (kept > 0) body(std::string_view(block.data(), kept));
}

/// For formats with a document a line.
constexpr std::size_t kLongestDocument = 256;

}  // namespace ldavi
