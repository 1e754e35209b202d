// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared.hpp"
#include "fuzz/fuzzed_container.hpp"
#include "ldavi/corpus/prepared.hpp"

namespace ldavi {
namespace {

void require_sound(const Corpus& corpus) {
  require(corpus.ids.size() == corpus.num_documents(), "each document has an id");
  require(corpus.labels.empty() || corpus.labels.size() == corpus.num_documents(), "each document has a label, or none");
  require(corpus.dates.empty() || corpus.dates.size() == corpus.num_documents(), "each document has a date, or none");
  require(corpus.offsets[corpus.num_documents()] == corpus.num_nonzeros(), "offsets end where the terms end");
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    require(corpus.offsets[d] <= corpus.offsets[d + 1], "offsets ascend");
    const DocumentCounts document = corpus.document(d);
    for (std::size_t i = 0; i < document.size(); ++i)
      require(document.terms[i] < corpus.num_terms() && document.counts[i] > 0, "terms and counts are what they can be");
  }
  content_hash(corpus);  // reads all of it
}

std::string saved(const LoadedCorpus& loaded) {
  return written_bytes([&](OutputFile& file) { write_prepared(loaded, file); });
}

}  // namespace
}  // namespace ldavi

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ldavi;
  fuzz_container(as_text(data, size), [](const std::string& path) {
    const LoadedCorpus loaded = load_prepared(path);
    require_sound(loaded.corpus);
    const std::string bytes = saved(loaded);
    const FuzzInput again(bytes);
    require(saved(load_prepared(again.path())) == bytes, "a corpus that is saved is loaded as it was");
  });
  return 0;
}
