// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/corpus_counts.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "base/pipeline.hpp"
#include "corpus/counting/stem_groups.hpp"
#include "corpus/counting/term_choice.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kDropped = std::numeric_limits<std::uint32_t>::max();
/// Below so many documents a term in two of them says something.
constexpr std::uint64_t kSmallCorpus = 1000;
/// Below so many documents every term may stay: there is nothing to tell rare and frequent ones by.
constexpr std::uint64_t kTinyCorpus = 10;

/// Rows on their way out, under the numbers of terms.
struct NumberedRows {
  RowBatch rows;
  std::vector<std::uint32_t> terms;  // ascending in each row
  std::vector<std::uint32_t> counts;
  std::vector<std::size_t> ends;     // of each row in them
  std::vector<std::uint64_t> cells;  // of the row at hand: a term and its count, to be sorted as one number
  PhraseUnits::Scratch units;

  void clear() {
    terms.clear();
    counts.clear();
    ends.clear();
  }

  /// A term each, or kDropped.
  template <class Term>
  void add(std::size_t size, const Term& term_at, std::span<const std::uint32_t> counts_of) {
    // Each is written, and the next one over it where it is dropped: which are cannot be predicted.
    std::size_t kept = cells.size();
    cells.resize(kept + size);
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t term = term_at(i);
      cells[kept] = std::uint64_t{term} << 32U | (counts_of.empty() ? 1 : counts_of[i]);
      kept += static_cast<std::size_t>(term != kDropped);
    }
    cells.resize(kept);
  }

  /// A row of what was added since the last one, a term once.
  void end_row() {
    std::sort(cells.begin(), cells.end());
    const std::size_t begin = terms.size();
    for (const std::uint64_t cell : cells) {
      const auto term = static_cast<std::uint32_t>(cell >> 32U);
      const auto count = static_cast<std::uint32_t>(cell);
      if (terms.size() > begin && terms.back() == term) {
        counts.back() += count;  // a document has no more tokens than a count can hold
      } else {
        terms.push_back(term);
        counts.push_back(count);
      }
    }
    cells.clear();
    ends.push_back(terms.size());
  }
};

}  // namespace

void CorpusCounts::make_counters(std::size_t count) {
  while (counters_.size() < count) counters_.emplace_back();
}

std::uint64_t CorpusCounts::duplicate_ids() const {
  std::vector<std::uint64_t> hashes = rows_.id_hashes();
  std::sort(hashes.begin(), hashes.end());
  return static_cast<std::uint64_t>(hashes.end() - std::unique(hashes.begin(), hashes.end()));
}

CountedWords CorpusCounts::words() const {
  CountedWords all;
  TermTable table;
  for (const WordCounter& counter : counters_) {
    std::vector<std::uint32_t>& places = all.places.emplace_back();
    places.reserve(counter.words().size());
    for (std::size_t i = 0; i < counter.words().size(); ++i) {
      const std::uint32_t place = table.number(counter.words()[i]);
      if (place == all.words.size()) {
        all.words.push_back(counter.words()[i]);
        all.documents.push_back(0);
        all.tokens.push_back(0);
      }
      places.push_back(place);
      all.documents[place] += counter.totals()[i].documents;
      all.tokens[place] += counter.totals()[i].tokens;
    }
  }
  return all;
}

/// Of words that are one now, and were several of the counters' in one document, it cannot be told without a look at each.
void CorpusCounts::count_documents(CountedWords& all) const {
  all.documents.assign(all.words.size(), 0);
  std::vector<std::uint64_t> last_document(all.words.size(), 0);  // and 1
  std::uint64_t d = 0;
  rows_.for_each([&](const CorpusRow& row, std::uint32_t counter) {
    ++d;
    for (const std::uint32_t word : row.counts.terms) {
      const std::uint32_t place = all.places[counter][word];
      if (std::exchange(last_document[place], d) != d) ++all.documents[place];
    }
  });
}

CorpusOutline CorpusCounts::settle(CountedWords all, const TermShaping& shaping, PruningReport& report) {
  report = {};
  report.min_documents = shaping.pruning.min_documents.value_or(num_documents() < kTinyCorpus    ? 1
                                                                : num_documents() < kSmallCorpus ? 2
                                                                                                 : 5);
  report.max_share = shaping.pruning.max_share.value_or(num_documents() < kTinyCorpus ? 1.0 : 0.5);

  if (shaping.stemmer != nullptr) all = grouped_by_stem(std::move(all), shaping);
  if (keeps_order_) {
    units_ = std::make_unique<PhraseUnits>(rows_, shaping, all);
  } else if (shaping.stemmer != nullptr) {
    count_documents(all);
  }
  std::vector<std::uint32_t> kept =
      choose_terms({all.words, all.documents, all.tokens}, num_documents(), shaping.stop_words, shaping.pruning, false, report);
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return all.words[a] < all.words[b]; });
  numbers_.assign(all.words.size(), kDropped);
  CorpusOutline outline;
  std::vector<std::string> terms;
  std::vector<std::uint64_t> document_frequencies;
  std::vector<std::uint64_t> counts;
  for (const std::uint32_t place : kept) {
    numbers_[place] = static_cast<std::uint32_t>(terms.size());
    terms.emplace_back(all.words[place]);
    document_frequencies.push_back(all.documents[place]);
    counts.push_back(all.tokens[place]);
    outline.num_cells += all.documents[place];
  }
  places_ = std::move(all.places);
  if (units_ == nullptr) {
    for (std::vector<std::uint32_t>& of_counter : places_)
      std::transform(of_counter.begin(), of_counter.end(), of_counter.begin(),
                     [&](std::uint32_t place) { return numbers_[place]; });
  }
  outline.vocabulary = Vocabulary(std::move(terms), std::move(document_frequencies), std::move(counts));
  outline.num_documents = num_documents();
  outline.id_bytes = rows_.id_bytes();
  outline.label_bytes = rows_.label_bytes();
  outline.date_bytes = rows_.date_bytes();
  return outline;
}

void CorpusCounts::pour(CorpusSink& sink, Executor& executor) const {
  const auto number = [this](NumberedRows& batch, int) {
    batch.clear();
    batch.rows.for_each([&](const CorpusRow& row, std::uint32_t counter) {
      const std::vector<std::uint32_t>& places = places_[counter];
      if (units_ != nullptr) {
        const std::span<const std::uint32_t> units = units_->read(row.counts.terms, places, batch.units);
        batch.add(units.size(), [&](std::size_t i) { return numbers_[units[i]]; }, {});
      } else {
        batch.add(
            row.counts.size(), [&](std::size_t i) { return places[row.counts.terms[i]]; }, row.counts.counts);
      }
      batch.end_row();
    });
  };
  const auto give = [&sink](const NumberedRows& batch) {
    std::size_t begin = 0;
    auto end = batch.ends.begin();
    batch.rows.for_each([&](const CorpusRow& row, std::uint32_t) {
      const std::size_t size = *end++ - begin;
      const DocumentCounts counts{std::span(batch.terms).subspan(begin, size), std::span(batch.counts).subspan(begin, size)};
      sink.add({counts, row.id, row.label, row.date});
      begin += size;
    });
  };
  RowStore::Reader reader(rows_);
  run_pipeline<NumberedRows>(executor, {[&](NumberedRows& batch) { return reader.next(batch.rows); }, number, give});
}

}  // namespace ldavi
