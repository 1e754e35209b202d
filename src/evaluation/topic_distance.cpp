// SPDX-License-Identifier: Apache-2.0
#include "ldavi/evaluation/topic_distance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "ldavi/base/error.hpp"
#include "ldavi/base/parallel.hpp"
#include "math/log_table.hpp"

namespace ldavi {
namespace {

constexpr std::size_t kTopicsPerShard = 4;
constexpr double kRounding = 1e-12;

// A likeness is a sum over the words of both topics, of a figure for each pair of probabilities: like(). of_word() prepares a probability for
// it, once; size_of() is what the words of a topic add to a figure for that topic alone; distance() is made of the three sums.

class JensenShannon {
 public:
  struct Word {
    double probability;
    double x_log_x;
  };
  Word of_word(const TopicWord& word) const noexcept {
    const auto p = static_cast<double>(word.probability);
    return {p, p * table_(p)};
  }
  double like(const Word& p, const Word& q) const noexcept {
    const double sum = p.probability + q.probability;
    return sum * table_(sum) - (p.x_log_x + q.x_log_x);
  }
  static double size_of(const Word& word) noexcept { return word.probability; }
  static double distance(double likeness, double size_a, double size_b) noexcept {
    constexpr double kTwoLog2 = 1.3862943611198906;
    return 0.5 * (size_a + size_b) - likeness / kTwoLog2;
  }

 private:
  LogTable table_;
};

/// Its square: what rounding leaves of 0 is taken off before the root.
struct SquaredHellinger {
  using Word = double;  // the root of a probability
  static Word of_word(const TopicWord& word) noexcept { return std::sqrt(static_cast<double>(word.probability)); }
  static double like(Word p, Word q) noexcept { return p * q; }
  static double size_of(Word word) noexcept { return word * word; }
  static double distance(double likeness, double size_a, double size_b) noexcept { return 0.5 * (size_a + size_b) - likeness; }
};

struct Cosine {
  using Word = double;
  static Word of_word(const TopicWord& word) noexcept { return static_cast<double>(word.probability); }
  static double like(Word p, Word q) noexcept { return p * q; }
  static double size_of(Word word) noexcept { return word * word; }
  static double distance(double likeness, double size_a, double size_b) noexcept {
    return 1.0 - likeness / std::sqrt(size_a * size_b);
  }
};

struct SharedWords {
  using Word = double;  // 1, whatever the probability
  static Word of_word(const TopicWord& /*word*/) noexcept { return 1.0; }
  static double like(Word p, Word q) noexcept { return p * q; }
  static double size_of(Word word) noexcept { return word; }
  static double distance(double likeness, double size_a, double size_b) noexcept {
    return 1.0 - likeness / (size_a + size_b - likeness);
  }
};

/// For each term the topics that have it, one list after the other.
template <class Likeness>
class TopicsOfTerms {
 public:
  struct Entry {
    std::uint32_t topic;
    typename Likeness::Word word;
  };

