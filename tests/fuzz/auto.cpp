// SPDX-License-Identifier: Apache-2.0
// A file whose content tells its format: documents, counts or a prepared corpus.
#include "corpus/open.hpp"
#include "fuzz/fuzzed_documents.hpp"
#include "ldavi/corpus/load.hpp"

namespace ldavi {
namespace {

/// Whether the file is counts; they are loaded or refused.
bool fuzz_as_counts(std::string_view bytes) {
  const FuzzInput input(bytes);
  LoadOptions options;
  options.read.max_decompressed = 1'000'000;
  bool counts = false;
  refuses(input, [&] { counts = are_counts({input.path()}, options.read); });
  if (!counts) return false;
  try {
    refuses(input, [&] { require(load_corpus({input.path()}, options).corpus.num_tokens() > 0, "a corpus has tokens"); });
  } catch (const FormatError& error) {  // of a prepared corpus
    require(error.path() == input.path(), "an error names the file");
  }
  return true;
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  const std::string_view bytes = as_text(data, size);
  if (!fuzz_as_counts(bytes)) fuzz_documents(bytes, InputFormat::kAuto);
  return 0;
}
