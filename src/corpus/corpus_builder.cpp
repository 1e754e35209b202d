// SPDX-License-Identifier: Apache-2.0
#include "ldavi/corpus/corpus_builder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

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
  TermTable table;
  std::vector<TermStatistics> statistics;
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> cell_terms;  // numbers of `table`
  std::vector<std::uint32_t> cell_counts;
  std::vector<std::string> document_ids;
  std::vector<std::string> labels;
  std::vector<std::string> dates;
  std::vector<std::uint32_t> tokens;  // scratch

  /// New numbers of the terms that stay, by their place in bytewise order; kDropped for the others.
  std::vector<std::uint32_t> prune(std::span<const std::string> stop_words, const PruningOptions& pruning,
                                   PruningReport& report, std::vector<std::uint32_t>& kept) const;
};

std::vector<std::uint32_t> CorpusBuilder::Implementation::prune(std::span<const std::string> stop_words,
                                                                const PruningOptions& pruning, PruningReport& report,
                                                                std::vector<std::uint32_t>& kept) const {
  const std::uint64_t num_documents = document_ids.size();
  report.min_documents = pruning.min_documents.value_or(num_documents < kTinyCorpus ? 1 : num_documents < kSmallCorpus ? 2 : 5);
  report.max_share = pruning.max_share.value_or(num_documents < kTinyCorpus ? 1.0 : 0.5);

  const std::vector<std::string_view>& terms = table.terms();
  std::vector<std::uint32_t> numbers(terms.size(), 0);
  const auto drop = [&](std::size_t id, std::uint64_t& dropped_terms, std::uint64_t& dropped_tokens) {
    numbers[id] = kDropped;
    ++dropped_terms;
    dropped_tokens += statistics[id].tokens;
  };
  for (std::size_t id = 0; id < terms.size(); ++id) {
    if (std::binary_search(stop_words.begin(), stop_words.end(), terms[id])) {
      drop(id, report.stop_word_terms, report.stop_word_tokens);
    } else if (statistics[id].documents < report.min_documents) {
      drop(id, report.rare_terms, report.rare_tokens);
    } else if (static_cast<double>(statistics[id].documents) / static_cast<double>(num_documents) > report.max_share) {
      drop(id, report.frequent_terms, report.frequent_tokens);
    } else {
      kept.push_back(static_cast<std::uint32_t>(id));
    }
  }
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return terms[a] < terms[b]; });
  for (std::size_t place = 0; place < kept.size(); ++place) numbers[kept[place]] = static_cast<std::uint32_t>(place);
  return numbers;
}

CorpusBuilder::CorpusBuilder() : implementation_(std::make_unique<Implementation>()) {}
CorpusBuilder::~CorpusBuilder() = default;
CorpusBuilder::CorpusBuilder(CorpusBuilder&&) noexcept = default;
CorpusBuilder& CorpusBuilder::operator=(CorpusBuilder&&) noexcept = default;

void CorpusBuilder::add(std::span<const std::string_view> tokens, std::string id, std::string label, std::string date) {
  Implementation& self = *implementation_;
  if (self.document_ids.size() >= kDropped || tokens.size() >= kDropped) {
    throw InvalidArgument("a corpus has at most 4,294,967,294 documents of as many tokens");
  }
  self.tokens.clear();
  for (const std::string_view token : tokens) self.tokens.push_back(self.table.number(token));
  self.statistics.resize(self.table.size());
  std::sort(self.tokens.begin(), self.tokens.end());
  for (std::size_t i = 0; i < self.tokens.size();) {
    std::size_t end = i;
    while (end < self.tokens.size() && self.tokens[end] == self.tokens[i]) ++end;
    const auto count = static_cast<std::uint32_t>(end - i);
    self.cell_terms.push_back(self.tokens[i]);
    self.cell_counts.push_back(count);
    ++self.statistics[self.tokens[i]].documents;
    self.statistics[self.tokens[i]].tokens += count;
    i = end;
  }
  self.offsets.push_back(self.cell_terms.size());
  self.document_ids.push_back(std::move(id));
  self.labels.push_back(std::move(label));
  self.dates.push_back(std::move(date));
}

std::size_t CorpusBuilder::num_documents() const noexcept { return implementation_->document_ids.size(); }

std::vector<std::string_view> CorpusBuilder::terms() const { return implementation_->table.terms(); }

std::vector<std::uint64_t> CorpusBuilder::counts() const {
  std::vector<std::uint64_t> counts;
  for (const TermStatistics& term : implementation_->statistics) counts.push_back(term.tokens);
  return counts;
}

Corpus CorpusBuilder::build(std::span<const std::string> stop_words, const PruningOptions& pruning, PruningReport& report) {
  const std::unique_ptr<Implementation> built = std::exchange(implementation_, std::make_unique<Implementation>());
  report = {};
  std::vector<std::uint32_t> kept;
  const std::vector<std::uint32_t> numbers = built->prune(stop_words, pruning, report, kept);

  Corpus corpus;
  std::vector<std::string> terms;
  std::vector<std::uint64_t> document_frequencies;
  std::vector<std::uint64_t> counts;
  for (const std::uint32_t id : kept) {
    terms.emplace_back(built->table.terms()[id]);
    document_frequencies.push_back(built->statistics[id].documents);
    counts.push_back(built->statistics[id].tokens);
  }
  corpus.vocabulary = Vocabulary(std::move(terms), std::move(document_frequencies), std::move(counts));

  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> cell_terms;
  std::vector<std::uint32_t> cell_counts;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> cells;
  for (std::size_t d = 0; d + 1 < built->offsets.size(); ++d) {
    cells.clear();
    for (auto i = static_cast<std::size_t>(built->offsets[d]); i < built->offsets[d + 1]; ++i) {
      if (numbers[built->cell_terms[i]] != kDropped) cells.emplace_back(numbers[built->cell_terms[i]], built->cell_counts[i]);
    }
    std::sort(cells.begin(), cells.end());
    for (const auto& [term, count] : cells) {
      cell_terms.push_back(term);
      cell_counts.push_back(count);
    }
    offsets.push_back(cell_terms.size());
  }
  corpus.offsets = std::move(offsets);
  corpus.terms = std::move(cell_terms);
  corpus.counts = std::move(cell_counts);
  const auto is_given = [](const std::string& text) { return !text.empty(); };
  corpus.ids = built->document_ids;
  if (std::any_of(built->labels.begin(), built->labels.end(), is_given)) corpus.labels = built->labels;
  if (std::any_of(built->dates.begin(), built->dates.end(), is_given)) corpus.dates = built->dates;
  return corpus;
}

}  // namespace ldavi
