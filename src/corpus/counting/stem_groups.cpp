// SPDX-License-Identifier: Apache-2.0
#include "corpus/counting/stem_groups.hpp"

#include <algorithm>
#include <utility>

#include "corpus/counting/term_table.hpp"

namespace ldavi {
namespace {

/// The groups so far. A group is called by one of its words.
class Groups {
 public:
  explicit Groups(const PruningOptions& pruning) : kept_(pruning.kept.begin(), pruning.kept.end()) {}

  /// Returns its number.
  std::uint32_t add() {
    groups_.words.emplace_back();
    groups_.tokens.push_back(0);
    tokens_of_name_.push_back(0);
    return static_cast<std::uint32_t>(groups_.words.size() - 1);
  }

  void add_word(std::uint32_t group, std::string_view word, std::uint64_t tokens) {
    groups_.tokens[group] += tokens;
    if (!is_better_name(group, word, tokens)) return;
    groups_.words[group] = word;
    tokens_of_name_[group] = tokens;
  }

  CountedWords take() { return std::move(groups_); }

 private:
  bool is_better_name(std::uint32_t group, std::string_view word, std::uint64_t tokens) const {
    const std::string_view name = groups_.words[group];
    if (name.empty()) return true;
    const bool is_kept = kept_.contains(word);
    if (is_kept != kept_.contains(name)) return is_kept;
    return tokens != tokens_of_name_[group] ? tokens > tokens_of_name_[group] : word < name;
  }

  const WordLookup kept_;
  CountedWords groups_;
  std::vector<std::uint64_t> tokens_of_name_;
};

}  // namespace

CountedWords grouped_by_stem(CountedWords all, const TermShaping& shaping) {
  const WordLookup alone = left_out_by_name(shaping);
  Groups groups(shaping.pruning);
  std::vector<std::uint32_t> group_of_word;
  TermTable stems;
  std::vector<std::uint32_t> group_of_stem;
  for (std::size_t i = 0; i < all.words.size(); ++i) {
    const std::string_view word = all.words[i];
    if (alone.contains(word)) {
      group_of_word.push_back(groups.add());
    } else {
      const std::uint32_t stem = stems.number(shaping.stemmer->stem(word));
      if (stem == group_of_stem.size()) group_of_stem.push_back(groups.add());
      group_of_word.push_back(group_of_stem[stem]);
    }
    groups.add_word(group_of_word.back(), word, all.tokens[i]);
  }
  CountedWords grouped = groups.take();
  grouped.places = std::move(all.places);
  for (std::vector<std::uint32_t>& places : grouped.places)
    std::transform(places.begin(), places.end(), places.begin(), [&](std::uint32_t place) { return group_of_word[place]; });
  return grouped;
}

}  // namespace ldavi
