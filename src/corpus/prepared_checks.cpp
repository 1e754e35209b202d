// SPDX-License-Identifier: Apache-2.0
#include "corpus/prepared_checks.hpp"

#include <utility>
#include <vector>

#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// So much is looked at before its pages are given back.
constexpr std::size_t kStretch = std::size_t{1} << 20U;

}  // namespace

void check_offsets(const Array<std::uint64_t>& offsets, std::uint64_t end, const std::string& what, const std::string& path) {
  std::uint64_t last = 0;
  bool sound = !offsets.empty() && offsets[0] == 0;
  std::size_t released = 0;
  for (std::size_t i = 0; sound && i < offsets.size(); ++i) {
    sound = offsets[i] >= last && offsets[i] <= end;
    last = offsets[i];
    if (i - released == kStretch) offsets.release(std::exchange(released, i), i);
  }
  if (!sound || last != end) throw FormatError(path, what);
}

std::uint64_t check_documents(const Corpus& corpus, const std::string& path) {
  std::vector<std::uint64_t> frequencies(corpus.num_terms(), 0);
  std::vector<std::uint64_t> counts(corpus.num_terms(), 0);
  std::uint64_t empty = 0;
  std::size_t released = 0;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    const DocumentCounts document = corpus.document(d);
    if (document.size() == 0) ++empty;
    for (std::size_t i = 0; i < document.size(); ++i) {
      const std::uint32_t term = document.terms[i];
      if (term >= corpus.num_terms() || document.counts[i] == 0 || (i > 0 && document.terms[i - 1] >= term)) {
        throw FormatError(path, "document " + std::to_string(d) + " has a term or count that cannot be");
      }
      ++frequencies[term];
      counts[term] += document.counts[i];
    }
    if (corpus.offsets[d + 1] - corpus.offsets[released] >= kStretch || d - released >= kStretch)
      corpus.release(std::exchange(released, d + 1), d + 1);
  }
  if (frequencies != corpus.vocabulary.document_frequencies() || counts != corpus.vocabulary.counts())
    throw FormatError(path, "its terms are not as frequent as its vocabulary says");
  return empty;
}

}  // namespace ldavi
