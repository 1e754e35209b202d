// SPDX-License-Identifier: Apache-2.0
#include "evaluation/cooccurrence_tally.hpp"

#include <algorithm>

namespace ldavi {
namespace {

constexpr std::uint32_t kNoNumber = 0xFFFF'FFFF;

void add_counts(const Cooccurrence& from, Cooccurrence& to) {
  to.num_windows += from.num_windows;
  const auto add = [](const std::vector<std::uint64_t>& some, std::vector<std::uint64_t>& sum) {
    for (std::size_t i = 0; i < some.size(); ++i) sum[i] += some[i];
  };
  for (std::size_t k = 0; k < from.topics.size(); ++k) {
    add(from.topics[k].windows, to.topics[k].windows);
    add(from.topics[k].together, to.topics[k].together);
  }
}

}  // namespace

CooccurrenceTally::CooccurrenceTally(const TopWordPlaces& places)
    : places_(places),
      counts_{places.no_windows(), false, places.no_windows(), places.no_windows()},
      found_(places.num_topics()),
      numbers_(places.num_terms(), kNoNumber) {}

void CooccurrenceTally::add(std::span<const std::uint32_t> terms) {
  find(terms);
  count(
      1, [](std::uint32_t) { return 1U; }, [](std::uint32_t, std::uint32_t) { return 1U; }, counts_.documents);
  forget();
}

void CooccurrenceTally::add(std::span<const std::uint32_t> terms, std::span<const std::uint32_t> sequence) {
  find(terms);
  count(
      1, [](std::uint32_t) { return 1U; }, [](std::uint32_t, std::uint32_t) { return 1U; }, counts_.documents);
  locate(sequence);
  count_windows(sequence.size(), kShortWindow, counts_.short_windows);
  count_windows(sequence.size(), kLongWindow, counts_.long_windows);
  forget();
}

void CooccurrenceTally::find(std::span<const std::uint32_t> terms) {
  for (const std::uint32_t term : terms) {
    const auto places = places_.of(term);
    if (places.empty()) continue;
    const auto number = static_cast<std::uint32_t>(terms_.size());
    terms_.push_back(term);
    numbers_[term] = number;
    for (const auto [topic, rank] : places) {
      if (found_[topic].empty()) topics_.push_back(topic);
      found_[topic].push_back({rank, number});
    }
  }
}

void CooccurrenceTally::locate(std::span<const std::uint32_t> sequence) {
  if (stands_.size() < terms_.size()) {
    stands_.resize(terms_.size());
    ranges_.resize(terms_.size());
  }
  for (std::size_t number = 0; number < terms_.size(); ++number) stands_[number].clear();
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    if (sequence[i] == kNoTerm || numbers_[sequence[i]] == kNoNumber) continue;
    stands_[numbers_[sequence[i]]].push_back(static_cast<std::uint32_t>(i));
  }
}

/// Adds what `single(number)` and `pair(number, number)` give for the top words of each topic.
template <class Single, class Pair>
void CooccurrenceTally::count(std::uint64_t num_windows, const Single& single, const Pair& pair, Cooccurrence& counts) {
  counts.num_windows += num_windows;
  for (const std::uint32_t k : topics_) {
    const std::vector<Found>& words = found_[k];
    TopicCooccurrence& topic = counts.topics[k];
    for (std::size_t a = 0; a < words.size(); ++a) {
      topic.windows[words[a].rank] += single(words[a].number);
      for (std::size_t b = 0; b < a; ++b) {
        topic.together[TopicCooccurrence::pair(words[a].rank, words[b].rank)] += pair(words[a].number, words[b].number);
      }
    }
  }
}

void CooccurrenceTally::count_windows(std::size_t length, std::size_t size, Cooccurrence& counts) {
  if (length <= size) {
    count(
        num_windows(length, size), [](std::uint32_t) { return 1U; }, [](std::uint32_t, std::uint32_t) { return 1U; }, counts);
    return;
  }
  for (std::size_t number = 0; number < terms_.size(); ++number)
    windows_that_hold(stands_[number], length, size, ranges_[number]);
  count(
      num_windows(length, size), [this](std::uint32_t number) { return num_windows(ranges_[number]); },
      [this](std::uint32_t a, std::uint32_t b) { return num_windows_in_both(ranges_[a], ranges_[b]); }, counts);
}

void CooccurrenceTally::forget() {
  for (const std::uint32_t k : topics_) found_[k].clear();
  for (const std::uint32_t term : terms_) numbers_[term] = kNoNumber;
  topics_.clear();
  terms_.clear();
}

void add_counts(const CooccurrenceCounts& from, CooccurrenceCounts& to) {
  add_counts(from.documents, to.documents);
  add_counts(from.short_windows, to.short_windows);
  add_counts(from.long_windows, to.long_windows);
}

}  // namespace ldavi
