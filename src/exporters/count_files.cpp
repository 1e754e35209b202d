// SPDX-License-Identifier: Apache-2.0
#include "ldavi/exporters/count_files.hpp"

#include <string>
#include <string_view>

#include "base/number_format.hpp"
#include "corpus/formats/svmlight.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

/// Collects what is written, as each piece is small.
class Block {
 public:
  explicit Block(const ByteSink& sink) : sink_(sink) {}

  Block& text(std::string_view text) {
    bytes_ += text;
    return *this;
  }
  Block& number(std::uint64_t value) {
    append_number(bytes_, value);
    return *this;
  }
  void end_line() {
    bytes_ += '\n';
    constexpr std::size_t kEnough = std::size_t{1} << 16;
    if (bytes_.size() >= kEnough) flush();
  }
  void flush() {
    sink_(bytes_);
    bytes_.clear();
  }

 private:
  const ByteSink& sink_;
  std::string bytes_;
};

/// Calls body(number, counts) for each document; gives the pages of a mapped corpus back.
template <class Body>
void for_each_document(const Corpus& corpus, const Body& body) {
  constexpr std::size_t kStretch = 4096;
  for (std::size_t d = 0; d < corpus.num_documents(); ++d) {
    body(d, corpus.document(d));
    if ((d + 1) % kStretch == 0) corpus.release(d + 1 - kStretch, d + 1);
  }
}

/// 'document term count' from 1, a line each.
void write_entries(const Corpus& corpus, Block& block) {
  for_each_document(corpus, [&](std::size_t d, const DocumentCounts& counts) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      block.number(d + 1).text(" ").number(std::uint64_t{counts.terms[i]} + 1).text(" ").number(counts.counts[i]);
      block.end_line();
    }
  });
  block.flush();
}

void write_pairs(const DocumentCounts& counts, std::uint64_t first, Block& block) {
  for (std::size_t i = 0; i < counts.size(); ++i)
    block.text(" ").number(counts.terms[i] + first).text(":").number(counts.counts[i]);
  block.end_line();
}

}  // namespace

void write_uci(const Corpus& corpus, const ByteSink& sink) {
  Block block(sink);
  for (const std::size_t size : {corpus.num_documents(), corpus.num_terms(), corpus.num_nonzeros()}) {
    block.number(size);
    block.end_line();
  }
  write_entries(corpus, block);
}

void write_lda_c(const Corpus& corpus, const ByteSink& sink) {
  Block block(sink);
  for_each_document(corpus, [&](std::size_t, const DocumentCounts& counts) {
    block.number(counts.size());
    write_pairs(counts, 0, block);
  });
  block.flush();
}

void write_matrix_market(const Corpus& corpus, const ByteSink& sink) {
  Block block(sink);
  block.text("%%MatrixMarket matrix coordinate integer general\n");
  block.number(corpus.num_documents()).text(" ").number(corpus.num_terms()).text(" ").number(corpus.num_nonzeros());
  block.end_line();
  write_entries(corpus, block);
}

void write_svmlight(const Corpus& corpus, const ByteSink& sink) {
  const bool has_targets = !corpus.labels.empty() && can_be_targets(corpus.labels);
  Block block(sink);
  for_each_document(corpus, [&](std::size_t d, const DocumentCounts& counts) {
    const std::string_view label = has_targets ? corpus.labels[d] : std::string_view();
    block.text(label.empty() ? "0" : label);
    write_pairs(counts, 1, block);
  });
  block.flush();
}

bool can_be_targets(const StringTable& labels) noexcept {
  for (std::size_t d = 0; d < labels.size(); ++d) {
    if (!labels[d].empty() && !is_svmlight_target(labels[d])) return false;
  }
  return true;
}

void write_vocabulary(const Vocabulary& vocabulary, const ByteSink& sink) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  Block block(sink);
  for (std::size_t id = 0; id < vocabulary.size(); ++id) {
    const std::string& term = vocabulary.term(id);
    const bool is_blank = term.find_first_not_of(" \t") == std::string::npos;
    if (is_blank || term.find_first_of("\r\n") != std::string::npos || (id == 0 && term.starts_with(kByteOrderMark)))
      throw InvalidArgument("term " + std::to_string(id + 1) + " is '" + term +
                            "', which cannot stand in a line of a vocabulary");
    block.text(term);
    block.end_line();
  }
  block.flush();
}

}  // namespace ldavi
