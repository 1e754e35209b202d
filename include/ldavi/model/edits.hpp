// SPDX-License-Identifier: Apache-2.0
// What people say of topics after training: names, notes, topics that say nothing, topics that are one, words that do not belong. The topics
// themselves stay as they were learned, and keep their numbers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ldavi/corpus/vocabulary.hpp"

namespace ldavi {

struct TopicModel;

enum class EditAction : std::uint32_t {
  kName = 1,     ///< one topic; text is its name
  kNote = 2,     ///< one topic; text is said of it, "" takes the note away
  kHide = 3,     ///< topics that lists leave out
  kShow = 4,     ///< topics that lists have again
  kMerge = 5,    ///< topics of which the first takes up the others
  kDropWord = 6  ///< no topic; text is a term that is not shown and not counted any more
};

/// In the order of their values.
inline constexpr std::array<std::string_view, 6> kEditActions{"name", "note", "hide", "show", "merge", "drop-word"};

std::string_view edit_action_name(EditAction action) noexcept;

/// An entry of the log that a model keeps.
struct Edit {
  EditAction action = EditAction::kName;
  std::vector<std::uint32_t> topics = {};
  std::string text = {};

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// In characters (code points).
inline constexpr std::size_t kLongestTopicName = 200;
inline constexpr std::size_t kLongestTopicNote = 2'000;

/// What a log of edits amounts to. Without edits: no name, no note, all topics by themselves, no word dropped.
struct TopicView {
  // One a topic.
  std::vector<std::string> names;  ///< given by a person; "" where nobody has
  std::vector<std::string> notes;  ///< "" where there is none
  std::vector<bool> hidden;
  /// The topic that has taken it up, itself where none has. That one is never taken up itself.
  std::vector<std::uint32_t> merged_into;
  /// Terms, ascending.
  std::vector<std::uint32_t> dropped_words;

  TopicView() = default;
  explicit TopicView(std::size_t num_topics);

  std::size_t num_topics() const noexcept { return names.size(); }
  bool is_merged_away(std::size_t topic) const noexcept { return merged_into[topic] != topic; }
  /// Neither hidden nor merged into another.
  bool is_listed(std::size_t topic) const noexcept { return !hidden[topic] && !is_merged_away(topic); }
  /// Neither merged into another nor one that has taken up others: figures of the topic as learned hold for it.
  bool is_by_itself(std::size_t topic) const noexcept;
  bool is_dropped(std::uint32_t term) const noexcept;

  /// Takes one more edit. Throws InvalidArgument, and changes nothing, for: a topic that the model does not have, that stands twice, or that was
  /// merged into another already; fewer than two topics to merge; a name without a visible character or longer than kLongestTopicName, a note longer than
  /// kLongestTopicNote, either with control characters or with marks of the direction of writing, or not UTF-8; a word that is not in the
  /// vocabulary, is dropped already or is the last one; topics or text where the action has none.
  void apply(const Edit& edit, const Vocabulary& vocabulary);

  /// Turns a mixture under the topics as learned into one under the edited ones: a topic has its own share and those of the topics it has taken
  /// up, which have 0. Shares of a Dirichlet add up to those of a Dirichlet; a sum that rounding lets pass 1 is 1. mixture: K. Cost: K additions.
  void add_up(std::span<float> mixture) const;
};

/// Of the edits of a model. Throws InvalidArgument as TopicView::apply does; not for a model without problems(). Cost: that of the log.
TopicView topic_view(const TopicModel& model);

}  // namespace ldavi
