// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/corpus_counts.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "corpus/counting/stem_groups.hpp"
#include "corpus/counting/term_choice.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kDropped = std::numeric_limits<std::uint32_t>::max();
/// Below so many documents a term in two of them says something.
constexpr std::uint64_t kSmallCorpus = 1000;
/// Below so many documents every term may stay: there is nothing to tell rare and frequent ones by.
constexpr std::uint64_t kTinyCorpus = 10;

/// Puts a document's cells in the order of their terms.
class CellSorter {
 public:
  void add(std::uint32_t term, std::uint32_t count) { cells_.push_back(std::uint64_t{term} << 32U | count); }

  /// Those added since the last time, a term once; valid until the next call.
  DocumentCounts take() {
    std::sort(cells_.begin(), cells_.end());
    terms_.clear();
    counts_.clear();
    for (const std::uint64_t cell : cells_) {
      const auto term = static_cast<std::uint32_t>(cell >> 32U);
      const auto count = static_cast<std::uint32_t>(cell);
      if (!terms_.empty() && terms_.back() == term) {
        counts_.back() += count;  // a document has no more tokens than a count can hold
      } else {
        terms_.push_back(term);
        counts_.push_back(count);
      }
    }
    cells_.clear();
    return {terms_, counts_};
  }

 private:
  std::vector<std::uint64_t> cells_;  // a term and its count, to be sorted as one number
  std::vector<std::uint32_t> terms_;
  std::vector<std::uint32_t> counts_;
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
  RowStore::Reader reader(rows_);
  for (std::uint64_t d = 1; d <= num_documents(); ++d) {
    const CorpusRow row = reader.next();
    for (const std::uint32_t word : row.counts.terms) {
      const std::uint32_t place = all.places[reader.counter()][word];
      if (std::exchange(last_document[place], d) != d) ++all.documents[place];
    }
  }
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

void CorpusCounts::pour(CorpusSink& sink) {
  CellSorter cells;
  const auto add = [&](std::uint32_t number, std::uint32_t count) {
    if (number != kDropped) cells.add(number, count);
  };
  std::vector<std::uint32_t> units;
  RowStore::Reader reader(rows_);
  for (std::uint64_t d = 0; d < num_documents(); ++d) {
    CorpusRow row = reader.next();
    const std::vector<std::uint32_t>& places = places_[reader.counter()];
    if (units_ != nullptr) {
      units_->read(row.counts.terms, places, units);
      for (const std::uint32_t unit : units) add(numbers_[unit], 1);
    } else {
      for (std::size_t i = 0; i < row.counts.size(); ++i) add(places[row.counts.terms[i]], row.counts.counts[i]);
    }
    row.counts = cells.take();
    sink.add(row);
  }
}

}  // namespace ldavi
