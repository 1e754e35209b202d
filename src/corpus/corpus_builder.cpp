// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus_builder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/content_hash.hpp"
#include "corpus/row_store.hpp"
#include "corpus/term_table.hpp"
#include "ldavi/base/error.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kDropped = std::numeric_limits<std::uint32_t>::max();
/// Below so many documents a term in two of them says something.
constexpr std::uint64_t kSmallCorpus = 1000;
/// Below so many documents every term may stay: there is nothing to tell rare and frequent ones by.
constexpr std::uint64_t kTinyCorpus = 10;

/// What is known of a term before it is decided whether it stays.
struct TermStatistics {
  std::uint64_t documents = 0;
  std::uint64_t tokens = 0;
};

}  // namespace

struct CorpusBuilder::Implementation {
  Implementation(std::uint64_t memory_bytes, std::string folder) : rows(memory_bytes, std::move(folder)) {}

  TermTable table;
  std::vector<TermStatistics> statistics;
  RowStore rows;  // their terms are numbers of `table`
  std::vector<std::uint64_t> id_hashes;
  /// New numbers of the terms that stay, by their place in bytewise order; kDropped for the others. Empty until settled.
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> tokens;  // scratch
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;

  /// Sets `numbers`; returns the terms that stay, in their new order.
  std::vector<std::uint32_t> prune(std::span<const std::string> stop_words, const PruningOptions& pruning,
                                   PruningReport& report);
};

std::vector<std::uint32_t> CorpusBuilder::Implementation::prune(std::span<const std::string> stop_words,
                                                                const PruningOptions& pruning, PruningReport& report) {
  const std::uint64_t num_documents = rows.size();
  report.min_documents = pruning.min_documents.value_or(num_documents < kTinyCorpus ? 1 : num_documents < kSmallCorpus ? 2 : 5);
  report.max_share = pruning.max_share.value_or(num_documents < kTinyCorpus ? 1.0 : 0.5);

  const std::vector<std::string_view>& words = table.terms();
  numbers.assign(words.size(), 0);
  std::vector<std::uint32_t> kept;
  const auto drop = [&](std::size_t id, std::uint64_t& dropped_terms, std::uint64_t& dropped_tokens) {
    numbers[id] = kDropped;
    ++dropped_terms;
    dropped_tokens += statistics[id].tokens;
  };
  for (std::size_t id = 0; id < words.size(); ++id) {
    if (std::binary_search(stop_words.begin(), stop_words.end(), words[id])) {
      drop(id, report.stop_word_terms, report.stop_word_tokens);
    } else if (statistics[id].documents < report.min_documents) {
      drop(id, report.rare_terms, report.rare_tokens);
    } else if (static_cast<double>(statistics[id].documents) / static_cast<double>(num_documents) > report.max_share) {
      drop(id, report.frequent_terms, report.frequent_tokens);
    } else {
      kept.push_back(static_cast<std::uint32_t>(id));
    }
  }
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
  for (std::size_t place = 0; place < kept.size(); ++place) numbers[kept[place]] = static_cast<std::uint32_t>(place);
  return kept;
}

CorpusBuilder::CorpusBuilder(std::uint64_t memory_bytes, std::string temporary_folder)
    : implementation_(std::make_unique<Implementation>(memory_bytes, std::move(temporary_folder))) {}
CorpusBuilder::~CorpusBuilder() = default;
CorpusBuilder::CorpusBuilder(CorpusBuilder&&) noexcept = default;
CorpusBuilder& CorpusBuilder::operator=(CorpusBuilder&&) noexcept = default;

