// SPDX-License-Identifier: Apache-2.0
#include "corpus/corpus_counts.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_set>
#include <utility>

#include "corpus/phrase_counts.hpp"
#include "corpus/term_choice.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kDropped = std::numeric_limits<std::uint32_t>::max();
/// Below so many documents a term in two of them says something.
constexpr std::uint64_t kSmallCorpus = 1000;
/// Below so many documents every term may stay: there is nothing to tell rare and frequent ones by.
constexpr std::uint64_t kTinyCorpus = 10;

using Lookup = std::unordered_set<std::string_view>;

/// Stop words, and what is dropped by name.
Lookup left_out_by_name(const TermShaping& shaping) {
  Lookup words(shaping.stop_words.begin(), shaping.stop_words.end());
  words.insert(shaping.pruning.dropped.begin(), shaping.pruning.dropped.end());
  return words;
}

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

CorpusCounts::Words CorpusCounts::words() const {
  Words all;
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

CorpusCounts::Words CorpusCounts::grouped(Words all, const TermShaping& shaping) const {
  const Lookup alone = left_out_by_name(shaping);
  const Lookup kept(shaping.pruning.kept.begin(), shaping.pruning.kept.end());
  Words groups;
  std::vector<std::uint64_t> best;    // tokens of the word that the group is called by
  std::vector<std::uint32_t> places;  // of words among groups
  TermTable stems;
  std::vector<std::uint32_t> group_of_stem;
  const auto new_group = [&](std::uint64_t tokens) {
    groups.words.emplace_back();
    groups.tokens.push_back(0);
    best.push_back(tokens);
    return static_cast<std::uint32_t>(groups.words.size() - 1);
  };
  for (std::size_t i = 0; i < all.words.size(); ++i) {
    const std::string_view word = all.words[i];
    std::uint32_t group = 0;
    if (alone.contains(word)) {
      group = new_group(0);
    } else {
      const std::uint32_t stem = stems.number(shaping.stemmer->stem(word));
      if (stem == group_of_stem.size()) group_of_stem.push_back(new_group(0));
      group = group_of_stem[stem];
    }
    places.push_back(group);
    groups.tokens[group] += all.tokens[i];
    std::string_view& name = groups.words[group];
    const bool is_kept = kept.contains(word);
    const bool was_kept = kept.contains(name);
    const bool is_commoner = all.tokens[i] != best[group] ? all.tokens[i] > best[group] : word < name;
    if (name.empty() || (is_kept != was_kept ? is_kept : is_commoner)) {
      name = word;
      best[group] = all.tokens[i];
    }
  }
  groups.places = std::move(all.places);
  for (std::vector<std::uint32_t>& of_counter : groups.places)
    std::transform(of_counter.begin(), of_counter.end(), of_counter.begin(),
                   [&](std::uint32_t place) { return places[place]; });
  count_documents(groups);
  return groups;
}

/// Of words that are several of the counters' in one document it cannot be told without a look at each.
void CorpusCounts::count_documents(Words& all) const {
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

/// Phrases become words like others, and words in them do not count.
void CorpusCounts::join_phrases(const TermShaping& shaping, Words& all) {
  const Lookup left_out = left_out_by_name(shaping);
  std::vector<bool> is_between;
  for (const std::string_view word : all.words) is_between.push_back(left_out.contains(word));
  phrases_ = found_phrases(all, is_between);
  std::transform(phrases_.begin(), phrases_.end(), std::back_inserter(phrase_names_), PhraseJoiner::name);
  joiner_ = std::make_unique<PhraseJoiner>(phrases_, shaping.stemmer);
  joined_words_.clear();
  for (std::size_t place = 0; place < all.words.size(); ++place) {
    const std::string_view word = all.words[place];
    const std::uint32_t joined = joiner_->word(shaping.stemmer == nullptr ? word : shaping.stemmer->stem(word));
    joined_words_.push_back(is_between[place] ? PhraseJoiner::kNone : joined);
  }
  all.words.insert(all.words.end(), phrase_names_.begin(), phrase_names_.end());
  count_units(all);
}

std::vector<std::string> CorpusCounts::found_phrases(const Words& all, const std::vector<bool>& is_between) const {
  const DocumentsByWord documents = [&](const auto& see) {
    RowStore::Reader reader(rows_);
    std::vector<std::uint32_t> sequence;
    for (std::uint64_t d = 0; d < num_documents(); ++d) {
      const CorpusRow row = reader.next();
      sequence.clear();
      for (const std::uint32_t word : row.counts.terms) {
        const std::uint32_t place = all.places[reader.counter()][word];
        sequence.push_back(is_between[place] ? kBetweenPhrases : place);
      }
      see(sequence);
    }
  };
  std::vector<std::string> phrases;
  for (const PhraseWords& found : find_phrases(documents, all.tokens)) {
    std::string& phrase = phrases.emplace_back(all.words[found.words[0]]);
    for (std::size_t i = 1; i < found.size; ++i) phrase.append(" ").append(all.words[found.words[i]]);
  }
  std::sort(phrases.begin(), phrases.end());
  return phrases;
}

template <class See>
void CorpusCounts::see_units(const See& see) const {
  RowStore::Reader reader(rows_);
  const std::size_t num_words = joined_words_.size();
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> joined;
  std::vector<std::uint32_t> units;
  for (std::uint64_t d = 0; d < num_documents(); ++d) {
    const CorpusRow row = reader.next();
    places.clear();
    joined.clear();
    units.clear();
    for (const std::uint32_t word : row.counts.terms) {
      places.push_back(places_[reader.counter()][word]);
      joined.push_back(joined_words_[places.back()]);
    }
    joiner_->join(
        joined, [&](std::size_t i) { units.push_back(places[i]); },
        [&](std::uint32_t phrase) { units.push_back(static_cast<std::uint32_t>(num_words + phrase)); });
    see(row, units);
  }
}

void CorpusCounts::count_units(Words& all) const {
  all.documents.assign(all.words.size(), 0);
  all.tokens.assign(all.words.size(), 0);
  std::vector<std::uint64_t> last_document(all.words.size(), 0);  // and 1
  std::uint64_t document = 0;
  see_units([&](const CorpusRow&, std::span<const std::uint32_t> units) {
    ++document;
    for (const std::uint32_t unit : units) {
      ++all.tokens[unit];
      if (std::exchange(last_document[unit], document) != document) ++all.documents[unit];
    }
  });
}

CorpusOutline CorpusCounts::settle(const TermShaping& shaping, PruningReport& report) {
  report = {};
  report.min_documents = shaping.pruning.min_documents.value_or(num_documents() < kTinyCorpus    ? 1
                                                                : num_documents() < kSmallCorpus ? 2
                                                                                                 : 5);
  report.max_share = shaping.pruning.max_share.value_or(num_documents() < kTinyCorpus ? 1.0 : 0.5);

  Words all = shaping.stemmer == nullptr ? words() : grouped(words(), shaping);
  places_ = std::move(all.places);
  if (keeps_order_) {
    all.places = places_;
    join_phrases(shaping, all);
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
  outline.vocabulary = Vocabulary(std::move(terms), std::move(document_frequencies), std::move(counts));
  outline.num_documents = num_documents();
  outline.id_bytes = rows_.id_bytes();
  outline.label_bytes = rows_.label_bytes();
  outline.date_bytes = rows_.date_bytes();
  return outline;
}

void CorpusCounts::pour(CorpusSink& sink) {
  CellSorter cells;
  if (keeps_order_) {
    see_units([&](CorpusRow row, std::span<const std::uint32_t> units) {
      for (const std::uint32_t unit : units) {
        if (numbers_[unit] != kDropped) cells.add(numbers_[unit], 1);
      }
      row.counts = cells.take();
      sink.add(row);
    });
    return;
  }
  for (std::vector<std::uint32_t>& of_counter : places_)
    std::transform(of_counter.begin(), of_counter.end(), of_counter.begin(),
                   [&](std::uint32_t place) { return numbers_[place]; });
  RowStore::Reader reader(rows_);
  for (std::uint64_t d = 0; d < num_documents(); ++d) {
    CorpusRow row = reader.next();
    const std::vector<std::uint32_t>& numbers = places_[reader.counter()];
    for (std::size_t i = 0; i < row.counts.size(); ++i) {
      const std::uint32_t number = numbers[row.counts.terms[i]];
      if (number != kDropped) cells.add(number, row.counts.counts[i]);
    }
    row.counts = cells.take();
    sink.add(row);
  }
}

}  // namespace ldavi
