// SPDX-License-Identifier: Apache-2.0
// gzip and zstd: whatever is asked for at a time, the same bytes or the same refusal, and never more than the cap.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/decompressor.hpp"
#include "base/input_file.hpp"
#include "fuzz/fuzz_input.hpp"

namespace ldavi {
namespace {

constexpr std::uint64_t kMost = 100'000;

/// Nothing where it is refused.
std::optional<std::string> read_in_pieces(const FuzzInput& input, std::size_t size) {
  std::string all;
  const bool refused = refuses(input, [&] {
    InputFile file(input.path(), kMost);
    std::string piece(size, '\0');
    while (const std::size_t got = file.read(piece.data(), size)) {
      require(got <= size, "no more is given than was asked for");
      all.append(piece, 0, got);
    }
    require(file.read(piece.data(), size) == 0, "an end is an end");
  });
  if (refused) return std::nullopt;
  return all;
}

void require_lines(const FuzzInput& input, const std::string& whole) {
  LineReader reader(InputFile(input.path(), kMost));
  std::string line;
  std::size_t bytes = 0;
  while (reader.next(line)) {
    require(line.find_first_of("\r\n") == std::string::npos, "a line has no end within");
    bytes += line.size();
  }
  const auto ends = std::count(whole.begin(), whole.end(), '\n') + std::count(whole.begin(), whole.end(), '\r');
  require(bytes + static_cast<std::size_t>(ends) == whole.size(), "lines are all there is but their ends");
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  const FuzzInput input(bytes);
  const std::optional<std::string> whole = read_in_pieces(input, 1U << 16U);
  require(whole == read_in_pieces(input, 7) && whole == read_in_pieces(input, 4099), "pieces give what the whole gives");
  require(refuses(input, [&] { require(whole == read_file(input.path(), kMost), "a file is its pieces"); }) == !whole,
          "what is refused in pieces is refused as a whole");
  if (!whole) return 0;
  if (recognize_archive(bytes).format == ArchiveFormat::kNone) {
    require(*whole == bytes, "a plain file is what it is");
  } else {
    require(whole->size() <= kMost, "an archive holds no more than is allowed");
  }
  require_lines(input, *whole);
  return 0;
}
