// SPDX-License-Identifier: Apache-2.0
#include "corpus/corpus_counts.hpp"

#include <algorithm>
#include <limits>
#include <unordered_set>
#include <utility>

#include "corpus/term_choice.hpp"

namespace ldavi {
namespace {

constexpr std::uint32_t kDropped = std::numeric_limits<std::uint32_t>::max();
/// Below so many documents a term in two of them says something.
constexpr std::uint64_t kSmallCorpus = 1000;
/// Below so many documents every term may stay: there is nothing to tell rare and frequent ones by.
constexpr std::uint64_t kTinyCorpus = 10;

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

CorpusCounts::Words CorpusCounts::grouped(Words all, std::span<const std::string> stop_words, const PruningOptions& pruning,
                                          Stemmer& stemmer) const {
  using Lookup = std::unordered_set<std::string_view>;
  Lookup alone(stop_words.begin(), stop_words.end());
  alone.insert(pruning.dropped.begin(), pruning.dropped.end());
  const Lookup kept(pruning.kept.begin(), pruning.kept.end());
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
      const std::uint32_t stem = stems.number(stemmer.stem(word));
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

CorpusOutline CorpusCounts::settle(std::span<const std::string> stop_words, const PruningOptions& pruning,
                                   PruningReport& report, Stemmer* stemmer) {
  report = {};
  report.min_documents = pruning.min_documents.value_or(num_documents() < kTinyCorpus    ? 1
                                                        : num_documents() < kSmallCorpus ? 2
                                                                                         : 5);
  report.max_share = pruning.max_share.value_or(num_documents() < kTinyCorpus ? 1.0 : 0.5);

  const Words all = stemmer == nullptr ? words() : grouped(words(), stop_words, pruning, *stemmer);
  std::vector<std::uint32_t> kept =
      choose_terms({all.words, all.documents, all.tokens}, num_documents(), stop_words, pruning, false, report);
  std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) { return all.words[a] < all.words[b]; });
  std::vector<std::uint32_t> numbers(all.words.size(), kDropped);
  CorpusOutline outline;
  std::vector<std::string> terms;
  std::vector<std::uint64_t> document_frequencies;
  std::vector<std::uint64_t> counts;
  for (const std::uint32_t place : kept) {
    numbers[place] = static_cast<std::uint32_t>(terms.size());
    terms.emplace_back(all.words[place]);
    document_frequencies.push_back(all.documents[place]);
    counts.push_back(all.tokens[place]);
    outline.num_cells += all.documents[place];
  }
  terms_ = all.places;
  for (std::vector<std::uint32_t>& places : terms_)
    std::transform(places.begin(), places.end(), places.begin(), [&](std::uint32_t place) { return numbers[place]; });
  outline.vocabulary = Vocabulary(std::move(terms), std::move(document_frequencies), std::move(counts));
  outline.num_documents = num_documents();
  outline.id_bytes = rows_.id_bytes();
  outline.label_bytes = rows_.label_bytes();
  outline.date_bytes = rows_.date_bytes();
  return outline;
}

void CorpusCounts::pour(CorpusSink& sink) {
  RowStore::Reader reader(rows_);
  std::vector<std::uint64_t> cells;  // a term and its count, to be sorted as one number
  std::vector<std::uint32_t> terms;
  std::vector<std::uint32_t> counts;
  for (std::uint64_t d = 0; d < num_documents(); ++d) {
    CorpusRow row = reader.next();
    const std::vector<std::uint32_t>& numbers = terms_[reader.counter()];
    cells.clear();
    for (std::size_t i = 0; i < row.counts.size(); ++i) {
      const std::uint64_t number = numbers[row.counts.terms[i]];
      if (number != kDropped) cells.push_back(number << 32U | row.counts.counts[i]);
    }
    std::sort(cells.begin(), cells.end());
    terms.clear();
    counts.clear();
    for (const std::uint64_t cell : cells) {
      const auto term = static_cast<std::uint32_t>(cell >> 32U);
      const auto count = static_cast<std::uint32_t>(cell);
      if (!terms.empty() && terms.back() == term) {  // words of one stem; a document has no more tokens than a count can hold
        counts.back() += count;
      } else {
        terms.push_back(term);
        counts.push_back(count);
      }
    }
    row.counts = {terms, counts};
    sink.add(row);
  }
}

}  // namespace ldavi