void CorpusBuilder::add(std::span<const std::string_view> tokens, std::string id, std::string label, std::string date) {
  Implementation& self = *implementation_;
  if (self.rows.size() >= kDropped || tokens.size() >= kDropped) {
    throw InvalidArgument("a corpus has at most 4,294,967,294 documents of as many tokens");
  }
  self.tokens.clear();
  for (const std::string_view token : tokens) self.tokens.push_back(self.table.number(token));
  self.statistics.resize(self.table.size());
  std::sort(self.tokens.begin(), self.tokens.end());
  self.terms.clear();
  self.counts.clear();
  for (std::size_t i = 0; i < self.tokens.size();) {
    std::size_t end = i;
    while (end < self.tokens.size() && self.tokens[end] == self.tokens[i]) ++end;
    const auto count = static_cast<std::uint32_t>(end - i);
    self.terms.push_back(self.tokens[i]);
    self.counts.push_back(count);
    ++self.statistics[self.tokens[i]].documents;
    self.statistics[self.tokens[i]].tokens += count;
    i = end;
  }
  self.rows.add({{self.terms, self.counts}, id, label, date});
  self.id_hashes.push_back(content_hash(id.data(), id.size()));
}

std::size_t CorpusBuilder::num_documents() const noexcept { return static_cast<std::size_t>(implementation_->rows.size()); }

std::uint64_t CorpusBuilder::duplicate_ids() const {
  std::vector<std::uint64_t> hashes = implementation_->id_hashes;
  std::sort(hashes.begin(), hashes.end());
  return static_cast<std::uint64_t>(hashes.end() - std::unique(hashes.begin(), hashes.end()));
}

bool CorpusBuilder::is_spilled() const noexcept { return implementation_->rows.is_in_file(); }

std::vector<std::string_view> CorpusBuilder::terms() const { return implementation_->table.terms(); }

std::vector<std::uint64_t> CorpusBuilder::counts() const {
  std::vector<std::uint64_t> counts;
  for (const TermStatistics& term : implementation_->statistics) counts.push_back(term.tokens);
  return counts;
}

CorpusOutline CorpusBuilder::settle(std::span<const std::string> stop_words, const PruningOptions& pruning,
                                    PruningReport& report) {
  Implementation& self = *implementation_;
  report = {};
  CorpusOutline outline;
  std::vector<std::string> terms;
  std::vector<std::uint64_t> document_frequencies;
  std::vector<std::uint64_t> counts;
  for (const std::uint32_t id : self.prune(stop_words, pruning, report)) {
    terms.emplace_back(self.table.terms()[id]);
    document_frequencies.push_back(self.statistics[id].documents);
    counts.push_back(self.statistics[id].tokens);
    outline.num_cells += self.statistics[id].documents;
  }
  outline.vocabulary = Vocabulary(std::move(terms), std::move(document_frequencies), std::move(counts));
  outline.num_documents = self.rows.size();
  outline.id_bytes = self.rows.id_bytes();
  outline.label_bytes = self.rows.label_bytes();
  outline.date_bytes = self.rows.date_bytes();
  return outline;
}

void CorpusBuilder::pour(CorpusSink& sink) {
  Implementation& self = *implementation_;
  RowStore::Reader reader(self.rows);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cells;
  for (std::uint64_t d = 0; d < self.rows.size(); ++d) {
    CorpusRow row = reader.next();
    cells.clear();
    for (std::size_t i = 0; i < row.counts.size(); ++i) {
      const std::uint32_t number = self.numbers[row.counts.terms[i]];
      if (number != kDropped) cells.emplace_back(number, row.counts.counts[i]);
    }
    std::sort(cells.begin(), cells.end());
    self.terms.clear();
    self.counts.clear();
    for (const auto& [term, count] : cells) {
      self.terms.push_back(term);
      self.counts.push_back(count);
    }
    row.counts = {self.terms, self.counts};
    sink.add(row);
  }
  *this = CorpusBuilder();
}

Corpus CorpusBuilder::build(std::span<const std::string> stop_words, const PruningOptions& pruning, PruningReport& report) {
  CorpusInMemory corpus(settle(stop_words, pruning, report));
  pour(corpus);
  return corpus.take();
}

}  // namespace ldavi