  TopicsOfTerms(const TopicWords& words, const Likeness& likeness) : offsets_(words.num_terms + 1, 0) {
    for (const auto& topic : words.topics) {
      for (const TopicWord& word : topic) ++offsets_[word.term + 1];
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    entries_.resize(offsets_.back());
    std::vector<std::size_t> next(offsets_.begin(), offsets_.end() - 1);
    for (std::size_t k = 0; k < words.num_topics(); ++k) {
      for (const TopicWord& word : words.topics[k])
        entries_[next[word.term]++] = {static_cast<std::uint32_t>(k), likeness.of_word(word)};
    }
  }

  std::span<const Entry> of(std::uint32_t term) const {
    return std::span(entries_).subspan(offsets_[term], offsets_[term + 1] - offsets_[term]);
  }

 private:
  std::vector<std::size_t> offsets_;
  std::vector<Entry> entries_;
};

template <class Likeness>
std::vector<double> sizes_of(const TopicWords& words, const Likeness& likeness) {
  std::vector<double> sizes;
  for (const auto& topic : words.topics) {
    double size = 0.0;
    for (const TopicWord& word : topic) size += likeness.size_of(likeness.of_word(word));
    sizes.push_back(size);
  }
  return sizes;
}

template <class Likeness>
DistanceMatrix distances_by(const TopicWords& a, const TopicWords& b, const TermMap& map, int num_threads) {
  const Likeness likeness;
  const TopicsOfTerms<Likeness> topics_of_terms(b, likeness);
  const std::vector<double> sizes_a = sizes_of(a, likeness);
  const std::vector<double> sizes_b = sizes_of(b, likeness);
  DistanceMatrix distances(a.num_topics(), b.num_topics());
  const auto fill_row = [&](std::size_t i) {
    double* const row = &distances(i, 0);
    for (const TopicWord& word : a.topics[i]) {
      if (map[word.term] == kNoTerm) continue;
      const auto of_a = likeness.of_word(word);
      for (const auto& entry : topics_of_terms.of(map[word.term])) row[entry.topic] += likeness.like(of_a, entry.word);
    }
    for (std::size_t j = 0; j < distances.cols; ++j) {
      const bool is_empty = a.topics[i].empty() || b.topics[j].empty();
      const double distance = is_empty ? 1.0 : likeness.distance(row[j], sizes_a[i], sizes_b[j]);
      row[j] = distance < kRounding ? 0.0 : std::min(distance, 1.0);
    }
  };
  if (b.num_topics() == 0) return distances;
  Executor executor(num_threads > 0 ? num_threads : available_processors());
  for_each_block(executor, a.num_topics(), kTopicsPerShard, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) fill_row(i);
  });
  return distances;
}

/// Its topics by their most probable words alone.
TopicWords cut_to(const TopicWords& words, std::size_t size) {
  TopicWords cut;
  cut.num_terms = words.num_terms;
  for (std::size_t k = 0; k < words.num_topics(); ++k) cut.topics.push_back(top_words_of(words, k, size));
  return cut;
}

}  // namespace

TermMap map_terms(const Vocabulary& from, const Vocabulary& to) {
  TermMap map;
  map.reserve(from.size());
  for (const std::string& term : from.terms()) map.push_back(to.find(term).value_or(kNoTerm));
  return map;
}

double common_share(const TopicWords& words, const TermMap& map) {
  double common = 0.0;
  double all = 0.0;
  for (std::size_t k = 0; k < words.num_topics(); ++k) {
    double known = 0.0;
    double sum = 0.0;  // 1, but for rounding
    for (const TopicWord& word : words.topics[k]) {
      sum += static_cast<double>(word.probability);
      if (map[word.term] != kNoTerm) known += static_cast<double>(word.probability);
    }
    if (words.topics[k].empty()) continue;
    common += words.totals[k] * (known / sum);
    all += words.totals[k];
  }
  return all > 0.0 ? common / all : 0.0;
}

DistanceMatrix topic_distances(const TopicWords& a, const TopicWords& b, const TermMap& map,
                               const TopicDistanceOptions& options) {
  if (map.size() != a.num_terms) throw InvalidArgument("the map of terms does not have one number a term");
  switch (options.distance) {
    case TopicDistance::kHellinger: {
      DistanceMatrix distances = distances_by<SquaredHellinger>(a, b, map, options.num_threads);
      for (double& distance : distances.values) distance = std::sqrt(distance);
      return distances;
    }
    case TopicDistance::kCosine: return distances_by<Cosine>(a, b, map, options.num_threads);
    case TopicDistance::kTopWords:
      return distances_by<SharedWords>(cut_to(a, options.num_words), cut_to(b, options.num_words), map, options.num_threads);
    case TopicDistance::kJensenShannon: break;
  }
  return distances_by<JensenShannon>(a, b, map, options.num_threads);
}

}  // namespace ldavi
