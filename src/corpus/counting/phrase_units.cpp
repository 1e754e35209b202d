// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/phrase_units.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/counting/phrase_counts.hpp"

namespace ldavi {
namespace {

/// By place: nothing goes across these.
std::vector<bool> between_phrases(const CountedWords& all, const TermShaping& shaping) {
  const WordLookup left_out = left_out_by_name(shaping);
  std::vector<bool> between;
  between.reserve(all.words.size());
  for (const std::string_view word : all.words) between.push_back(left_out.contains(word));
  return between;
}

std::vector<std::string> phrases_of(const RowStore& rows, const CountedWords& all, const std::vector<bool>& between) {
  const DocumentsByWord documents = [&](const auto& see) {
    std::vector<std::uint32_t> sequence;
    rows.for_each([&](const CorpusRow& row, std::uint32_t counter) {
      sequence.clear();
      for (const std::uint32_t word : row.counts.terms) {
        const std::uint32_t place = all.places[counter][word];
        sequence.push_back(between[place] ? kBetweenPhrases : place);
      }
      see(sequence);
    });
  };
  std::vector<std::string> phrases;
  for (const PhraseWords& found : find_phrases(documents, all.tokens)) {
    std::string& phrase = phrases.emplace_back(all.words[found.words[0]]);
    for (std::size_t i = 1; i < found.size; ++i) phrase.append(" ").append(all.words[found.words[i]]);
  }
  std::sort(phrases.begin(), phrases.end());
  return phrases;
}

}  // namespace

PhraseUnits::PhraseUnits(const RowStore& rows, const TermShaping& shaping, CountedWords& all)
    : PhraseUnits(rows, shaping, between_phrases(all, shaping), all) {}

PhraseUnits::PhraseUnits(const RowStore& rows, const TermShaping& shaping, const std::vector<bool>& between, CountedWords& all)
    : phrases_(phrases_of(rows, all, between)), joiner_(phrases_, shaping.stemmer) {
  for (std::size_t place = 0; place < all.words.size(); ++place) {
    const std::string_view word = all.words[place];
    const std::uint32_t joined = joiner_.word(shaping.stemmer == nullptr ? word : shaping.stemmer->stem(word));
    joined_words_.push_back(between[place] ? PhraseJoiner::kNone : joined);
  }
  std::transform(phrases_.begin(), phrases_.end(), std::back_inserter(names_), PhraseJoiner::name);
  all.words.insert(all.words.end(), names_.begin(), names_.end());
  count(rows, all);
}

std::span<const std::uint32_t> PhraseUnits::read(std::span<const std::uint32_t> words, std::span<const std::uint32_t> places,
                                                 Scratch& scratch) const {
  scratch.joined.clear();
  scratch.units.clear();
  for (const std::uint32_t word : words) scratch.joined.push_back(joined_words_[places[word]]);
  joiner_.join(
      scratch.joined, [&](std::size_t i) { scratch.units.push_back(places[words[i]]); },
      [&](std::uint32_t phrase, std::size_t, std::size_t) {
        scratch.units.push_back(static_cast<std::uint32_t>(joined_words_.size() + phrase));
      });
  return scratch.units;
}

void PhraseUnits::count(const RowStore& rows, CountedWords& all) {
  all.documents.assign(all.words.size(), 0);
  all.tokens.assign(all.words.size(), 0);
  std::vector<std::uint64_t> last_document(all.words.size(), 0);  // and 1
  Scratch scratch;
  std::uint64_t d = 0;
  rows.for_each([&](const CorpusRow& row, std::uint32_t counter) {
    ++d;
    for (const std::uint32_t unit : read(row.counts.terms, all.places[counter], scratch)) {
      ++all.tokens[unit];
      if (std::exchange(last_document[unit], d) != d) ++all.documents[unit];
    }
  });
}

}  // namespace ldavi
