// SPDX-License-Identifier: Apache-2.0
// Other encodings than UTF-8: the conversion itself, in one piece and in two, and files.
#include <string>

#include "fuzz/fuzzed_documents.hpp"
#include "text/transcode.hpp"

namespace ldavi {
namespace {

/// Converts what can be and takes it off `bytes`; ill-formed sequences are left out.
void convert(std::string_view& bytes, Encoding encoding, bool at_end, std::string& out) {
  for (;;) {
    const Conversion done = append_as_utf8(bytes, encoding, at_end, out);
    require(done.consumed + done.ill_formed <= bytes.size(), "no more is consumed than there is");
    bytes.remove_prefix(done.consumed + done.ill_formed);
    if (done.ill_formed == 0) return;
  }
}

std::string converted(std::string_view bytes, std::size_t cut, Encoding encoding) {
  std::string out;
  std::string_view piece = bytes.substr(0, cut);
  convert(piece, encoding, false, out);
  require(piece.size() < 4, "less than a sequence waits for its end");
  std::string_view rest = bytes.substr(cut - piece.size());
  convert(rest, encoding, true, out);
  require(rest.empty(), "at the end all is consumed");
  return out;
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  for (const Encoding encoding : {Encoding::kUtf8, Encoding::kUtf16Little, Encoding::kUtf16Big, Encoding::kLatin1}) {
    const std::string whole = converted(bytes, 0, encoding);
    require(is_well_formed_utf8(whole), "what is converted is well-formed");
    for (const std::size_t cut : {size / 2, size / 3, size - size / 8})
      require(converted(bytes, cut, encoding) == whole, "pieces give what the whole gives");
  }
  for (const TextEncoding encoding : {TextEncoding::kUtf16, TextEncoding::kLatin1, TextEncoding::kUtf8})
    fuzz_documents(bytes, InputFormat::kLines, encoding);
  return 0;
}
